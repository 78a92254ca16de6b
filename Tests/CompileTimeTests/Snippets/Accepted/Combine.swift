// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

struct Letter {
    let line: Derived<String, Newsletter>
}

func letter(_ anna: Customer) async throws -> Letter {
    try await use(Newsletter.self) { permit in
        Letter(line: try anna.name.combine(permit, anna.email) { "\($0) <\($1)>" })
    }
}

func post(_ letter: Letter) async throws {
    try await use(Newsletter.self) { permit in
        try await send(letter.line.open(permit))
    }
}
