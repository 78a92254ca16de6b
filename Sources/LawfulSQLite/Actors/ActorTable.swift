// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulTime

/// The rows of those who acted. They are never deleted: erasing one overwrites the name, and what it is found by, where they stand.
struct ActorTable {
    private let db: Database

    init(_ db: Database) { self.db = db }

    static let schema = """
        CREATE TABLE actor_names (
            id INTEGER PRIMARY KEY CHECK (id > 0),
            pseudonym TEXT NOT NULL UNIQUE,
            finder BLOB NOT NULL CHECK (length(finder) = 32),
            key INTEGER REFERENCES data_keys (id),
            name BLOB NOT NULL,
            last_acted TEXT NOT NULL CHECK (length(last_acted) = 10),
            erased INTEGER NOT NULL DEFAULT 0 CHECK (erased IN (0, 1))
        ) STRICT;

        CREATE INDEX actors_by_finder ON actor_names (finder) WHERE erased = 0;

        CREATE TRIGGER actors_are_not_deleted BEFORE DELETE ON actor_names
        BEGIN SELECT RAISE(ABORT, 'names of actors are overwritten, never deleted'); END;

        CREATE TRIGGER actors_stay_erased BEFORE UPDATE ON actor_names WHEN old.erased = 1
        BEGIN SELECT RAISE(ABORT, 'an erased name stays so'); END;

        CREATE TRIGGER actors_keep_their_place BEFORE UPDATE ON actor_names
        WHEN new.id <> old.id OR new.pseudonym <> old.pseudonym OR length(new.name) <> length(old.name)
        BEGIN SELECT RAISE(ABORT, 'names of actors are overwritten by as many bytes'); END;
        """

    func actor(foundBy finder: Hash256) throws -> StoredActor? {
        let statement = try db.cachedStatement(
            sql: "SELECT id, pseudonym, last_acted FROM actor_names WHERE finder = ? AND erased = 0")
        guard let row = try Row.fetchOne(statement, arguments: [Data(finder.bytes)]) else { return nil }
        return StoredActor(id: row[0], pseudonym: row[1], lastActed: row[2])
    }

    func last() throws -> Int64 { try Int64.fetchOne(db, sql: "SELECT max(id) FROM actor_names") ?? 0 }

    func insert(_ actor: NewActor) throws {
        try db.cachedStatement(
            sql: "INSERT INTO actor_names (id, pseudonym, finder, key, name, last_acted) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(
            arguments: [
                actor.id, actor.pseudonym, Data(actor.finder.bytes), actor.key, actor.name, actor.lastActed,
            ])
    }

    func touch(_ id: Int64, on day: String) throws {
        try db.cachedStatement(sql: "UPDATE actor_names SET last_acted = ? WHERE id = ?").execute(arguments: [day, id])
    }

    /// The next of them after a number.
    func kept(after id: Int64, limit: Int) throws -> [KeptActor] {
        try Row.fetchAll(
            db.cachedStatement(sql: "\(Self.selection) WHERE actor_names.id > ? ORDER BY actor_names.id LIMIT ?"),
            arguments: [id, limit]
        ).map { Self.kept($0) }
    }

    func kept(as pseudonym: String) throws -> KeptActor? {
        try Row.fetchOne(
            db.cachedStatement(sql: "\(Self.selection) WHERE actor_names.pseudonym = ?"), arguments: [pseudonym]
        ).map { Self.kept($0) }
    }

    /// Those whose period ran out, with their keys.
    func over(_ erasure: ActorErasure) throws -> [(id: Int64, key: StoredKey?)] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT actor_names.id, last_acted, \(KeyRows.columns)
                FROM actor_names LEFT JOIN data_keys ON data_keys.id = actor_names.key WHERE erased = 0
                """)
        var over: [(id: Int64, key: StoredKey?)] = []
        while let row = try rows.next() {
            guard let day = String.fromDatabaseValue(row[1]), let lastActed = try? LocalDate(day) else {
                throw LedgerError(.format, "What is kept of an actor can't be read; restore it from a backup.")
            }
            if erasure.isOver(for: lastActed) { over.append((row[0], KeyRows.readable(row, from: 2))) }
        }
        return over
    }

    func erase(_ id: Int64) throws {
        try db.cachedStatement(
            sql: """
                UPDATE actor_names SET erased = 1, finder = zeroblob(32), name = zeroblob(length(name)) WHERE id = ?
                """
        ).execute(arguments: [id])
    }

    private static let selection = """
        SELECT actor_names.id, pseudonym, finder, name, erased, actor_names.key, \(KeyRows.columns), destroyed
        FROM actor_names LEFT JOIN data_keys ON data_keys.id = actor_names.key
        """

    private static func kept(_ row: Row) -> KeptActor {
        // A bit that rots may make another type of a value: it is found, and nothing else fails for it.
        KeptActor(
            id: row[0], pseudonym: String.fromDatabaseValue(row[1]) ?? "",
            finder: Data.fromDatabaseValue(row[2]) ?? Data(), name: Data.fromDatabaseValue(row[3]) ?? Data(),
            isErased: Int.fromDatabaseValue(row[4]) == 1, isSealed: row[5] != nil,
            key: Int.fromDatabaseValue(row[11]) == 1 ? nil : KeyRows.readable(row, from: 6))
    }
}
#endif
