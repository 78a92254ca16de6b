// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTime
import Testing

@Suite("The keys that private parts are sealed under")
struct KeyTests {
    @Test("while the holder is down nothing new is recorded about strangers, and it goes on when it is back")
    func down() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        try await SealedLedger.fill(ledger, 0..<10)
        sealed.keys.isDown = true
        await #expect(throws: LedgerError(.keys, "")) {
            _ = try await ledger.append(SealedLedger.draft(10, of: "stranger"))
        }
        // Keys that are open in this process go on sealing.
        _ = try await ledger.append(SealedLedger.draft(11, of: "person-1"))
        let reopened = try sealed.open()
        await #expect(throws: LedgerError(.keys, "")) { _ = try await reopened.entries(of: "person-1") }
        sealed.keys.isDown = false
        #expect(try await reopened.entries(of: "person-1").count == 3)
        _ = try await ledger.append(SealedLedger.draft(10, of: "stranger"))
        #expect(try await ledger.verify().findings.isEmpty)
    }

    @Test("keys are rotated while the ledger is written to, and the old one isn't needed afterwards")
    func rotation() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        try await SealedLedger.fill(ledger, 0..<600, persons: 300)
        try sealed.keys.rotate(to: "key-2")
        async let writing: Void = SealedLedger.fill(ledger, 600..<900, persons: 300)
        let count = try await ledger.rewrapKeys()
        try await writing
        let rest = try await ledger.rewrapKeys()
        // Of 300 persons, of the clerk, and the one that the clerk is found by.
        #expect(count + rest == 302)
        try sealed.keys.destroy("key-1")
        let reopened = try sealed.open()
        _ = try await reopened.checkpoint()
        let report = try await reopened.verify()
        #expect(report.findings.isEmpty && report.shown == 900)
    }

    @Test("a lost key is told, and hinders neither a withdrawal nor an erasure")
    func lost() async throws {
        let sealed = try SealedLedger()
        do {
            let ledger = try sealed.open()
            _ = try await ledger.append(EntryDraft("given", .consentGiven("newsletter", text: "t"), of: "anna"))
            _ = try await ledger.checkpoint()
        }
        try sealed.keys.rotate(to: "key-2")
        try sealed.keys.destroy("key-1")
        let ledger = try sealed.open()
        await #expect(throws: LedgerError(.keys, "")) { _ = try await ledger.standing(of: "anna") }
        #expect(try await ledger.verify().findings == [.payloadMissing(0), .actorMissing(0)])
        let other = EntryDraft("out", .optedOut(), of: "anna")
        #expect(try await ledger.append(other) == .appended(2))
        #expect(try await ledger.erasePrivateParts(of: "anna", .activity("newsletter"), keeping: []) == 1)
        let left = try await ledger.standing(of: "anna").entries
        #expect(left.map(\.id) == ["out"])
        // Nor whoever acts: they get another pseudonym.
        let clerk = try #require(left.first?.publicPart.actor)
        let opening = ActorOpening(
            id: "opening", clerk, because: "a test", by: "clerk", at: Instant(milliseconds: 1_767_268_800_000))
        #expect(try await ledger.openActor(opening) == "clerk")
    }

    @Test(
        "erasing destroys the key: no file has plaintext, key or salt, backups can't be opened, older proofs still hold"
    )
    func erased() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        try await SealedLedger.fill(ledger, 0..<300)
        let before = try await ledger.proofFile(of: 2)
        let disclosure = try await ledger.disclose(2)
        let opened = try #require(disclosure.payload)
        let wrapped = try Self.wrapped(sealed.path, "person-1")
        let sealedBody = try Self.body(sealed.path, 2)
        let backup = try Data(contentsOf: URL(filePath: sealed.path))
        #expect(try await ledger.erasePrivateParts(of: "person-1", .everything, keeping: []) == 60)
        for secret in [wrapped, sealedBody, Data(opened.salt)] { #expect(try Self.files(sealed, hold: secret) == []) }
        #expect(!backup.isEmpty)
        try before.verify(entry: disclosure.entry)
        _ = try await ledger.checkpoint()
        let report = try await ledger.verify()
        #expect(report.findings.isEmpty && report.erased == 60 && report.shown == 240)
        // Without the salt the commitment can't be guessed at.
        let entry = try HashedEntry(disclosure.entry)
        let zero = [UInt8](repeating: 0, count: PayloadCommitment.saltByteCount)
        #expect(PayloadCommitment.commitment(salt: zero, payload: opened.payload) != entry.commitment)
        #expect(try await ledger.entries(of: "person-1").isEmpty)
        _ = try await ledger.append(SealedLedger.draft(1_000, of: "person-1"))
        #expect(try await ledger.entries(of: "person-1").count == 1, "a person who comes back gets a fresh key")
    }

    @Test("what is kept of an activity that is erased is sealed anew, and its commitment still holds")
    func keeping() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        _ = try await ledger.append(EntryDraft("a", .consentGiven("newsletter", text: "t"), of: "anna"))
        _ = try await ledger.append(EntryDraft("b", .consentWithdrawn("newsletter"), of: "anna"))
        let old = try Self.wrapped(sealed.path, "anna")
        #expect(
            try await ledger.erasePrivateParts(
                of: "anna", .activity("newsletter"), keeping: [.consentWithdrawn]) == 1)
        #expect(try await ledger.entries(of: "anna").map(\.id) == ["b"])
        #expect(try Self.files(sealed, hold: old) == [])
        _ = try await ledger.checkpoint()
        let report = try await ledger.verify()
        #expect(report.findings.isEmpty && report.erased == 1 && report.shown == 1)
    }

    private static func wrapped(_ path: String, _ subject: String) throws -> Data {
        try DatabaseQueue(path: path).read { db in
            try Data.fetchOne(
                db, sql: "SELECT wrapped FROM data_keys WHERE subject = ? AND destroyed = 0", arguments: [subject])
                ?? Data()
        }
    }

    private static func body(_ path: String, _ sequence: Int64) throws -> Data {
        try DatabaseQueue(path: path).read { db in
            try Data.fetchOne(db, sql: "SELECT body FROM sealed_parts WHERE sequence = ?", arguments: [sequence])
                ?? Data()
        }
    }

    private static func files(_ sealed: SealedLedger, hold bytes: Data) throws -> [String] {
        let folder = sealed.folder.path("")
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter {
            try Data(contentsOf: URL(filePath: folder + "/" + $0)).range(of: bytes) != nil
        }
    }
}
#endif
