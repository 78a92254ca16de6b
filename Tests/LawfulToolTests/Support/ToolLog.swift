// SPDX-License-Identifier: Apache-2.0

#if Tool
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulTime

/// Bytes that look random and are the same in every run.
struct CountingBytes: RandomSource {
    let seed: UInt8

    func bytes(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) &+ seed } }
}

/// A log as a ledger exports it. Every entry but each fifth has a payload, and each seventh of those was erased.
struct ToolLog {
    static let origin = "log.example/ledger"
    /// In every payload; never in what the tool says.
    static let secret = "anna@private.example"
    /// 2026-01-01T00:00:00Z.
    static let start: Int64 = 1_767_225_600_000

    let key: SigningKey
    private(set) var entries: [[UInt8]] = []
    private(set) var payloads: [OpenedPayload?] = []
    private(set) var heads: [Int64: Checkpoint] = [:]
    private var tree = LogTree()

    init(entries count: Int, key seed: UInt8 = 1, kind: EntryKind = .permitted) throws {
        key = try SigningKey(name: Self.origin, random: CountingBytes(seed: seed))
        note()
        for number in 0..<Int64(count) { try append(number, kind) }
    }

    private mutating func append(_ index: Int64, _ kind: EntryKind) throws {
        let random = CountingBytes(seed: UInt8(truncatingIfNeeded: index))
        let place = PayloadPlace(origin: Self.origin, sequence: index + 1)
        let dataKey = DataKey(random: random)
        let sealed = try SealedPayload(
            sealing: Array("{\"subject\":\"\(Self.secret)-\(index)\"}".utf8), under: dataKey, at: place, random: random)
        let hasPayload = index % 5 != 4
        let moment = Instant(milliseconds: Self.start + index * 1_000)
        let bytes = try HashedEntry(
            sequence: index + 1, kind: kind, activity: "newsletter", basis: .consent, role: "support",
            effectiveAt: moment, recordedAt: moment, commitment: hasPayload ? sealed.commitment : nil
        ).bytes()
        entries.append(bytes)
        payloads.append(hasPayload ? try sealed.open(with: dataKey, at: place) : nil)
        _ = tree.append(.leaf(of: bytes))
        note()
    }

    private mutating func note() {
        heads[tree.size] = Checkpoint(origin: Self.origin, size: tree.size, root: tree.root)
    }

    func head(at size: Int64) throws -> SignedCheckpoint {
        try SignedCheckpoint(heads[size] ?? Checkpoint(origin: "", size: 0, root: tree.root), signedBy: key)
    }

    /// Exports the first entries, with proofs of some and older heads.
    func export(to folder: String, size: Int64? = nil, leavingOut: Set<Int64> = []) throws {
        let size = size ?? tree.size
        let export = try EvidenceExport(to: folder, by: key.verifier)
        for index in 0..<size {
            try export.append(entries[Int(index)])
            guard !leavingOut.contains(index), let payload = payloads[Int(index)] else { continue }
            if index % 7 == 3 { try export.erased(at: index) } else { try export.show(payload, at: index) }
        }
        let older = Set([1, size / 2].filter { $0 > 0 && $0 < size })
        try export.finish(
            head(at: size), proofsOf: [0, size - 1].filter { (0..<size).contains($0) },
            older: older.sorted().map { try head(at: $0) })
    }
}
#endif
