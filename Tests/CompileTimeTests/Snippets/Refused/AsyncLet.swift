// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func start(_ anna: Customer) async throws {
    try await use(Newsletter.self) { permit in
        async let sent: Void = mail(anna, permit)  // expect-error: escapes its scope
        try await sent
    }
}
