// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTesting
import Testing

@Suite("What someone does who can write the ledger's file")
struct TamperTests {
    /// A change by SQL, and whether opening refuses it already.
    struct Tampering: Sendable, CustomStringConvertible {
        let description: String
        let statements: [String]
        /// The places, from 0, that a finding must name; empty where the ledger is found too small when it is opened.
        let places: Set<Int64>

        static let all: [Tampering] = [
            Tampering(
                description: "a kind altered",
                statements: [
                    "UPDATE entries SET public = replace(public, 'retention', 'retentiom') WHERE sequence = 42"
                ],
                places: [41]),
            Tampering(
                description: "a time altered",
                statements: [
                    "UPDATE entries SET public = replace(public, '\"at\":17', '\"at\":18') WHERE sequence = 300"
                ],
                places: [299]),
            Tampering(
                description: "two entries swapped, sequences and all",
                statements: [
                    "UPDATE entries SET sequence = 100000, id = 'x' WHERE sequence = 10",
                    "UPDATE entries SET sequence = 10 WHERE sequence = 20",
                    "UPDATE entries SET sequence = 20 WHERE sequence = 100000",
                ],
                places: [9, 19]),
            Tampering(
                description: "an entry's text copied over another's",
                statements: [
                    "UPDATE entries SET public = (SELECT public FROM entries WHERE sequence = 31) WHERE sequence = 30"
                ],
                places: [29]),
            Tampering(
                description: "an entry deleted, and the rest moved up",
                statements: [
                    "DELETE FROM entries WHERE sequence = 50",
                    "UPDATE entries SET sequence = sequence + 100000 WHERE sequence > 50",
                    "UPDATE entries SET sequence = sequence - 100001 WHERE sequence > 100000",
                ],
                places: []),
            Tampering(
                description: "the last entries deleted",
                statements: ["DELETE FROM entries WHERE sequence > 590"], places: []),
            Tampering(
                description: "a stored tile altered",
                statements: [
                    "UPDATE tiles SET hashes = CAST(zeroblob(32) || substr(hashes, 33) AS BLOB) WHERE level = 0 AND place = 1"
                ],
                places: []),
            Tampering(
                description: "a sealed part altered",
                statements: [
                    """
                    UPDATE sealed_parts SET body = CAST(substr(body, 1, 20) || x'00' || substr(body, 22) AS BLOB) WHERE sequence = 77
                    """
                ],
                places: [76]),
            Tampering(
                description: "a sealed part put in another's place",
                statements: [
                    "UPDATE sealed_parts SET body = (SELECT body FROM sealed_parts WHERE sequence = 88) WHERE sequence = 83"
                ],
                places: [82]),
            Tampering(
                description: "a key destroyed without an erasure",
                statements: ["UPDATE data_keys SET destroyed = 1 WHERE subject = 'person-3'"],
                places: Set((0..<600).filter { $0 % 5 == 3 })),
        ]
    }

    @Test("it is found, and named", arguments: Tampering.all)
    func found(tampering: Tampering) async throws {
        let sealed = try SealedLedger()
        do {
            let ledger = try sealed.open()
            try await SealedLedger.fill(ledger, 0..<600)
            _ = try await ledger.checkpoint()
            #expect(try await ledger.verify().findings.isEmpty)
        }
        for statement in tampering.statements { try sealed.tamper(statement) }
        let ledger: SQLiteLedger
        do {
            ledger = try sealed.open()
        } catch let error as LedgerError {
            // Found when it was opened.
            #expect(error.code == .rolledBack)
            return
        }
        let report = try await ledger.verify()
        #expect(!report.findings.isEmpty)
        let named = Set(report.findings.compactMap(\.place))
        #expect(tampering.places.isSubset(of: named), "\(report.findings)")
    }

    @Test("an entry that is inserted by SQL is found")
    func inserted() async throws {
        let sealed = try SealedLedger()
        do {
            let ledger = try sealed.open()
            try await SealedLedger.fill(ledger, 0..<300)
            _ = try await ledger.checkpoint()
        }
        try sealed.tamper(
            "INSERT INTO entries (sequence, id, public) SELECT 301, 'forged', public FROM entries WHERE sequence = 300")
        let report = try await sealed.open().verify()
        #expect(Set(report.findings) == [.entryMisplaced(300), .payloadMissing(300)], "\(report.findings)")
    }

