// SPDX-License-Identifier: Apache-2.0

public import LawfulData
public import LawfulLedger
public import LawfulModel

/// What an erasure did, per store and table.
public struct ErasureReceipt: Hashable, Sendable, Codable {
    /// One table.
    public struct Line: Hashable, Sendable, Codable {
        /// The store.
        public let store: StoreID
        /// The table.
        public let table: String
        /// The activity.
        public let activity: PurposeID
        /// Rows erased.
        public let erased: Int
        /// Why rows were kept: the codes of each, which may be several.
        public let kept: [String]
    }

    /// The request that was carried out.
    public let request: RequestID
    /// What was done, per store and table.
    public internal(set) var lines: [Line] = []

    /// What the ledger erased, an activity a time: provable later, where it has evidence. Empty while anything of an activity
    /// is kept.
    public internal(set) var ledger: [LedgerErasureReceipt] = []

    /// Stores whose files may still hold what was erased, since somebody reads them, or since they can't tell.
    public internal(set) var remains: [StoreID: Remains] = [:]

    /// Whether the ledger's files may still hold private parts that it erased, since somebody reads them.
    public internal(set) var isLedgerPending = false

    /// Rows erased in all.
    public var erased: Int { lines.reduce(0) { $0 + $1.erased } }
}
