// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import Synchronization

/// An entry with what is sealed of it, as they are stored.
struct StoredEntry: Sendable {
    let sequence: Int64
    /// What is hashed.
    let bytes: [UInt8]
    /// The sealed part; nil where the entry was recorded before the ledger had evidence.
    let sealed: Data?
    /// The key that it is sealed under; nil where it was destroyed.
    let key: StoredKey?
    /// The commitments of a cohort: the payload's, and its members'.
    let commitments: Data?

    /// Whether the private part was overwritten.
    var isErased: Bool {
        // The first bytes are a random nonce: only what was overwritten begins with zeros.
        guard let sealed, sealed.prefix(12).allSatisfy({ $0 == 0 }) else { return false }
        return sealed.allSatisfy { $0 == 0 }
    }

    init(_ row: Row) {
        sequence = row[0]
        // A bit that rots may make another type of a value: it is found, and nothing else fails for it.
        bytes = Array((String.fromDatabaseValue(row[1]) ?? "").utf8)
        sealed = Data.fromDatabaseValue(row[2])
        key = Int.fromDatabaseValue(row[9]) == 1 ? nil : KeyRows.readable(row, from: 4)
        commitments = Data.fromDatabaseValue(row[3])
    }
}

extension SQLiteLedger {
    /// Stored entries in pages, each read by itself, so that no long read keeps an erasure pending.
    func pages(after first: Int64 = 0, through last: Int64) -> AsyncThrowingStream<[StoredEntry], any Error> {
        let next = PageCursor(first)
        return AsyncThrowingStream {
            let start = next.sequence
            guard start < last else { return nil }
            let page = try await self.pool.read { db in
                try Row.fetchAll(
                    db.cachedStatement(
                        sql: """
                            SELECT entries.sequence, entries.public, sealed_parts.body, cohorts.commitments,
                            \(KeyRows.columns), data_keys.destroyed
                            FROM entries
                            LEFT JOIN sealed_parts ON sealed_parts.sequence = entries.sequence
                            LEFT JOIN data_keys ON data_keys.id = sealed_parts.key
                            LEFT JOIN cohorts ON cohorts.sequence = entries.sequence
                            WHERE entries.sequence > ? AND entries.sequence <= ? ORDER BY entries.sequence LIMIT 512
                            """),
                    arguments: [start, last]
                ).map(StoredEntry.init)
            }
            guard let end = page.last?.sequence else { return nil }
            next.sequence = end
            return page
        }
    }
}

/// Where the next page begins.
private final class PageCursor: Sendable {
    private let place: Mutex<Int64>

    var sequence: Int64 {
        get { place.withLock { $0 } }
        set { place.withLock { $0 = newValue } }
    }

    init(_ sequence: Int64) { place = Mutex(sequence) }
}
#endif
