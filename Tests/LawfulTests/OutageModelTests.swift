// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Testing

/// Random stories of uses, withdrawals elsewhere, outages, flushes and crashes, against what must hold of them all.
@Suite("Stories of outages", .timeLimit(.minutes(5)))
struct OutageModelTests {
    fileprivate struct Story {
        let outage = Outage()
        let spool = InMemorySpool()
        let durability: Durability
        var random: SeededGenerator
        /// What opened, in order, and what of it wasn't flushed yet.
        var opened: [EntryID] = []
        var buffered: Set<EntryID> = []
        var lost: Set<EntryID> = []
        /// When consent was withdrawn and given, as another host recorded it.
        var consents: [(at: Instant, isGiven: Bool)] = []
        var isOut = false
    }

    @Test(
        "each use that went on is recorded once, but for what a crash took out of the buffer; what isn't marked held",
        arguments: [Durability.durable, .grouped, .buffered(window: .seconds(2), limit: 4)])
    func stories(durability: Durability) async throws {
        for number in 0..<RandomSize.cases(or: 60) {
            let seed = RandomSize.seed(or: 20_260) &+ UInt64(number)
            var story = Story(durability: durability, random: SeededGenerator(seed: seed))
            try await story.run()
            try await story.check(seed)
        }
    }
}

extension OutageModelTests.Story {
    private func service() async throws -> DataProtection {
        try await outage.privacy([Newsletter.id: durability], outage: [Newsletter.id: .spool(limit: 4)], spool: spool)
    }

    mutating func run() async throws {
        try await tell(true)
        var privacy = try await service()
        for _ in 0..<40 {
            switch Int.random(in: 0..<12, using: &random) {
            case 0: try await tell(Bool.random(using: &random))
            case 1:
                isOut.toggle()
                outage.faulty.set(isOut ? .out : nil)
            case 2: outage.acme.clock.advance(bySeconds: Int64.random(in: 1...3, using: &random))
            case 3: try? await privacy.flush()
            case 4 where !isOut:
                // A crash: what waits in the process is gone.
                let waiting = await privacy.bufferReport().waiting
                let gone = opened.filter(buffered.contains).suffix(waiting)
                lost.formUnion(gone)
                buffered = []
                privacy = try await service()
            default: try await use(privacy)
            }
            try await see(privacy)
        }
        outage.faulty.set(nil)
        try await privacy.replaySpool()
        try await privacy.flush()
    }

    private mutating func tell(_ isGiven: Bool) async throws {
        outage.acme.clock.advance(bySeconds: 1)
        consents.append((outage.acme.clock.now, isGiven))
        try await outage.tell(
            isGiven ? .consentGiven(Newsletter.self, text: "newsletter-v1") : .consentWithdrawn(Newsletter.self))
    }

    private mutating func use(_ privacy: DataProtection) async throws {
        let entry: EntryID?
        do {
            entry = try await privacy.send()
        } catch is LedgerError {
            entry = nil
        } catch is DataProtectionError {
            entry = nil
        }
        guard let entry else { return }
        opened.append(entry)
        let isKept = try await isRecorded(entry)
        if !isKept {
            guard case .buffered = durability else {
                Issue.record("\(entry) opened and is nowhere")
                return
            }
            buffered.insert(entry)
        }
        guard !isOut, case .buffered = durability else { return }
        // Stale by no more than the window.
        let from = outage.acme.clock.now.advanced(bySeconds: -2)
        let before = consents.last { $0.at <= from }?.isGiven == true
        #expect(before || consents.contains { $0.at > from && $0.isGiven })
    }

    private func isRecorded(_ entry: EntryID) async throws -> Bool {
        if try spool.contents().entries.contains(where: { $0.draft.id == entry }) { return true }
        return try await outage.ids().contains(entry)
    }

    /// Which of what was buffered isn't any more.
    private mutating func see(_ privacy: DataProtection) async throws {
        for entry in buffered where try await isRecorded(entry) { buffered.remove(entry) }
        let waiting = await privacy.bufferReport().waiting
        #expect(waiting >= buffered.count, "nothing left the buffer for nowhere")
        if case .buffered(_, let limit) = durability { #expect(waiting <= limit) } else { #expect(waiting == 0) }
    }

    func check(_ seed: UInt64) async throws {
        let answers = try await outage.answers()
        let permitted = answers.filter { $0.publicPart.kind == .permitted }.map(\.id)
        #expect(Set(permitted).count == permitted.count, "seed \(seed)")
        #expect(permitted == opened.filter { !lost.contains($0) }, "seed \(seed)")
        if case .buffered = durability {} else { #expect(lost.isEmpty, "seed \(seed)") }
        // Withdrawal wins, or the entry says that it didn't.
        var isGiven = false
        for entry in try await outage.acme.entries() {
            let marks = entry.privatePart?.event.marks ?? []
            switch entry.publicPart.kind {
            case .consentGiven: isGiven = true
            case .consentWithdrawn: isGiven = false
            case .permitted: #expect(isGiven || marks.contains(.stale), "seed \(seed), \(entry.sequence)")
            case .denied: #expect(!isGiven || marks.contains(.stale), "seed \(seed), \(entry.sequence)")
            default: break
            }
            #expect(!marks.contains(.stale) || marks.contains(.buffered) || marks.contains(.spooled))
        }
    }
}
