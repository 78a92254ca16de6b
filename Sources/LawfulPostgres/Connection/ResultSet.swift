// SPDX-License-Identifier: Apache-2.0

#if Postgres
import CLibPQ

/// The rows that a statement gave.
@safe
package final class ResultSet {
    private let result: OpaquePointer
    /// How many rows there are.
    package let count: Int

    /// Takes the result over, and frees it in the end.
    init(_ result: OpaquePointer) {
        unsafe self.result = unsafe result
        count = unsafe Int(PQntuples(result))
    }

    deinit { unsafe PQclear(result) }

    /// A column of a row; nil where it is null or isn't there.
    package func text(_ row: Int, _ column: Int32) -> String? {
        guard row < count, unsafe PQgetisnull(result, Int32(row), column) == 0,
            let value = unsafe PQgetvalue(result, Int32(row), column)
        else { return nil }
        return unsafe String(cString: value)
    }

    /// A column of a row that holds bytes, which come as hexadecimal digits; nil also where they don't.
    package func bytes(_ row: Int, _ column: Int32) -> [UInt8]? {
        guard row < count, unsafe PQgetisnull(result, Int32(row), column) == 0,
            let value = unsafe PQgetvalue(result, Int32(row), column)
        else { return nil }
        let digits = unsafe UnsafeRawBufferPointer(
            start: value, count: Int(PQgetlength(result, Int32(row), column)))
        guard digits.count >= 2, digits.count.isMultiple(of: 2), unsafe digits[0] == UInt8(ascii: "\\"),
            unsafe digits[1] == UInt8(ascii: "x")
        else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for place in stride(from: 2, to: digits.count, by: 2) {
            guard let high = unsafe Self.value(digits[place]), let low = unsafe Self.value(digits[place + 1]) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        default: nil
        }
    }

    /// The server's number for the type of a column.
    func type(_ column: Int32) -> UInt32 { unsafe UInt32(PQftype(result, column)) }

    /// A column of a row that holds an integer.
    package func integer(_ row: Int, _ column: Int32) -> Int64? { text(row, column).flatMap { Int64($0) } }
}
#endif
