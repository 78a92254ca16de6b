// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Synchronization
import Testing

@Suite("When entries are committed", .timeLimit(.minutes(1)))
struct DurabilityTests {
    private static let buffered: [PurposeID: Durability] = [Newsletter.id: .buffered(window: .seconds(2))]

    @Test("a crash loses exactly what wasn't flushed, never what came before", arguments: [0, 1, 7])
    func loss(unflushed: Int) async throws {
        let outage = Outage()
        try await outage.consent()
        var kept: [EntryID] = []
        do {
            let privacy = try await outage.privacy(Self.buffered)
            for _ in 0..<5 { kept.append(try #require(try await privacy.send())) }
            try await privacy.flush()
            for _ in 0..<unflushed { #expect(try await privacy.send() != nil) }
            let report = await privacy.bufferReport()
            #expect(report.waiting == unflushed && report.activities == Self.buffered)
            #expect(report.waitingSince == (unflushed == 0 ? nil : Acme.now))
        }
        #expect(try await outage.ids() == kept)
        #expect(try await outage.marks() == Array(repeating: [.buffered], count: 5))
    }

    @Test("durable and grouped lose nothing", arguments: [Durability.durable, .grouped])
    func noLoss(durability: Durability) async throws {
        let outage = Outage()
        try await outage.consent()
        var kept: [EntryID] = []
        do {
            let privacy = try await outage.privacy([Newsletter.id: durability])
            for number in 1...5 {
                kept.append(try #require(try await privacy.send()))
                #expect(outage.faulty.alone.value == (durability == .durable ? number : 0))
            }
            #expect(await privacy.bufferReport().activities.isEmpty)
        }
        #expect(try await outage.ids() == kept)
        #expect(try await outage.marks() == Array(repeating: [], count: 5))
    }

    @Test("a withdrawal elsewhere within the window: the use goes on, its entry says so, the next one is denied")
    func staleness() async throws {
        let outage = Outage()
        try await outage.consent()
        try await outage.consent("ben")
        let privacy = try await outage.privacy(Self.buffered)
        #expect(try await privacy.send() != nil)
        #expect(try await privacy.send(to: "ben") != nil)
        try await outage.tell(.consentWithdrawn(Newsletter.self))
        outage.acme.clock.advance(bySeconds: 1)
        #expect(try await privacy.send() != nil, "within the window")
        try await privacy.flush()
        #expect(try await privacy.send() == nil)
        #expect(try await privacy.send(to: "ben") != nil)
        try await privacy.flush()
        #expect(
            try await outage.marks() == [
                [.buffered, .stale], [.buffered], [.buffered, .stale], [.buffered], [.buffered],
            ])
        #expect(
            try await outage.answers().map(\.publicPart.kind) == [
                .permitted, .permitted, .permitted, .denied, .permitted,
            ])
        let first = try await outage.answers().first?.publicPart
        #expect(first?.effectiveAt == Acme.now && first?.recordedAt == Acme.now.advanced(bySeconds: 1))
        #expect(try await privacy.marks().counts == [.buffered: [Newsletter.id: 5], .stale: [Newsletter.id: 2]])
    }

    @Test("durable and grouped are never stale", arguments: [Durability.durable, .grouped])
    func neverStale(durability: Durability) async throws {
        let outage = Outage()
        try await outage.consent()
        let privacy = try await outage.privacy([Newsletter.id: durability])
        #expect(try await privacy.send() != nil)
        try await outage.tell(.consentWithdrawn(Newsletter.self))
        #expect(try await privacy.send() == nil)
        #expect(try await outage.marks() == [[], []])
    }

    @Test("a status that was seen longer ago than the window is looked at before it is acted upon")
    func bound() async throws {
        let outage = Outage()
        try await outage.consent()
        let privacy = try await outage.privacy(Self.buffered)
        #expect(try await privacy.send() != nil)
        try await privacy.flush()
        try await outage.tell(.consentWithdrawn(Newsletter.self))
        outage.acme.clock.advance(bySeconds: 3)
        #expect(try await privacy.send() == nil)
    }

    @Test("a withdrawal through the service itself holds at once, and makes nothing before it stale")
    func ownWithdrawal() async throws {
        let outage = Outage()
        try await outage.consent()
        let privacy = try await outage.privacy(Self.buffered)
        #expect(try await privacy.send() != nil)
        try await privacy.record(.consentWithdrawn(Newsletter.self), by: Acme.anna)
        #expect(try await privacy.send() == nil)
        try await privacy.flush()
        #expect(try await outage.marks() == [[.buffered], [.buffered]])
        #expect(
            try await outage.acme.kinds().suffix(3) == [.permitted, .consentWithdrawn, .denied], "in their order")
    }

    @Test("what waits is recorded when the window ends, together and in order")
    func window() async throws {
        let outage = Outage()
        try await outage.consent()
        let privacy = try await outage.privacy(Self.buffered)
        var sent: [EntryID] = []
        for _ in 0..<3 { sent.append(try #require(try await privacy.send())) }
        #expect(try await outage.ids().isEmpty)
        await outage.sleeper.wake()
        while await privacy.bufferReport().waiting > 0 { await Task.yield() }
        #expect(try await outage.ids() == sent)
        #expect(outage.faulty.batches.withLock { $0.last } == 3)
        #expect(outage.sleeper.asked.withLock { $0 } == [2_000])
    }

    @Test("no more wait than the limit says, and none longer than the window, whatever the clock's waking does")
    func limits() async throws {
        let outage = Outage()
        try await outage.consent()
        let privacy = try await outage.privacy([Newsletter.id: .buffered(window: .seconds(2), limit: 3)])
        for _ in 0..<4 { _ = try await privacy.send() }
        #expect(try await outage.ids().count == 3)
        outage.acme.clock.advance(bySeconds: 3)
        _ = try await privacy.send()
        #expect(try await outage.ids().count == 4)
        #expect(await privacy.bufferReport().waiting == 1)
    }

    @Test("while the ledger is out, answers wait no longer than the window, then nothing opens")
    func outOfReach() async throws {
        let outage = Outage()
        try await outage.consent()
        let privacy = try await outage.privacy(Self.buffered)
        _ = try await privacy.send()
        outage.faulty.set(.out)
        let second = try await privacy.send()
        #expect(second != nil)
        outage.acme.clock.advance(bySeconds: 3)
        await #expect(throws: LedgerError(.storage, "")) { try await privacy.send() }
        await #expect(throws: LedgerError(.storage, "")) { try await privacy.flush() }
        let report = await privacy.bufferReport()
        #expect(report.waiting == 2 && report.failure == LedgerError(.storage, ""))
        outage.faulty.set(nil)
        try await privacy.flush()
        #expect(try await outage.ids().last == second)
        #expect(await privacy.bufferReport().failure == nil)
    }

    @Test("the activation's entry says what is otherwise than by default")
    func activation() async throws {
        let outage = Outage()
        _ = try await outage.privacy(
            [Newsletter.id: .buffered(window: .seconds(2), limit: 9), Rescue.id: .durable],
            outage: [Newsletter.id: .spool(limit: 5), Rescue.id: .deny], spool: InMemorySpool())
        #expect(
            try await outage.acme.entries().last?.privatePart?.event.handling == [
                "newsletter buffered window=2000ms limit=9", "newsletter spool limit=5", "rescue durable",
            ])
        _ = try await outage.privacy([Newsletter.id: .grouped])
        #expect(try await outage.acme.entries().last?.privatePart?.event.handling == nil)
    }

    @Test("what can't be done as said is refused, with every fault")
    func refused() async throws {
        let outage = Outage()
        do {
            _ = try await outage.privacy(
                [Newsletter.id: .buffered(window: .zero, limit: 0), "unknown": .durable],
                outage: [Rescue.id: .spool(limit: 0)])
            Issue.record("started")
        } catch let error as DataProtectionError {
            #expect(error.code == .handlingRefused && error.faults.count == 5)
        }
        #expect(try await outage.acme.entries().isEmpty)
    }
}
