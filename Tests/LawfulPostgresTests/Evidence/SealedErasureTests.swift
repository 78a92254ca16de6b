// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulPostgres
import Testing

@Suite("Erasing from a log with evidence on PostgreSQL", .serialized)
struct SealedErasureTests {
    /// A server of its own: what others keep open would hinder it, and its files are searched.
    private static let server = Task { try await PostgresServer() }
    private let sealed: SealedLog

    init() async throws { sealed = try await SealedLog(on: Self.server.value) }

    /// Which of the tables' files hold some bytes, once all that is in memory was written.
    private func files(holding secrets: [[UInt8]]) async throws -> Int {
        try await sealed.schema.sql("CHECKPOINT", as: "postgres")
        let list = sealed.schema.server.folder.appending(path: "secrets-\(UInt32.random(in: 0...(.max)))")
        defer { try? FileManager.default.removeItem(at: list) }
        let script = """
            import os, sys
            secrets = [bytes.fromhex(line) for line in open(sys.argv[1]).read().split()]
            hits = 0
            for folder, _, names in os.walk(sys.argv[2]):
                for name in names:
                    content = open(os.path.join(folder, name), "rb").read()
                    hits += sum(secret in content for secret in secrets)
            print(hits)
            """
        let text = secrets.map { $0.map { String("0\(String($0, radix: 16))".suffix(2)) }.joined() }
        try Data(text.joined(separator: "\n").utf8).write(to: list)
        let base = sealed.schema.server.data + "/base"
        let output = try await Command(["/usr/bin/env", "python3", "-c", script, list.path, base]).output()
        return try #require(Int(output.trimmingCharacters(in: .whitespacesAndNewlines)))
    }

    /// Wrapped keys, sealed parts, and what is in them, of a person.
    private func secrets(_ ledger: PostgresLedger, of subject: String) async throws -> (
        keys: [[UInt8]], rest: [[UInt8]]
    ) {
        func bytes(_ lines: [String]) -> [[UInt8]] {
            lines.map { line in
                let digits = Array(line.utf8.dropFirst(2))
                return stride(from: 0, to: digits.count, by: 2).map { place in
                    UInt8(String(decoding: digits[place...place + 1], as: UTF8.self), radix: 16) ?? 0
                }
            }
        }
        let keys = try await sealed.schema.sql("SELECT wrapped FROM ~.data_keys WHERE subject = '\(subject)'")
        let bodies = try await sealed.schema.sql(
            """
            SELECT x.body FROM ~.sealed_parts AS x JOIN ~.subject_entries AS m USING (log, sequence)
            WHERE m.subject = '\(subject)'
            """)
        let entries = try await ledger.entries(of: SubjectID(rawValue: subject))
        var opened: [[UInt8]] = []
        for entry in entries.prefix(3) {
            let payload = try #require(try await ledger.disclose(entry.sequence).payload)
            opened += [payload.salt, Array((entry.privatePart?.event.reason ?? "").utf8)]
        }
        return (bytes(keys), bytes(bodies) + opened)
    }

    @Test(
        "with the table of keys rewritten, no file of a table holds a wrapped key of theirs, nor anything in the clear")
    func rewritten() async throws {
        let ledger = try await sealed.open { $0.cleaning = .rewrite }
        try await SealedLog.fill(ledger, 0..<300)
        let before = try await ledger.proofFile(of: 2)
        let disclosure = try await ledger.disclose(2)
        let secrets = try await secrets(ledger, of: "person-1")
        #expect(secrets.keys.count == 1 && secrets.rest.count == 66)
        #expect(try await files(holding: secrets.keys) > 0, "or the search shows nothing")
        #expect(try await ledger.erasePrivateParts(of: "person-1", .everything, keeping: []) == 60)
        #expect(try await files(holding: secrets.keys) == 0)
        #expect(try await files(holding: Array(secrets.rest.suffix(6))) == 0, "salts and texts never stood there")
        #expect(try await !ledger.isErasurePending)
        let blank = "SELECT count(*) FROM ~.sealed_parts WHERE trim(encode(body, 'hex'), '0') = ''"
        #expect(try await sealed.schema.sql(blank) == ["60"])
        try before.verify(entry: disclosure.entry)
        _ = try await ledger.checkpoint()
        let report = try await ledger.verify()
        #expect(report.findings.isEmpty && report.erased == 60 && report.shown == 240)
        #expect(try await ledger.entries(of: "person-1").isEmpty)
        _ = try await ledger.append(SealedLog.draft(1_000, of: "person-1"))
        #expect(try await ledger.entries(of: "person-1").count == 1, "a person who comes back gets a fresh key")
    }

