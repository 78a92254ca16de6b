// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func lengths(_ orders: [Personal<String, Order>]) async throws -> [Personal<Int, Order>] {
    try await use(Support.self) { permit in
        try orders.map(permit) { $0.count }
    }
}

func all(_ orders: Set<String>, _ derived: [Derived<String, Support>]) async throws -> [Derived<Int, Support>] {
    try await use(Support.self) { permit in
        _ = orders.map { $0.count }
        return try derived.map(permit) { $0.count }
    }
}
