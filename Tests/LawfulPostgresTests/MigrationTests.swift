// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulLedger
import LawfulModel
import LawfulPostgres
import Testing

@Suite("Tables of every version")
struct MigrationTests {
    private let schema: TestSchema

    init() async throws { schema = try await TestSchema() }

    /// Makes the tables as an older version of Lawful did.
    private func make(_ version: Int) async throws {
        let tables = LedgerSchema(schema.name)
        for statement in tables.foundation + tables.migrations.prefix(version).flatMap({ $0 }) {
            try await schema.sql(statement)
        }
        for number in 0..<version { try await schema.sql("INSERT INTO ~.migrations (version) VALUES (\(number + 1))") }
    }

    @Test("are brought up to date with all that they hold", arguments: 0...LedgerSchema("").migrations.count)
    func older(version: Int) async throws {
        try await make(version)
        let story: [LedgerEvent] = [
            .consentGiven("newsletter", text: "v1"), .init(.permitted, "newsletter"), .consentWithdrawn("newsletter"),
        ]
        let source = try await TestSchema(on: schema.server)
        let current = try await source.ledger()
        if version > 0 {
            _ = try await current.append(
                story.enumerated().map { ConditionalDraft(EntryDraft("\($0)", $1, of: "anna")) })
            let columns = [
                "heads": "log, last", "statuses": "log, subject, version",
                "subject_entries": "log, subject, moves_status, sequence, answer",
            ]
            for table in ["heads", "entries", "private_parts", "subject_entries", "statuses"] {
                let list = columns[table] ?? "*"
                let into = columns[table].map { " (\($0))" } ?? ""
                try await schema.sql("INSERT INTO ~.\(table)\(into) SELECT \(list) FROM \(source.name).\(table)")
            }
        }
        let ledger = try await schema.ledger()
        #expect(
            try await schema.sql("SELECT max(version) FROM ~.migrations") == ["\(LedgerSchema("").migrations.count)"])
        #expect(
            try await ledger.entries(after: 0, limit: 9) == current.entries(after: 0, limit: 9),
            "entries stay as they are")
        #expect(try await ledger.standing(of: "anna") == current.standing(of: "anna"))
        #expect(try await ledger.statusVersion(of: "anna") == current.statusVersion(of: "anna"))
        let next = Int64(version > 0 ? story.count : 0) + 1
        #expect(
            try await ledger.append(EntryDraft("next", .consentGiven("newsletter", text: "v2"), of: "anna"))
                == .appended(next))
        #expect(try await ledger.standing(of: "anna").version == StatusVersion(rawValue: next))
    }

    @Test("of a newer version are refused")
    func newer() async throws {
        _ = try await schema.ledger()
        try await schema.sql("INSERT INTO ~.migrations (version) VALUES (99)")
        let error = try await #require(throws: LedgerError.self) { try await schema.ledger() }
        #expect(error.code == .format && error.message.contains("newer version"))
    }

    @Test("of something else are refused, and stay as they are")
    func foreign() async throws {
        try await schema.sql("CREATE SCHEMA ~")
        try await schema.sql("CREATE TABLE ~.entries (headline TEXT)")
        let error = try await #require(throws: LedgerError.self) { try await schema.ledger() }
        #expect(error.code == .format && error.message.contains("something else"))
        let tables =
            "SELECT table_name FROM information_schema.tables WHERE table_schema = '~' AND table_name <> 'migrations'"
        #expect(try await schema.sql(tables) == ["entries"])
    }

    @Test("are made once, however many open them at the same moment", arguments: 0..<3)
    func together(round: Int) async throws {
        let schema = schema
        try await withThrowingTaskGroup { group in
            for opener in 0..<8 {
                group.addTask {
                    let ledger = try await schema.ledger("log \(opener % 2)")
                    _ = try await ledger.append(EntryDraft("\(opener)", .optedOut(), of: "s"))
                }
            }
            try await group.waitForAll()
        }
        for log in 0..<2 {
            #expect(try await schema.ledger("log \(log)").entries(after: 0, limit: 99).map(\.sequence) == [1, 2, 3, 4])
        }
    }
}
#endif
