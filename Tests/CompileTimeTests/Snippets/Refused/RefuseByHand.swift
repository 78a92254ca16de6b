// SPDX-License-Identifier: Apache-2.0

import LawfulRights
import LawfulTime

func refuse(_ request: RightsRequest, at desk: RightsDesk, now: Instant) async throws {
    let verdict = RequestVerdict(.refused)  // expect-error: missing argument label 'from:'
    try await desk.record(.decided(verdict), for: request, at: now)  // expect-error: 'decided' is inaccessible
}
