// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

extension LedgerConformance {
    /// Cohorts: one entry about many, with a row for each; who moved is left out.
    func checkCohorts(_ ledger: any Ledger) async throws {
        let people = (0..<5).map { LedgerFacts("cohort-\($0)") }
        for facts in people {
            _ = try await ledger.append(facts.draft("given", .consentGiven("newsletter", text: "1")))
        }
        let histories = try await ledger.standing(of: people.map(\.subject))
        #expect(histories.count == people.count, "cohorts: what stands must come for every subject, in order")
        // One withdraws between reading and recording.
        _ = try await ledger.append(people[2].draft("withdrawn", .consentWithdrawn("newsletter")))
        let members = zip(people, histories).map {
            CohortMember($0.subject, at: $1.version, answer: ["ok.consent"])
        }
        let before = try await ledger.everything().count
        let draft = EntryDraft(
            id: "cohort", LedgerEvent(.cohortAnswered, "newsletter"), subject: nil, actor: "hush-actor",
            role: "support", effectiveAt: LedgerFacts.noon, recordedAt: LedgerFacts.noon)
        let outcome = try await ledger.append(draft, cohort: members)
        #expect(outcome.moved == [people[2].subject], "cohorts: whoever moved must be left out, and nobody else")
        let all = try await ledger.everything()
        #expect(all.count == before + 1, "cohorts: one entry must be recorded, whatever the number of members")
        for (place, facts) in people.enumerated() {
            let own = try await ledger.entries(of: facts.subject).filter { $0.publicPart.kind == .cohortAnswered }
            #expect(own.count == (place == 2 ? 0 : 1), "cohorts: each member's entries must hold it, and nobody else's")
            guard let entry = own.first else { continue }
            #expect(entry.sequence == outcome.sequence, "cohorts: at the entry's own sequence")
            #expect(entry.privatePart?.subject == facts.subject, "cohorts: concerning the member alone")
            #expect(entry.privatePart?.event.reasons == ["ok.consent"], "cohorts: with the member's own answer")
            let version = try await ledger.statusVersion(of: facts.subject)
            #expect(version == histories[place].version, "cohorts: answers must not move a status")
        }
        #expect(all.last?.privatePart?.subject == nil, "cohorts: the entry itself must name nobody")
        let answers = try await ledger.cohort(of: outcome.sequence ?? 0)
        #expect(
            Set(answers) == Set(members.filter { $0.subject != people[2].subject }.map(\.recorded)),
            "cohorts: the entry's members must be told with their answers")
        let retry = try await ledger.append(draft, cohort: members)
        #expect(retry == outcome, "cohorts: a retry must give the first outcome")
        #expect(try await ledger.everything().count == before + 1, "cohorts: and record nothing")
        try await checkErasure(ofOne: people[0], among: people, ledger)
    }

    private func checkErasure(ofOne facts: LedgerFacts, among people: [LedgerFacts], _ ledger: any Ledger) async throws
    {
        _ = try await ledger.erasePrivateParts(of: facts.subject, .activity("newsletter"), keeping: [])
        let own = try await ledger.entries(of: facts.subject).filter { $0.publicPart.kind == .cohortAnswered }
        #expect(own.isEmpty, "cohorts: erasing a member must take their row")
        let other = try await ledger.entries(of: people[1].subject).filter { $0.publicPart.kind == .cohortAnswered }
        #expect(other.first?.privatePart?.subject == people[1].subject, "cohorts: and leave the others'")
        let left = try await ledger.cohort(of: other.first?.sequence ?? 0).map(\.subject)
        #expect(left.contains(people[1].subject), "cohorts: members that are left must be told")
        #expect(!left.contains(facts.subject), "cohorts: and whoever is erased must not")
    }
}

extension CohortMember {
    /// What is told of them afterwards.
    fileprivate var recorded: CohortAnswer { CohortAnswer(subject, answer: answer) }
}
