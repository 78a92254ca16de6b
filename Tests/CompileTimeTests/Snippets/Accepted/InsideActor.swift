// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

actor Mailer {
    var count = 0

    func write(_ anna: Customer) async throws {
        try await use(Newsletter.self) { permit in
            try await mail(anna, permit)
            count += 1
        }
    }
}

@MainActor
final class Screen {
    var title = ""

    func show(_ anna: Customer) async throws {
        title = try await use(Newsletter.self) { permit in
            try greet(anna, permit)
        }
    }
}
