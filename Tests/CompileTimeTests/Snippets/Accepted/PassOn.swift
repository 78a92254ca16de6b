// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func write(_ anna: Customer) async throws -> String {
    try await use(Newsletter.self) { permit in
        try await mail(anna, permit)
        return try greet(anna, permit)
    }
}
