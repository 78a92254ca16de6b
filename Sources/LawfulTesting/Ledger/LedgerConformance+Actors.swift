// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

// Whoever acted is kept apart from those whom their acts concern. A ledger that leaves their names in the private parts of
// entries is asked for nothing else.
extension LedgerConformance {
    /// A pseudonym stands for one actor, and tells whom after that is recorded, whether or not the subject was erased.
    func checkActors(_ ledger: any Ledger) async throws {
        let (facts, other) = (LedgerFacts("acting"), LedgerFacts("acting otherwise"))
        let approved = facts.draft(
            "extended",
            .retentionExtended(
                "newsletter", until: .distantFuture, reviewBy: .distantFuture, because: "a claim",
                approvedBy: other.actor))
        _ = try await ledger.append([
            ConditionalDraft(facts.draft("given", .consentGiven("newsletter", text: "v1"))), ConditionalDraft(approved),
            ConditionalDraft(other.draft("given", .consentGiven("newsletter", text: "v1"))),
        ])
        let entries = try await ledger.everything()
        guard entries.count == 3, let one = entries[0].publicPart.actor else { return }
        #expect(entries.allSatisfy { $0.privatePart?.actor == nil }, "actors: no name may be left in private parts")
        #expect(entries[1].publicPart.actor == one, "actors: one actor must have one pseudonym")
        let two = entries[2].publicPart.actor
        #expect(two != nil && two != one, "actors: two actors must have two")
        let event = entries[1].privatePart?.event
        #expect(event?.approver == nil && event?.approvedBy == two, "actors: whoever approved is one, too")
        _ = try await ledger.erasePrivateParts(of: facts.subject, .everything, keeping: [])
        func opening(_ id: EntryID, _ pseudonym: ActorPseudonym, because reason: String = "a complaint") -> ActorOpening
        {
            ActorOpening(
                id: id, pseudonym, because: reason, by: other.actor, as: "officer",
                at: LedgerFacts.noon.advanced(bySeconds: 5))
        }
        #expect(
            try await ledger.openActor(opening("open", one)) == facts.actor,
            "actors: erasing a subject must leave who acted")
        let record = try await ledger.everything().dropFirst(3).first
        #expect(
            record?.publicPart.kind == .actorOpened && record?.publicPart.actor == two
                && record?.privatePart?.event.opened == one && record?.privatePart?.event.reason == "a complaint",
            "actors: an opening must be recorded: whose, by whom, and why")
        #expect(try await ledger.openActor(opening("open", one)) == facts.actor, "actors: once, however often asked")
        #expect(try await ledger.everything().count == 4, "actors: once, however often asked")
        #expect(try await ledger.openActor(opening("stranger", "nobody's")) == nil, "actors: a stranger has no name")
        #expect(try await ledger.everything().count == 5, "actors: which is recorded, too")
        for refused in [
            opening("open", two ?? one), opening("open", one, because: "another reason"),
            opening("blank", one, because: " "),
        ] {
            await #expect(throws: LedgerError.self, "actors: no name without an entry that says for what") {
                try await ledger.openActor(refused)
            }
        }
    }

    /// Names go once their period has run out, and nothing else does.
    func checkErasureOfActors(_ ledger: any Ledger) async throws {
        let (facts, late) = (LedgerFacts("acted long ago"), LedgerFacts("acted lately"))
        func draft(_ facts: LedgerFacts, _ name: String, _ days: Int64) -> ConditionalDraft {
            let moment = LedgerFacts.noon.advanced(bySeconds: days * 86_400)
            return ConditionalDraft(
                EntryDraft(
                    id: EntryID(rawValue: "\(facts.subject.rawValue) \(name)"), .informed("newsletter", by: "2026-01"),
                    subject: facts.subject, actor: facts.actor, effectiveAt: moment, recordedAt: moment))
        }
        _ = try await ledger.append([draft(facts, "1", 0), draft(late, "1", 0), draft(late, "2", 20)])
        // A clock that is behind takes nothing back.
        _ = try await ledger.append([draft(late, "3", 3)])
        let before = try await ledger.everything()
        guard before.count == 4, let gone = before[0].publicPart.actor, let left = before[1].publicPart.actor else {
            return
        }
        func erasure(_ id: EntryID, _ days: Int64) -> ActorErasure {
            ActorErasure(
                id: id, keptFor: .days(10), as: "officer", at: LedgerFacts.noon.advanced(bySeconds: days * 86_400))
        }
        #expect(try await ledger.eraseActors(erasure("early", 10)) == 0, "actors: names are kept for their period")
        #expect(try await ledger.everything() == before, "actors: which records nothing")
        #expect(try await ledger.eraseActors(erasure("erasure", 30)) == 1, "actors: and go when it has run out")
        let after = try await ledger.everything()
        #expect(Array(after.prefix(4)) == before, "actors: entries and their pseudonyms must stay")
        let record = after.dropFirst(4).first
        #expect(
            record?.publicPart.kind == .actorsErased && record?.privatePart?.event.counts == ["actors": 1],
            "actors: how many went must be recorded")
        #expect(try await ledger.eraseActors(erasure("erasure", 90)) == 0, "actors: once, by one name")
        func name(_ pseudonym: ActorPseudonym, _ id: EntryID) async throws -> ActorID? {
            try await ledger.openActor(
                ActorOpening(id: id, pseudonym, because: "a test", by: late.actor, at: LedgerFacts.noon))
        }
        #expect(try await name(gone, "gone") == nil, "actors: nobody may be told who is erased")
        #expect(try await name(left, "left") == late.actor, "actors: the others must stay")
        _ = try await ledger.append([draft(facts, "again", 40)])
        let again = try await ledger.everything().last?.publicPart.actor
        #expect(again != nil && again != gone, "actors: one who was erased and acts again is somebody new")
    }
}
