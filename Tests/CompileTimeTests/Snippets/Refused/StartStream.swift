// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func start(_ anna: Customer) async throws {
    _ = try await use(Newsletter.self) { permit in
        AsyncThrowingStream { try anna.name.open(permit) }  // expect-error: escapes its scope
    }
}
