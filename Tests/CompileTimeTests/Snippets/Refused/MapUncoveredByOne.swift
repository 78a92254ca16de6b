// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) async throws {
    try await use(Reminder.self) { permit in
        // expect-error: requires the types 'Name' and 'Reminder.Covers' (aka 'EmailAddress') be equivalent
        let length = try anna.name.map(permit) { $0.count }
        try await send("\(length)")
    }
}
