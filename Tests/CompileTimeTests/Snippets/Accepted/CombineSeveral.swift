// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func bill(_ anna: Customer) async throws -> Derived<Int, Invoicing> {
    try await use(Invoicing.self) { permit in
        let head = try anna.account.combine(permit, anna.name) { "\($1), \($0)" }
        let whole = try head.combine(permit, anna.address) { head, address in "\(head), \(address)" }
        let again = try anna.address.combine(permit, whole) { $0 + $1 }
        return try again.combine(permit, whole) { $0 + $1 }.map(permit) { $0.count }
    }
}

func call(_ anna: Customer) async throws -> Derived<Int, Support> {
    try await use(Support.self) { permit in
        try anna.born.combine(permit, anna.function) { $0 + $1.count }
    }
}
