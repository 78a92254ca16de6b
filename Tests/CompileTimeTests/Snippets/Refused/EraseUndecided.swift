// SPDX-License-Identifier: Apache-2.0

import LawfulRights
import LawfulTime

func erase(_ assessment: Assessment, at desk: RightsDesk, now: Instant) async throws {
    _ = try await desk.erase(assessment, at: now)  // expect-error: cannot convert value of type 'Assessment'
}
