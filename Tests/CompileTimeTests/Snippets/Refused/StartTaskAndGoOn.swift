// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func start(_ anna: Customer) async throws {
    try await use(Newsletter.self) { permit in
        let task = Task {  // expect-error: escapes its scope
            try anna.name.open(permit)
        }
        try await send(task.value)
    }
}
