// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func remind(_ line: Derived<String, Newsletter>) async throws {
    try await use(Reminder.self) { permit in
        // expect-error: cannot convert value of type 'Permit<Reminder>' to expected argument type 'Permit<Newsletter>'
        try await send(line.open(permit))
    }
}
