// SPDX-License-Identifier: Apache-2.0

public import Foundation
import LawfulTime

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
