// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulLedger
import LawfulModel
import LawfulPostgres
import Testing

@Suite("Connecting")
struct ConnectionTests {
    private let schema: TestSchema

    init() async throws { schema = try await TestSchema() }

    private func open(_ address: String) async throws -> PostgresLedger {
        var options = PostgresLedger.Options()
        options.schema = schema.name
        return try await PostgresLedger(address, options: options)
    }

    @Test("TLS settings and passwords go through to libpq, from words and from a URL")
    func tls() async throws {
        let (port, ca) = (schema.server.port, schema.server.folder.path + "/ca.crt")
        let name = schema.name
        let ledger = try await open(
            """
            postgresql://hush:hush-password@127.0.0.1:\(port)/postgres?sslmode=verify-full&sslrootcert=\(ca)\
            &application_name=\(name)
            """)
        _ = try await ledger.append(EntryDraft("a", .optedOut(), of: "s"))
        let versions = try await schema.sql(
            """
            SELECT DISTINCT s.ssl FROM pg_stat_ssl AS s JOIN pg_stat_activity AS a USING (pid)
            WHERE a.application_name = '\(name)'
            """)
        #expect(versions == ["t"])
    }

    @Test(
        "what can't connect is refused at once, without its password",
        arguments: [
            ("host=127.0.0.1 port=PORT user=hush password=wrong-secret dbname=postgres", LedgerError.Code.storage),
            (
                "postgresql://hush:wrong-secret@127.0.0.1:PORT/postgres?sslmode=verify-full&sslrootcert=/nowhere",
                .storage
            ),
            ("host=127.0.0.1 port=PORT user=hush password=hush-secret dbname=postgres sslmode=disable", .storage),
            ("host=127.0.0.1 port=PORT user=lawful password=wrong-secret dbname=nowhere", .storage),
            ("host=127.0.0.1 port=1 user=lawful password=wrong-secret", .storage),
            ("host=127.0.0.1 port=PORT wrong-secret", .settings), ("postgresql://[wrong-secret", .settings),
            ("pasword=wrong-secret", .settings), ("host=a\u{0}wrong-secret", .settings),
        ])
    func refused(address: String, code: LedgerError.Code) async throws {
        let address = address.replacing("PORT", with: "\(schema.server.port)")
        let error = try await #require(throws: LedgerError.self) { try await open(address) }
        #expect(error.code == code)
        #expect(!"\(error)".contains("secret") && !"\(error)".contains("127.0.0.1"))
        #expect(error.message.contains("credentials") || error.message.contains("connection string"))
    }

    @Test("a role without rights hears which it needs")
    func rights() async throws {
        _ = try await schema.ledger()
        let address = schema.server.address().replacing("user=lawful", with: "user=hush")
            .replacing("sslmode=disable", with: "sslmode=require password=hush-password")
        let error = try await #require(throws: LedgerError.self) { try await open(address) }
        #expect(error.code == .storage && error.message.contains("Grant it"))
        // A host that only records through the outbox.
        try await schema.sql("GRANT USAGE ON SCHEMA ~ TO hush")
        try await schema.sql("GRANT SELECT, INSERT, UPDATE ON ~.statuses TO hush")
        try await schema.sql("GRANT SELECT, INSERT ON ~.outbox TO hush")
        let draft = EntryDraft("host's", .optedOut(), of: "t")
        for statement in try PostgresOutbox(schema: schema.name).statements(recording: [draft]) {
            let values = statement.parameters.map { "'" + ($0 ?? "").replacing("'", with: "''") + "'" }
            try await schema.sql(
                """
                SET ROLE hush; PREPARE host (text, text, text, text, text) AS \(statement.sql);
                EXECUTE host (\(values.joined(separator: ", ")))
                """, as: "postgres")
        }
        // The least that a service needs; it may neither change nor delete an entry.
        try await schema.sql("GRANT SELECT ON ALL TABLES IN SCHEMA ~ TO hush")
        try await schema.sql("GRANT INSERT ON ALL TABLES IN SCHEMA ~ TO hush")
        try await schema.sql("GRANT UPDATE ON ~.heads, ~.statuses, ~.private_parts TO hush")
        try await schema.sql("GRANT DELETE ON ~.subject_entries, ~.outbox TO hush")
        let ledger = try await open(address)
        #expect(try await ledger.append(EntryDraft("a", .informed("p", by: "1"), of: "s")) == .appended(1))
        #expect(try await ledger.entries(after: 1, limit: 9).map(\.id) == [draft.id])
        #expect(try await ledger.erasePrivateParts(of: "s", .everything, keeping: []) == 1)
    }
}
#endif
