// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func length(_ anna: Customer) async throws -> Derived<Int, Newsletter> {
    try await use(Newsletter.self) { permit in
        let health = try anna.health.mapChecked(permit) { $0.count }
        let both = try health.combineChecked(permit, anna.account) { $0 + $1.count }
        let all = try both.combineChecked(permit, anna.phone) { $0 + $1.count }
        let phones = try [anna.phone, anna.phone].combinedChecked(permit)
        return try all.combineChecked(permit, phones) { $0 + $1.count }
    }
}

func other(_ length: Derived<Int, Newsletter>) async throws -> Int {
    try await use(Support.self) { permit in
        try length.openChecked(permit)
    }
}
