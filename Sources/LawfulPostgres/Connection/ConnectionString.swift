// SPDX-License-Identifier: Apache-2.0

#if Postgres
import CLibPQ
import LawfulLedger

/// The connection string, which only libpq reads.
enum ConnectionString {
    /// Whether libpq can read it; what libpq says about it may quote a password, so that goes nowhere.
    static func check(_ text: String) throws {
        guard !text.utf8.contains(0) else { throw refusal }
        var message: UnsafeMutablePointer<CChar>?
        let options = unsafe PQconninfoParse(text, &message)
        if let message = unsafe message { unsafe PQfreemem(message) }
        guard let options = unsafe options else { throw refusal }
        unsafe PQconninfoFree(options)
    }

    private static let refusal = LedgerError(
        .settings,
        "libpq can't read the connection string: write postgresql://user@host/database?sslmode=verify-full, or words "
            + "such as host=… dbname=…; percent-encode what has a meaning of its own in a URL.")
}
#endif
