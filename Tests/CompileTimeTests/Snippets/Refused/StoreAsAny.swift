// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func keep() async throws {
    var kept: Any?
    try await use(Newsletter.self) { permit in
        kept = permit  // expect-error: cannot assign value of type 'Permit<Newsletter>' to type 'Any?'
    }
    _ = kept
}
