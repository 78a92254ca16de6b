// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func remind(_ anna: Customer) async throws {
    try await use(Reminder.self) { permit in
        try await send(anna.email.open(permit))
    }
}
