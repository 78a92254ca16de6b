// SPDX-License-Identifier: Apache-2.0

public import LawfulData
public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// The answer to a portability request: what the person provided, and what was observed of them, in a structured form
/// that machines read (Art. 20(1)).
///
/// What was inferred isn't in it, nor what stands on other bases than consent or contract: that, access gives.
public struct PortabilityPackage: Hashable, Sendable, Codable {
    /// A column, with how its data came about.
    public struct Column: Hashable, Sendable, Codable {
        /// Its name.
        public let name: String
        /// The category of its data.
        public let category: CategoryID
        /// How the data came about: provided, observed or inferred.
        public let obtained: Provenance

        /// Describes a column.
        public init(_ name: String, _ category: CategoryID, obtained: Provenance) {
            self.name = name
            self.category = category
            self.obtained = obtained
        }
    }

    /// A table's rows about the person.
    public struct Table: Hashable, Sendable, Codable {
        /// Its name.
        public let table: String
        /// The activity that the rows were collected for.
        public let activity: PurposeID
        /// The columns.
        public let columns: [Column]
        /// The rows, a value for each column.
        public let rows: [[DataValue]]

        /// Takes a table as a service holds it.
        public init(_ table: String, of activity: PurposeID, _ columns: [Column], _ rows: [[DataValue]]) {
            self.table = table
            self.activity = activity
            self.columns = columns
            self.rows = rows
        }

        /// The same without what was inferred; nil where nothing is left.
        var portable: Table? {
            let kept = columns.indices.filter { columns[$0].obtained != .inferred }
            guard !kept.isEmpty, !rows.isEmpty else { return nil }
            return Table(
                table, of: activity, kept.map { columns[$0] },
                rows.map { row in kept.map { $0 < row.count ? row[$0] : .null } })
        }
    }

    /// The request that it answers.
    public let request: RequestID
    /// When it was prepared.
    public let preparedAt: String
    /// Who gives the data.
    public let controller: String
    /// The data.
    public let data: [Table]

    /// Gathers what a request was granted from tables as the service holds them.
    ///
    /// - Parameters:
    ///   - decided: the request, with what was granted.
    ///   - tables: the tables; those of activities that weren't granted, and columns that were inferred, are left out.
    ///   - controller: who gives the data.
    ///   - instant: now.
    /// - Throws: ``RightsError`` when the request isn't one for portability.
    public init(
        _ decided: DecidedRequest,
        _ tables: [Table],
        controller: String,
        preparedAt instant: Instant
    ) throws {
        guard decided.request.right == .requestPortability else {
            throw RightsError(
                .wrongRight, "The request asks for '\(decided.request.right.rawValue)'; only portability carries data.")
        }
        let granted = Set(decided.assessment.granted.map(\.activity.purpose))
        request = decided.request.id
        preparedAt = instant.description
        self.controller = controller
        data = tables.filter { granted.contains($0.activity) }.compactMap(\.portable)
    }
}

extension PortabilityPackage: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The request alone.
    public var description: String { "(the portability package of request \(request))" }
    /// The request alone.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension PortabilityPackage.Table: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The table's name alone.
    public var description: String { "(rows of \(table))" }
    /// The table's name alone.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
