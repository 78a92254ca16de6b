// SPDX-License-Identifier: Apache-2.0

import Foundation
public import LawfulLedger
public import LawfulModel

/// What carrying a request out takes, captured before the first change: the tables that hold something, the recipients
/// that were given something, and by what each of them knows the person (Arts. 17, 19).
///
/// Once erasing has begun none of this could be found any more. It is recorded once; whoever resumes gets the same.
public struct FanOutPlan: Hashable, Sendable {
    /// A table that holds rows of the person.
    public struct Table: Hashable, Sendable, Codable {
        /// The store.
        public let store: StoreID
        /// The table.
        public let table: String
        /// The activity.
        public let activity: PurposeID
        /// Whether the rows are another's, and the person only has access to them.
        public let isForAccess: Bool
        /// By what of the person's identifiers the rows name them.
        public let subject: SubjectID
        /// Which of the table's data sets it is, in the order of the map.
        public let place: Int
        /// How many rows there were.
        public let rows: Int
    }

    /// A recipient that is to be told.
    public struct Stop: Hashable, Sendable, Codable {
        /// The recipient.
        public let recipient: RecipientID
        /// The activities whose data it was given.
        public let activities: [PurposeID]
        /// By what it knows the person: no more than it needs, by kind, such as `email`.
        public let identifiers: [String: String]
    }

    /// The request.
    public let request: RequestID
    /// The right that it exercises.
    public let right: ProcessingOperation
    /// Whose data it is about.
    public let subject: SubjectID
    /// The tables, in the order in which they are erased.
    public let tables: [Table]
    /// The recipients.
    public let recipients: [Stop]
}

extension FanOutPlan: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// How much it takes, and nothing of whom.
    public var description: String { "(a plan: \(tables.count) tables, \(recipients.count) recipients)" }
    /// How much it takes.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension FanOutPlan.Stop: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The recipient alone.
    public var description: String { "(\(recipient) is to be told)" }
    /// The recipient alone.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

// As the ledger keeps it: a line of JSON for each stop, in the private part of its entry.
extension FanOutPlan {
    private enum Line: Codable {
        case table(Table)
        case recipient(Stop)
    }

    var lines: [String] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let stops = tables.map(Line.table) + recipients.map(Line.recipient)
            return try stops.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
        }
    }

    /// Reads what an entry holds.
    ///
    /// - Throws: ``RightsError`` when a line can't be read.
    init(_ event: LedgerEvent, of subject: SubjectID) throws {
        var (tables, recipients): ([Table], [Stop]) = ([], [])
        for line in event.details?.plan ?? [] {
            switch try? JSONDecoder().decode(Line.self, from: Data(line.utf8)) {
            case .table(let table)?: tables.append(table)
            case .recipient(let stop)?: recipients.append(stop)
            case nil:
                throw RightsError(
                    .unreadablePlan, "A line of the request's plan can't be read; it was written by another version.")
            }
        }
        self.init(
            request: event.request ?? "", right: event.operation ?? .requestErasure, subject: subject, tables: tables,
            recipients: recipients)
    }
}
