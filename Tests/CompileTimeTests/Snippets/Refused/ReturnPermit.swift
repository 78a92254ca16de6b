// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func take() async throws {
    // expect-error: requires that 'Permit<Newsletter>' conform to 'Escapable'
    let permit = try await use(Newsletter.self) { permit in
        return permit
    }
    _ = permit
}
