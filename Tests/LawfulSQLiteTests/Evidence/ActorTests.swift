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

@Suite("Whoever acted in a ledger with evidence")
struct ActorTests {
    private static let noon = Instant(milliseconds: 1_767_268_800_000)
    private static let names = ["J. de Vries-Handelaar", "H. Visser-Approver", "R\u{E9}n\u{E9} the Officer"]

    private static func draft(
        _ id: String, of subject: SubjectID, by actor: String, approvedBy approver: String? = nil,
        daysOn days: Int64 = 0
    ) -> EntryDraft {
        let moment = noon.advanced(bySeconds: days * 86_400)
        return EntryDraft(
            id: EntryID(rawValue: id),
            .retentionExtended(
                "newsletter", until: .distantFuture, reviewBy: .distantFuture, because: "secret of \(subject.rawValue)",
                approvedBy: approver.map { ActorID(rawValue: $0) }),
            subject: subject, actor: ActorID(rawValue: actor), role: "support", effectiveAt: moment, recordedAt: moment)
    }

    private static func opening(_ id: String, _ actor: ActorPseudonym) -> ActorOpening {
        ActorOpening(
            id: EntryID(rawValue: id), actor, because: "a complaint", by: ActorID(rawValue: names[2]), at: noon)
    }

    private static func fill(_ ledger: SQLiteLedger) async throws -> [LedgerEntry] {
        _ = try await ledger.append(draft("1", of: "anna", by: names[0], approvedBy: names[1]))
        _ = try await ledger.append(draft("2", of: "berta", by: names[0]))
        _ = try await ledger.append(draft("3", of: "anna", by: names[1], daysOn: 50))
        return try await ledger.entries(after: 0, limit: 10)
    }

    @Test("names and keys stand in no file in the clear, before and after an opening")
    func hidden() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        let entries = try await Self.fill(ledger)
        let pseudonym = try #require(entries[0].publicPart.actor)
        #expect(try await ledger.openActor(Self.opening("o", pseudonym))?.rawValue == Self.names[0])
        for name in Self.names { #expect(try sealed.folder.files(holding: name).isEmpty, "\(name)") }
        #expect(try !sealed.folder.files(holding: pseudonym.rawValue).isEmpty, "or the search shows nothing")
        // Wrapped, each; a key in the clear would open what is sealed.
        let pool = try DatabasePool(path: sealed.path)
        let wrapped = try await pool.read { db in
            try Row.fetchAll(db, sql: "SELECT subject, scope, wrapped_by, wrapped FROM data_keys WHERE subject = ''")
                .map { row in
                    let scope: String = row[1]
                    return (scope: scope, key: WrappedKey(keyID: row[2], bytes: row[3]))
                }
        }
        // The one that names are found by, three actors', and that of entries about nobody.
        #expect(wrapped.count == 5 && Set(wrapped.map(\.scope)).count == 5)
        #expect(wrapped.allSatisfy { scope in !Self.names.contains { scope.scope.contains($0) } })
    }

