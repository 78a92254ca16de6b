// SPDX-License-Identifier: Apache-2.0

#if Postgres
import CLibPQ

/// The rows that a statement gave.
@safe
final class ResultSet {
    private let result: OpaquePointer
    /// How many rows there are.
    let count: Int

    /// Takes the result over, and frees it in the end.
    init(_ result: OpaquePointer) {
        unsafe self.result = unsafe result
        count = unsafe Int(PQntuples(result))
    }

    deinit { unsafe PQclear(result) }

    /// A column of a row; nil where it is null or isn't there.
    func text(_ row: Int, _ column: Int32) -> String? {
        guard row < count, unsafe PQgetisnull(result, Int32(row), column) == 0,
            let value = unsafe PQgetvalue(result, Int32(row), column)
        else { return nil }
        return unsafe String(cString: value)
    }

    /// A column of a row that holds an integer.
    func integer(_ row: Int, _ column: Int32) -> Int64? { text(row, column).flatMap { Int64($0) } }
}
#endif
