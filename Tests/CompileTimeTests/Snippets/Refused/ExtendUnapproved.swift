// SPDX-License-Identifier: Apache-2.0

import LawfulRights
import LawfulTime

func extend(_ request: RightsRequest, at desk: RightsDesk, now: Instant) async throws {
    // expect-error: 'nil'
    try await desk.record(.extended(.number, because: "many", approvedBy: nil), for: request, at: now)
}
