// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func start(_ anna: Customer) async throws {
    _ = try await use(Newsletter.self) { permit in
        @Sendable func later() throws -> String { try anna.name.open(permit) }
        return Task { try later() }  // expect-error: escapes its scope
    }
}
