// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func mistake(_ anna: Customer) async throws {
    try await use(Invoicing.self) { permit in
        // expect-error: cannot convert value of type 'Permit<Invoicing>' to expected argument type 'Permit<Newsletter>'
        try await mail(anna, permit)
    }
}
