// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Testing

@Suite("While the ledger is out", .timeLimit(.minutes(1)))
struct OutageTests {
    private static let spooling: [PurposeID: OutagePolicy] = [Newsletter.id: .spool(limit: 3)]

    /// A service that knows Anna's status, with the ledger out.
    private func out(_ outage: Outage, _ spool: any Spool) async throws -> DataProtection {
        try await outage.consent()
        let privacy = try await outage.privacy(outage: Self.spooling, spool: spool)
        _ = try await privacy.send()
        outage.faulty.set(.out)
        return privacy
    }

    @Test("answers on a known status go on, wait in the spool, and are recorded in order before what comes after")
    func spools() async throws {
        let (outage, spool) = (Outage(), InMemorySpool())
        let privacy = try await out(outage, spool)
        var sent: [EntryID] = []
        for number in 1...3 {
            let spooled = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { permit in
                let last = try spool.contents().entries.last?.draft.id
                let own = permit.entry
                #expect(last == own, "kept before it opens")
                return permit.entry
            }
            sent.append(try #require(spooled.result))
            #expect(privacy.outageReport().waiting == [Newsletter.id: number])
        }
        outage.faulty.set(nil)
        sent.append(try #require(try await privacy.send()))
        #expect(try await outage.ids().dropFirst() == sent[...])
        #expect(try await outage.marks() == [[], [.spooled], [.spooled], [.spooled], []])
        #expect(try spool.contents().entries.isEmpty && privacy.outageReport().waiting.isEmpty)
        #expect(try await privacy.marks().counts == [.spooled: [Newsletter.id: 3]])
    }

    @Test("a person whose status isn't known is denied, and so is what no more fits")
    func bounds() async throws {
        let (outage, spool) = (Outage(), InMemorySpool())
        try await outage.consent("ben")
        let privacy = try await out(outage, spool)
        await #expect(throws: DataProtectionError.self) { try await privacy.send(to: "ben") }
        for _ in 0..<3 { #expect(try await privacy.send() != nil) }
        do {
            _ = try await privacy.send()
            Issue.record("opened")
        } catch let error as DataProtectionError {
            #expect(error.code == .spoolFull)
        }
        #expect(try spool.contents().entries.count == 3)
        #expect(try await privacy.replaySpoolFails())
    }

    @Test("by default nothing opens, and the ledger's error comes out")
    func denies() async throws {
        let outage = Outage()
        try await outage.consent()
        let privacy = try await outage.privacy()
        _ = try await privacy.send()
        outage.faulty.set(.out)
        await #expect(throws: LedgerError(.storage, "")) { try await privacy.send() }
        outage.faulty.set(nil)
        #expect(try await outage.ids().count == 1)
    }

    @Test("a denial is spooled, too")
    func denial() async throws {
        let (outage, spool) = (Outage(), InMemorySpool())
        let privacy = try await out(outage, spool)
        let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, as: "medic") { _ in 1 }
        #expect(outcome.denial?.has(.accessRole) == true)
        #expect(try spool.contents().entries.map(\.draft.event.kind) == [.denied])
    }

    @Test("a withdrawal recorded elsewhere meanwhile: the entry says so, and the next answer is a denial")
    func stale() async throws {
        let (outage, spool) = (Outage(), InMemorySpool())
        let privacy = try await out(outage, spool)
        #expect(try await privacy.send() != nil)
        try await outage.tell(.consentWithdrawn(Newsletter.self))
        outage.faulty.set(nil)
        let report = try await privacy.replaySpool()
        #expect(report.recorded == 1 && report.stale == 1 && report.breakGlass == 0)
        #expect(try await privacy.send() == nil)
        #expect(try await outage.marks() == [[], [.spooled, .stale], []])
    }

    @Test("a withdrawal that can't be recorded throws, and the person is asked about no more")
    func withdrawal() async throws {
        let (outage, spool) = (Outage(), InMemorySpool())
        let privacy = try await out(outage, spool)
        await #expect(throws: LedgerError(.storage, "")) {
            try await privacy.record(.consentWithdrawn(Newsletter.self), by: Acme.anna)
        }
        await #expect(throws: DataProtectionError.self) { try await privacy.send() }
        #expect(try spool.contents().entries.isEmpty)
    }

    @Test("a crash between spooling and recording loses nothing: the next service records it first")
    func crash() async throws {
        let (outage, spool) = (Outage(), InMemorySpool())
        var sent: EntryID?
        do {
            let privacy = try await out(outage, spool)
            sent = try await privacy.send()
        }
        outage.faulty.set(nil)
        let before = try await outage.acme.entries().count
        _ = try await outage.privacy(outage: Self.spooling, spool: spool)
        let new = try await outage.acme.entries().dropFirst(before)
        #expect(new.map(\.publicPart.kind) == [.permitted, .registerActivated] && new.first?.id == sent)
    }

    @Test("what was recorded already, though the spool still has it, is recorded once")
    func twice() async throws {
        let (outage, spool) = (Outage(), InMemorySpool())
        let privacy = try await out(outage, spool)
        for _ in 0..<3 { _ = try await privacy.send() }
        let kept = try spool.contents().entries
        // The ledger records, and dies before it says so.
        outage.faulty.set(.silent)
        #expect(try await privacy.replaySpoolFails())
        outage.faulty.set(nil)
        let recorded = try await outage.acme.entries()
        try await privacy.replaySpool()
        for entry in kept { try spool.keep(entry) }
        _ = try await outage.privacy(outage: Self.spooling, spool: spool)
        let entries = try await outage.acme.entries()
        #expect(entries.dropLast() == recorded[...] && entries.last?.publicPart.kind == .registerActivated)
        #expect(try spool.contents().entries.isEmpty)
    }

    @Test("an answer that was recorded though the ledger said otherwise is recorded once")
    func ambiguous() async throws {
        let (outage, spool) = (Outage(), InMemorySpool())
        let privacy = try await out(outage, spool)
        outage.faulty.set(.silent)
        let sent = try await privacy.send()
        outage.faulty.set(nil)
        try await privacy.replaySpool()
        let ids = try await outage.ids()
        #expect(ids.count == 2 && ids.last == sent)
    }

    @Test("buffered answers go to the spool when their window ends and the ledger is out")
    func buffered() async throws {
        let (outage, spool) = (Outage(), InMemorySpool())
        try await outage.consent()
        let privacy = try await outage.privacy(
            [Newsletter.id: .buffered(window: .seconds(2))], outage: Self.spooling, spool: spool)
        let first = try await privacy.send()
        outage.faulty.set(.out)
        try await privacy.flush()
        #expect(try spool.contents().entries.map(\.draft.id) == [first])
        outage.faulty.set(nil)
        let second = try await privacy.send()
        try await privacy.flush()
        #expect(try await outage.ids() == [first, second])
        #expect(try await outage.marks() == [[.buffered, .spooled], [.buffered]])
    }
}

extension DataProtection {
    /// Whether recording what waits fails, since the ledger is out.
    func replaySpoolFails() async throws -> Bool {
        do {
            try await replaySpool()
            return false
        } catch let error as LedgerError {
            return error.code.isOutage
        }
    }
}
