// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence

/// What the proofs of a log on a server are made of. Entries and tiles never change, so what is read one after the other fits.
struct EvidenceRows: EvidenceStore {
    let pool: ConnectionPool
    let sql: LedgerSQL
    let begin: Statement

    private static let page = 512

    func signHead(_ sealing: Sealing) async throws -> SignedCheckpoint {
        let signing = HeadSigning(sql: sql, begin: begin)
        return try await pool.retrying { link in
            try signing.run(link, sealing) { tree, tiles, known in
                try sealing.signer.sign(tree, tiles: tiles, known: known)
            }
        }
    }

    func proving<Proof: Sendable>(
        _ sealing: Sealing,
        _ make: @escaping @Sendable (any TileReader) throws -> Proof
    ) async throws -> Proof {
        let sql = sql
        return try await pool.retrying { link in
            let tail = TreeTail(sealing)
            let results = try link.run([sql.extent()] + (tail.statement(sql).map { [$0] } ?? []))
            let size = Extent(results[0]).whole
            let tree = try tail.tree(of: size, results.count > 1 ? results[1] : nil, link, sql)
            return try make(tree.tiles(over: LinkTiles(link, sql)))
        }
    }

    func extent() async throws -> (size: Int64, said: Int64) {
        let sql = sql
        let extent = try await pool.retrying { link in
            let extent = Extent(try link.run([sql.extent()])[0])
            return (size: extent.found, said: extent.said)
        }
        return extent
    }

    func keptHead() async throws -> [UInt8]? {
        let sql = sql
        return try await pool.retrying { link in
            let note = try link.run([sql.checkpoint()])[0].text(0, 0) ?? ""
            return note.isEmpty ? nil : Array(note.utf8)
        }
    }

    func tree(of size: Int64) async throws -> LogTree {
        let sql = sql
        return try await pool.retrying { link in
            try LogTree(size: size, tiles: try LinkTiles(link, sql, ofTree: size))
        }
    }

    func storedTile(level: Int, index: Int64) async throws -> [Hash256]? {
        let sql = sql
        return try await pool.retrying { link in try LinkTiles(link, sql).stored(level: level, index: index) }
    }

    func page(after sequence: Int64, through last: Int64, sealed isOpened: Bool) async throws -> [StoredEntry] {
        let statement =
            isOpened
            ? sql.page(after: sequence, through: last, limit: Self.page)
            : sql.barePage(after: sequence, through: last, limit: Self.page)
        return try await pool.retrying { link in
            let rows = try link.run([statement])[0]
            return (0..<rows.count).map { row in
                guard isOpened else {
                    return StoredEntry(
                        bare: rows.integer(row, 0) ?? 0, bytes: Array((rows.text(row, 1) ?? "").utf8),
                        rows.text(row, 2) == "t")
                }
                return StoredEntry(
                    sequence: rows.integer(row, 0) ?? 0, bytes: Array((rows.text(row, 1) ?? "").utf8),
                    sealed: rows.bytes(row, 2).map { Data($0) },
                    key: rows.text(row, 9) == "f" ? KeyReader.key(rows, row, from: 4) : nil,
                    commitments: rows.bytes(row, 3).map { Data($0) })
            }
        }
    }

    func members(of sequence: Int64, only subject: String?) async throws -> [StoredMember] {
        let statement = sql.members(of: sequence, only: subject)
        return try await pool.retrying { link in
            let rows = try link.run([statement])[0]
            return (0..<rows.count).map { row in
                StoredMember(
                    subject: rows.text(row, 0) ?? "", answer: rows.text(row, 1) ?? "",
                    place: Int(rows.integer(row, 2) ?? 0), salt: rows.bytes(row, 3) ?? [])
            }
        }
    }

    func keys(after id: Int64, notUnder current: String) async throws -> [StoredKey] {
        let statement = sql.keys(after: id, notUnder: current, limit: 256)
        return try await pool.retrying { link in KeyReader.keys(try link.run([statement])[0]) }
    }

    func actors(after id: Int64) async throws -> [KeptActor] {
        let statement = sql.keptActors(after: id, limit: 256)
        return try await pool.retrying { link in
            let rows = try link.run([statement])[0]
            return (0..<rows.count).map { ActorReader.actor(rows, $0) }
        }
    }

    func rewrap(_ keys: [(id: Int64, wrapped: WrappedKey)]) async throws {
        let statement = sql.rewrap(keys.map(\.id), keys.map(\.wrapped.keyID), keys.map { Array($0.wrapped.bytes) })
        try await pool.retrying { link in _ = try link.run([statement]) }
    }
}
#endif
