// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel

func write(_ customers: [Customer]) async throws -> [String] {
    try await use(Newsletter.self) { permit in
        try customers.map { try $0.name.open(permit) }
    }
}

func writeTo(_ customers: [Customer]) async throws -> String {
    try await use(Newsletter.self) { permit in
        let same = permit
        for customer in customers where try !customer.email.open(same).isEmpty {
            try await mail(customer, same)
        }
        return same.entry.rawValue
    }
}
