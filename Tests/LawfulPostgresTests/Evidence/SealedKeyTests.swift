// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulPostgres
import LawfulTime
import Testing

@Suite("The keys that private parts on PostgreSQL are sealed under")
struct SealedKeyTests {
    private let sealed: SealedLog

    init() async throws { sealed = try await SealedLog() }

    @Test("while the holder is down nothing new is recorded about strangers, and it goes on when it is back")
    func down() async throws {
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 0..<10)
        sealed.keys.isDown = true
        await #expect(throws: LedgerError(.keys, "")) {
            _ = try await ledger.append(SealedLog.draft(10, of: "stranger"))
        }
        // Keys that are open in this process go on sealing.
        _ = try await ledger.append(SealedLog.draft(11, of: "person-1"))
        let reopened = try await sealed.open()
        await #expect(throws: LedgerError(.keys, "")) { _ = try await reopened.entries(of: "person-1") }
        sealed.keys.isDown = false
        #expect(try await reopened.entries(of: "person-1").count == 3)
        _ = try await ledger.append(SealedLog.draft(10, of: "stranger"))
        #expect(try await ledger.verify().findings.isEmpty)
    }

    @Test("keys are rotated while the log is written to, and the old one isn't needed afterwards")
    func rotation() async throws {
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 0..<600, persons: 300)
        let before = try await sealed.schema.sql("SELECT wrapped FROM ~.data_keys ORDER BY id LIMIT 1")
        try sealed.keys.rotate(to: "key-2")
        async let writing: Void = SealedLog.fill(ledger, 600..<900, persons: 300)
        let count = try await ledger.rewrapKeys()
        try await writing
        let rest = try await ledger.rewrapKeys()
        // Of 300 persons, of the clerk, and the one that the clerk is found by.
        #expect(count + rest == 302)
        try sealed.keys.destroy("key-1")
        #expect(try await sealed.schema.sql("SELECT wrapped FROM ~.data_keys ORDER BY id LIMIT 1") != before)
        let reopened = try await sealed.open()
        _ = try await reopened.checkpoint()
        let report = try await reopened.verify()
        #expect(report.findings.isEmpty && report.shown == 900)
    }

    @Test("a head is signed in time after an erasure, after what waited was drained, and of what an earlier run left")
    func signsInTime() async throws {
        func isSigned(_ size: Int64) async throws -> Bool {
            func signed() throws -> Int64? {
                try sealed.mark.read().map { try SignedCheckpoint($0, by: sealed.signing.verifier).head.size }
            }
            // As long as a machine may take that does other things, too.
            for _ in 0..<2_000 where try signed() != size { try await Task.sleep(for: .milliseconds(10)) }
            return try signed() == size
        }
        try await SealedLog.fill(try await sealed.open(), 0..<4, persons: 2)
        let evidence = LedgerEvidence(
            signing: sealed.signing, keys: sealed.keys, mark: sealed.mark, signingWithin: .milliseconds(20))
        var options = PostgresLedger.Options()
        options.schema = sealed.schema.name
        let ledger = try await PostgresLedger(sealed.schema.server.address(), evidence: evidence, options: options)
        #expect(try await isSigned(4))
        let noon = Instant(milliseconds: 1_767_268_800_000)
        _ = try await ledger.erase(ErasureOrder(id: "e", of: "person-1", .everything, at: noon))
        #expect(try await isSigned(6))
        let session = try HostSession(sealed.schema)
        for statement in try ledger.outbox.statements(recording: [SealedLog.draft(9, of: "person-1")]) {
            #expect(try await session.run(statement) == "")
        }
        #expect(try await ledger.drainOutbox() == 1)
        #expect(try await isSigned(7))
        let late = noon.advanced(bySeconds: 400 * 86_400)
        #expect(try await ledger.eraseActors(ActorErasure(id: "a", keptFor: .years(1), at: late)) == 1)
        #expect(try await isSigned(8))
    }

    @Test("a lost key is told, and hinders neither a withdrawal nor an erasure")
    func lost() async throws {
        let before = try await sealed.open()
        _ = try await before.append(EntryDraft("given", .consentGiven("newsletter", text: "t"), of: "anna"))
        _ = try await before.checkpoint()
        try sealed.keys.rotate(to: "key-2")
        try sealed.keys.destroy("key-1")
        let ledger = try await sealed.open()
        await #expect(throws: LedgerError(.keys, "")) { _ = try await ledger.standing(of: "anna") }
        #expect(try await ledger.verify().findings == [.payloadMissing(0), .actorMissing(0)])
        #expect(try await ledger.append(EntryDraft("out", .optedOut(), of: "anna")) == .appended(2))
        #expect(try await ledger.erasePrivateParts(of: "anna", .activity("newsletter"), keeping: []) == 1)
        let left = try await ledger.standing(of: "anna").entries
        #expect(left.map(\.id) == ["out"])
        // Nor whoever acts: they get another pseudonym.
        let clerk = try #require(left.first?.publicPart.actor)
        let opening = ActorOpening(
            id: "opening", clerk, because: "a test", by: "clerk", at: Instant(milliseconds: 1_767_268_800_000))
        #expect(try await ledger.openActor(opening) == "clerk")
    }

    @Test("a host that has a key open which another destroyed records under a fresh one")
    func destroyedElsewhere() async throws {
        let (one, other) = (try await sealed.open(), try await sealed.open())
        for (number, ledger) in [one, other].enumerated() {
            _ = try await ledger.append(SealedLog.draft(number, of: "anna"))
        }
        #expect(try await one.erasePrivateParts(of: "anna", .everything, keeping: []) == 2)
        _ = try await other.append(SealedLog.draft(2, of: "anna"))
        #expect(try await one.entries(of: "anna").map(\.id) == ["entry-2"])
        #expect(
            try await sealed.schema.sql("SELECT destroyed FROM ~.data_keys WHERE subject = 'anna' ORDER BY id")
                == ["t", "f"])
        _ = try await one.checkpoint()
        let report = try await other.verify()
        #expect(report.isVerified && report.erased == 2 && report.shown == 1)
    }

    @Test("what is kept of an activity that is erased is sealed anew, and its commitment still holds")
    func keeping() async throws {
        let ledger = try await sealed.open()
        _ = try await ledger.append(EntryDraft("a", .consentGiven("newsletter", text: "t"), of: "anna"))
        _ = try await ledger.append(EntryDraft("b", .consentWithdrawn("newsletter"), of: "anna"))
        let old = try await sealed.schema.sql("SELECT wrapped FROM ~.data_keys WHERE subject = 'anna'")
        let kept = try await sealed.schema.sql("SELECT body FROM ~.sealed_parts WHERE sequence = 2")
        let scope = ErasureScope.activity("newsletter")
        // By a host that has no key open.
        let other = try await sealed.open()
        #expect(try await other.erasePrivateParts(of: "anna", scope, keeping: [.consentWithdrawn]) == 1)
        #expect(try await ledger.entries(of: "anna").map(\.id) == ["b"])
        let rows = try await sealed.schema.sql(
            "SELECT wrapped FROM ~.data_keys WHERE subject = 'anna' ORDER BY id")
        #expect(rows.count == 2 && !rows.contains(old[0]) && rows[0].dropFirst(2).allSatisfy { $0 == "0" })
        #expect(try await sealed.schema.sql("SELECT body FROM ~.sealed_parts WHERE sequence = 2") != kept)
        _ = try await ledger.checkpoint()
        let report = try await ledger.verify()
        #expect(report.findings.isEmpty && report.erased == 1 && report.shown == 1)
    }
}
#endif
