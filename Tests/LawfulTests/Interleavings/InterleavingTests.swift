// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

/// Every order in which the steps of two services and of a person can follow each other, on a real ledger, cache and engine.
@Suite("All interleavings of deciding, recording, withdrawing, crashing and reconnecting")
struct InterleavingTests {
    @Test("none permits on a withdrawn consent", arguments: Exploration.Limits.all)
    func exhaustive(limits: Exploration.Limits) async throws {
        var exploration = try Exploration(limits)
        let interleavings = try await exploration.run()
        let seen = exploration.seen
        print(
            """
            interleavings of \(limits): \(interleavings), by \(exploration.states) states and \(seen.steps) steps; \
            \(seen.permits) permits and \(seen.denials) denials recorded, \(seen.moved) refused since the status had moved, \
            \(seen.crashes) crashes, \(seen.lost) replies or requests lost, \(seen.found) found recorded by the retry, \
            \(seen.uses) uses
            """)
        #expect(exploration.violations.isEmpty, "\(exploration.violations.prefix(3))")
        #expect(interleavings > 10_000)
        // Or the exploration shows nothing.
        #expect(seen.permits > 0 && seen.denials > 0 && seen.moved > 0 && seen.uses > 0)
        #expect((seen.hits > 0) == (limits.uses > 1) && (seen.crashes > 0) == (limits.crashes > 0))
        #expect((seen.found > 0) == (limits.losses > 0))
    }

    @Test("recording unconditionally permits on a withdrawn consent in some, so that the exploration can fail")
    func unconditional() async throws {
        var limits = Exploration.Limits(uses: 1, crashes: 0, losses: 0)
        limits.isConditional = false
        var exploration = try Exploration(limits)
        _ = try await exploration.run()
        #expect(exploration.violations.contains(.permittedWithoutConsent))
        #expect(!exploration.violations.contains(.usedBeforeRecorded))
    }

    @Test("using before recording is found, too")
    func hasty() async throws {
        var limits = Exploration.Limits(uses: 1, crashes: 0, losses: 1)
        limits.trustsLostReplies = true
        var exploration = try Exploration(limits)
        _ = try await exploration.run()
        #expect(exploration.violations.contains(.usedBeforeRecorded))
    }
}
