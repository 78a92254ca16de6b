// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence

/// The rows of data keys. They are never deleted: destroying one overwrites it where it stands.
enum KeyRows {
    static let columns = "data_keys.id, data_keys.subject, data_keys.scope, data_keys.wrapped_by, data_keys.wrapped"

    static func key(_ row: Row, from column: Int = 0) -> StoredKey {
        StoredKey(
            id: row[column], scope: KeyScope(subject: row[column + 1], scope: row[column + 2]),
            wrapped: WrappedKey(keyID: row[column + 3], bytes: row[column + 4]))
    }

    /// The key in a row; nil where there is none, or it was altered into something else.
    static func readable(_ row: Row, from column: Int) -> StoredKey? {
        guard let id = Int64.fromDatabaseValue(row[column]),
            let subject = String.fromDatabaseValue(row[column + 1]),
            let scope = String.fromDatabaseValue(row[column + 2]),
            let wrapper = String.fromDatabaseValue(row[column + 3]),
            let bytes = Data.fromDatabaseValue(row[column + 4])
        else { return nil }
        return StoredKey(
            id: id, scope: KeyScope(subject: subject, scope: scope), wrapped: WrappedKey(keyID: wrapper, bytes: bytes))
    }

    /// The key of a scope, where there is one.
    static func key(_ db: Database, of scope: KeyScope) throws -> StoredKey? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT \(columns) FROM data_keys WHERE subject = ? AND scope = ? AND destroyed = 0"),
            arguments: [scope.subject, scope.scope]
        ).map { key($0) }
    }

    /// All keys of a subject.
    static func keys(_ db: Database, of subject: String) throws -> [StoredKey] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT \(columns) FROM data_keys WHERE subject = ? AND destroyed = 0"),
            arguments: [subject]
        ).map { key($0) }
    }

    /// Keys after a number, that are wrapped under another key than one.
    static func keys(_ db: Database, after id: Int64, notUnder current: String, limit: Int) throws -> [StoredKey] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT \(columns) FROM data_keys
                    WHERE id > ? AND destroyed = 0 AND wrapped_by <> ? ORDER BY id LIMIT ?
                    """),
            arguments: [id, current, limit]
        ).map { key($0) }
    }

    /// A key that is wrapped under a key-encryption key, if there is one.
    static func sample(_ db: Database, under keyID: String) throws -> StoredKey? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT \(columns) FROM data_keys WHERE wrapped_by = ? AND destroyed = 0 ORDER BY id LIMIT 1"),
            arguments: [keyID]
        ).map { key($0) }
    }

    /// Stores a key, and gives it its number.
    static func insert(_ db: Database, _ scope: KeyScope, _ wrapped: WrappedKey) throws -> Int64 {
        try db.cachedStatement(
            sql: "INSERT INTO data_keys (subject, scope, wrapped_by, wrapped) VALUES (?, ?, ?, ?)"
        ).execute(arguments: [scope.subject, scope.scope, wrapped.keyID, wrapped.bytes])
        return db.lastInsertedRowID
    }

    /// Puts a key under another wrapping key, unless it was destroyed meanwhile.
    static func rewrap(_ db: Database, _ id: Int64, _ wrapped: WrappedKey) throws {
        try db.cachedStatement(
            sql: "UPDATE data_keys SET wrapped_by = ?, wrapped = ? WHERE id = ? AND destroyed = 0"
        ).execute(arguments: [wrapped.keyID, wrapped.bytes, id])
    }

    /// Overwrites a key: whatever it seals is gone, here and in every backup whose wrapped keys are.
    static func destroy(_ db: Database, _ id: Int64) throws {
        try db.cachedStatement(
            sql: "UPDATE data_keys SET destroyed = 1, wrapped = zeroblob(length(wrapped)) WHERE id = ?"
        ).execute(arguments: [id])
    }
}
#endif
