// SPDX-License-Identifier: Apache-2.0

public import LawfulData
public import LawfulLedger
public import LawfulModel

/// What carrying a request out came to, over all attempts: per store, table and field what was done and how often.
public struct FanOutReceipt: Hashable, Sendable, Codable {
    /// What was done to a field.
    public enum Action: String, Hashable, Sendable, Codable, CaseIterable {
        /// It went with its row.
        case deleted
        /// It was emptied.
        case emptied
        /// A text that says nothing stands in its place.
        case replaced
        /// A made-up name stands in its place.
        case pseudonymised
        /// It stayed, since it holds nothing personal once the others are gone.
        case kept
    }

    /// A field.
    public struct Field: Hashable, Sendable, Codable {
        /// The column.
        public let column: String
        /// What was done to it.
        public let action: Action
        /// In how many rows.
        public let count: Int
    }

    /// A table.
    public struct Line: Hashable, Sendable, Codable {
        /// The store.
        public let store: StoreID
        /// The table.
        public let table: String
        /// The activity.
        public let activity: PurposeID
        /// How many rows the plan found.
        public let planned: Int
        /// How many rows still hold something.
        public let left: Int
        /// Why rows were kept, by code, with how many.
        public let kept: [String: Int]
        /// What was done, field by field.
        public let fields: [Field]
        /// What the store failed with; nil where it didn't. The next attempt goes on.
        public let failure: String?

        /// How many rows are done, whichever attempt did it; what was gone already counts as done.
        public var done: Int { max(0, planned - left) }
    }

    /// The request.
    public let request: RequestID
    /// The tables, in the order in which they were erased.
    public internal(set) var lines: [Line] = []
    /// What the ledger erased in this attempt.
    public internal(set) var ledger: [LedgerErasureReceipt] = []
    /// Stores whose files may still hold what was erased, since somebody reads them, or since they can't tell.
    public internal(set) var remains: [StoreID: Remains] = [:]

    /// Whether nothing is left to do in the tables.
    public var isComplete: Bool { lines.allSatisfy { $0.left == 0 && $0.failure == nil } }
}

extension FanOutReceipt.Field {
    /// What erasing rows of a data set does to its fields.
    static func all(of set: DataSet, count: Int) -> [FanOutReceipt.Field] {
        guard set.erasing == .fields else {
            return set.fields.map { .init(column: $0.column, action: .deleted, count: count) }
        }
        let kept = set.fields.filter { $0.erasing == .keep }.map { ($0.column, DataSetErasing.keep) }
        return (set.changesWhenErased.map { ($0.column, $0.erasing) } + kept).map { column, erasing in
            let action: FanOutReceipt.Action =
                switch erasing {
                case .null: .emptied
                case .replace: .replaced
                case .pseudonym: .pseudonymised
                case .keep: .kept
                }
            return .init(column: column, action: action, count: count)
        }
    }

    private typealias DataSetErasing = LawfulData.Field.Erasing
}
