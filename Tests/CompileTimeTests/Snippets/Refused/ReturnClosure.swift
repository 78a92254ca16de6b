// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func take(_ anna: Customer) async throws -> () throws -> String {
    try await use(Newsletter.self) { permit in
        { try anna.name.open(permit) }  // expect-error: escapes its scope
    }
}
