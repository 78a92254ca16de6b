// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) async throws {
    try await use(Newsletter.self) { permit in
        let line = try anna.name.combine(permit, anna.email) { "\($0) <\($1)>" }
        // expect-error: 'combine' is unavailable: the purpose doesn't cover the other value's category
        _ = try line.combine(permit, anna.health) { $0 + $1 }
    }
}
