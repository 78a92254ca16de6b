// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel

/// What one transaction that holds the head of the log seals: keys, tree, and what is to be written of them.
struct Seal {
    private struct Part {
        let sequence: Int64
        let key: Int64
        let entry: SealedEntry
        let members: [Hash256]?
    }

    let sealing: Sealing
    /// Where salts and nonces come from.
    let random: DerivedRandom
    private var tree: LogTree
    /// The number of the last key that the log has, with those that are made here.
    private(set) var lastKey: Int64
    private var keys: [KeyScope: StoredKey] = [:]
    private var made: [(key: DataKey, stored: StoredKey)] = []
    private var parts: [Part] = []
    private var tiles: [Tile] = []
    /// A key that names were found by, which is lost: another one takes its place.
    private var unusable: [Int64] = []
    /// Those who act for the first time.
    private var newcomers: [ActorID] = []

    /// Begins where the log ends.
    init(_ sealing: Sealing, _ tree: LogTree, lastKey: Int64) {
        (self.sealing, self.tree, self.lastKey) = (sealing, tree, lastKey)
        random = DerivedRandom(sealing.evidence.random)
    }

    /// Adds keys that the log has.
    mutating func know(_ stored: [StoredKey]) {
        for key in stored {
            guard !sealing.keys.isLost(key) else {
                unusable.append(key.id)
                continue
            }
            keys[key.scope] = key
            // Stored by a commit of which nobody had heard: it is the log's now.
            if let fresh = sealing.keys.fresh(key.scope), fresh.wrapped == key.wrapped {
                sealing.keys.keep(fresh.key, key.id, of: key.scope)
            }
        }
    }

    /// Asks for the log's key that names are found by, once it has one, so that the next round looks them up.
    ///
    /// - Throws: `KeyNeed`.
    func requireFinding() throws {
        guard let stored = keys[ActorSeal.finding] else { return }
        if let key = sealing.keys.key(stored.id) { sealing.actors.open(key) }
        throw KeyNeed.unwrapping([stored])
    }

    /// Asks at once for all that rows lack, of whom some have no name stored yet.
    ///
    /// - Throws: `KeyNeed`.
    func require(_ rows: some Sequence<EntryRow>, newcomers: some Sequence<ActorID> = []) throws {
        var (closed, missing): (Set<StoredKey>, Set<KeyScope>) = ([], [])
        var scopes = Set(rows.map(\.scope))
        for name in newcomers {
            scopes.insert(sealing.actors.scope(for: name))
            if !sealing.actors.isOpen { scopes.insert(ActorSeal.finding) }
        }
        for scope in scopes {
            if let stored = keys[scope] {
                if sealing.keys.key(stored.id) == nil { closed.insert(stored) }
            } else if sealing.keys.fresh(scope) == nil {
                missing.insert(scope)
            }
        }
        guard closed.isEmpty else { throw KeyNeed.unwrapping(Array(closed)) }
        guard missing.isEmpty else { throw KeyNeed.making(Array(missing)) }
    }

    /// Seals a row at its sequence; of a cohort with its members' commitments.
    mutating func add(_ row: EntryRow, at sequence: Int64, members: [Hash256]?) throws {
        let (id, key) = try key(of: row.scope)
        let place = PayloadPlace(origin: sealing.origin, sequence: sequence)
        let payload = Array(row.privateText.utf8)
        let entry =
            if let members {
                try SealedEntry(row.draft, payload: payload, members: members, at: place, under: key, random: random)
            } else {
                try SealedEntry(row.draft, payload: payload, at: place, under: key, random: random)
            }
        parts.append(Part(sequence: sequence, key: id, entry: entry, members: members))
        tiles += tree.append(.leaf(of: entry.entry))
    }

    /// Takes note of one who acts for the first time.
    mutating func settles(_ name: ActorID) { newcomers.append(name) }

    mutating func key(of scope: KeyScope) throws -> (Int64, DataKey) {
        if let stored = keys[scope] { return (stored.id, try sealing.keys.opened(stored)) }
        let fresh = try sealing.keys.made(scope)
        lastKey += 1
        let stored = StoredKey(id: lastKey, scope: scope, wrapped: fresh.wrapped)
        keys[scope] = stored
        made.append((fresh.key, stored))
        return (stored.id, fresh.key)
    }

    /// What is hashed of the entries, in the order in which they were added.
    var texts: [String] { parts.map { String(decoding: $0.entry.entry, as: UTF8.self) } }

    /// What writes all but the entries themselves.
    func statements(_ sql: LedgerSQL) -> [Statement] {
        guard !parts.isEmpty else { return [] }
        var statements: [Statement] = []
        if !unusable.isEmpty, keys[ActorSeal.finding] != nil { statements.append(sql.destroy(unusable)) }
        if !made.isEmpty { statements += Self.add(made.map(\.stored), last: lastKey, sql) }
        statements.append(
            sql.addSealedParts(parts.map(\.sequence), parts.map(\.key), parts.map { Array($0.entry.payload.bytes) }))
        let cohorts = parts.filter { $0.members != nil }
        if !cohorts.isEmpty {
            let commitments = cohorts.map { part in
                ([part.entry.payload.commitment] + (part.members ?? [])).flatMap(\.bytes)
            }
            statements.append(sql.addCohorts(cohorts.map(\.sequence), commitments))
        }
        if !tiles.isEmpty {
            statements.append(sql.addTiles(tiles.map { Int64($0.level) }, tiles.map(\.index), tiles.map(\.bytes)))
        }
        return statements
    }

    /// What stores keys.
    static func add(_ keys: [StoredKey], last: Int64, _ sql: LedgerSQL) -> [Statement] {
        [
            sql.addKeys(
                keys.map(\.id), keys.map(\.scope.subject), keys.map(\.scope.scope), keys.map(\.wrapped.keyID),
                keys.map { Array($0.wrapped.bytes) }),
            sql.moveKeys(to: last),
        ]
    }

    /// Takes note that the transaction was committed.
    func committed() {
        sealing.commit(tree)
        for key in made {
            sealing.keys.keep(key.key, key.stored.id, of: key.stored.scope)
            if key.stored.scope == ActorSeal.finding { sealing.actors.open(key.key) }
        }
        sealing.actors.settle(newcomers)
    }

    /// Takes note that nobody knows whether it was.
    func lost() {
        sealing.keys.discard(made.map(\.stored.scope))
        sealing.actors.settle(newcomers)
    }
}
#endif
