// SPDX-License-Identifier: Apache-2.0

import LawfulRights
import LawfulTime

func confirm(_ request: RightsRequest, at desk: RightsDesk, now: Instant) async throws {
    _ = try await desk.confirmed(request, at: now)  // expect-error: cannot convert value of type 'RightsRequest'
}
