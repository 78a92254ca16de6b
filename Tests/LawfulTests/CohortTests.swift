// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Testing

@Suite("A mailing to many")
struct CohortTests {
    /// Readers in order; those whose number a rule names consented.
    private func service(
        _ count: Int,
        on wrapped: (any Ledger)? = nil,
        acme: Acme = Acme(),
        consenting: (Int) -> Bool
    ) async throws -> (privacy: DataProtection, readers: [SubjectID]) {
        let readers = (0..<count).map { SubjectID(rawValue: "reader-\($0)") }
        for (number, reader) in readers.enumerated() where consenting(number) {
            let at = acme.clock.now.advanced(bySeconds: -60)
            _ = try await acme.ledger.append(
                EntryDraft(
                    id: acme.names.next(), .consentGiven(Newsletter.self, text: "newsletter-v1"), subject: reader,
                    effectiveAt: at, recordedAt: at))
        }
        return (try await acme.privacy(on: wrapped), readers)
    }

    @Test("each is decided about alone; entries are as many as batches, with each person's row beside them")
    func batches() async throws {
        let acme = Acme()
        let (privacy, readers) = try await service(25, acme: acme) { $0 % 3 != 0 }
        let before = try await acme.entries().count
        var opened: [SubjectID] = []
        let report = try await privacy.use(
            Newsletter.self, ofEach: stream(readers), batchSize: 10, as: .marketer, by: "mailer"
        ) { permit, reader in
            let address = Personal<String, EmailAddress>("x", of: reader, collectedFor: Newsletter.self)
            _ = try address.open(permit)
            opened.append(reader)
        }
        #expect(report.asked == 25 && report.permitted == 16)
        #expect(report.denied == [.consentMissing: 9])
        #expect(report.entries == 3)
        #expect(opened == readers.enumerated().filter { $0.offset % 3 != 0 }.map(\.element), "in the stream's order")
        let entries = try await acme.entries().dropFirst(before)
        #expect(entries.map(\.publicPart.kind) == Array(repeating: .cohortAnswered, count: 3))
        #expect(entries.allSatisfy { $0.privatePart?.subject == nil })
        let counts = entries.compactMap { $0.privatePart?.event.counts }
        #expect(counts.first == ["ok.consent": 6, "consent.missing": 4])
        let own = try await acme.ledger.entries(of: "reader-3").filter { $0.publicPart.kind == .cohortAnswered }
        #expect(own.map { $0.privatePart?.event.reasons } == [["consent.missing"]])
        #expect(try await acme.name(of: #require(own.first)) == "mailer")
    }

    @Test("a withdrawal committed before its batch is recorded leads to a denial in it")
    func withdrawnBeforeRecording() async throws {
        let acme = Acme()
        let once = Counter()
        let ledger = WrappedLedger(acme.ledger) {
            guard once.add() == 1 else { return }
            _ = try await acme.ledger.append(
                EntryDraft(
                    id: "withdrawn", .consentWithdrawn(Newsletter.self), subject: "reader-4",
                    effectiveAt: acme.clock.now, recordedAt: acme.clock.now))
        }
        let (privacy, readers) = try await service(6, on: ledger, acme: acme) { _ in true }
        var opened: [SubjectID] = []
        let report = try await privacy.use(Newsletter.self, ofEach: stream(readers), as: .marketer) { _, reader in
            opened.append(reader)
        }
        #expect(!opened.contains("reader-4"))
        #expect(report.asked == 6 && report.permitted == 5 && report.denied == [.consentWithdrawn: 1])
        #expect(report.entries == 2, "one for those who stayed, one for who moved")
    }

    @Test("a withdrawal committed while the batch is worked through is honoured, too")
    func withdrawnMeanwhile() async throws {
        let acme = Acme()
        let (privacy, readers) = try await service(6, acme: acme) { _ in true }
        var opened: [SubjectID] = []
        let report = try await privacy.use(Newsletter.self, ofEach: stream(readers), as: .marketer) { _, reader in
            opened.append(reader)
            guard reader == "reader-1" else { return }
            acme.clock.advance(bySeconds: 1)
            try await privacy.record(.consentWithdrawn(Newsletter.self), by: "reader-4")
        }
        #expect(opened == readers.filter { $0 != "reader-4" })
        #expect(report.denied == [.consentWithdrawn: 1])
        let last = try await acme.ledger.entries(of: "reader-4").last
        #expect(last?.publicPart.kind == .denied, "what was acted upon has an answer of its own")
    }

    @Test("a withdrawal that takes effect while the batch is worked through is honoured from that moment")
    func withdrawnAhead() async throws {
        let acme = Acme()
        let (privacy, readers) = try await service(6, acme: acme) { _ in true }
        let ahead = acme.clock.now.advanced(bySeconds: 10)
        try await privacy.record(.consentWithdrawn(Newsletter.self), by: "reader-4", effectiveAt: ahead)
        var opened: [SubjectID] = []
        let report = try await privacy.use(Newsletter.self, ofEach: stream(readers), as: .marketer) { _, reader in
            opened.append(reader)
            if reader == "reader-1" { acme.clock.advance(bySeconds: 11) }
        }
        #expect(opened == readers.filter { $0 != "reader-4" })
        #expect(report.denied == [.consentWithdrawn: 1])
    }

    @Test("one who comes twice is asked about twice; nobody at all makes no entry")
    func edges() async throws {
        let acme = Acme()
        let (privacy, readers) = try await service(1, acme: acme) { _ in true }
        let twice = try await privacy.use(
            Newsletter.self, ofEach: stream(readers + readers), batchSize: 1, as: .marketer
        ) { _, _ in }
        #expect(twice.asked == 2 && twice.permitted == 2)
        let before = try await acme.entries().count
        let none = try await privacy.use(Newsletter.self, ofEach: stream([]), as: .marketer) { _, _ in }
        #expect(none.asked == 0 && none.entries == 0)
        #expect(try await acme.entries().count == before)
    }

    @Test("memory and reads are those of a batch: what is known isn't read again")
    func reads() async throws {
        let acme = Acme()
        let ledger = WrappedLedger(acme.ledger)
        let (privacy, readers) = try await service(40, on: ledger, acme: acme) { _ in true }
        let before = ledger.reads.value
        for _ in 0..<3 {
            _ = try await privacy.use(Newsletter.self, ofEach: stream(readers), batchSize: 7, as: .marketer) { _, _ in }
        }
        #expect(ledger.reads.value - before == 40, "one read for each person, in the first run only")
    }

    private func stream(_ subjects: [SubjectID]) -> AsyncStream<SubjectID> {
        AsyncStream { continuation in
            for subject in subjects { continuation.yield(subject) }
            continuation.finish()
        }
    }
}
