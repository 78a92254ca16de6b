// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence

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

    /// A row of ``query``.
    init(_ row: Row) {
        sequence = row[0]
        bytes = Array(row[1] as Data)
        sealed = row[2]
        key = row[4] == nil || row[9] == 1 ? nil : KeyRows.key(row, from: 4)
        commitments = row[3]
    }

    static let query = """
        SELECT entries.sequence, CAST(entries.public AS BLOB), sealed_parts.body, cohorts.commitments,
        \(KeyRows.columns), data_keys.destroyed
        FROM entries
        LEFT JOIN sealed_parts ON sealed_parts.sequence = entries.sequence
        LEFT JOIN data_keys ON data_keys.id = sealed_parts.key
        LEFT JOIN cohorts ON cohorts.sequence = entries.sequence
        WHERE entries.sequence > ? AND entries.sequence <= ? ORDER BY entries.sequence LIMIT 512
        """
}

/// An entry without what is sealed of it.
struct BareEntry: Sendable {
    let sequence: Int64
    /// What is hashed.
    let bytes: [UInt8]
    /// Whether a sealed part stands beside it.
    let isSealed: Bool

    /// A row of ``query``.
    init(_ row: Row) {
        sequence = row[0]
        bytes = Array(row[1] as Data)
        isSealed = row[2]
    }

    init(_ stored: StoredEntry) {
        (sequence, bytes, isSealed) = (stored.sequence, stored.bytes, stored.sealed != nil)
    }

    static let query = """
        SELECT entries.sequence, CAST(entries.public AS BLOB), sealed_parts.sequence IS NOT NULL
        FROM entries LEFT JOIN sealed_parts ON sealed_parts.sequence = entries.sequence
        WHERE entries.sequence > ? AND entries.sequence <= ? ORDER BY entries.sequence LIMIT 512
        """
}

extension SQLiteLedger {
    /// The entries of a page, read by itself, so that no long read keeps an erasure pending; none beyond the last.
    func page<Entry: Sendable>(
        _ query: String,
        after start: Int64,
        through last: Int64,
        _ entry: @Sendable @escaping (Row) -> Entry
    ) async throws -> [Entry] {
        guard start < last else { return [] }
        return try await pool.read { db in
            let rows = try Row.fetchCursor(db.cachedStatement(sql: query), arguments: [start, last])
            var page: [Entry] = []
            while let row = try rows.next() { page.append(entry(row)) }
            return page
        }
    }
}
#endif
