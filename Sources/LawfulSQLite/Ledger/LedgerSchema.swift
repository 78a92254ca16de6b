// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB

/// The ledger's tables. Migrations are only ever added at the end; one that was released is never edited.
enum LedgerSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("ledger-1") { db in
            try db.execute(sql: tables)
        }
        return migrator
    }

    /// Whether the file holds tables and none of them is the ledger's: some other database.
    static func isForeign(_ db: Database) throws -> Bool {
        let names = try String.fetchSet(
            db,
            sql: """
                SELECT name FROM sqlite_master
                WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE 'grdb~_%' ESCAPE '~'
                """)
        return !names.isEmpty && !names.isSuperset(of: ["entries", "private_parts", "statuses"])
    }

    // Entries stay as they are; private parts are what erasure deletes. The private parts' subject is no
    // foreign key of statuses: observations concern subjects without a status too.
    private static let tables = """
        CREATE TABLE entries (
            sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
            id TEXT NOT NULL UNIQUE,
            public TEXT NOT NULL
        ) STRICT;

        CREATE TABLE private_parts (
            sequence INTEGER PRIMARY KEY REFERENCES entries (sequence),
            subject TEXT,
            moves_status INTEGER NOT NULL CHECK (moves_status IN (0, 1)),
            body TEXT NOT NULL
        ) STRICT;

        CREATE INDEX private_parts_by_subject ON private_parts (subject, moves_status) WHERE subject IS NOT NULL;

        CREATE TABLE statuses (
            subject TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE pending_erasures (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;

        CREATE TRIGGER entries_are_not_updated BEFORE UPDATE ON entries
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

        CREATE TRIGGER entries_are_not_deleted BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
        """
}
#endif
