// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func keep(_ anna: Customer) async throws {
    var later: [() throws -> String] = []
    try await use(Newsletter.self) { permit in
        later.append { try anna.name.open(permit) }  // expect-error: escapes its scope
    }
    _ = later
}