    @Test("a copy of the tables from before opens nothing once keys were rotated, and the old one is gone")
    func backups() async throws {
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 0..<20)
        try await sealed.copy()
        #expect(try await ledger.erasePrivateParts(of: "person-1", .everything, keeping: []) == 4)
        try sealed.keys.rotate(to: "key-2")
        // Of four persons, of the clerk, and the one that the clerk is found by.
        #expect(try await ledger.rewrapKeys() == 6)
        try sealed.keys.destroy("key-1")
        #expect(try await ledger.verify().shown == 16)
        let backup = SealedLog(try await TestSchema(on: sealed.schema.server), like: sealed)
        _ = try await backup.open()
        for table in SealedLog.tables {
            try await backup.tamper(
                "DELETE FROM ~.\(table)", "INSERT INTO ~.\(table) SELECT * FROM \(sealed.schema.name).copy_\(table)")
        }
        let restored = try await backup.open(unmarked: .isTakenAsItIs, mark: InMemoryMark())
        await #expect(throws: LedgerError(.keys, "")) { _ = try await restored.entries(of: "person-1") }
        #expect(try await restored.verify().shown == 0)
    }

    @Test("it is pending while somebody reads an older state, is never called done before, and is finished later")
    func pending() async throws {
        let ledger = try await sealed.open { $0.cleaning = .rewrite }
        try await SealedLog.fill(ledger, 0..<60, persons: 3)
        let keys = try await secrets(ledger, of: "person-1").keys
        let reader = try HostSession(sealed.schema)
        try await reader.run("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM pg_class;")
        let error = try await #require(throws: LedgerError.self) {
            try await ledger.erasePrivateParts(of: "person-1", .everything, keeping: [])
        }
        #expect(error.code == .erasurePending && error.message.contains("long transactions"))
        #expect(try await ledger.isErasurePending)
        #expect(try await files(holding: keys) > 0, "what is pending is in the files")
        #expect(try await ledger.entries(of: "person-1").isEmpty, "nobody is shown it any more")
        await #expect(throws: LedgerError(.erasurePending, "")) { try await ledger.completeErasure() }
        // Recording, signing and verifying go on meanwhile.
        try await SealedLog.fill(ledger, 60..<70, persons: 3)
        #expect(try await ledger.checkpoint().head.size == 70)
        #expect(try await ledger.verify().findings.isEmpty)
        try await reader.run("COMMIT;")
        try await ledger.completeErasure()
        #expect(try await !ledger.isErasurePending)
        #expect(try await files(holding: keys) == 0)
        #expect(try await ledger.verify().erased == 20)
    }

    @Test("a writer that began before hinders it, too, and one that began afterwards doesn't")
    func writers() async throws {
        let ledger = try await sealed.open { $0.cleaning = .later }
        try await SealedLog.fill(ledger, 0..<10)
        try await sealed.schema.sql("CREATE TABLE ~.notes (text TEXT)")
        let (early, late) = (try HostSession(sealed.schema), try HostSession(sealed.schema))
        try await early.run("BEGIN; INSERT INTO ~.notes VALUES ('a');")
        #expect(try await ledger.erasePrivateParts(of: "person-1", .everything, keeping: []) == 2)
        #expect(try await ledger.isErasurePending, "later")
        let error = try await #require(throws: LedgerError.self) { try await ledger.completeErasure() }
        #expect(error.code == .erasurePending && error.message.contains("long transactions"))
        // It goes by those who were there when it began. Where the machine is too busy for it to begin before the late one
        // does, or to end in its time, it is pending once more, and is tried again.
        var isDone = false
        for _ in 0..<50 where !isDone {
            let completing = Task { try await ledger.completeErasure() }
            try await Task.sleep(for: .milliseconds(150))
            try await late.run("BEGIN; INSERT INTO ~.notes VALUES ('b');")
            try await early.run("COMMIT;")
            do {
                try await completing.value
                isDone = true
            } catch let error as LedgerError where error.code == .erasurePending {
                try await late.run("COMMIT;")
                try await early.run("BEGIN; INSERT INTO ~.notes VALUES ('a');")
            }
        }
        #expect(isDone)
        #expect(try await !ledger.isErasurePending)
        try await late.run("COMMIT;")
    }

    @Test("by default the tables that held keys, names or plain text are vacuumed")
    func vacuumed() async throws {
        let ledger = try await sealed.open()
        try await SealedLog.fill(ledger, 0..<20)
        #expect(try await ledger.erasePrivateParts(of: "person-1", .everything, keeping: []) == 4)
        #expect(try await !ledger.isErasurePending)
        let tables = try await sealed.schema.sql(
            """
            SELECT relname FROM pg_stat_user_tables
            WHERE schemaname = '~' AND vacuum_count = 1 AND n_dead_tup = 0 ORDER BY relname
            """)
        #expect(tables == ["actor_names", "data_keys", "outbox", "private_parts", "subject_entries"])
        // Once more only when there was something to erase.
        #expect(try await ledger.erasePrivateParts(of: "person-1", .everything, keeping: []) == 0)
        let count = "SELECT vacuum_count FROM pg_stat_user_tables WHERE schemaname = '~' AND relname = 'data_keys'"
        #expect(try await sealed.schema.sql(count) == ["1"])
    }

    @Test("a role that may not vacuum is told so, and the owner completes it")
    func rights() async throws {
        let owner = try await sealed.open { $0.cleaning = .later }
        try await SealedLog.fill(owner, 0..<10)
        let role = "service_\(sealed.schema.name)"
        try await sealed.tamper(
            "CREATE ROLE \(role) LOGIN", "GRANT USAGE ON SCHEMA ~ TO \(role)",
            "GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ~ TO \(role)",
            """
            GRANT UPDATE ON ~.heads, ~.statuses, ~.private_parts, ~.sealed_parts, ~.data_keys, ~.checkpoints,
                ~.actor_names TO \(role)
            """,
            "GRANT DELETE ON ~.subject_entries, ~.outbox TO \(role)")
        let service = try await sealed.open(words: "user=\(role)")
        let error = try await #require(throws: LedgerError.self) {
            try await service.erasePrivateParts(of: "person-1", .everything, keeping: [])
        }
        #expect(error.code == .erasurePending && error.message.contains("may not vacuum"))
        #expect(try await service.entries(of: "person-1").isEmpty)
        #expect(try await owner.isErasurePending)
        try await owner.completeErasure()
        #expect(try await !service.isErasurePending)
        try await SealedLog.fill(service, 10..<20)
        _ = try await service.checkpoint()
        #expect(try await service.rewrapKeys() == 0)
        #expect(try await service.verify().findings.isEmpty)
    }

    @Test("what waits in the outbox is sealed and erased with the rest")
    func outbox() async throws {
        let ledger = try await sealed.open()
        let session = try HostSession(sealed.schema)
        for statement in try ledger.outbox.statements(recording: [SealedLog.draft(1, of: "anna")]) {
            try await session.run(statement)
        }
        #expect(try await ledger.erasePrivateParts(of: "anna", .everything, keeping: []) == 1)
        #expect(try await ledger.entries(of: "anna").isEmpty)
        #expect(try await sealed.schema.sql("SELECT count(*) FROM ~.outbox") == ["0"])
        _ = try await ledger.checkpoint()
        let report = try await ledger.verify()
        #expect(report.isVerified && report.erased == 1)
    }
}
#endif
