// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func write(_ anna: Customer) async throws {
    try await use(Newsletter.self) { permit in
        let address = try anna.email.open(permit)
        async let sent: Void = send(address)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await send(address) }
            try await group.waitForAll()
        }
        try await sent
    }
}
