// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("Identities on random histories")
struct IdentityModelTests {
    @Test("the union agrees with a naive model, at any two times")
    func agreement() throws {
        var generator = SeededGenerator(seed: RandomSize.seed(or: 1016))
        for round in 0..<RandomSize.cases(or: 3000) {
            let story = IdentityStory(length: .random(in: 4...22, using: &generator), &generator)
            let effectiveAt = Int64.random(in: 0...13, using: &generator)
            let knownAt = Int64.random(in: 0...Int64(story.facts.count + 1), using: &generator) * 1000
            let naive = NaivePerson(story, effectiveAt: effectiveAt, knownAt: knownAt)
            let (at, known) = (Instant(milliseconds: effectiveAt), Instant(milliseconds: knownAt))
            for subject in IdentityStory.subjects {
                let person = IdentityLinks(folding: story.entries).person(of: subject, effectiveAt: at, knownAt: known)
                #expect(person.identifiers == naive.person(subject, effectiveAt) { $0 != .identitySplit }, "\(round)")
                #expect(person.merged == naive.person(subject, effectiveAt) { $0 == .identityMerged }, "\(round)")
                let status = SubjectStatus(
                    folding: story.united(subject, at, known), effectiveAt: at, knownAt: known)
                compare(status, naive, subject, round)
            }
        }
    }

    private func compare(_ status: SubjectStatus, _ naive: NaivePerson, _ subject: SubjectID, _ round: Int) {
        let words = naive.words(subject)
        for purpose in RandomHistory.purposes {
            let consent = status.consents[purpose].map { "\($0.state) \($0.since.milliseconds)" }
            #expect(consent == words.consent(purpose).map { "\($0[0]) \($0[1])" }, "\(round)")
            #expect(status.isErased(purpose) == words.isErased(purpose), "\(round)")
            #expect(status.isHeld(purpose) == naive.isHeld(subject, purpose), "\(round)")
            #expect(
                status.objection(to: purpose).map { "\($0)" } == naive.objection(subject, to: purpose), "\(round)")
            for ground in [RestrictionGround.a, .b] {
                for scope in [purpose, nil] {
                    #expect(
                        (status.restrictions[scope]?[ground] != nil)
                            == naive.isRestricted(subject, scope, ground), "\(round)")
                }
            }
        }
        for request in RandomHistory.requests {
            #expect((status.openRequests[request] != nil) == naive.isOpen(subject, request), "\(round)")
        }
        #expect(
            status.marketingObjection?.milliseconds == words.lastTime(of: .objectedToMarketing), "\(round)")
    }

    @Test("what stands with the others' histories says the same as the whole of it, from the last recording on")
    func standing() async throws {
        var generator = SeededGenerator(seed: RandomSize.seed(or: 1017))
        for round in 0..<RandomSize.cases(or: 200) {
            let story = IdentityStory(length: .random(in: 4...22, using: &generator), &generator)
            let ledger = InMemoryLedger()
            for entry in story.entries {
                guard let part = entry.privatePart else { continue }
                _ = try await ledger.append(
                    EntryDraft(
                        id: entry.id, part.event, subject: part.subject, effectiveAt: entry.publicPart.effectiveAt,
                        recordedAt: entry.publicPart.recordedAt))
            }
            let now = Instant(milliseconds: Int64(story.facts.count + 2) * 1000)
            for subject in IdentityStory.subjects {
                let standing = try await ledger.standing(of: subject, under: .none, at: now)
                let both = try await ledger.standing(of: [subject], under: .none, at: now)
                #expect(both == [standing])
                let expected = SubjectStatus(folding: story.united(subject, now, now), effectiveAt: now, knownAt: now)
                #expect(
                    SubjectStatus(folding: standing.entries, effectiveAt: now, knownAt: now) == expected, "\(round)")
            }
        }
    }
}
