// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) async throws {
    try await use(Reminder.self) { permit in
        // expect-error: no exact matches in call to instance method 'combine'
        // expect-error: 'Reminder.Covers' (aka 'EmailAddress') and '(EmailAddress, Name)' be equivalent
        _ = try anna.email.combine(permit, anna.name) { "\($1) <\($0)>" }
    }
}
