// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) async throws {
    try await use(Newsletter.self) { permit in
        // expect-error: 'opened' is inaccessible due to 'internal' protection level
        try await send(anna.health.opened(permit))
    }
}
