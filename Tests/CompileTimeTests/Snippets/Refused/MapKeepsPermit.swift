// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func keep(_ anna: Customer) async throws {
    var kept: Permit<Newsletter>?  // expect-error: lifetime-dependent variable 'kept' escapes its scope
    try await use(Newsletter.self) { permit in
        _ = try anna.name.map(permit) { name in
            kept = permit
            return name
        }
    }
    if let kept {
        try await mail(anna, kept)
    }
}
