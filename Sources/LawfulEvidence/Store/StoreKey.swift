// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import LawfulLedger

/// Texts that a store's rows are found by.
package enum StoreKey {
    /// One form for all texts that Swift calls equal, which a database would compare byte by byte.
    ///
    /// - Throws: `LedgerError` for a NUL character, which databases refuse, or at which they cut the text: two persons might
    ///   become one.
    package static func text(_ text: String) throws -> String {
        guard !text.utf8.contains(0) else {
            throw LedgerError(
                .format,
                "An identifier of a subject, an actor, an entry or a log holds a NUL character; use one without it.")
        }
        return text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
    }

    /// In the order of their bytes, each once: those who lock rows in one order don't wait for one another in a circle.
    package static func ordered(_ keys: some Sequence<String>) -> [String] {
        Set(keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
#endif
