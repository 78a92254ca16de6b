// SPDX-License-Identifier: Apache-2.0

import Foundation
public import LawfulModel
public import LawfulTime

/// The question who is behind a pseudonym, as it is asked and recorded: somebody's conduct at work is their personal data, too.
public struct ActorOpening: Hashable, Sendable {
    /// The name of the entry that records it; one for each opening.
    public let id: EntryID
    /// Whose name is asked for.
    public let actor: ActorPseudonym
    /// Why.
    public let reason: String
    /// Who asks; recorded by pseudonym, as every actor is.
    public let asker: ActorID
    /// In which role.
    public let role: RoleID?
    /// Now.
    public let moment: Instant

    /// Asks who is behind a pseudonym.
    public init(
        id: EntryID,
        _ actor: ActorPseudonym,
        because reason: String,
        by asker: ActorID,
        as role: RoleID? = nil,
        at moment: Instant
    ) {
        self.id = id
        self.actor = actor
        self.reason = reason
        self.asker = asker
        self.role = role
        self.moment = moment
    }

    /// The draft of the entry that records it.
    public var record: EntryDraft {
        EntryDraft(
            id: id, LedgerEvent(.actorOpened).with(\.opened, actor).with(\.reason, reason), subject: nil, actor: asker,
            role: role, effectiveAt: moment, recordedAt: moment)
    }

    /// Whether an entry records this opening, but for who asked.
    fileprivate func isRecorded(by entry: LedgerEntry) -> Bool {
        guard let event = entry.privatePart?.event, event.kind == .actorOpened else { return false }
        return event.opened == actor && event.reason == reason && entry.publicPart.role == role
            && entry.publicPart.recordedAt.milliseconds == moment.milliseconds
    }
}

/// The erasure of actors' names whose period ran out.
public struct ActorErasure: Hashable, Sendable {
    /// The name of the entry that records it: asked for again by the same, it changes nothing.
    public let id: EntryID
    /// How long a name is kept after the day on which the actor was last recorded to act (Art. 5(1)(e)).
    public let period: Period
    /// In which role.
    public let role: RoleID?
    /// Now.
    public let moment: Instant

    /// Orders the erasure of those names that were kept for longer than a period.
    public init(id: EntryID, keptFor period: Period, as role: RoleID? = nil, at moment: Instant) {
        self.id = id
        self.period = period
        self.role = role
        self.moment = moment
    }

    /// Whether the name of one who last acted on a day is kept no longer.
    public func isOver(for lastActed: LocalDate) -> Bool {
        period.end(after: lastActed) < LocalDate(moment, in: .gmt)
    }

    /// The draft of the entry that records it, naming nobody.
    public func record(of count: Int) -> EntryDraft {
        EntryDraft(
            id: id, LedgerEvent(.actorsErased).with(\.counts, ["actors": count]), subject: nil, role: role,
            effectiveAt: moment, recordedAt: moment)
    }
}

extension Ledger {
    /// Records an opening and gives no name: for ledgers that keep actors in the private parts of entries.
    public func openActor(_ opening: ActorOpening) async throws -> ActorID? {
        try await openActor(opening) { _ in nil }
    }

    /// None: for ledgers that keep actors in the private parts of entries, with which they are erased.
    public func eraseActors(_ erasure: ActorErasure) async throws -> Int { 0 }

    /// Records an opening, and gives the name once it is recorded.
    ///
    /// - Parameters:
    ///   - opening: whose name, why, and who asks.
    ///   - name: the name behind a pseudonym, as the ledger keeps it; nil where there is none any more.
    /// - Returns: the name; nil where there is none any more.
    /// - Throws: ``LedgerError``: `format` where nobody asks, for no reason, or by the name of another entry; or as the ledger does.
    package func openActor(
        _ opening: ActorOpening,
        naming name: (ActorPseudonym) async throws -> ActorID?
    ) async throws -> ActorID? {
        guard opening.asker.isNamed, opening.reason.contains(where: { !$0.isWhitespace }) else {
            throw LedgerError(.format, "An actor's name is opened for somebody and for a reason; give both.")
        }
        guard case .appended(let sequence) = try await append(opening.record),
            let entry = try await entries(after: sequence - 1, limit: 1).first
        else { throw LedgerError.noAnswer }
        guard opening.isRecorded(by: entry), try await isAsker(opening.asker, of: entry, naming: name) else {
            throw LedgerError(.format, "An opening was asked for by the name of another entry; give it one of its own.")
        }
        return try await name(opening.actor)
    }

    private func isAsker(
        _ asker: ActorID,
        of entry: LedgerEntry,
        naming name: (ActorPseudonym) async throws -> ActorID?
    ) async throws -> Bool {
        guard let pseudonym = entry.publicPart.actor else { return entry.privatePart?.actor == asker }
        return try await name(pseudonym) == asker
    }
}
