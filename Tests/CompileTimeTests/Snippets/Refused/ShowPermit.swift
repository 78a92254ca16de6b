// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func show() async throws {
    try await use(Newsletter.self) { permit in
        print("\(permit)")  // expect-error: no exact matches in call to instance method 'appendInterpolation'
    }
}
