// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func start(_ customers: [Customer]) async throws {
    try await use(Newsletter.self) { permit in
        try await withThrowingTaskGroup(of: Void.self) { group in
            for customer in customers {
                group.addTask { try await mail(customer, permit) }  // expect-error: escapes its scope
            }
            try await group.waitForAll()
        }
    }
}
