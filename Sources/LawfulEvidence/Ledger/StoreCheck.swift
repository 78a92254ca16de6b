// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// Verifies what a store holds of a log, entry by entry: each is hashed anew, and compared with the stored tiles, with the
/// heads that were signed, and with its payload. Memory doesn't grow with the log.
public struct StoreCheck {
    private let heads: [(checkpoint: Checkpoint, source: String)]
    private var tree: LogTree
    private var roots: [Int64: Hash256] = [:]
    private var report = EvidenceReport()
    /// Places at which a stored hash differs from the entry's, and their tile.
    private var differing: [(place: Int64, tile: String)] = []
    private let origin: String
    private let said: Int64
    private static let mark = "the high-water mark"
    private static let store = "the head in the store"
    /// Whether an entry came that was recorded with evidence.
    private var hasEvidence = false

    /// - Parameters:
    ///   - origin: the log's origin.
    ///   - marked: the last head that was signed, as the high-water mark has it.
    ///   - kept: the last head as the store itself keeps it, where it does, or why that was refused.
    ///   - pins: heads that were kept elsewhere.
    ///   - said: how many entries there should be by what the store says besides.
    ///   - start: the tree before the first entry that will come; empty for a full verification.
    public init(
        origin: String,
        marked: SignedCheckpoint?,
        kept: Result<SignedCheckpoint, any Error>? = nil,
        pins: [SignedCheckpoint],
        said: Int64 = 0,
        from start: LogTree = LogTree()
    ) {
        let stored = try? kept?.get()
        heads =
            (marked.map { [($0.head, Self.mark)] } ?? []) + (stored.map { [($0.head, Self.store)] } ?? [])
            + pins.map { ($0.head, "the pin of size \($0.head.size)") }
        tree = start
        self.said = said
        self.origin = origin
        report.head = marked?.head
        if case .failure(let error)? = kept {
            report.add(
                .checkpointRefused(
                    file: Self.store, error as? EvidenceError ?? EvidenceError(.checkpoint, "It can't be read.")))
        }
        roots[0] = .emptyTree
        note()
    }

    /// How many entries came.
    public var size: Int64 { tree.size }

    /// The next entry.
    ///
    /// - Parameters:
    ///   - bytes: the hashed bytes, as they are stored.
    ///   - entry: what they say, where they can be read.
    ///   - sequence: the sequence under which they are.
    ///   - isSealed: whether a sealed part stands beside it.
    /// - Returns: the tiles that it fills, to be compared with the stored ones.
    public mutating func add(_ bytes: [UInt8], saying entry: HashedEntry?, sequence: Int64, isSealed: Bool) -> [Tile] {
        let place = tree.size
        if let entry {
            hasEvidence = true
            if entry.sequence != place + 1 { report.add(.entryMisplaced(place)) }
            if entry.commitment != nil, !isSealed { report.add(.payloadMissing(place)) }
        } else if hasEvidence || isSealed {
            // What was recorded before a ledger had evidence is in another form; nothing is that comes after.
            report.add(.entryMalformed(place))
        }
        if sequence != place + 1 { report.add(.entryMisplaced(place)) }
        report.entries += 1
        let full = tree.append(.leaf(of: bytes))
        note()
        return full
    }

    /// Compares a tile that was filled with the stored one.
    public mutating func compare(_ made: Tile, with stored: [Hash256]?) {
        report.tiles += 1
        guard let stored, stored.count == made.hashes.count else { return report.add(.tileMissing(made.path)) }
        for (offset, hash) in made.hashes.enumerated() where hash != stored[offset] {
            if made.level == 0 {
                differing.append((made.index << 8 + Int64(offset), made.path))
            } else {
                report.add(.tileMismatched(made.path))
            }
        }
    }

    /// Takes note of an entry's payload.
    public mutating func payload(at place: Int64, _ state: PayloadState) {
        switch state {
        case .holds: report.shown += 1
        case .erased: report.erased += 1
        case .mismatched: report.add(.payloadMismatched(place))
        case .missing: report.add(.payloadMissing(place))
        }
    }

    /// Takes note of what was found besides.
    mutating func add(_ finding: EvidenceFinding) { report.add(finding) }

    /// What became of an entry's payload.
    public enum PayloadState: Sendable {
        /// It opens, and is what the entry commits to.
        case holds
        /// It was erased.
        case erased
        /// It isn't what the entry commits to.
        case mismatched
        /// It is gone, or its key is, and nothing says that it was erased.
        case missing
    }

    /// What was found, once every entry came.
    public mutating func finished() -> EvidenceReport {
        var isSigned = false
        // Entries that no head covers yet may be cut off, too.
        if tree.size < said { report.add(.rolledBack(have: tree.size, expected: said)) }
        for (head, source) in heads {
            guard TextForm.areSame(head.origin, origin) else {
                report.add(.checkpointRefused(file: source, EvidenceError(.checkpoint, "It is of another log.")))
                continue
            }
            guard head.size <= tree.size else {
                report.add(.rolledBack(have: tree.size, expected: head.size))
                continue
            }
            // A verification of the end doesn't come by older sizes.
            guard let root = roots[head.size] else { continue }
            if root == head.root {
                report.continued += 1
                isSigned = true
            } else {
                report.add(
                    source == Self.mark || source == Self.store
                        ? .rootMismatched(signed: head.root, computed: root)
                        : .historyRewritten(size: head.size, source: source))
            }
        }
        // Entries and tiles are two accounts of the same leaves: the one whose root is signed is right.
        for (place, tile) in differing {
            let covered = heads.contains {
                roots[$0.checkpoint.size] == $0.checkpoint.root && $0.checkpoint.size > place
            }
            report.add(isSigned && covered ? .tileMismatched(tile) : .entryAltered(place))
        }
        return report
    }

    private mutating func note() {
        if heads.contains(where: { $0.checkpoint.size == tree.size }) { roots[tree.size] = tree.root }
    }
}
#endif
