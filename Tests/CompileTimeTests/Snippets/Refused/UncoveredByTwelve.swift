// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) async throws {
    try await use(Support.self) { permit in
        // expect-error: no exact matches in call to instance method 'open'
        // expect-error: the types 'Health' and 'Support.Covers'
        try await send(anna.health.open(permit))
    }
}
