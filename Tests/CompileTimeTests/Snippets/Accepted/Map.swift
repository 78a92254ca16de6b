// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func domain(_ anna: Customer) async throws -> Personal<String, EmailAddress> {
    try await use(Newsletter.self) { permit in
        try anna.email.map(permit) { email in
            let parts = email.split(separator: "@")
            return String(parts.last ?? "")
        }
    }
}

func later(_ domain: Personal<String, EmailAddress>) async throws {
    try await use(Reminder.self) { permit in
        try await send(domain.open(permit))
    }
}
