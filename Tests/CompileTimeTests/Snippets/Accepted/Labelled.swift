// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func narrow(_ anna: Customer) async throws -> Derived<String, Newsletter> {
    let email = anna.email.labelled(DataLabel(purposes: [Newsletter.id], recipients: ["mailer"]))
    return try await use(Newsletter.self) { permit in
        try anna.name.combine(permit, email) { "\($0) <\($1)>" }.labelled(DataLabel(isRestricted: true))
    }
}
