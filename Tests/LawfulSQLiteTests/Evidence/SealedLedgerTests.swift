// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTesting
import LawfulTime
import Synchronization
import Testing

@Suite("A ledger with evidence")
struct SealedLedgerTests {
    @Test("it keeps the ledger's promises, sealed")
    func conforms() async throws {
        let folder = try LedgerFolder()
        let made = Mutex<[(String, SealedLedger)]>([])
        try await LedgerConformance(
            makeLedger: {
                let sealed = try SealedLedger()
                made.withLock { $0.append(("", sealed)) }
                return try sealed.open()
            },
            reopen: { _ in
                let sealed = made.withLock { $0.last?.1 }
                return try #require(sealed).open()
            }
        ).run()
        _ = folder
    }

    @Test("a head is signed in time, where evidence says by when, and not for each entry")
    func signsInTime() async throws {
        let (sealed, untimed) = (try SealedLedger(), try SealedLedger())
        let evidence = LedgerEvidence(
            signing: sealed.signing, keys: sealed.keys, mark: sealed.mark, signingWithin: .milliseconds(50))
        let (ledger, other) = (try SQLiteLedger(path: sealed.path, evidence: evidence), try untimed.open())
        func size(_ sealed: SealedLedger) throws -> Int64? {
            try sealed.mark.read().map { try SignedCheckpoint($0, by: sealed.signing.verifier).head.size }
        }
        for round in 1...3 {
            try await SealedLedger.fill(ledger, round * 10..<round * 10 + 10)
            try await SealedLedger.fill(other, round * 10..<round * 10 + 10)
            // As long as a machine may take that does other things, too.
            for _ in 0..<2_000 where try size(sealed) != Int64(round * 10) {
                try await Task.sleep(for: .milliseconds(10))
            }
            #expect(try size(sealed) == Int64(round * 10))
            #expect(try size(untimed) == 0)
        }
        #expect(try await ledger.verify().findings.isEmpty)
    }

    /// Waits as long as a machine may take that does other things, too.
    private static func isSigned(_ sealed: SealedLedger, _ size: Int64) async throws -> Bool {
        func signed() throws -> Int64? {
            try sealed.mark.read().map { try SignedCheckpoint($0, by: sealed.signing.verifier).head.size }
        }
        for _ in 0..<2_000 where try signed() != size { try await Task.sleep(for: .milliseconds(10)) }
        return try signed() == size
    }

    private static func timed(_ sealed: SealedLedger, by mark: (any HighWaterMark)? = nil) -> LedgerEvidence {
        LedgerEvidence(
            signing: sealed.signing, keys: sealed.keys, mark: mark ?? sealed.mark, signingWithin: .milliseconds(20))
    }

    @Test("a head is signed in time after an erasure, after names went, and after a transaction of the service's")
    func signsWhateverIsRecorded() async throws {
        let sealed = try SealedLedger()
        let pool = try DatabasePool(path: sealed.path)
        let ledger = try SQLiteLedger(sharing: pool, evidence: Self.timed(sealed))
        try await SealedLedger.fill(ledger, 0..<4, persons: 2)
        #expect(try await Self.isSigned(sealed, 4))
        let noon = Instant(milliseconds: 1_767_268_800_000)
        _ = try await ledger.erase(ErasureOrder(id: "e", of: "person-1", .everything, at: noon))
        #expect(try await Self.isSigned(sealed, 6))
        let draft = SealedLedger.draft(9, of: "person-1")
        try await ledger.prepare([draft])
        try await pool.write { db in _ = try ledger.append(draft, in: db) }
        #expect(try await Self.isSigned(sealed, 7))
        let late = noon.advanced(bySeconds: 400 * 86_400)
        #expect(try await ledger.eraseActors(ActorErasure(id: "a", keptFor: .years(1), at: late)) == 1)
        #expect(try await Self.isSigned(sealed, 8))
    }

    @Test(
        "what no head covered when an earlier run ended is covered in time after the next opening, unless nobody says when"
    )
    func signsTail() async throws {
        let sealed = try SealedLedger()
        do { try await SealedLedger.fill(try sealed.open(), 0..<7) }
        do {
            let untimed = try sealed.open()
            #expect(try await untimed.entries(after: 0, limit: 9).count == 7)
            try await Task.sleep(for: .milliseconds(50))
        }
        #expect(try sealed.mark.read().map { try SignedCheckpoint($0, by: sealed.signing.verifier).head.size } == 0)
        let ledger = try SQLiteLedger(path: sealed.path, evidence: Self.timed(sealed))
        #expect(try await Self.isSigned(sealed, 7))
        #expect(try await ledger.verify().findings.isEmpty)
    }

