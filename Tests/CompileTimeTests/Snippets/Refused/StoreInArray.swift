// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func keep() async throws {
    // expect-error: type 'Permit<Newsletter>' does not conform to protocol 'Escapable'
    var kept: [Permit<Newsletter>] = []
    try await use(Newsletter.self) { permit in
        kept.append(permit)
    }
}
