// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func start(_ customers: [Customer]) async throws -> [String] {
    let names = try await use(Newsletter.self) { permit in
        customers.lazy.map { (try? $0.name.open(permit)) ?? "" }  // expect-error: escapes its scope
    }
    return Array(names)
}