    @Test("an older copy in the file's place is refused when it is opened")
    func swapped() async throws {
        let sealed = try SealedLedger()
        let copy = sealed.folder.path("copy.sqlite")
        do {
            let ledger = try sealed.open()
            try await SealedLedger.fill(ledger, 0..<100)
            _ = try await ledger.checkpoint()
        }
        try FileManager.default.copyItem(atPath: sealed.path, toPath: copy)
        do {
            let ledger = try sealed.open()
            try await SealedLedger.fill(ledger, 100..<200)
            _ = try await ledger.checkpoint()
        }
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: sealed.path + end) }
        try FileManager.default.moveItem(atPath: copy, toPath: sealed.path)
        #expect(throws: LedgerError(.rolledBack, "")) { try sealed.open() }
    }

    @Test("a mark that is gone is refused, unless the ledger was restored on purpose")
    func unmarked() async throws {
        let sealed = try SealedLedger()
        try await SealedLedger.fill(try sealed.open(), 0..<10)
        #expect(throws: LedgerError(.rolledBack, "")) { try sealed.open(mark: InMemoryMark()) }
        let restored = try sealed.open(unmarked: .isTakenAsItIs, mark: InMemoryMark())
        #expect(try await restored.verify().findings.isEmpty)
    }

    @Test("all rewritten and signed again with the real key is found by a pin, and only by one")
    func rewritten() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        try await SealedLedger.fill(ledger, 0..<100)
        let pin = try await ledger.checkpoint()
        let forged = SealedLedger(
            folder: try LedgerFolder(), keys: sealed.keys, mark: InMemoryMark(), signing: sealed.signing)
        let rewritten = try forged.open()
        try await SealedLedger.fill(rewritten, 1_000..<1_120)
        _ = try await rewritten.checkpoint()
        #expect(try await rewritten.verify().findings.isEmpty, "without a pin nothing shows it")
        let report = try await rewritten.verify(pins: [pin])
        #expect(report.findings == [.historyRewritten(size: 100, source: "the pin of size 100")])
    }

    @Test("of one-bit flips in the file none that changes what is hashed or sealed goes unseen", arguments: 0..<8)
    func flips(seed: Int) async throws {
        let sealed = try SealedLedger()
        do {
            let ledger = try sealed.open()
            try await SealedLedger.fill(ledger, 0..<300)
            _ = try await ledger.checkpoint()
            // Everything goes to the main file.
            _ = try await ledger.erasePrivateParts(of: "person-1", .everything, keeping: [])
        }
        let whole = try Self.content(of: sealed.path)
        var random = SeededGenerator(seed: UInt64(seed))
        let original = try Data(contentsOf: URL(filePath: sealed.path))
        for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: sealed.path + end) }
        for _ in 0..<RandomSize.cases(or: 40) {
            var bytes = original
            let place = Int.random(in: 0..<bytes.count, using: &random)
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: sealed.path + end) }
            try bytes.write(to: URL(filePath: sealed.path))
            let isSeen = await Self.isSeen(sealed)
            // What the flip left as it was may pass: free space, unused bytes, indexes.
            let isWhole = (try? Self.content(of: sealed.path)) == whole
            #expect(isSeen || isWhole, "at \(place)")
        }
    }

    private static func isSeen(_ sealed: SealedLedger) async -> Bool {
        do {
            return try await !sealed.open().verify().findings.isEmpty
        } catch {
            return true
        }
    }

    /// What is hashed, sealed, and stored of the tree.
    private static func content(of path: String) throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        return try queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT hex(public) FROM entries NOT INDEXED
                    UNION ALL SELECT hex(body) FROM sealed_parts NOT INDEXED
                    UNION ALL SELECT hex(hashes) FROM tiles NOT INDEXED
                    """)
        }
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
