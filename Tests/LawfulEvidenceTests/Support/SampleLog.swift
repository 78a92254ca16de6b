// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulTime

/// A log of sealed entries: the payload of every seventh is erased, every fifth has none.
struct SampleLog {
    static let origin = "log.example/ledger"

    let key: SigningKey
    let dataKey: DataKey
    private(set) var entries: [[UInt8]] = []
    private(set) var sealed: [SealedPayload?] = []
    private(set) var tree = TreeWithTiles()

    init(entries count: Int, seed: UInt64 = 1) throws {
        let random = SeededRandom(seed)
        key = try SigningKey(name: Self.origin, random: SeededRandom(1))
        dataKey = DataKey(random: random)
        for _ in 0..<count { try append(random) }
    }

    private mutating func append(_ random: SeededRandom) throws {
        let sequence = Int64(entries.count) + 1
        let place = PayloadPlace(origin: Self.origin, sequence: sequence)
        let payload =
            sequence % 5 == 0
            ? nil
            : try SealedPayload(
                sealing: Array("{\"subject\":\"person-\(sequence)\"}".utf8), under: dataKey, at: place, random: random)
        let entry = HashedEntry(
            sequence: sequence, kind: .permitted, activity: "newsletter", basis: .consent, role: "support",
            effectiveAt: Instant(milliseconds: 1_767_225_600_000 + sequence),
            recordedAt: Instant(milliseconds: 1_767_225_600_000 + sequence), commitment: payload?.commitment)
        entries.append(try entry.bytes())
        sealed.append(payload)
        tree.append(.leaf(of: try entry.bytes()))
    }

    func head(at size: Int64? = nil) throws -> SignedCheckpoint {
        let size = size ?? tree.tree.size
        let root = try LogTree.root(at: size, tiles: tree.tiles)
        return try SignedCheckpoint(Checkpoint(origin: Self.origin, size: size, root: root), signedBy: key)
    }

    /// Exports the log with some proofs and older heads.
    func export(to folder: String, showing: Bool = true) throws {
        let export = try EvidenceExport(to: folder, by: key.verifier)
        for (index, entry) in entries.enumerated() {
            try export.append(entry)
            guard showing, let payload = sealed[index] else { continue }
            if index % 7 == 3 {
                try export.erased(at: Int64(index))
            } else {
                let place = PayloadPlace(origin: Self.origin, sequence: Int64(index) + 1)
                try export.show(try payload.open(with: dataKey, at: place), at: Int64(index))
            }
        }
        let size = tree.tree.size
        let proofs = Set([0, 1, 255, 256, size / 2, size - 1].filter { (0..<size).contains($0) })
        let older = Set([1, size / 2, size - 1].filter { $0 > 0 && $0 <= size })
        try export.finish(head(), proofsOf: proofs.sorted(), older: older.sorted().map { try head(at: $0) })
    }
}
#endif
