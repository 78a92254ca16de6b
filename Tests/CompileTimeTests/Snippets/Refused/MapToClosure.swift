// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func take(_ anna: Customer) async throws {
    try await use(Newsletter.self) { permit in
        // expect-error: escapes its scope
        _ = try anna.name.map(permit) { _ in { @Sendable in try anna.email.open(permit) } }
    }
}
