// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func mix(_ anna: Customer, _ bill: Derived<String, Invoicing>) async throws {
    try await use(Newsletter.self) { permit in
        let line = try anna.name.combine(permit, anna.email) { "\($0) <\($1)>" }
        // expect-error: cannot convert value of type 'Derived<String, Invoicing>'
        _ = try line.combine(permit, bill) { $0 + $1 }
    }
}
