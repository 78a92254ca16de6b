// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func name<P: Purpose>(of anna: Customer, _ permit: Permit<P>) throws -> String
where P.Covers == (Name, EmailAddress) {
    try anna.name.open(permit)
}

func write(_ anna: Customer) async throws -> String {
    try await use(Newsletter.self) { permit in
        try name(of: anna, permit)
    }
}
