// SPDX-License-Identifier: Apache-2.0

#if Evidence
package import Foundation
import LawfulLedger
package import LawfulModel
import LawfulTime

/// One who acted, as a store finds them.
package struct StoredActor: Sendable {
    package let id: Int64
    package let pseudonym: String
    /// The last day on which they were recorded to act, as `yyyy-MM-dd`.
    package var lastActed: String
    /// A time of that day, in milliseconds, where a transaction knows one.
    var known: Int64?

    package init(id: Int64, pseudonym: String, lastActed: String) {
        (self.id, self.pseudonym, self.lastActed) = (id, pseudonym, lastActed)
    }
}

/// One who acts for the first time, as a store writes them.
package struct NewActor: Sendable {
    package let actor: ActorID
    package let id: Int64
    package let pseudonym: String
    package let finder: Hash256
    /// The number of their key; nil without evidence.
    package let key: Int64?
    /// The name, sealed; in the clear without evidence.
    package let name: Data
    package let lastActed: String
}

/// One who acted, with all that is kept of them, for who opens or verifies it.
package struct KeptActor: Sendable {
    package let id: Int64
    package let pseudonym: String
    package let finder: Data
    package let name: Data
    package let isErased: Bool
    /// Whether it is sealed.
    package let isSealed: Bool
    /// The key; nil without evidence, and where it was destroyed or can't be read.
    package let key: StoredKey?

    package init(
        id: Int64,
        pseudonym: String,
        finder: Data,
        name: Data,
        isErased: Bool,
        isSealed: Bool,
        key: StoredKey?
    ) {
        (self.id, self.pseudonym, self.finder, self.name) = (id, pseudonym, finder, name)
        (self.isErased, self.isSealed, self.key) = (isErased, isSealed, key)
    }

    /// The name; nil where it was erased.
    ///
    /// - Throws: ``KeyNeed`` when its key isn't open yet, `LedgerError` with code `format` when it was altered.
    package func actor(_ sealing: Sealing?) throws -> ActorID? {
        guard !isErased else { return nil }
        let altered = LedgerError(
            .format, "What is kept of an actor can't be read; it was altered, restore it from a backup.")
        guard isSealed else {
            guard let text = String(validating: name, as: UTF8.self) else { throw altered }
            return ActorID(rawValue: text)
        }
        guard let sealing, let key else { throw altered }
        guard let open = sealing.keys.key(key.id) else { throw KeyNeed.unwrapping([key]) }
        guard
            let actor = ActorSeal.name(
                in: name, as: pseudonym, foundBy: finder, origin: sealing.origin, under: open)
        else {
            throw altered
        }
        return actor
    }
}

/// The rows of those who acted, within one transaction that records.
package protocol ActorRows {
    /// Those whom this transaction has met.
    var actors: [ActorID: StoredActor] { get set }

    /// The key of a scope, which is made and stored where there is none.
    mutating func key(ofActors scope: KeyScope) throws -> (id: Int64, key: DataKey)

    /// One who acted before; nil where nobody is found by it.
    func actor(foundBy finder: Hash256) throws -> StoredActor?

    /// A number that no actor has.
    mutating func nextActor() throws -> Int64

    mutating func add(_ actor: NewActor) throws

    /// Says on which day one acted last.
    mutating func touch(_ id: Int64, on day: String) throws
}

extension ActorRows {
    /// A row with pseudonyms for names, as it is recorded; who acts for the first time is added.
    package mutating func pseudonymous(
        _ row: EntryRow,
        _ sealing: Sealing?,
        random: DerivedRandom?
    ) throws -> EntryRow {
        let names = row.draft.actors
        guard !names.isEmpty else { return row }
        var pseudonyms: [ActorID: ActorPseudonym] = [:]
        for name in names { pseudonyms[name] = try pseudonym(of: name, row.draft, sealing, random) }
        return try row.pseudonymous(row.draft.pseudonymous(pseudonyms), isSealed: sealing != nil)
    }

    private mutating func pseudonym(
        of name: ActorID,
        _ draft: EntryDraft,
        _ sealing: Sealing?,
        _ random: DerivedRandom?
    ) throws -> ActorPseudonym {
        let moment = draft.recordedAt.milliseconds
        // One whom the transaction has met acts at that time, or before it, mostly.
        if let met = actors[name], let known = met.known, moment <= known {
            return ActorPseudonym(rawValue: met.pseudonym)
        }
        let day = draft.recordedOn.description
        let finder =
            if let sealing {
                try sealing.actors.finder(of: name)
                    ?? ActorSeal.finder(of: name, under: key(ofActors: ActorSeal.finding).key)
            } else {
                ActorSeal.plainFinder(of: name)
            }
        if var known = try actors[name] ?? actor(foundBy: finder) {
            if day > known.lastActed {
                try touch(known.id, on: day)
                known.lastActed = day
            }
            known.known = moment
            actors[name] = known
            return ActorPseudonym(rawValue: known.pseudonym)
        }
        let actor = try made(name, finder, on: day, sealing, random)
        try add(actor)
        actors[name] = StoredActor(id: actor.id, pseudonym: actor.pseudonym, lastActed: day)
        return ActorPseudonym(rawValue: actor.pseudonym)
    }

    private mutating func made(
        _ name: ActorID,
        _ finder: Hash256,
        on day: String,
        _ sealing: Sealing?,
        _ random: DerivedRandom?
    ) throws -> NewActor {
        let id = try nextActor()
        guard let sealing, let random else {
            return NewActor(
                actor: name, id: id, pseudonym: "actor-\(id)", finder: finder, key: nil,
                name: Data(ActorSeal.text(name).utf8),
                lastActed: day)
        }
        let (number, key) = try key(ofActors: sealing.actors.scope(for: name))
        let pseudonym = ActorSeal.pseudonym(of: name, origin: sealing.origin, under: key)
        return NewActor(
            actor: name, id: id, pseudonym: pseudonym.hex, finder: finder, key: number,
            name: try ActorSeal.sealed(
                name, as: pseudonym, foundBy: finder, origin: sealing.origin, under: key, random: random),
            lastActed: day)
    }
}
#endif
