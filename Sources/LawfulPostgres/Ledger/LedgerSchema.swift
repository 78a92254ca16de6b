// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulLedger

/// The ledger's tables. Migrations are only ever added at the end; one that was released is never edited.
///
/// All keys begin with the log, and those of tables about persons go on with the subject, so that every table can be
/// partitioned by log, and these by subject. There are no sequences, triggers, foreign keys or advisory locks, which
/// not every distributed engine that speaks PostgreSQL's language has.
package struct LedgerSchema: Sendable {
    /// The schema's name, quoted.
    let name: String

    /// Names the schema.
    package init(_ name: String) { self.name = "\"" + name.replacing("\"", with: "\"\"") + "\"" }

    /// The migrations, each as its statements; the first is version 1.
    package var migrations: [[String]] { [tables, standing, outbox, cohorts, evidence, marks, actors] }

    /// What comes before the first migration.
    package var foundation: [String] {
        [
            "CREATE SCHEMA IF NOT EXISTS \(name)",
            "CREATE TABLE IF NOT EXISTS \(name).migrations (version BIGINT PRIMARY KEY)",
            "INSERT INTO \(name).migrations (version) VALUES (0) ON CONFLICT DO NOTHING",
        ]
    }

    // Entries stay as they are; private parts are overwritten when they are erased. The owner takes the rights from
    // itself that nobody needs: SQL that goes astray is refused, unless it is a superuser's.
    private var tables: [String] {
        [
            """
            CREATE TABLE \(name).heads (
                log TEXT NOT NULL PRIMARY KEY,
                last BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE \(name).entries (
                log TEXT NOT NULL,
                sequence BIGINT NOT NULL CHECK (sequence > 0),
                id TEXT NOT NULL,
                public TEXT NOT NULL,
                PRIMARY KEY (log, sequence),
                UNIQUE (log, id)
            )
            """,
            """
            CREATE TABLE \(name).private_parts (
                log TEXT NOT NULL,
                sequence BIGINT NOT NULL,
                body TEXT NOT NULL,
                PRIMARY KEY (log, sequence)
            )
            """,
            """
            CREATE TABLE \(name).subject_entries (
                log TEXT NOT NULL,
                subject TEXT NOT NULL,
                moves_status BOOLEAN NOT NULL,
                sequence BIGINT NOT NULL,
                answer TEXT,
                PRIMARY KEY (log, subject, moves_status, sequence)
            )
            """,
            """
            CREATE TABLE \(name).statuses (
                log TEXT NOT NULL,
                subject TEXT NOT NULL,
                version BIGINT NOT NULL,
                PRIMARY KEY (log, subject)
            )
            """,
            "REVOKE UPDATE, DELETE, TRUNCATE ON \(name).entries FROM CURRENT_USER",
            "REVOKE DELETE, TRUNCATE ON \(name).private_parts FROM CURRENT_USER",
            "REVOKE DELETE, TRUNCATE ON \(name).heads, \(name).statuses FROM CURRENT_USER",
        ]
    }

    // Which entries of a subject stand, and of which rules and version that is; null where nobody has found out yet.
    private var standing: [String] {
        [
            "ALTER TABLE \(name).statuses ADD COLUMN standing_of TEXT",
            "ALTER TABLE \(name).statuses ADD COLUMN standing BIGINT[]",
        ]
    }

    // What hosts recorded in transactions of their own, which has no sequence yet; a status counts how many moves wait.
    private var outbox: [String] {
        [
            "ALTER TABLE \(name).statuses ADD COLUMN pending BIGINT NOT NULL DEFAULT 0",
            """
            CREATE TABLE \(name).outbox (
                log TEXT NOT NULL,
                id TEXT NOT NULL,
                subject TEXT,
                moves_status BOOLEAN NOT NULL,
                place BIGINT NOT NULL,
                public TEXT NOT NULL,
                private TEXT NOT NULL,
                PRIMARY KEY (log, id)
            )
            """,
            "CREATE INDEX outbox_subjects ON \(name).outbox (log, subject, place)",
        ]
    }

    // The members of a cohort are found by their entry: an audit reads entries in sequence.
    private var cohorts: [String] {
        ["CREATE INDEX cohort_members ON \(name).subject_entries (log, sequence) WHERE answer IS NOT NULL"]
    }
}

extension LedgerSchema {
    /// Brings the tables up to date, from whatever version; others may do so at the same moment.
    func migrate(_ link: Link) throws {
        if try version(link) == migrations.count { return }
        for attempt in 0... {
            do {
                try prepare(link)
                return try apply(link)
            } catch let failure as ServerFailure where Self.races.contains(failure.state) && attempt < 20 {
                if link.isBusy { _ = try link.run([Statement("ROLLBACK")]) }
                // Two that create the same thing at once are no harm; one of them finds it there.
                if try version(link) == migrations.count { return }
            }
        }
    }

    /// Unique violation, schema, type or other object there already, and what the catalogue says when two change it at once.
    private static let races: Set<String> = ["23505", "42P06", "42710", "40001", "40P01", "XX000", "55P03"]

    /// The version of the tables; nil where there are none.
    private func version(_ link: Link) throws -> Int? {
        do {
            let rows = try link.run([Statement("SELECT max(version) FROM \(name).migrations")])[0]
            let version = rows.integer(0, 0).map { Int($0) }
            guard version ?? 0 <= migrations.count else {
                throw LedgerError(.format, "The tables were made by a newer version of Lawful; update it.")
            }
            return version
        } catch let failure as ServerFailure where ["42P01", "3F000"].contains(failure.state) {
            return nil
        }
    }

    private func prepare(_ link: Link) throws {
        guard try version(link) == nil else { return }
        for statement in foundation { _ = try link.run([Statement(statement)]) }
    }

    private func apply(_ link: Link) throws {
        // The row of version 0 is the lock: whoever comes second finds the work done.
        _ = try link.run([
            Statement("BEGIN ISOLATION LEVEL READ COMMITTED"),
            Statement("SELECT version FROM \(name).migrations WHERE version = 0 FOR UPDATE"),
        ])
        let applied = try version(link) ?? 0
        do {
            for (index, statements) in migrations.enumerated().dropFirst(applied) {
                for statement in statements { _ = try link.run([Statement(statement)]) }
                _ = try link.run([
                    Statement("INSERT INTO \(name).migrations (version) VALUES ($1)", [.integer(Int64(index) + 1)])
                ])
            }
        } catch let failure as ServerFailure where failure.state == "42P07" {
            throw LedgerError(
                .format, "The schema holds tables of something else by the same names; give the ledger one of its own.")
        }
        _ = try link.run([Statement("COMMIT")])
    }
}
#endif
