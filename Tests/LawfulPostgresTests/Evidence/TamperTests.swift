// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulPostgres
import Testing

@Suite("What someone does who has every right on the server")
struct TamperTests {
    /// A change by SQL.
    struct Tampering: Sendable, CustomStringConvertible {
        let description: String
        let statements: [String]
        /// The places, from 0, that a finding must name; empty where none can be named.
        let places: Set<Int64>

        static let all: [Tampering] = [
            Tampering(
                description: "a kind altered",
                statements: [
                    "UPDATE ~.entries SET public = replace(public, 'retention', 'retentiom') WHERE sequence = 42"
                ],
                places: [41]),
            Tampering(
                description: "a time altered",
                statements: [
                    "UPDATE ~.entries SET public = replace(public, '\"at\":17', '\"at\":18') WHERE sequence = 300"
                ],
                places: [299]),
            Tampering(
                description: "two entries swapped, sequences and all",
                statements: [
                    "UPDATE ~.entries SET sequence = 100000, id = 'x' WHERE sequence = 10",
                    "UPDATE ~.entries SET sequence = 10 WHERE sequence = 20",
                    "UPDATE ~.entries SET sequence = 20 WHERE sequence = 100000",
                ],
                places: [9, 19]),
            Tampering(
                description: "an entry's text copied over another's",
                statements: [
                    "UPDATE ~.entries SET public = (SELECT public FROM ~.entries WHERE sequence = 31) WHERE sequence = 30"
                ],
                places: [29]),
            Tampering(
                description: "an entry deleted", statements: ["DELETE FROM ~.entries WHERE sequence = 50"], places: [49]
            ),
            Tampering(
                description: "an entry deleted, and the rest moved up",
                statements: [
                    "DELETE FROM ~.entries WHERE sequence = 50",
                    "UPDATE ~.entries SET sequence = sequence + 100000 WHERE sequence > 50",
                    "UPDATE ~.entries SET sequence = sequence - 100001 WHERE sequence > 100000",
                ],
                places: []),
            Tampering(
                description: "the last entries deleted",
                statements: ["DELETE FROM ~.entries WHERE sequence > 590"], places: []),
            Tampering(
                description: "the last entries deleted, and the head set back",
                statements: ["DELETE FROM ~.entries WHERE sequence > 590", "UPDATE ~.heads SET last = 590"], places: []),
            Tampering(
                description: "a stored tile altered",
                statements: [
                    "UPDATE ~.tiles SET hashes = set_byte(hashes, 7, 1 # get_byte(hashes, 7)) WHERE place = 1"
                ],
                places: []),
            Tampering(
                description: "a stored tile deleted", statements: ["DELETE FROM ~.tiles WHERE place = 0"], places: []),
            Tampering(
                description: "a sealed part altered",
                statements: [
                    "UPDATE ~.sealed_parts SET body = set_byte(body, 20, 1 # get_byte(body, 20)) WHERE sequence = 77"
                ],
                places: [76]),
            Tampering(
                description: "a sealed part put in another's place",
                statements: [
                    """
                    UPDATE ~.sealed_parts SET body = (SELECT body FROM ~.sealed_parts WHERE sequence = 88) WHERE sequence = 83
                    """
                ],
                places: [82]),
            Tampering(
                description: "two sealed parts swapped, keys and all",
                statements: [
                    """
                    UPDATE ~.sealed_parts AS a SET body = b.body, key = b.key FROM ~.sealed_parts AS b
                    WHERE a.log = b.log AND (a.sequence, b.sequence) IN ((5, 6), (6, 5))
                    """
                ],
                places: [4, 5]),
            Tampering(
                description: "a sealed part deleted", statements: ["DELETE FROM ~.sealed_parts WHERE sequence = 9"],
                places: [8]),
            Tampering(
                description: "a key destroyed without an erasure",
                statements: ["UPDATE ~.data_keys SET destroyed = true WHERE subject = 'person-3'"],
                places: Set((0..<600).filter { $0 % 5 == 3 })),
            Tampering(
                description: "the head that is kept altered",
                statements: ["UPDATE ~.checkpoints SET note = replace(note, '600', '599')"], places: []),
        ]
    }

    private let sealed: SealedLog

    init() async throws { sealed = try await SealedLog() }

