// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTime

/// A ledger with evidence in a folder of its own, with keys whose holder can be made to fail.
struct SealedLedger {
    static let origin = "tests.example/ledger"
    let folder: LedgerFolder
    let keys: InMemoryKeys
    let mark: InMemoryMark
    let signing: SigningKey

    init(_ folder: LedgerFolder? = nil) throws {
        self.folder = try folder ?? LedgerFolder()
        keys = try InMemoryKeys()
        mark = InMemoryMark()
        signing = try SigningKey(name: Self.origin, random: SystemRandom())
    }

    init(folder: LedgerFolder, keys: InMemoryKeys, mark: InMemoryMark, signing: SigningKey) {
        (self.folder, self.keys, self.mark, self.signing) = (folder, keys, mark, signing)
    }

    var evidence: LedgerEvidence { LedgerEvidence(signing: signing, keys: keys, mark: mark) }
    var path: String { folder.path() }

    func open(
        unmarked: CheckpointSigner.Unmarked = .mustBeEmpty,
        mark: InMemoryMark? = nil
    ) throws -> SQLiteLedger {
        let evidence = LedgerEvidence(signing: signing, keys: keys, mark: mark ?? self.mark)
        return try SQLiteLedger(path: path, evidence: evidence, unmarked: unmarked)
    }

    /// A draft that says something unique, which is searched for in files.
    static func draft(_ number: Int, of subject: SubjectID, activity: PurposeID = "newsletter") -> EntryDraft {
        EntryDraft(
            "entry-\(number)",
            .retentionExtended(
                activity, until: .distantFuture, reviewBy: .distantFuture,
                because: "secret-\(subject.rawValue)-\(number)",
                approvedBy: nil),
            of: subject)
    }

    /// Fills a ledger with entries of a few persons in turn.
    static func fill(_ ledger: SQLiteLedger, _ numbers: Range<Int>, persons: Int = 5) async throws {
        for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: 100) {
            let drafts = (start..<min(start + 100, numbers.upperBound)).map {
                ConditionalDraft(draft($0, of: SubjectID(rawValue: "person-\($0 % persons)")))
            }
            _ = try await ledger.append(drafts)
        }
    }

    /// Runs statements on the file as someone does who can write it and knows its triggers.
    func tamper(_ statements: String...) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            let triggers = try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for trigger in triggers { try db.execute(sql: "DROP TRIGGER \(trigger)") }
            try db.execute(sql: "PRAGMA foreign_keys = OFF")
            for statement in statements { try db.execute(sql: statement) }
        }
        try queue.close()
    }
}

/// The independent verifier.
enum IndependentVerifier {
    static func accepts(_ folder: String, vkey: VerifierKey) throws -> Bool {
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Interop/verify_tlog.py").standardized.path(percentEncoded: false)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", script, "dir", folder, "--vkey", vkey.text]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
#endif
