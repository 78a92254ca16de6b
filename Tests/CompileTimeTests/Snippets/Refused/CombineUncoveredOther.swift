// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) async throws {
    try await use(Newsletter.self) { permit in
        // expect-error: no exact matches in call to instance method 'combine'
        // expect-error: the types 'Newsletter.Covers' (aka '(Name, EmailAddress)') and '(Name, Health)' be equivalent
        _ = try anna.name.combine(permit, anna.health) { "\($0): \($1)" }
    }
}
