// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func keep(_ anna: Customer) async throws {
    try await use(Newsletter.self) { first in
        var kept = first  // expect-error: lifetime-dependent variable 'kept' escapes its scope
        try await use(Newsletter.self) { permit in
            try await mail(anna, permit)
            kept = permit
        }
        try await mail(anna, kept)
    }
}
