// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence

extension StoredEntry {
    /// An entry of a row with the columns of ``EvidenceRows/sealedPage``.
    fileprivate init(_ row: Row) {
        self.init(
            // A bit that rots may make another type of a value: it is found, and nothing else fails for it.
            sequence: row[0], bytes: Array(Data.fromDatabaseValue(row[1]) ?? Data()),
            sealed: Data.fromDatabaseValue(row[2]),
            key: Int.fromDatabaseValue(row[9]) == 1 ? nil : KeyRows.readable(row, from: 4),
            commitments: Data.fromDatabaseValue(row[3]))
    }
}

/// What the proofs of a ledger in a file are made of.
struct EvidenceRows: EvidenceStore {
    let pool: DatabasePool

    func signHead(_ sealing: Sealing) async throws -> SignedCheckpoint {
        try await pool.readLatest { db, size in
            let tiles = StoredTiles(db: db)
            return try sealing.signer.sign(try sealing.tree(of: size, tiles: tiles), tiles: tiles)
        }
    }

    func proving<Proof: Sendable>(
        _ sealing: Sealing,
        _ make: @escaping @Sendable (any TileReader) throws -> Proof
    ) async throws -> Proof {
        try await pool.read { db in
            let tiles = StoredTiles(db: db)
            return try make(try sealing.tree(of: try Self.size(db), tiles: tiles).tiles(over: tiles))
        }
    }

    func extent() async throws -> (size: Int64, said: Int64) {
        let size = try await pool.read { db in try Self.size(db) }
        return (size, 0)
    }

    func keptHead() async throws -> [UInt8]? { nil }

    func tree(of size: Int64) async throws -> LogTree {
        try await pool.read { db in try LogTree(size: size, tiles: StoredTiles(db: db)) }
    }

    func storedTile(level: Int, index: Int64) async throws -> [Hash256]? {
        try await pool.read { db in
            try Data.fetchOne(
                db.cachedStatement(sql: "SELECT hashes FROM tiles WHERE level = ? AND place = ?"),
                arguments: [level, index]
            ).flatMap { Tile.hashes(of: $0) }
        }
    }

    func page(after sequence: Int64, through last: Int64, sealed isOpened: Bool) async throws -> [StoredEntry] {
        try await pool.read { db in
            let rows = try Row.fetchCursor(
                db.cachedStatement(sql: isOpened ? Self.sealedPage : Self.barePage), arguments: [sequence, last])
            var page: [StoredEntry] = []
            while let row = try rows.next() {
                page.append(
                    isOpened ? StoredEntry(row) : StoredEntry(bare: row[0], bytes: Array(row[1] as Data), row[2]))
            }
            return page
        }
    }

    private static let sealedPage = """
        SELECT entries.sequence, CAST(entries.public AS BLOB), sealed_parts.body, cohorts.commitments,
        \(KeyRows.columns), data_keys.destroyed
        FROM entries
        LEFT JOIN sealed_parts ON sealed_parts.sequence = entries.sequence
        LEFT JOIN data_keys ON data_keys.id = sealed_parts.key
        LEFT JOIN cohorts ON cohorts.sequence = entries.sequence
        WHERE entries.sequence > ? AND entries.sequence <= ? ORDER BY entries.sequence LIMIT 512
        """
    private static let barePage = """
        SELECT entries.sequence, CAST(entries.public AS BLOB), sealed_parts.sequence IS NOT NULL
        FROM entries LEFT JOIN sealed_parts ON sealed_parts.sequence = entries.sequence
        WHERE entries.sequence > ? AND entries.sequence <= ? ORDER BY entries.sequence LIMIT 512
        """

    func members(of sequence: Int64, only subject: String?) async throws -> [StoredMember] {
        try await pool.read { db in
            try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT subject, answer, place, salt FROM subject_entries
                        WHERE sequence = ? AND answer IS NOT NULL AND place > 0 AND (? IS NULL OR subject = ?)
                        """),
                arguments: [sequence, subject, subject]
            ).map { row in
                // One that can't be read any more is in no place, and so found as altered.
                StoredMember(
                    subject: String.fromDatabaseValue(row[0]) ?? "", answer: String.fromDatabaseValue(row[1]) ?? "",
                    place: Int.fromDatabaseValue(row[2]) ?? -1, salt: Array(Data.fromDatabaseValue(row[3]) ?? Data()))
            }
        }
    }

    func keys(after id: Int64, notUnder current: String) async throws -> [StoredKey] {
        try await pool.read { db in try KeyRows.keys(db, after: id, notUnder: current, limit: 256) }
    }

    func rewrap(_ keys: [(id: Int64, wrapped: WrappedKey)]) async throws {
        try await pool.write { db in
            for key in keys { try KeyRows.rewrap(db, key.id, key.wrapped) }
        }
    }

    func actors(after id: Int64) async throws -> [KeptActor] {
        try await pool.read { db in try ActorTable(db).kept(after: id, limit: 256) }
    }

    private static func size(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM entries") ?? 0
    }
}
#endif
