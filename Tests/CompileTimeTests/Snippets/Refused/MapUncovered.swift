// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) async throws {
    try await use(Newsletter.self) { permit in
        // expect-error: no exact matches in call to instance method 'map'
        // expect-error: the types 'Newsletter.Covers' (aka '(Name, EmailAddress)') and '(Name, Health)' be equivalent
        let length = try anna.health.map(permit) { $0.count }
        try await send("\(length)")
    }
}