    @Test("a head that can't be signed is tried again, though nothing more is recorded")
    func signsAgain() async throws {
        let sealed = try SealedLedger()
        let mark = StubbornMark(sealed.mark)
        let ledger = try SQLiteLedger(path: sealed.path, evidence: Self.timed(sealed, by: mark))
        mark.refusals = 4
        try await SealedLedger.fill(ledger, 0..<3)
        #expect(try await Self.isSigned(sealed, 3))
        #expect(mark.refusals == 0)
    }

    @Test("private parts stand in no file in the clear, and come back")
    func sealed() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        try await SealedLedger.fill(ledger, 0..<20)
        #expect(try sealed.folder.files(holding: "secret-person").isEmpty)
        #expect(try await ledger.entries(of: "person-1").count == 4)
        let reopened = try sealed.open()
        let entries = try await reopened.entries(of: "person-1")
        #expect(entries.allSatisfy { $0.privatePart?.event.reason?.hasPrefix("secret-person-1") == true })
        #expect(entries.allSatisfy { $0.publicPart.commitment?.count == 64 })
    }

    @Test("an export holds for both verifiers, and so do the proofs in it", arguments: [0, 1, 255, 256, 700])
    func exports(count: Int) async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        try await SealedLedger.fill(ledger, 0..<count / 2)
        let older = try await ledger.checkpoint()
        try await SealedLedger.fill(ledger, count / 2..<count)
        _ = try await ledger.erasePrivateParts(of: "person-1", .everything, keeping: [])
        let folder = sealed.folder.path("evidence")
        let proofs = count == 0 ? [] : Array(Set([1, Int64(count)]))
        let head = try await ledger.export(to: folder, older: count == 0 ? [] : [older], proofsOf: proofs)
        #expect(head.head.size == Int64(count))
        let verifier = try #require(ledger.verifier)
        let report = EvidenceFolder(folder).verify(by: verifier, pins: [older])
        #expect(report.isVerified, "\(report.findings)")
        #expect(report.erased == (count == 0 ? 0 : (0..<count).count { $0 % 5 == 1 }))
        #expect(report.proofs == proofs.count)
        #expect(try IndependentVerifier.accepts(folder, vkey: verifier))
    }

    @Test("what it verifies of itself holds, at every depth")
    func verifies() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        try await SealedLedger.fill(ledger, 0..<600)
        let pin = try await ledger.checkpoint()
        try await SealedLedger.fill(ledger, 600..<700)
        _ = try await ledger.checkpoint()
        for depth in [VerificationDepth.head, .tail(300), .entries, .full] {
            let report = try await ledger.verify(depth: depth, pins: [pin])
            #expect(report.findings.isEmpty, "\(depth): \(report.findings)")
        }
        let report = try await ledger.verify(pins: [pin])
        #expect(report.entries == 700 && report.shown == 700 && report.continued == 2)
    }

    @Test("a proof file leads from the entry's bytes to a signed head, and no others do")
    func proof() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        try await SealedLedger.fill(ledger, 0..<300)
        let file = try await ledger.proofFile(of: 17)
        let disclosure = try await ledger.disclose(17)
        try file.verify(entry: disclosure.entry)
        #expect(throws: EvidenceError.self) { try file.verify(entry: disclosure.entry + [0]) }
        let entry = try HashedEntry(disclosure.entry)
        let opened = try #require(disclosure.payload)
        #expect(PayloadCommitment.commitment(salt: opened.salt, payload: opened.payload) == entry.commitment)
        await #expect(throws: LedgerError(.evidence, "")) { _ = try await ledger.proofFile(of: 301) }
    }

    @Test("a ledger takes evidence up, and what stood in it is hashed as it is")
    func adopts() async throws {
        let sealed = try SealedLedger()
        do {
            let plain = try SQLiteLedger(path: sealed.path)
            try await SealedLedger.fill(plain, 0..<300)
        }
        let ledger = try sealed.open()
        try await SealedLedger.fill(ledger, 300..<600)
        _ = try await ledger.checkpoint()
        #expect(try await ledger.entries(of: "person-1").count == 120)
        #expect(try await ledger.verify().findings.isEmpty)
        #expect(throws: LedgerError(.settings, "")) { try SQLiteLedger(path: sealed.path) }
        let other = LedgerEvidence(
            signing: try SigningKey(name: "other.example/ledger", random: SystemRandom()), keys: sealed.keys,
            mark: InMemoryMark())
        #expect(throws: LedgerError(.settings, "")) { try SQLiteLedger(path: sealed.path, evidence: other) }
    }

    @Test("without evidence it says that it can prove nothing")
    func plain() async throws {
        let folder = try LedgerFolder()
        let ledger = try SQLiteLedger(path: folder.path())
        #expect(ledger.verifier == nil)
        await #expect(throws: LedgerError(.settings, "")) { _ = try await ledger.checkpoint() }
        await #expect(throws: LedgerError(.settings, "")) { _ = try await ledger.verify() }
    }

    @Test("each member of a cohort has a proof of their own, and erasing one leaves the others theirs")
    func cohort() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        let members = (0..<300).map { CohortMember(SubjectID(rawValue: "m\($0)"), at: .initial, answer: ["ok"]) }
        let draft = EntryDraft(
            "mailing", .answered(.cohortAnswered, "newsletter", operation: .use, counts: ["ok": 300]), of: nil)
        let outcome = try await ledger.append(draft, cohort: members)
        #expect(outcome.sequence == 1)
        _ = try await ledger.checkpoint()
        #expect(try await ledger.verify().findings.isEmpty)
        _ = try await ledger.erasePrivateParts(of: "m7", .everything, keeping: [])
        #expect(try await ledger.verify().findings.isEmpty, "what is left is still whole")
        let disclosure = try await ledger.disclose(1, member: "m8")
        let member = try #require(disclosure.member)
        let root = try #require(try HashedEntry(disclosure.entry).commitment)
        let commitment = try #require(PayloadCommitment.commitment(salt: member.salt, payload: member.payload))
        try CohortCommitments.verify(commitment, member.proof, root: root)
        let strange = try #require(PayloadCommitment.commitment(salt: member.salt, payload: member.payload + [1]))
        #expect(throws: EvidenceError.self) { try CohortCommitments.verify(strange, member.proof, root: root) }
        #expect(try await ledger.disclose(1, member: "m7").member == nil, "the erased one's salt is gone")
        try sealed.tamper("UPDATE subject_entries SET answer = 'no' WHERE subject = 'm9'")
        let altered = try await sealed.open().verify()
        #expect(altered.findings == [.payloadMismatched(0)])
    }

    @Test("keys in files are made once, are their owner's alone, and open the ledger again")
    func files() async throws {
        let folder = try LedgerFolder()
        let place = folder.path("keys")
        for turn in 0..<2 {
            let evidence = try LedgerEvidence.files(in: place, origin: SealedLedger.origin)
            let ledger = try SQLiteLedger(path: folder.path(), evidence: evidence)
            try await SealedLedger.fill(ledger, turn * 10..<(turn + 1) * 10)
            _ = try await ledger.checkpoint()
            #expect(try await ledger.verify().shown == (turn + 1) * 10)
        }
        for name in ["signing-key", "keys", "mark"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: place + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
        #expect(throws: EvidenceError(.key, "")) {
            try LedgerEvidence.files(in: place, origin: "other.example/ledger")
        }
    }
}

/// A mark that can't be written for some times.
private final class StubbornMark: HighWaterMark {
    private let base: InMemoryMark
    private let left = Mutex(0)

    init(_ base: InMemoryMark) { self.base = base }

    var refusals: Int {
        get { left.withLock { $0 } }
        set { left.withLock { $0 = newValue } }
    }

    func read() throws -> [UInt8]? { try base.read() }

    func write(_ checkpoint: [UInt8]) throws {
        let isRefused = left.withLock { left in
            defer { left = max(0, left - 1) }
            return left > 0
        }
        if isRefused { throw EvidenceError(.storage, "not now") }
        try base.write(checkpoint)
    }

    func exclusively<Value>(_ work: () throws -> Value) throws -> Value { try base.exclusively(work) }
}
#endif
