// SPDX-License-Identifier: Apache-2.0

#if Postgres
/// One SQL command and what is bound to it; values never become part of the text.
package struct Statement {
    let sql: String
    let parameters: [Parameter]

    package init(_ sql: String, _ parameters: [Parameter] = []) {
        self.sql = sql
        self.parameters = parameters
    }
}

/// A value that is bound, in the server's binary form, save where its type is the server's to say.
package enum Parameter {
    case text(String?)
    /// In the server's text form, of whatever type the place has that it is bound to.
    case untyped(String?)
    case integer(Int64)
    case texts([String?])
    case integers([Int64?])
    case flags([Bool])
    case blobs([[UInt8]?])

    /// The server's number for the type.
    var type: UInt32 {
        switch self {
        case .untyped: 0
        case .text: 25
        case .integer: 20
        case .texts: 1009
        case .integers: 1016
        case .flags: 1000
        case .blobs: 1001
        }
    }

    /// Whether it is bound in text form, which ends with a zero.
    var isText: Bool { if case .untyped = self { true } else { false } }

    /// Appends the value; false for NULL, which has no bytes.
    func write(to bytes: inout [UInt8]) -> Bool {
        switch self {
        case .text(nil), .untyped(nil): return false
        case .text(let text?), .untyped(let text?): bytes.append(contentsOf: text.utf8)
        case .integer(let value): Self.write(value, to: &bytes)
        case .texts(let texts):
            Self.writeHead(texts.count, hasNulls: texts.contains(nil), of: 25, to: &bytes)
            for text in texts {
                Self.write(Int32(text?.utf8.count ?? -1), to: &bytes)
                if let text { bytes.append(contentsOf: text.utf8) }
            }
        case .integers(let values):
            Self.writeHead(values.count, hasNulls: values.contains(nil), of: 20, to: &bytes)
            for value in values {
                Self.write(Int32(value == nil ? -1 : 8), to: &bytes)
                if let value { Self.write(value, to: &bytes) }
            }
        case .blobs(let blobs):
            Self.writeHead(blobs.count, hasNulls: blobs.contains(nil), of: 17, to: &bytes)
            for blob in blobs {
                Self.write(Int32(blob?.count ?? -1), to: &bytes)
                if let blob { bytes.append(contentsOf: blob) }
            }
        case .flags(let flags):
            Self.writeHead(flags.count, hasNulls: false, of: 16, to: &bytes)
            for flag in flags {
                Self.write(Int32(1), to: &bytes)
                bytes.append(flag ? 1 : 0)
            }
        }
        return true
    }

    /// Dimensions, whether there are nulls, the elements' type, their number, and the first index.
    private static func writeHead(_ count: Int, hasNulls: Bool, of type: Int32, to bytes: inout [UInt8]) {
        let head: [Int32] = count == 0 ? [0, 0, type] : [1, hasNulls ? 1 : 0, type, Int32(count), 1]
        for value in head { write(value, to: &bytes) }
    }

    private static func write(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
        for shift in stride(from: value.bitWidth - 8, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: value >> shift))
        }
    }
}
#endif
