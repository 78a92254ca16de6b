// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func start(_ anna: Customer) async throws {
    try await use(Newsletter.self) { permit in
        _ = try anna.name.map(permit) { name in
            Task { try await mail(anna, permit) }  // expect-error: escapes its scope
            return name
        }
    }
}
