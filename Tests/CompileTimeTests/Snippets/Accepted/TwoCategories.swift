// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func write(_ anna: Customer) async throws {
    try await use(Newsletter.self) { permit in
        let name = try anna.name.open(permit)
        try await send(anna.email.open(permit) + name)
    }
}
