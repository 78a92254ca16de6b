// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func take(_ anna: Customer) async throws {
    try await use(Newsletter.self) { permit in
        // expect-error: requires that 'Permit<Newsletter>' conform to 'Escapable'
        _ = try anna.name.map(permit) { _ in return permit }
    }
}
