// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulPostgres
import LawfulTime
import Testing

@Suite("Whoever acted in a log on PostgreSQL", .serialized)
struct ActorTests {
    /// A server of its own: its files are searched.
    private static let server = Task { try await PostgresServer() }
    private static let noon = Instant(milliseconds: 1_767_268_800_000)
    private static let names = ["J. de Vries-Handelaar", "H. Visser-Approver", "T. Smid the Officer"]
    private let sealed: SealedLog

    init() async throws { sealed = try await SealedLog(on: Self.server.value) }

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

    private static func fill(_ ledger: PostgresLedger) async throws -> [LedgerEntry] {
        _ = try await ledger.append(draft("1", of: "anna", by: names[0], approvedBy: names[1]))
        _ = try await ledger.append(draft("2", of: "berta", by: names[0]))
        _ = try await ledger.append(draft("3", of: "anna", by: names[1], daysOn: 50))
        return try await ledger.entries(after: 0, limit: 10)
    }

    /// Which of the server's files hold a text, its log of changes among them.
    private func files(holding text: String) async throws -> Int {
        try await sealed.schema.sql("CHECKPOINT", as: "postgres")
        let script = """
            import os, sys
            hits = 0
            for folder, _, names in os.walk(sys.argv[2]):
                for name in names:
                    hits += sys.argv[1].encode() in open(os.path.join(folder, name), "rb").read()
            print(hits)
            """
        let output = try await Command(
            ["/usr/bin/env", "python3", "-c", script, text, sealed.schema.server.data]
        ).output()
        return try #require(Int(output.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    @Test("names stand in no file of the server in the clear, before and after an opening")
    func hidden() async throws {
        let ledger = try await sealed.open()
        let entries = try await Self.fill(ledger)
        let pseudonym = try #require(entries[0].publicPart.actor)
        #expect(try await ledger.openActor(Self.opening("o", pseudonym))?.rawValue == Self.names[0])
        for name in Self.names { #expect(try await files(holding: name) == 0, "\(name)") }
        #expect(try await files(holding: pseudonym.rawValue) > 0, "or the search shows nothing")
    }

    @Test("erasing the person leaves who acted, erasing the actor leaves the person, and every proof holds")
    func apart() async throws {
        let ledger = try await sealed.open()
        let before = try await Self.fill(ledger)
        let older = try await ledger.checkpoint()
        let one = try #require(before[0].publicPart.actor)
        #expect(
            before[1].publicPart.actor == one && before[2].publicPart.actor == before[0].privatePart?.event.approvedBy)
        #expect(try await ledger.erasePrivateParts(of: "anna", .everything, keeping: []) == 2)
        #expect(try await ledger.openActor(Self.opening("o1", one))?.rawValue == Self.names[0])
        #expect(try await ledger.verify(pins: [older]).findings.isEmpty)

        let erasure = ActorErasure(id: "e", keptFor: .days(30), at: Self.noon.advanced(bySeconds: 40 * 86_400))
        #expect(try await ledger.eraseActors(erasure) == 2, "the officer asked at noon, too")
        #expect(try await ledger.isErasurePending == false)
        #expect(try await ledger.openActor(Self.opening("o2", one)) == nil)
        let approver = try #require(before[2].publicPart.actor)
        #expect(try await ledger.openActor(Self.opening("o3", approver))?.rawValue == Self.names[1])
        #expect(try await ledger.entries(of: "berta").first?.privatePart?.event.reason == "secret of berta")
        #expect(
            try await sealed.tamper(
                """
                SELECT count(*) FROM ~.actor_names AS a JOIN ~.data_keys AS d ON d.log = a.log AND d.id = a.key
                WHERE a.erased AND d.destroyed AND trim(encode(a.name || a.finder || d.wrapped, 'hex'), '0') = ''
                """) == ["2"])
        let report = try await ledger.verify(pins: [older])
        #expect(report.findings.isEmpty, "\(report.findings)")
        let folder = try TestFolder()
        _ = try await ledger.export(to: folder.path("export"), older: [older], proofsOf: [1, 2, 3])
        #expect(
            EvidenceFolder(folder.path("export")).verify(by: sealed.signing.verifier, pins: [older]).isVerified)
        #expect(try await IndependentVerifier.accepts(folder.path("export"), vkey: sealed.signing.verifier))
        // On another host: the erased one is somebody new.
        let again = try await sealed.open()
        _ = try await again.append(Self.draft("4", of: "berta", by: Self.names[0]))
        let fresh = try #require(try await again.entries(of: "berta").last?.publicPart.actor)
        #expect(fresh != one)
        #expect(try await ledger.openActor(Self.opening("o4", fresh))?.rawValue == Self.names[0])
    }

    @Test(
        "what someone alters who has every right on the server is found",
        arguments: [
            "UPDATE ~.actor_names SET name = set_byte(name, 20, 1 # get_byte(name, 20)) WHERE id = 1",
            "UPDATE ~.actor_names SET name = (SELECT name FROM ~.actor_names WHERE id = 2) WHERE id = 1",
            """
            UPDATE ~.actor_names SET (name, key, finder) = (SELECT name, key, finder FROM ~.actor_names WHERE id = 2)
            WHERE id = 1
            """,
            "UPDATE ~.actor_names SET finder = set_byte(finder, 20, 1 # get_byte(finder, 20)) WHERE id = 1",
            "UPDATE ~.actor_names SET erased = true WHERE id = 1",
            "UPDATE ~.data_keys SET destroyed = true WHERE id = (SELECT key FROM ~.actor_names WHERE id = 1)",
        ])
    func altered(statement: String) async throws {
        let ledger = try await sealed.open()
        let pseudonym = try #require(try await Self.fill(ledger)[0].publicPart.actor)
        _ = try await ledger.checkpoint()
        try await sealed.tamper(statement)
        let report = try await sealed.open().verify()
        #expect(report.findings == [.actorAltered(pseudonym: pseudonym.rawValue)], "\(statement)")
    }

    @Test("a row that is gone is missing, by the first entry that it stands in")
    func missing() async throws {
        let ledger = try await sealed.open()
        _ = try await Self.fill(ledger)
        _ = try await ledger.checkpoint()
        try await sealed.tamper("DELETE FROM ~.actor_names WHERE id = 1")
        #expect(try await sealed.open().verify().findings == [.actorMissing(0)])
    }

    @Test("hosts that meet somebody for the first time at once give them one pseudonym")
    func together() async throws {
        let hosts = [try await sealed.open(), try await sealed.open(unmarked: .isTakenAsItIs, mark: InMemoryMark())]
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask {
                    let draft = Self.draft(
                        "\(number)", of: SubjectID(rawValue: "person \(number % 7)"), by: Self.names[number % 3],
                        approvedBy: Self.names[(number + 1) % 3])
                    _ = try await hosts[number % 2].append(draft)
                }
            }
            try await group.waitForAll()
        }
        let entries = try await hosts[0].entries(after: 0, limit: 100)
        #expect(entries.count == 60)
        for entry in entries {
            let number = try #require(Int(entry.id.rawValue))
            let pseudonym = try #require(entry.publicPart.actor)
            let name = try await hosts[(number + 1) % 2].openActor(Self.opening("o\(number)", pseudonym))
            #expect(name?.rawValue == Self.names[number % 3])
        }
        #expect(Set(entries.compactMap(\.publicPart.actor)).count == 3)
        #expect(Set(entries.compactMap(\.privatePart?.event.approvedBy)).count == 3)
        _ = try await hosts[0].checkpoint()
        #expect(try await hosts[0].verify().findings.isEmpty)
    }

    @Test("what waited in the outbox gets pseudonyms with its sequence", arguments: [false, true])
    func outbox(isSealed: Bool) async throws {
        let ledger = isSealed ? try await sealed.open() : try await sealed.schema.ledger()
        let draft = Self.draft("waiting", of: "anna", by: Self.names[0], approvedBy: Self.names[1])
        let session = try HostSession(sealed.schema)
        try await session.run("BEGIN;")
        for statement in try ledger.outbox.statements(recording: [draft]) {
            #expect(try await session.run(statement) == "")
        }
        try await session.run("COMMIT;")
        #expect(try await ledger.drainOutbox() == 1)
        let entry = try #require(try await ledger.entries(of: "anna").first)
        #expect(entry.privatePart?.actor == nil && entry.privatePart?.event.approver == nil)
        let one = try #require(entry.publicPart.actor)
        #expect(try await ledger.openActor(Self.opening("o1", one))?.rawValue == Self.names[0])
        let two = try #require(entry.privatePart?.event.approvedBy)
        #expect(try await ledger.openActor(Self.opening("o2", two))?.rawValue == Self.names[1])
        _ = try await ledger.append(Self.draft("next", of: "anna", by: Self.names[0]))
        #expect(try await ledger.entries(of: "anna").last?.publicPart.actor == one)
        let erasure = ActorErasure(id: "e", keptFor: .days(30), at: Self.noon.advanced(bySeconds: 40 * 86_400))
        #expect(try await ledger.eraseActors(erasure) == 3)
        #expect(try await ledger.openActor(Self.opening("o3", one)) == nil)
        let rows = try await sealed.tamper("SELECT encode(name, 'escape') FROM ~.actor_names WHERE erased")
        #expect(rows.count == 3 && rows.allSatisfy { row in !Self.names.contains { row.contains($0) } })
    }
}
#endif
