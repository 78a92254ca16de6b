// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func count(_ orders: [Personal<String, Order>]) async throws -> Personal<Int, Order> {
    try await use(Support.self) { permit in
        try orders.combined(permit).map(permit) { $0.count }
    }
}

func list(_ derived: [Derived<String, Support>]) async throws -> Derived<[String], Support>? {
    try await use(Support.self) { permit in
        try derived.combined(permit)
    }
}
