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
        // Which entries of a subject stand; null where nobody has found out yet.
        migrator.registerMigration("ledger-2") { db in
            try db.execute(sql: "ALTER TABLE statuses ADD COLUMN standing TEXT")
        }
        // What was answered about one member of a cohort, whose private part names nobody; null for other entries.
        migrator.registerMigration("ledger-3") { db in
            try db.execute(sql: "ALTER TABLE subject_entries ADD COLUMN answer TEXT")
        }
        // The members of a cohort are found by their entry: an audit reads entries in sequence.
        migrator.registerMigration("ledger-4") { db in
            try db.execute(sql: "CREATE INDEX cohort_members ON subject_entries (sequence) WHERE answer IS NOT NULL")
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
        return !names.isEmpty && !names.isSuperset(of: ["entries", "private_parts", "subject_entries", "statuses"])
    }

    // Entries stay as they are. Private parts are never deleted or moved: erasing overwrites them where they stand, by
    // as many blanks. Deleting rows makes SQLite merge pages, whose unused space keeps copies of the rows that moved,
    // also with secure_delete; equal lengths, and sequences that only grow, leave every row in its one place.
    private static let tables = """
        CREATE TABLE entries (
            sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
            id TEXT NOT NULL UNIQUE,
            public TEXT NOT NULL
        ) STRICT;

        CREATE TABLE private_parts (
            sequence INTEGER PRIMARY KEY REFERENCES entries (sequence),
            body TEXT NOT NULL
        ) STRICT;

        CREATE TABLE subject_entries (
            subject TEXT NOT NULL,
            moves_status INTEGER NOT NULL CHECK (moves_status IN (0, 1)),
            sequence INTEGER NOT NULL REFERENCES entries (sequence),
            PRIMARY KEY (subject, moves_status, sequence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE statuses (
            subject TEXT NOT NULL PRIMARY KEY,
            version INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE pending_erasures (id INTEGER PRIMARY KEY AUTOINCREMENT) STRICT;

        CREATE TRIGGER entries_are_not_updated BEFORE UPDATE ON entries
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

        CREATE TRIGGER entries_are_not_deleted BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

        CREATE TRIGGER private_parts_are_not_deleted BEFORE DELETE ON private_parts
        BEGIN SELECT RAISE(ABORT, 'private parts are overwritten, never deleted'); END;

        CREATE TRIGGER private_parts_keep_their_place BEFORE UPDATE ON private_parts
        WHEN new.sequence <> old.sequence OR trim(new.body) <> ''
            OR length(CAST(new.body AS BLOB)) <> length(CAST(old.body AS BLOB))
        BEGIN SELECT RAISE(ABORT, 'private parts are overwritten by as many blanks'); END;
        """
}
#endif
