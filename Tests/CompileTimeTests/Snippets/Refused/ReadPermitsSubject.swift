// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel

func read() async throws -> SubjectID {
    try await use(Newsletter.self) { permit in
        permit.subject  // expect-error: 'subject' is inaccessible due to 'internal' protection level
    }
}
