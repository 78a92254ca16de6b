// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) async throws {
    try await use(Reminder.self) { permit in
        // expect-error: requires the types 'Name' and 'Reminder.Covers' (aka 'EmailAddress') be equivalent
        try await send(anna.name.open(permit))
    }
}
