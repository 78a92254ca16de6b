// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

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
