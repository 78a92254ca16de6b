// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger

/// Destroys, within one transaction that holds the head of the log, the keys of what is erased.
///
/// Where a key seals something that is kept, that is sealed anew first, so that no backup of the key opens what is erased.
struct SealedEraser {
    private let sealing: Sealing
    private var lastKey: Int64
    private var destroyed: [StoredKey] = []
    private var made: [(key: DataKey, stored: StoredKey)] = []
    private var resealed: [(sequence: Int64, key: Int64, body: [UInt8])] = []

    init(_ sealing: Sealing, lastKey: Int64) { (self.sealing, self.lastKey) = (sealing, lastKey) }

    /// Destroys the keys of some of a subject's parts.
    ///
    /// - Throws: `KeyNeed` for the keys of what must be sealed anew.
    mutating func erase(
        _ erased: Set<Int64>,
        among parts: [(sequence: Int64, key: StoredKey)],
        _ link: Link,
        _ sql: LedgerSQL
    ) throws {
        for (key, parts) in Dictionary(grouping: parts, by: \.key)
        where parts.contains(where: { erased.contains($0.sequence) }) {
            destroyed.append(key)
            let kept = parts.map(\.sequence).filter { !erased.contains($0) }
            if !kept.isEmpty { try reseal(kept, from: key, link, sql) }
        }
    }

    private mutating func reseal(_ kept: [Int64], from old: StoredKey, _ link: Link, _ sql: LedgerSQL) throws {
        guard let oldKey = sealing.keys.key(old.id) else { throw KeyNeed.unwrapping([old]) }
        let fresh = try sealing.keys.made(old.scope)
        lastKey += 1
        made.append((fresh.key, StoredKey(id: lastKey, scope: old.scope, wrapped: fresh.wrapped)))
        let rows = try link.run([sql.sealed(kept)])[0]
        for row in 0..<rows.count {
            guard let sequence = rows.integer(row, 0), let body = rows.bytes(row, 1) else { continue }
            let place = PayloadPlace(origin: sealing.origin, sequence: sequence)
            let sealed = try SealedPayload.resealed(
                Data(body), from: oldKey, to: fresh.key, at: place, random: sealing.evidence.random)
            resealed.append((sequence, lastKey, Array(sealed)))
        }
    }

    /// What writes it.
    func statements(_ sql: LedgerSQL) -> [Statement] {
        var statements: [Statement] = []
        if !destroyed.isEmpty { statements.append(sql.destroy(destroyed.map(\.id))) }
        if !made.isEmpty { statements += Seal.add(made.map(\.stored), last: lastKey, sql) }
        if !resealed.isEmpty {
            statements.append(sql.reseal(resealed.map(\.sequence), resealed.map(\.key), resealed.map(\.body)))
        }
        return statements
    }

    /// Takes note, once the transaction is committed, of what it did.
    func committed() {
        sealing.keys.forget(destroyed.map { ($0.id, $0.scope) })
        for key in made { sealing.keys.keep(key.key, key.stored.id, of: key.stored.scope) }
    }

    /// Takes note that nobody knows whether it was.
    func lost() { sealing.keys.discard(made.map(\.stored.scope)) }
}
#endif
