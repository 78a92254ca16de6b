// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import LawfulModel
public import LawfulTime

/// A value as a store holds it.
public enum DataValue: Hashable, Sendable, Codable {
    /// Nothing.
    case null
    /// A whole number.
    case integer(Int64)
    /// A number.
    case real(Double)
    /// Text.
    case text(String)
    /// Bytes.
    case bytes(Data)

    /// Writes the value itself; bytes as base64.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .integer(let value): try container.encode(value)
        case .real(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .bytes(let value): try container.encode(value.base64EncodedString())
        }
    }

    /// Reads a value; bytes come back as their base64 text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .real(value)
        } else {
            self = .text(try container.decode(String.self))
        }
    }

    /// The value in words, for people; bytes by their number.
    public var text: String {
        switch self {
        case .null: "–"
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let value): value
        case .bytes(let value): "(\(value.count) bytes)"
        }
    }
}

/// The key of one row.
public struct RecordKey: Hashable, Sendable {
    /// The values of the key's columns, in the order of the data set's key.
    public let values: [DataValue]

    /// Makes a key.
    public init(_ values: [DataValue]) { self.values = values }
}

/// One row as an access package shows it: the described columns only.
public struct DataRecord: Sendable {
    /// The row's key.
    public let key: RecordKey
    /// The described columns with their values, in the order of the data set.
    public let fields: [(field: Field, value: DataValue)]

    /// Makes a record, as a store reads it.
    public init(key: RecordKey, fields: [(field: Field, value: DataValue)]) {
        self.key = key
        self.fields = fields
    }
}

/// A row with the date that its retention counts from.
public struct DatedRecord: Hashable, Sendable {
    /// The row's key.
    public let key: RecordKey
    /// Whose it is; empty where the row names nobody.
    public let subject: SubjectID
    /// The date; nil where the row has none, or none that can be read.
    public let date: LocalDate?

    /// Makes a dated record, as a store reads it.
    public init(key: RecordKey, subject: SubjectID, date: LocalDate?) {
        self.key = key
        self.subject = subject
        self.date = date
    }
}

/// A store that holds the service's own tables.
///
/// A conformance keeps these promises, which `DataStoreConformance` in `LawfulTesting` checks: records come in the
/// order of their keys; paging by the last key visits every record once; erasing what is already gone succeeds and
/// counts nothing; a record erased by fields no longer shows up as dated.
public protocol DataStore: Sendable {
    /// The store's name, as receipts show it.
    var id: StoreID { get }

    /// A subject's rows, at most `limit` of them after a key, in the order of their keys.
    func records(
        of subject: SubjectID,
        in set: DataSet,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DataRecord]

    /// A subject's rows with the dates that their retention counts from, in the order of their keys.
    func datedRecords(of subject: SubjectID, in set: DataSet) async throws -> [DatedRecord]

    /// Rows dated on or before a date that still hold something to erase, in the order of their keys.
    func datedRecords(
        in set: DataSet,
        upTo date: LocalDate,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DatedRecord]

    /// Whether nothing of a subject is left to erase: no rows, or rows whose fields are all blank.
    func isErased(_ subject: SubjectID, in set: DataSet) async throws -> Bool

    /// Erases rows as the data set says, in one transaction; a key that names several rows is refused.
    ///
    /// - Returns: how many rows changed.
    /// - Throws: ``DataError``; nothing is erased then.
    func erase(_ keys: [RecordKey], in set: DataSet) async throws -> Int
}

// Keys, values and rows are personal data: nothing prints them.

extension DataValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says only that a value stands here.
    public var description: String { "(a value)" }
    /// Says only that a value stands here.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension RecordKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says only that a key stands here.
    public var description: String { "(a record's key)" }
    /// Says only that a key stands here.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension DataRecord: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says only that a record stands here.
    public var description: String { "(a record)" }
    /// Says only that a record stands here.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension DatedRecord: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The date alone.
    public var description: String { "(a record of \(date?.description ?? "no date"))" }
    /// The date alone.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
