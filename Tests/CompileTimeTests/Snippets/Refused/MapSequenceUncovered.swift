// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ customers: [Customer]) async throws {
    try await use(Newsletter.self) { permit in
        // expect-error: no exact matches in call to instance method 'map'
        _ = try customers.map(\.health).map(permit) { $0.count }
    }
}
