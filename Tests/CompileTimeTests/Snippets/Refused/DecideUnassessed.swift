// SPDX-License-Identifier: Apache-2.0

import LawfulRights
import LawfulTime

func decide(_ request: RightsRequest, at desk: RightsDesk, now: Instant) async throws {
    // expect-error: cannot convert value of type 'RightsRequest'
    _ = try await desk.decide(request, approvedBy: "J. de Vries", at: now)
}
