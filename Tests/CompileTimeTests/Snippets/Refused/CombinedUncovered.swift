// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ customers: [Customer]) async throws {
    try await use(Newsletter.self) { permit in
        // expect-error: no exact matches in call to instance method 'combined'
        // expect-error: the types 'Newsletter.Covers' (aka '(Name, EmailAddress)') and '(Name, Health)' be equivalent
        _ = try customers.map(\.health).combined(permit)
    }
}
