// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func invoice(_ anna: Customer) async throws -> String {
    try await use(Invoicing.self) { permit in
        let name = try anna.name.open(permit)
        let address = try anna.address.open(permit)
        let account = try anna.account.open(permit)
        return "\(name), \(address), \(account)"
    }
}
