// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulPostgres
import LawfulTesting
import LawfulTime
import Synchronization
import Testing

@Suite("A log with evidence on PostgreSQL")
struct SealedLedgerTests {
    private let sealed: SealedLog

    init() async throws { sealed = try await SealedLog() }

    @Test("it keeps the ledger's promises, sealed", arguments: [PostgresLedger.Isolation.readCommitted, .serializable])
    func conforms(isolation: PostgresLedger.Isolation) async throws {
        let made = Mutex<[SealedLog]>([])
        let schema = sealed.schema
        try await LedgerConformance(
            makeLedger: {
                let sealed = try await SealedLog(TestSchema(on: schema.server), like: sealed)
                made.withLock { $0.append(sealed) }
                return try await sealed.open { $0.isolation = isolation }
            },
            reopen: { _ in
                let sealed = made.withLock { $0.last }
                return try await #require(sealed).open { $0.isolation = isolation }
            }
        ).run()
    }

    @Test("private parts stand in no table in the clear, and come back")
    func sealing() async throws {
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 0..<20)
        for table in SealedLog.tables + ["outbox"] {
            let hits = try await sealed.schema.sql(
                "SELECT count(*) FROM ~.\(table) AS t WHERE t.*::text LIKE '%secret%'")
            #expect(hits == ["0"], "\(table)")
        }
        #expect(
            try await sealed.schema.sql("SELECT count(*) FROM ~.entries WHERE public LIKE '%person%'") == ["0"])
        #expect(try await ledger.entries(of: "person-1").count == 4)
        let entries = try await sealed.open().entries(of: "person-1")
        #expect(entries.allSatisfy { $0.privatePart?.event.reason?.hasPrefix("secret-person-1") == true })
        #expect(entries.allSatisfy { $0.publicPart.commitment?.count == 64 })
    }

    @Test("an export holds for both verifiers, and so do the proofs in it", arguments: [0, 1, 255, 256, 700])
    func exports(count: Int) async throws {
        let ledger = try await sealed.open { $0.cleaning = .later }
        let files = try TestFolder()
        try await SealedLog.fill(ledger, 0..<count / 2)
        let older = try await ledger.checkpoint()
        try await SealedLog.fill(ledger, count / 2..<count)
        _ = try await ledger.erasePrivateParts(of: "person-1", .everything, keeping: [])
        let folder = files.path("evidence")
        let proofs = count == 0 ? [] : Array(Set([1, Int64(count)]))
        let head = try await ledger.export(to: folder, older: count == 0 ? [] : [older], proofsOf: proofs)
        #expect(head.head.size == Int64(count))
        let verifier = try #require(ledger.verifier)
        let report = EvidenceFolder(folder).verify(by: verifier, pins: [older])
        #expect(report.isVerified, "\(report.findings)")
        #expect(report.erased == (0..<count).count { $0 % 5 == 1 })
        #expect(report.proofs == proofs.count)
        #expect(try await IndependentVerifier.accepts(folder, vkey: verifier))
    }

    @Test("what it verifies of itself holds, at every depth")
    func verifies() async throws {
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 0..<600)
        let pin = try await ledger.checkpoint()
        try await SealedLog.fill(ledger, 600..<700)
        _ = try await ledger.checkpoint()
        for depth in [VerificationDepth.head, .tail(300), .entries, .full] {
            let report = try await ledger.verify(depth: depth, pins: [pin])
            #expect(report.findings.isEmpty, "\(depth): \(report.findings)")
            let expected =
                switch depth {
                case .head: 0
                case .tail: 700 - 256
                case .entries, .full: 700
                }
            #expect(report.entries == expected)
        }
        #expect(try await ledger.verify().shown == 700)
    }

    @Test("an entry is proved by a file, and disclosed with what was committed to")
    func proofs() async throws {
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 0..<300)
        let first = try await ledger.checkpoint()
        try await SealedLog.fill(ledger, 300..<320)
        let file = try await ledger.proofFile(of: 17)
        let disclosure = try await ledger.disclose(17)
        try file.verify(entry: disclosure.entry)
        #expect(throws: EvidenceError.self) { try file.verify(entry: disclosure.entry + [0]) }
        let entry = try HashedEntry(disclosure.entry)
        let opened = try #require(disclosure.payload)
        #expect(PayloadCommitment.commitment(salt: opened.salt, payload: opened.payload) == entry.commitment)
        await #expect(throws: LedgerError(.evidence, "")) { _ = try await ledger.proofFile(of: 321) }
        let last = try await ledger.checkpoint()
        let growth = try await ledger.consistencyProof(from: first.head.size, to: last.head.size)
        try growth.verify(oldRoot: first.head.root, newRoot: last.head.root)
        #expect(throws: EvidenceError.self) { try growth.verify(oldRoot: last.head.root, newRoot: first.head.root) }
    }

    @Test("witnesses cosign its heads, and one that saw another history refuses")
    func witnessed() async throws {
        let key = try SigningKey(name: "witness.example", kind: .cosignature, random: SystemRandom())
        let witness = InMemoryWitness(key: key, log: sealed.signing.verifier) {
            Instant(milliseconds: 1_767_268_800_000)
        }
        let evidence = LedgerEvidence(
            signing: sealed.signing, keys: sealed.keys, mark: sealed.mark, witnesses: [witness])
        func open(_ schema: TestSchema, _ evidence: LedgerEvidence) async throws -> PostgresLedger {
            var options = PostgresLedger.Options.patient
            options.schema = schema.name
            return try await PostgresLedger(schema.server.address(), evidence: evidence, options: options)
        }
        let ledger = try await open(sealed.schema, evidence)
        for size in [300, 900] {
            try await SealedLog.fill(ledger, size - 300..<size)
            let head = try await ledger.checkpoint()
            try Cosignature.verify(head.note, by: witness.verifier)
            #expect(try await witness.lastSize(of: SealedLog.origin) == head.head.size)
        }
        let other = LedgerEvidence(
            signing: sealed.signing, keys: sealed.keys, mark: InMemoryMark(), witnesses: [witness])
        let forged = try await open(try await TestSchema(on: sealed.schema.server), other)
        try await SealedLog.fill(forged, 1_000..<2_000)
        let head = try await forged.checkpoint()
        #expect(throws: EvidenceError(.signature, "")) { try Cosignature.verify(head.note, by: witness.verifier) }
    }

    @Test("a log takes evidence up, what stood in it is hashed as it is, and who opened it before records no more")
    func adopts() async throws {
        let plain = try await sealed.schema.ledger()
        try await SealedLog.fill(plain, 0..<300)
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 300..<600)
        _ = try await ledger.checkpoint()
        #expect(try await ledger.entries(of: "person-1").count == 120)
        #expect(try await ledger.verify().findings.isEmpty)
        await #expect(throws: LedgerError(.settings, "")) { try await SealedLog.fill(plain, 600..<601) }
        await #expect(throws: LedgerError(.settings, "")) { try await sealed.schema.ledger() }
        let other = LedgerEvidence(
            signing: try SigningKey(name: "other.example/ledger", random: SystemRandom()), keys: sealed.keys,
            mark: InMemoryMark())
        var options = PostgresLedger.Options.patient
        options.schema = sealed.schema.name
        await #expect(throws: LedgerError(.settings, "")) {
            try await PostgresLedger(sealed.schema.server.address(), evidence: other, options: options)
        }
        #expect(try await ledger.entries(after: 0, limit: .max).count == 600)
    }

    @Test("without evidence it says that it can prove nothing")
    func plain() async throws {
        let ledger = try await sealed.schema.ledger()
        #expect(ledger.verifier == nil)
        await #expect(throws: LedgerError(.settings, "")) { _ = try await ledger.checkpoint() }
        await #expect(throws: LedgerError(.settings, "")) { _ = try await ledger.verify() }
        #expect(try await !ledger.isErasurePending)
    }

    @Test("logs with and without evidence share the tables, and nothing else")
    func logs() async throws {
        let (north, south) = (try await sealed.open("north"), try await sealed.schema.ledger("south"))
        let west = try await sealed.open("west", mark: InMemoryMark())
        for ledger in [north, south, west] { try await SealedLog.fill(ledger, 0..<30) }
        #expect(try await north.erasePrivateParts(of: "person-1", .everything, keeping: []) == 6)
        for ledger in [south, west] { #expect(try await ledger.entries(of: "person-1").count == 6) }
        _ = try await west.checkpoint()
        let report = try await west.verify()
        #expect(report.isVerified && report.erased == 0 && report.shown == 30)
    }

    @Test("each member of a cohort has a proof of their own, and erasing one leaves the others theirs")
    func cohort() async throws {
        let ledger = try await sealed.open()
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
        try await sealed.tamper("UPDATE ~.subject_entries SET answer = 'no' WHERE subject = 'm9'")
        #expect(try await ledger.verify().findings == [.payloadMismatched(0)])
    }
}
#endif