    @Test("erasing the person leaves who acted, erasing the actor leaves the person, and every proof holds")
    func apart() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        let before = try await Self.fill(ledger)
        let older = try await ledger.checkpoint()
        let proof = try await ledger.proofFile(of: 1)
        let one = try #require(before[0].publicPart.actor)
        #expect(
            before[1].publicPart.actor == one && before[2].publicPart.actor == before[0].privatePart?.event.approvedBy)

        #expect(try await ledger.erasePrivateParts(of: "anna", .everything, keeping: []) == 2)
        #expect(try await ledger.openActor(Self.opening("o1", one))?.rawValue == Self.names[0])
        var report = try await ledger.verify(pins: [older])
        #expect(report.findings.isEmpty, "\(report.findings)")

        let wrapped = try await Self.wrapped(sealed)
        let erasure = ActorErasure(
            id: "e", keptFor: .days(30), at: Self.noon.advanced(bySeconds: 40 * 86_400))
        #expect(try await ledger.eraseActors(erasure) == 2, "the officer asked at noon, too")
        #expect(try await ledger.openActor(Self.opening("o2", one)) == nil)
        let approver = try #require(before[2].publicPart.actor)
        #expect(try await ledger.openActor(Self.opening("o3", approver))?.rawValue == Self.names[1])
        #expect(try await ledger.entries(of: "berta").first?.privatePart?.event.reason == "secret of berta")
        let after = try await ledger.entries(after: 0, limit: 3)
        #expect(after.map(\.publicPart) == before.map(\.publicPart), "public parts stay")
        // Keys of those who are erased stand nowhere any more, nor what their names were found by.
        let left = try await Self.wrapped(sealed)
        for gone in wrapped where !left.contains(gone) {
            for name in try FileManager.default.contentsOfDirectory(atPath: sealed.folder.url.path()) {
                let bytes = try Data(contentsOf: sealed.folder.url.appending(path: name))
                #expect(bytes.range(of: gone) == nil, "a destroyed key or finder is in \(name)")
            }
        }
        #expect(
            wrapped.count { !left.contains($0) } == 5,
            "key, finder and name of each, but for the finder of the officer, who asked again")

        report = try await ledger.verify(pins: [older])
        #expect(report.findings.isEmpty, "\(report.findings)")
        try proof.verify(entry: try await ledger.disclose(1).entry)
        let folder = sealed.folder.path("export")
        _ = try await ledger.export(to: folder, older: [older], proofsOf: [1, 2, 3])
        #expect(EvidenceFolder(folder).verify(by: sealed.signing.verifier, pins: [older]).isVerified)
        #expect(try IndependentVerifier.accepts(folder, vkey: sealed.signing.verifier))
        // Once more, by another process: the erased one is somebody new.
        let again = try sealed.open()
        _ = try await again.append(Self.draft("4", of: "berta", by: Self.names[0]))
        let fresh = try #require(try await again.entries(of: "berta").last?.publicPart.actor)
        #expect(fresh != one)
        #expect(try await ledger.openActor(Self.opening("o4", fresh))?.rawValue == Self.names[0])
        #expect(try await again.verify().findings.isEmpty)
    }

    /// Keys, finders and sealed names of those who acted, as they are stored, but for those of zeros.
    private static func wrapped(_ sealed: SealedLedger) async throws -> [Data] {
        let pool = try DatabasePool(path: sealed.path)
        return try await pool.read { db in
            try Data.fetchAll(
                db,
                sql: """
                    SELECT wrapped FROM data_keys JOIN actor_names ON actor_names.key = data_keys.id
                    UNION ALL SELECT finder FROM actor_names UNION ALL SELECT name FROM actor_names
                    """
            ).filter { $0.contains { $0 != 0 } }
        }
    }

    @Test(
        "what someone alters who can write the file is found",
        arguments: [
            "UPDATE actor_names SET name = CAST(substr(name, 1, 20) || x'00' || substr(name, 22) AS BLOB) WHERE id = 1",
            "UPDATE actor_names SET name = (SELECT name FROM actor_names WHERE id = 2) WHERE id = 1",
            """
            UPDATE actor_names SET (name, key, finder) = (SELECT name, key, finder FROM actor_names WHERE id = 2) \
            WHERE id = 1
            """,
            "UPDATE actor_names SET key = (SELECT key FROM actor_names WHERE id = 2) WHERE id = 1",
            "UPDATE actor_names SET finder = zeroblob(32) WHERE id = 1",
            "UPDATE actor_names SET erased = 1 WHERE id = 1",
            "UPDATE actor_names SET name = zeroblob(length(name)), erased = 1 WHERE id = 1",
            "UPDATE actor_names SET name = CAST('H. Visser' AS BLOB), key = NULL WHERE id = 1",
            "UPDATE data_keys SET wrapped = zeroblob(length(wrapped)) WHERE id = (SELECT key FROM actor_names WHERE id = 1)",
        ])
    func altered(statement: String) async throws {
        let sealed = try SealedLedger()
        var pseudonym = ActorPseudonym(rawValue: "")
        do {
            let ledger = try sealed.open()
            pseudonym = try #require(try await Self.fill(ledger)[0].publicPart.actor)
            _ = try await ledger.checkpoint()
        }
        try sealed.tamper(statement)
        let report = try await sealed.open().verify()
        #expect(report.findings == [.actorAltered(pseudonym: pseudonym.rawValue)], "\(statement)")
    }

    @Test("a row that is gone is missing, by the first entry that it stands in")
    func missing() async throws {
        let sealed = try SealedLedger()
        do {
            let ledger = try sealed.open()
            _ = try await Self.fill(ledger)
            _ = try await ledger.checkpoint()
        }
        try sealed.tamper("DELETE FROM actor_names WHERE id = 1")
        #expect(try await sealed.open().verify().findings == [.actorMissing(0)])
    }

    @Test("while the holder of the keys is down, an opening is recorded and says so; afterwards the name comes")
    func down() async throws {
        let sealed = try SealedLedger()
        let pseudonym = try #require(try await Self.fill(try sealed.open())[0].publicPart.actor)
        let ledger = try sealed.open()
        _ = try await ledger.append(EntryDraft("x", .optOutOffered(), of: nil))
        _ = try await ledger.append(Self.draft("x2", of: "anna", by: Self.names[2]))
        sealed.keys.isDown = true
        let error = await #expect(throws: LedgerError.self) {
            try await ledger.openActor(Self.opening("o", pseudonym))
        }
        #expect(error?.code == .keys)
        sealed.keys.isDown = false
        #expect(try await ledger.openActor(Self.opening("o", pseudonym))?.rawValue == Self.names[0])
        #expect(try await ledger.entries(after: 0, limit: 99).count { $0.publicPart.kind == .actorOpened } == 1)
    }

    @Test("keys are put under a new key, and the old one's end takes nobody's name")
    func rotated() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        let pseudonym = try #require(try await Self.fill(ledger)[0].publicPart.actor)
        try sealed.keys.rotate(to: "key-2")
        _ = try await ledger.rewrapKeys()
        try sealed.keys.destroy("key-1")
        let again = try sealed.open()
        #expect(try await again.openActor(Self.opening("o", pseudonym))?.rawValue == Self.names[0])
        _ = try await again.append(Self.draft("4", of: "berta", by: Self.names[0]))
        #expect(try await again.entries(of: "berta").last?.publicPart.actor == pseudonym, "found by the same key")
    }

    @Test(
        "without evidence names stand apart in the clear until they are erased, and stay so when evidence is taken up")
    func plain() async throws {
        let sealed = try SealedLedger()
        var (old, erased) = (ActorPseudonym(rawValue: ""), ActorPseudonym(rawValue: ""))
        do {
            let ledger = try SQLiteLedger(path: sealed.path)
            let entries = try await Self.fill(ledger)
            (erased, old) = (try #require(entries[0].publicPart.actor), try #require(entries[2].publicPart.actor))
            #expect(entries.allSatisfy { $0.privatePart?.actor == nil && $0.publicPart.format == 2 })
            #expect(try sealed.folder.files(holding: Self.names[0]) != [])
            #expect(try await ledger.openActor(Self.opening("o1", erased))?.rawValue == Self.names[0])
            let erasure = ActorErasure(id: "e", keptFor: .days(30), at: Self.noon.advanced(bySeconds: 40 * 86_400))
            #expect(try await ledger.eraseActors(erasure) == 2)
            #expect(try sealed.folder.files(holding: Self.names[0]) == [])
            #expect(try await ledger.openActor(Self.opening("o2", erased)) == nil)
            #expect(try await ledger.openActor(Self.opening("o3", old))?.rawValue == Self.names[1])
        }
        let ledger = try sealed.open()
        _ = try await ledger.append(Self.draft("4", of: "berta", by: Self.names[1]))
        let new = try #require(try await ledger.entries(of: "berta").last?.publicPart.actor)
        #expect(new != old && new.rawValue.count == 64)
        #expect(try await ledger.openActor(Self.opening("o4", old))?.rawValue == Self.names[1])
        #expect(try await ledger.openActor(Self.opening("o5", new))?.rawValue == Self.names[1])
        _ = try await ledger.checkpoint()
        #expect(try await ledger.verify().findings.isEmpty)
    }

    @Test("within the service's transaction one who acts for the first time has a key, once it was prepared")
    func host() async throws {
        let folder = try LedgerFolder()
        let pool = try DatabasePool(path: folder.path("service.sqlite"))
        let evidence = LedgerEvidence(
            signing: try SigningKey(name: SealedLedger.origin, random: SystemRandom()), keys: try InMemoryKeys(),
            mark: InMemoryMark())
        let ledger = try SQLiteLedger(sharing: pool, evidence: evidence)
        for (number, isRolledBack) in [true, false, false].enumerated() {
            let draft = Self.draft("\(number)", of: "anna", by: Self.names[number % 2], approvedBy: Self.names[2])
            try await ledger.prepare([draft])
            do {
                try await pool.write { db in
                    _ = try ledger.append(draft, in: db)
                    if isRolledBack { throw CancellationError() }
                }
            } catch is CancellationError {}
        }
        let entries = try await ledger.entries(after: 0, limit: 9)
        #expect(entries.map(\.id) == ["1", "2"])
        let pseudonyms = entries.compactMap(\.publicPart.actor)
        #expect(Set(pseudonyms).count == 2 && pseudonyms.count == 2)
        #expect(try await ledger.openActor(Self.opening("o", pseudonyms[1]))?.rawValue == Self.names[0])
        _ = try await ledger.checkpoint()
        #expect(try await ledger.verify().findings.isEmpty)
    }
}
#endif
