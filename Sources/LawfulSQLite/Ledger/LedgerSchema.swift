// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB

/// The ledger's tables. Migrations are only ever added at the end; one that was released is never edited.
enum LedgerSchema {
    static var migrator: DatabaseMigrator {
        // A host's own tables aren't the ledger's to check.
        var migrator = DatabaseMigrator().disablingDeferredForeignKeyChecks()
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
        // Evidence: the log's origin where the ledger has it, its full tiles, data keys, and private parts sealed under them.
        migrator.registerMigration("ledger-4") { db in
            try db.execute(sql: evidence)
        }
        // The members of a cohort are found by their entry: an audit reads entries in sequence.
        migrator.registerMigration("ledger-5") { db in
            try db.execute(sql: "CREATE INDEX cohort_members ON subject_entries (sequence) WHERE answer IS NOT NULL")
        }
        // What must outlive erasure, as keyed hashes; and values by which keys are known again.
        migrator.registerMigration("ledger-6") { db in
            try db.execute(sql: marks)
        }
        // Who acted, apart from the private parts of those whom entries concern.
        migrator.registerMigration("ledger-7") { db in
            try db.execute(sql: ActorTable.schema)
        }
        return migrator
    }

    /// The ledger's tables.
    private static let names: Set<String> = [
        "entries", "private_parts", "subject_entries", "statuses", "pending_erasures", "evidence", "tiles", "data_keys",
        "sealed_parts", "cohorts", "lasting_marks", "mark_kinds", "key_checks", "actor_names",
    ]

    /// Whether a newer version of Lawful has changed the tables; a host's own migrations stand beside the ledger's.
    static func isNewer(_ db: Database) throws -> Bool {
        let applied = try migrator.appliedIdentifiers(db).filter { $0.hasPrefix("ledger-") }
        return !applied.isSubset(of: migrator.migrations)
    }

    /// Tables of a host that stand where the ledger's would.
    static func clashing(_ db: Database) throws -> [String] {
        guard try migrator.appliedIdentifiers(db).isDisjoint(with: migrator.migrations) else { return [] }
        let tables = try String.fetchAll(
            db, sql: "SELECT lower(name) FROM sqlite_master WHERE type IN ('table', 'view')")
        return names.intersection(tables).sorted()
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

    private static let marks = """
        CREATE TABLE lasting_marks (
            kind TEXT NOT NULL,
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            since INTEGER NOT NULL,
            until INTEGER NOT NULL,
            archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
            PRIMARY KEY (kind, hash)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX marks_to_archive ON lasting_marks (kind) WHERE archived = 0;

        CREATE TABLE mark_kinds (kind TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;

        CREATE TABLE key_checks (name TEXT NOT NULL PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
        """

    // Sealed parts and keys are never deleted or moved either, and for the same reason.
    private static let evidence = """
        CREATE TABLE evidence (one INTEGER PRIMARY KEY CHECK (one = 1), origin TEXT NOT NULL) STRICT;

        CREATE TABLE tiles (
            level INTEGER NOT NULL,
            place INTEGER NOT NULL,
            hashes BLOB NOT NULL CHECK (length(hashes) = 8192),
            PRIMARY KEY (level, place)
        ) STRICT;

        CREATE TABLE data_keys (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            subject TEXT NOT NULL,
            scope TEXT NOT NULL,
            wrapped_by TEXT NOT NULL,
            wrapped BLOB NOT NULL,
            destroyed INTEGER NOT NULL DEFAULT 0 CHECK (destroyed IN (0, 1))
        ) STRICT;

        CREATE UNIQUE INDEX data_keys_by_scope ON data_keys (subject, scope) WHERE destroyed = 0;

        CREATE TABLE sealed_parts (
            sequence INTEGER PRIMARY KEY REFERENCES entries (sequence),
            key INTEGER NOT NULL REFERENCES data_keys (id),
            body BLOB NOT NULL
        ) STRICT;

        CREATE TABLE cohorts (
            sequence INTEGER PRIMARY KEY REFERENCES entries (sequence),
            commitments BLOB NOT NULL
        ) STRICT;

        ALTER TABLE subject_entries ADD COLUMN place INTEGER;
        ALTER TABLE subject_entries ADD COLUMN salt BLOB;

        CREATE TRIGGER tiles_are_not_updated BEFORE UPDATE ON tiles
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

        CREATE TRIGGER tiles_are_not_deleted BEFORE DELETE ON tiles
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

        CREATE TRIGGER cohorts_are_not_updated BEFORE UPDATE ON cohorts
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

        CREATE TRIGGER keys_are_not_deleted BEFORE DELETE ON data_keys
        BEGIN SELECT RAISE(ABORT, 'keys are overwritten, never deleted'); END;

        CREATE TRIGGER keys_stay_destroyed BEFORE UPDATE ON data_keys WHEN old.destroyed = 1
        BEGIN SELECT RAISE(ABORT, 'a destroyed key stays so'); END;

        CREATE TRIGGER sealed_parts_are_not_deleted BEFORE DELETE ON sealed_parts
        BEGIN SELECT RAISE(ABORT, 'sealed parts are overwritten, never deleted'); END;

        CREATE TRIGGER sealed_parts_keep_their_place BEFORE UPDATE ON sealed_parts
        WHEN new.sequence <> old.sequence OR length(new.body) <> length(old.body)
        BEGIN SELECT RAISE(ABORT, 'sealed parts are overwritten by as many bytes'); END;
        """
}
#endif
