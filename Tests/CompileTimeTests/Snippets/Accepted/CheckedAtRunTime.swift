// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read(_ anna: Customer) async throws -> String {
    try await use(Newsletter.self) { permit in
        try anna.health.openChecked(permit)
    }
}
