// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// The names of those who acted, and their pseudonyms, in memory.
struct InMemoryActors: Sendable {
    private struct Actor {
        let pseudonym: ActorPseudonym
        var lastActed: LocalDate
    }

    private var actors: [ActorID: Actor] = [:]
    private var names: [ActorPseudonym: ActorID] = [:]
    /// How many there were, those included that were erased.
    private var count = 0

    /// A draft with pseudonyms for names; an actor who is new gets one.
    mutating func pseudonymous(_ draft: EntryDraft) -> EntryDraft {
        let named = draft.actors
        guard !named.isEmpty else { return draft }
        var pseudonyms: [ActorID: ActorPseudonym] = [:]
        for name in named { pseudonyms[name] = pseudonym(of: name, on: draft.recordedOn) }
        return draft.pseudonymous(pseudonyms)
    }

    private mutating func pseudonym(of name: ActorID, on day: LocalDate) -> ActorPseudonym {
        if let known = actors[name] {
            if day > known.lastActed { actors[name]?.lastActed = day }
            return known.pseudonym
        }
        count += 1
        let pseudonym = ActorPseudonym(rawValue: "actor-\(count)")
        actors[name] = Actor(pseudonym: pseudonym, lastActed: day)
        names[pseudonym] = name
        return pseudonym
    }

    func name(of pseudonym: ActorPseudonym) -> ActorID? { names[pseudonym] }

    /// Forgets the names whose period ran out, and says how many.
    mutating func erase(_ erasure: ActorErasure) -> Int {
        let over = actors.filter { erasure.isOver(for: $0.value.lastActed) }
        for (name, actor) in over {
            actors[name] = nil
            names[actor.pseudonym] = nil
        }
        return over.count
    }
}
