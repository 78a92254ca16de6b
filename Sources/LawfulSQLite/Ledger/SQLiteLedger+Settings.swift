// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB

extension SQLiteLedger {
    /// What the writing connection is set to, as SQLite tells it.
    public struct Settings: Hashable, Sendable {
        /// The journal mode; `wal` is needed.
        public let journalMode: String
        /// When commits are synchronised to the disk; 2, `FULL`, is needed.
        public let synchronous: Int
        /// Whether deleted text is overwritten with zeros.
        public let overwritesDeleted: Bool
        /// How long a connection waits for another one's transaction, in milliseconds.
        public let busyTimeout: Int

        /// Whether what is committed survives a loss of power, and what is deleted is overwritten (Art. 32(1)).
        public var areSafe: Bool { journalMode == "wal" && synchronous == 2 && overwritesDeleted }

        /// Reads the settings of a connection.
        init(_ db: Database) throws {
            journalMode = try String.fetchOne(db, sql: "PRAGMA journal_mode") ?? "none"
            synchronous = try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
            overwritesDeleted = try Int.fetchOne(db, sql: "PRAGMA secure_delete") == 1
            busyTimeout = try Int.fetchOne(db, sql: "PRAGMA busy_timeout") ?? 0
        }
    }

    /// Reads back the settings of the writing connection, for start-up checks and tests.
    ///
    /// - Returns: the settings.
    /// - Throws: `LedgerError` when the file can't be read; or `CancellationError`.
    public func settings() async throws -> Settings {
        try await LedgerFailure.mapping { try await pool.writeWithoutTransaction { db in try Settings(db) } }
    }
}
#endif
