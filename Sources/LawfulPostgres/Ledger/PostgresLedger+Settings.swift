// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulLedger

extension PostgresLedger {
    /// What the server and its connections are set to, as the server tells it.
    public struct Settings: Hashable, Sendable {
        /// Whether the server synchronises to its disks; `on` is needed; nil where it knows no such setting.
        public let fsync: String?
        /// When a commit is acknowledged; `off` won't do; nil where the server knows no such setting.
        public let synchronousCommit: String?

        /// Whether what is committed survives a crash (Art. 32(1)).
        public var areSafe: Bool { fsync != "off" && synchronousCommit != "off" }
    }

    /// Reads the settings of a connection, for start-up checks and tests.
    ///
    /// - Returns: the settings.
    /// - Throws: `LedgerError` when the server can't be reached; or `CancellationError`.
    public func settings() async throws -> Settings {
        try await LedgerFailure.mapping {
            try await pool.retrying { link in
                let durability = try Durability(link)
                return Settings(fsync: durability.fsync, synchronousCommit: durability.synchronousCommit)
            }
        }
    }

    /// How often something was tried again, since a connection was lost or another transaction was in the way; for metrics
    /// and tests.
    public var repeats: Int { pool.repeated }
}
#endif
