// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

nonisolated(unsafe) var kept: Permit<Newsletter>?

func keep() async throws {
    try await use(Newsletter.self) { permit in
        kept = permit  // expect-error: escapes its scope
    }
}
