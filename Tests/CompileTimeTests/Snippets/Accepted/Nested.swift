// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func both(_ anna: Customer) async throws {
    try await use(Newsletter.self) { permit in
        try await use(Invoicing.self) { other in
            try await mail(anna, permit)
            try await bill(anna, other)
        }
    }
}
