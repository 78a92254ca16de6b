// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func lengths(_ customers: [Customer]) async throws -> [Personal<Int, Name>] {
    try await use(Support.self) { permit in
        try customers.map { try $0.name.map(permit) { $0.count } }
    }
}
