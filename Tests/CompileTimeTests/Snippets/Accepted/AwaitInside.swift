// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func write(_ anna: Customer, _ bob: Customer) async throws {
    try await use(Newsletter.self) { permit in
        try await send(anna.name.open(permit))
        await Task.yield()
        try await mail(bob, permit)
    }
}
