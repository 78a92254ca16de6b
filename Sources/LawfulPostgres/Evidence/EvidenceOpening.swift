// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
import LawfulLedger

/// Brings a log and its evidence together when it is opened.
struct EvidenceOpening {
    let sql: LedgerSQL
    let begin: Statement
    let sealing: Sealing?

    private static let page = 2_000

    func run(_ link: Link, _ unmarked: CheckpointSigner.Unmarked) throws {
        let origin = try link.run([sql.head()])[0].text(0, 2)
        let takesUp = origin == nil && sealing != nil
        if !takesUp { try Self.check(origin: origin, sealing) }
        guard let sealing else { return }
        try MarkTransaction(sql: sql, begin: begin).open(link, sealing)
        if takesUp { try adopt(link, sealing) }
        // A log that takes evidence up has no mark yet, whatever it holds.
        let unmarked = takesUp ? .isTakenAsItIs : unmarked
        try HeadSigning(sql: sql, begin: begin, unmarked: unmarked).run(link, sealing) { tree, tiles, known in
            try sealing.signer.check(tree, tiles: tiles, unmarked: unmarked, known: known)
            sealing.commit(tree)
            // From the first opening on there is a mark, so that a log without one is known to have lost it; and one that knows
            // what any host signed until now.
            guard let last = sealing.signer.lastSigned, last.head.size >= known?.head.size ?? 0 else {
                return try sealing.signer.sign(tree, tiles: tiles, known: known)
            }
            return last
        }
    }

    /// Whether the log has the evidence that this process has, or neither does.
    static func check(origin: String?, _ sealing: Sealing?) throws {
        switch (origin, sealing?.origin) {
        case (nil, nil): return
        case (.some, nil):
            throw LedgerError(
                .settings, "The log has evidence, and its private parts are sealed; open it with its evidence.")
        case (nil, .some):
            throw LedgerError(
                .settings,
                "The log no longer says that it has evidence: its head was altered. Restore it; verify the log.")
        case (let origin?, let own?):
            guard origin == own else {
                throw LedgerError(.settings, "The evidence is that of another log; open the log with its own.")
            }
        }
    }

    /// Takes evidence up: what was recorded before is hashed as it stands. Appends wait meanwhile.
    private func adopt(_ link: Link, _ sealing: Sealing) throws {
        let head = try link.run([
            begin, Statement("SET LOCAL lock_timeout = \(Link.headMilliseconds)"), sql.lockHead(),
        ])[2]
        // Another process may have done so meanwhile.
        if let origin = head.text(0, 2) {
            try Self.check(origin: origin, sealing)
            _ = try link.run([Statement("ROLLBACK")])
            return
        }
        let size = head.integer(0, 0) ?? 0
        var tree = LogTree()
        while tree.size < size {
            let rows = try link.run([sql.leaves(after: tree.size, limit: Self.page)])[0]
            let leaves = LinkTiles.leaves(rows, after: tree.size).prefix(Int(size - tree.size))
            guard !leaves.isEmpty else {
                throw LedgerError(
                    .evidence, "Entry \(tree.size + 1) is missing; restore the log before it takes evidence up.")
            }
            let tiles = leaves.flatMap { tree.append($0) }
            guard !tiles.isEmpty else { continue }
            _ = try link.run([
                sql.addTiles(tiles.map { Int64($0.level) }, tiles.map(\.index), tiles.map(\.bytes))
            ])
        }
        _ = try link.run([sql.adopt(sealing.origin), Statement("COMMIT")])
    }
}

/// One transaction in which a head is signed: hosts sign one after another, by the lock of the row that keeps the last head
/// that any of them signed, and after that each by the lock of its mark.
struct HeadSigning {
    let sql: LedgerSQL
    let begin: Statement
    /// What the log must be where there is no mark.
    var unmarked = CheckpointSigner.Unmarked.mustBeEmpty

    /// Has a head signed, and keeps it; the work gets the tree, the tiles, and the last head that was kept.
    @discardableResult
    func run(
        _ link: Link,
        _ sealing: Sealing,
        _ work: (LogTree, TreeTiles<LinkTiles>, SignedCheckpoint?) throws -> SignedCheckpoint
    ) throws -> SignedCheckpoint {
        let tail = TreeTail(sealing)
        // Read after the lock, what is recorded is no less than what the last one signed.
        let results = try link.run(
            [begin, sql.makeCheckpoint(), sql.lockCheckpoint(), sql.extent()]
                + (tail.statement(sql).map { [$0] } ?? []))
        let extent = Extent(results[3])
        try EvidenceOpening.check(origin: extent.origin, sealing)
        let tree = try tail.tree(of: extent.whole, results.count > 4 ? results[4] : nil, link, sql)
        let tiles = tree.tiles(over: LinkTiles(link, sql))
        let known = try kept(results[2].text(0, 0) ?? "", tree, tiles, sealing)
        let signed = try work(tree, tiles, known)
        if signed.bytes == known?.bytes {
            _ = try link.run([Statement("ROLLBACK")])
        } else {
            let note = String(decoding: signed.bytes, as: UTF8.self)
            _ = try link.run([sql.keepCheckpoint(signed.head.size, note), Statement("COMMIT")])
        }
        return signed
    }

    /// The head that was kept; nil for none, and for one of a key that was replaced since, which the log goes beyond, and the mark
    /// where there is one.
    private func kept(
        _ text: String,
        _ tree: LogTree,
        _ tiles: TreeTiles<LinkTiles>,
        _ sealing: Sealing
    ) throws -> SignedCheckpoint? {
        guard !text.isEmpty else { return nil }
        if let signed = try? SignedCheckpoint(Array(text.utf8), by: sealing.signer.verifier) { return signed }
        do {
            let head = try Checkpoint(try SignedNote(Array(text.utf8)).text)
            let isHandedOver =
                sealing.signer.lastSigned.map { $0.head.size >= head.size } ?? (unmarked == .isTakenAsItIs)
            if isHandedOver, tree.size >= head.size {
                try ConsistencyProof(from: head.size, to: tree.size, tiles: tiles)
                    .verify(oldRoot: head.root, newRoot: tree.root)
                return nil
            }
        } catch is EvidenceError {}
        throw EvidenceError(
            .inconsistent,
            """
            The head that the database keeps isn't one that this log's key signed: it was altered, or the key was replaced and \
            the mark isn't the one that was handed over. Nothing is signed.
            """)
    }
}

/// How many entries a log has.
struct Extent {
    /// How many the head counts.
    let said: Int64
    /// Up to which sequence there are some.
    let found: Int64
    let origin: String?

    init(_ rows: ResultSet) {
        said = rows.integer(0, 0) ?? 0
        found = rows.integer(0, 1) ?? 0
        origin = rows.text(0, 2)
    }

    /// How many were recorded and are there; what was put in beyond the head isn't the log's.
    var whole: Int64 { min(said, found) }
}
#endif
