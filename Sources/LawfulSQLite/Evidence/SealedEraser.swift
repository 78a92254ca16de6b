// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger

/// Erases sealed private parts within one transaction: overwrites them, and destroys the keys that seal nothing else.
///
/// Where a key seals something that is kept, that is sealed anew first, so that no backup of the key opens what is erased.
struct SealedEraser {
    private struct Part {
        let sequence: Int64
        let body: Data
    }

    private let db: Database
    private let sealing: Sealing?
    private(set) var destroyed: [(id: Int64, scope: KeyScope)] = []
    /// Those that this transaction made and destroyed.
    private var dropped: [(id: Int64, scope: KeyScope)] = []
    private var stored: [(key: DataKey, id: Int64, scope: KeyScope)] = []

    init(_ db: Database, _ sealing: Sealing?) {
        self.db = db
        self.sealing = sealing
    }

    /// Erases a subject's parts at sequences, those of cohorts excepted, which concern others, too.
    mutating func erase(_ sequences: Set<Int64>, of subject: String) throws {
        guard let sealing else { return }
        for key in try KeyRows.keys(db, of: subject) {
            let parts = try parts(under: key.id, of: subject)
            let erased = parts.filter { sequences.contains($0.sequence) }
            guard !erased.isEmpty else { continue }
            let kept = parts.filter { !sequences.contains($0.sequence) }
            for part in erased { try overwrite(part, with: Data(count: part.body.count), under: key.id) }
            // One that this transaction made has sealed nothing yet that a backup could hold; it goes on sealing what is kept.
            if let made = stored.firstIndex(where: { $0.id == key.id }) {
                guard kept.isEmpty else { continue }
                stored.remove(at: made)
                try KeyRows.destroy(db, key.id)
                dropped.append((key.id, key.scope))
                continue
            }
            try KeyRows.destroy(db, key.id)
            destroyed.append((key.id, key.scope))
            if !kept.isEmpty { try reseal(kept, from: key, sealing) }
        }
    }

    /// Takes note, once the transaction is committed, of what it did.
    func committed() {
        guard let sealing else { return }
        sealing.keys.forget(destroyed + dropped)
        for key in stored { sealing.keys.keep(key.key, key.id, of: key.scope) }
    }

    private func parts(under key: Int64, of subject: String) throws -> [Part] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT sealed_parts.sequence, sealed_parts.body
                    FROM subject_entries AS mine JOIN sealed_parts ON sealed_parts.sequence = mine.sequence
                    WHERE mine.subject = ? AND mine.moves_status IN (0, 1) AND sealed_parts.key = ?
                    """),
            arguments: [subject, key]
        ).map { Part(sequence: $0[0], body: $0[1]) }
    }

    private func overwrite(_ part: Part, with body: Data, under key: Int64) throws {
        try db.cachedStatement(sql: "UPDATE sealed_parts SET body = ?, key = ? WHERE sequence = ?")
            .execute(arguments: [body, key, part.sequence])
    }

    private mutating func reseal(_ kept: [Part], from old: StoredKey, _ sealing: Sealing) throws {
        guard let oldKey = sealing.keys.key(old.id) else { throw KeyNeed.unwrapping([old]) }
        guard let fresh = sealing.keys.fresh(old.scope) else { throw KeyNeed.making([old.scope]) }
        let id = try KeyRows.insert(db, old.scope, fresh.wrapped)
        stored.append((fresh.key, id, old.scope))
        for part in kept {
            let place = PayloadPlace(origin: sealing.origin, sequence: part.sequence)
            let body = try SealedPayload.resealed(
                part.body, from: oldKey, to: fresh.key, at: place, random: sealing.evidence.random)
            try overwrite(part, with: body, under: id)
        }
    }
}
#endif
