// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import Testing

@Suite("Erasing from a sealed ledger while someone reads")
struct SealedErasureTests {
    /// The wrapped keys and sealed parts of a person, as they stand in the file.
    private func secrets(_ path: String, of subject: String) throws -> [Data] {
        try DatabaseQueue(path: path).read { db in
            try Data.fetchAll(db, sql: "SELECT wrapped FROM data_keys WHERE subject = ?", arguments: [subject])
                + Data.fetchAll(
                    db,
                    sql: """
                        SELECT body FROM sealed_parts WHERE sequence IN (
                            SELECT sequence FROM subject_entries WHERE subject = ?)
                        """, arguments: [subject])
        }
    }

    private func hits(_ sealed: SealedLedger, _ secrets: [Data]) throws -> Int {
        let folder = sealed.folder.url
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))
            .map { try Data(contentsOf: folder.appending(path: $0)) }
        return secrets.count { secret in files.contains { $0.range(of: secret) != nil } }
    }

    @Test("it is pending, is never called done before it is, and is finished later", arguments: [false, true])
    func pending(byOpening: Bool) async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        try await SealedLedger.fill(ledger, 0..<60, persons: 3)
        let proof = try await ledger.proofFile(of: 2)
        let entry = try await ledger.disclose(2).entry
        let secrets = try secrets(sealed.path, of: "person-1")
        #expect(secrets.count == 21)
        #expect(try hits(sealed, secrets) == 21, "or the search shows nothing")

        let reader = try DatabasePool(path: sealed.path)
        var snapshot: DatabaseSnapshot? = try reader.makeSnapshot()
        try await snapshot?.read { db in _ = try Row.fetchAll(db, sql: "SELECT * FROM sealed_parts") }
        await #expect(throws: LedgerError(.erasurePending, "")) {
            try await ledger.erasePrivateParts(of: "person-1", .everything, keeping: [])
        }
        #expect(try await ledger.isErasurePending)
        #expect(try hits(sealed, secrets) == 21, "what is pending is in the files")
        #expect(try await ledger.entries(of: "person-1").isEmpty, "nobody is shown it any more")
        await #expect(throws: LedgerError(.erasurePending, "")) { try await ledger.completeErasure() }
        // Recording, signing and verifying go on meanwhile.
        try await SealedLedger.fill(ledger, 60..<70, persons: 3)
        #expect(try await ledger.checkpoint().head.size == 70)
        #expect(try await ledger.verify().findings.isEmpty)
        #expect(try await ledger.isErasurePending)

        snapshot = nil
        if byOpening { _ = try sealed.open() } else { try await ledger.completeErasure() }
        #expect(try await !ledger.isErasurePending)
        #expect(try hits(sealed, secrets) == 0)
        let report = try await ledger.verify()
        #expect(report.isVerified && report.erased == 20)
        try proof.verify(entry: entry)
    }
}
#endif
