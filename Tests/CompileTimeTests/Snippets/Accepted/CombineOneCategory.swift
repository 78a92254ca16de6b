// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func join(_ anna: Customer, _ maiden: Personal<String, Name>) async throws -> Personal<String, Name> {
    try await use(Newsletter.self) { permit in
        try anna.name.combine(permit, maiden) { "\($0)-\($1)" }
    }
}

func ask(_ name: Personal<String, Name>) async throws {
    try await use(Invoicing.self) { permit in
        try await send(name.open(permit))
    }
}
