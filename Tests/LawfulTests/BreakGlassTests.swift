// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Testing

@Suite("Vital interests while the ledger is out", .timeLimit(.minutes(1)))
struct BreakGlassTests {
    /// A spool that keeps nothing.
    private struct BrokenSpool: Spool {
        func keep(_ entry: DeferredEntry) throws { throw SpoolError(.storage, "broken, as the test says") }
        func contents() throws -> SpoolContents { SpoolContents(entries: []) }
        func remove(_ ids: Set<EntryID>) throws {}
    }

    @Test("are let through whatever the policy, kept, and counted, also after erasure", arguments: [true, false])
    func letThrough(isKnown: Bool) async throws {
        let (outage, spool) = (Outage(), InMemorySpool())
        let privacy = try await outage.privacy(spool: spool)
        if isKnown { #expect(try await privacy.rescue().result != nil) }
        outage.faulty.set(.out)
        let entry = try await privacy.rescue().result
        #expect(entry != nil)
        #expect(try spool.contents().entries.map(\.draft.id) == [entry])
        #expect(privacy.outageReport().breakGlass == 1)
        outage.faulty.set(nil)
        #expect(try await privacy.replaySpool().breakGlass == 1)
        let recorded = try #require(try await outage.answers().last)
        #expect(recorded.publicPart.kind == .brokeGlass && recorded.id == entry)
        #expect(recorded.privatePart?.event.marks == [.breakGlass, .spooled])
        #expect(recorded.privatePart?.event.asserted == ["vital=yes"])
        #expect(recorded.privatePart?.event.basis == .vitalInterests)
        _ = try await outage.acme.ledger.erasePrivateParts(of: Acme.anna, .everything, keeping: [])
        #expect(try await privacy.marks().breakGlass == [Rescue.id: 1])
    }

    @Test("are denied where the role isn't the activity's, or nothing vital is asserted")
    func denied() async throws {
        let (outage, spool) = (Outage(), InMemorySpool())
        let privacy = try await outage.privacy(spool: spool)
        outage.faulty.set(.out)
        #expect(try await privacy.rescue(as: .marketer).denial?.has(.accessRole) == true)
        await #expect(throws: LedgerError(.storage, "")) { try await privacy.rescue(vital: false) }
        #expect(try spool.contents().entries.map(\.draft.event.kind) == [.denied])
        #expect(privacy.outageReport().breakGlass == 0)
    }

    @Test("asserted for an activity on another basis let nothing through")
    func otherBasis() async throws {
        let outage = Outage()
        try await outage.consent()
        let privacy = try await outage.privacy(spool: InMemorySpool())
        _ = try await privacy.send()
        outage.faulty.set(.out)
        await #expect(throws: LedgerError(.storage, "")) {
            try await privacy.use(
                Newsletter.self, of: Acme.anna, as: .marketer, asserting: Assertions(vital: true)
            ) { _ in }
        }
    }

    @Test("are kept in memory and reported where even the spool fails, or there is none", arguments: [true, false])
    func inMemory(hasSpool: Bool) async throws {
        let outage = Outage()
        let privacy = try await outage.privacy(spool: hasSpool ? BrokenSpool() : nil)
        outage.faulty.set(.out)
        let entry = try await privacy.rescue().result
        let report = privacy.outageReport()
        #expect(report.unspooled.map(\.draft.id) == [entry] && report.breakGlass == 1)
        #expect(report.faults.map(\.code) == (hasSpool ? [.storage] : []))
        outage.faulty.set(nil)
        try await privacy.replaySpool()
        #expect(try await outage.ids() == [entry] && privacy.outageReport().unspooled.isEmpty)
    }

    @Test("while the ledger answers they are as every other use")
    func ordinary() async throws {
        let outage = Outage()
        let privacy = try await outage.privacy(spool: InMemorySpool())
        #expect(try await privacy.rescue().result != nil)
        #expect(try await outage.answers().map(\.publicPart.kind) == [.permitted])
        #expect(try await privacy.marks().breakGlass.isEmpty)
    }
}
