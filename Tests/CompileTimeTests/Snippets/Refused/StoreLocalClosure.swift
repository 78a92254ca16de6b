// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func keep(_ anna: Customer) async throws {
    var kept: (() throws -> String)?
    try await use(Newsletter.self) { permit in
        let later = { try anna.name.open(permit) }  // expect-error: escapes its scope
        kept = later
    }
    _ = kept
}
