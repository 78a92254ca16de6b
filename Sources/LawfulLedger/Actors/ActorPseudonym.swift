// SPDX-License-Identifier: Apache-2.0

import Foundation
public import LawfulModel
package import LawfulTime

/// Stands for somebody who acted (Arts. 29, 32(4)) where their name mustn't: the same in all entries of one log, so that an
/// auditor can count and compare, and without the log's keys no more than a label.
///
/// Pseudonyms are given by the ledger that records an entry. The name behind one is kept apart from the private parts of those
/// whom the entries concern, for a period of its own; ``Ledger/openActor(_:)`` says it, and records that it was said.
public struct ActorPseudonym: Identifier {
    /// The pseudonym's text.
    public let rawValue: String

    /// Makes a pseudonym of its text, as an entry shows it.
    public init(rawValue: String) { self.rawValue = rawValue }
}

extension EntryDraft {
    /// Whom the draft names as having acted or approved, each once; a blank name is nobody's.
    public var actors: [ActorID] {
        [actor, event.approver].compactMap { $0 }.reduce(into: []) { actors, actor in
            if actor.isNamed, !actors.contains(actor) { actors.append(actor) }
        }
    }

    /// The draft with pseudonyms in the place of names, as a ledger that keeps names apart records it: that of who acted goes to
    /// the public part, that of who approved stays with the fact.
    ///
    /// - Parameter pseudonyms: of each of ``actors``.
    /// - Returns: the draft; a name without a pseudonym stays where it is.
    public func pseudonymous(_ pseudonyms: [ActorID: ActorPseudonym]) -> EntryDraft {
        let acted = actor.flatMap { pseudonyms[$0] }
        var event = event
        if let approver = event.approver, let pseudonym = pseudonyms[approver] {
            event.approver = nil
            event.approvedBy = pseudonym
        }
        var draft = EntryDraft(
            id: id, event, subject: subject, actor: acted == nil ? actor : nil, role: role, effectiveAt: effectiveAt,
            recordedAt: recordedAt)
        draft.pseudonym = acted
        return draft
    }

    /// The day on which it is recorded, from which the period is counted for which an actor's name is kept.
    package var recordedOn: LocalDate {
        // A text of ten characters, whatever the time.
        let (first, last): (Int64, Int64) = (-62_135_596_800_000, 253_402_300_799_999)
        return LocalDate(Instant(milliseconds: min(max(recordedAt.milliseconds, first), last)), in: .gmt)
    }
}