    @Test("it is found, and named", arguments: Tampering.all)
    func found(tampering: Tampering) async throws {
        let before = try await sealed.open()
        try await SealedLog.fill(before, 0..<600)
        _ = try await before.checkpoint()
        #expect(try await before.verify().findings.isEmpty)
        for statement in tampering.statements {
            #expect(try await sealed.tamper(statement).isEmpty)
        }
        // By whoever had the log open, and by whoever opens it then.
        let open = try await before.verify()
        #expect(!open.isVerified)
        #expect(tampering.places.isSubset(of: Set(open.findings.compactMap(\.place))), "\(open.findings)")
        do {
            let report = try await sealed.open().verify()
            #expect(tampering.places.isSubset(of: Set(report.findings.compactMap(\.place))), "\(report.findings)")
            #expect(!report.isVerified)
        } catch let error as LedgerError {
            // Found when it was opened.
            #expect([.rolledBack, .evidence].contains(error.code), "\(error)")
        }
    }

    @Test("an entry that is inserted by SQL is found", arguments: [false, true])
    func inserted(movesHead: Bool) async throws {
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 0..<300)
        _ = try await ledger.checkpoint()
        try await sealed.tamper(
            """
            INSERT INTO ~.entries (log, sequence, id, public)
            SELECT log, 301, 'forged', public FROM ~.entries WHERE sequence = 300
            """)
        if movesHead { try await sealed.tamper("UPDATE ~.heads SET last = 301") }
        let report = try await sealed.open().verify()
        #expect(Set(report.findings) == [.entryMisplaced(300), .payloadMissing(300)], "\(report.findings)")
        if !movesHead {
            // The forged one is in the next one's place.
            await #expect(throws: LedgerError(.storage, "")) { try await SealedLog.fill(ledger, 300..<301) }
        }
    }

    @Test("an entry that stands in the log twice is found")
    func duplicated() async throws {
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 0..<20)
        _ = try await ledger.checkpoint()
        try await sealed.tamper(
            "ALTER TABLE ~.entries DROP CONSTRAINT entries_pkey",
            """
            INSERT INTO ~.entries (log, sequence, id, public)
            SELECT log, sequence, 'again', public FROM ~.entries WHERE sequence = 7
            """)
        let report = try await ledger.verify()
        #expect(report.findings.contains(.entryMisplaced(7)), "\(report.findings)")
    }

    @Test("entries that no head covers yet aren't lost unseen either")
    func unsigned() async throws {
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 0..<20)
        _ = try await ledger.checkpoint()
        try await SealedLog.fill(ledger, 20..<30)
        try await sealed.tamper("DELETE FROM ~.entries WHERE sequence > 25")
        #expect(try await ledger.verify().findings == [.rolledBack(have: 25, expected: 30)])
        await #expect(throws: LedgerError(.evidence, "")) { try await SealedLog.fill(sealed.open(), 30..<31) }
    }

    @Test("an older copy of the rows, put back, is refused when it is opened, and nothing more is recorded or signed")
    func putBack() async throws {
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 0..<100)
        _ = try await ledger.checkpoint()
        try await sealed.copy()
        try await SealedLog.fill(ledger, 100..<200)
        _ = try await ledger.checkpoint()
        try await sealed.putBack()
        await #expect(throws: LedgerError(.rolledBack, "")) { try await sealed.open() }
        await #expect(throws: LedgerError(.rolledBack, "")) { try await SealedLog.fill(ledger, 200..<201) }
        await #expect(throws: LedgerError(.rolledBack, "")) { _ = try await ledger.checkpoint() }
        let report = try await ledger.verify()
        #expect(report.findings == [.rolledBack(have: 100, expected: 200)])
    }

    @Test("a host whose own mark is older learns of the latest head from the database")
    func otherHost() async throws {
        let (one, own) = (try await sealed.open(), InMemoryMark())
        try await SealedLog.fill(one, 0..<100)
        _ = try await one.checkpoint()
        await #expect(throws: LedgerError(.rolledBack, "")) { try await sealed.open(mark: own) }
        let other = try await sealed.open(unmarked: .isTakenAsItIs, mark: own)
        try await sealed.copy()
        try await SealedLog.fill(one, 100..<200)
        let head = try await one.checkpoint()
        // All rows but the last head: the other host's mark is of 100.
        try await sealed.putBack(except: ["checkpoints"])
        await #expect(throws: LedgerError(.rolledBack, "")) { _ = try await other.checkpoint() }
        await #expect(throws: LedgerError(.rolledBack, "")) { try await sealed.open(mark: own) }
        #expect(try await other.verify().findings == [.rolledBack(have: 100, expected: head.head.size)])
    }

    @Test("a host's own mark goes on with what other hosts signed, when it opens the log")
    func learns() async throws {
        let (one, own) = (try await sealed.open(), InMemoryMark())
        _ = try await sealed.open(mark: own)
        try await SealedLog.fill(one, 0..<100)
        _ = try await one.checkpoint()
        try await sealed.copy()
        try await SealedLog.fill(one, 100..<200)
        let head = try await one.checkpoint()
        _ = try await sealed.open(mark: own)
        #expect(try own.read() == head.bytes)
        // All of an older copy, the last head among it.
        try await sealed.putBack()
        await #expect(throws: LedgerError(.rolledBack, "")) { try await sealed.open(mark: own) }
    }

    @Test("a mark that is gone is refused, unless the log was restored on purpose")
    func unmarked() async throws {
        try await SealedLog.fill(try await sealed.open(), 0..<10)
        await #expect(throws: LedgerError(.rolledBack, "")) { try await sealed.open(mark: InMemoryMark()) }
        let restored = try await sealed.open(unmarked: .isTakenAsItIs, mark: InMemoryMark())
        #expect(try await restored.verify().findings.isEmpty)
    }

    @Test("all rewritten and signed again with the real key is found by a pin, and only by one")
    func rewritten() async throws {
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 0..<100)
        let pin = try await ledger.checkpoint()
        let forged = SealedLog(try await TestSchema(on: sealed.schema.server), like: sealed)
        let rewritten = try await forged.open()
        try await SealedLog.fill(rewritten, 1_000..<1_120)
        _ = try await rewritten.checkpoint()
        #expect(try await rewritten.verify().findings.isEmpty, "without a pin nothing shows it")
        let report = try await rewritten.verify(pins: [pin])
        #expect(report.findings == [.historyRewritten(size: 100, source: "the pin of size 100")])
    }

    @Test("a signing key that is replaced goes on from the head that both signed, and only from that")
    func handover() async throws {
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 0..<50)
        let last = try await ledger.checkpoint()
        let new = try SigningKey(name: SealedLog.origin, random: SystemRandom())
        let handover = try last.adding(try SignedCheckpoint(last.head, signedBy: new).note.signatures[0])
        var options = PostgresLedger.Options.patient
        options.schema = sealed.schema.name
        func open(
            _ mark: InMemoryMark,
            _ unmarked: CheckpointSigner.Unmarked = .mustBeEmpty
        ) async throws -> PostgresLedger {
            try await PostgresLedger(
                sealed.schema.server.address(),
                evidence: LedgerEvidence(signing: new, keys: sealed.keys, mark: mark), unmarked: unmarked,
                options: options)
        }
        await #expect(throws: LedgerError(.rolledBack, "")) { try await open(InMemoryMark()) }
        let after = try await open(InMemoryMark(handover.bytes))
        #expect(try await after.verify().findings.isEmpty)
        try await SealedLog.fill(after, 50..<60)
        #expect(try await after.checkpoint().head.size == 60)
        #expect(try await after.verify().findings.isEmpty)
        // After a restore that lost what was signed, a new key and an empty mark begin anew, on purpose and where it fits.
        let third = try SigningKey(name: SealedLog.origin, random: SystemRandom())
        let fresh = LedgerEvidence(signing: third, keys: sealed.keys, mark: InMemoryMark())
        func restored() async throws -> PostgresLedger {
            try await PostgresLedger(
                sealed.schema.server.address(), evidence: fresh, unmarked: .isTakenAsItIs, options: options)
        }
        try await sealed.tamper(
            "CREATE TABLE ~.one AS SELECT * FROM ~.entries WHERE sequence = 30",
            "UPDATE ~.entries SET public = replace(public, 'retention', 'retentiom') WHERE sequence = 30")
        await #expect(throws: LedgerError(.rolledBack, "")) { try await restored() }
        try await sealed.tamper(
            "UPDATE ~.entries AS e SET public = o.public FROM ~.one AS o WHERE e.sequence = o.sequence")
        #expect(try await restored().verify().findings.isEmpty)
    }
}

extension EvidenceFinding {
    /// The entry that it names, from 0.
    var place: Int64? {
        switch self {
        case .entryAltered(let place), .entryMalformed(let place), .entryMisplaced(let place),
            .payloadMismatched(let place), .payloadMissing(let place):
            place
        default: nil
        }
    }
}
#endif
