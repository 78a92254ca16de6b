// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("A question and what an entry keeps of it")
struct RecordedQuestionTests {
    private func recorded(_ question: Question) -> Question? {
        let event = LedgerEvent.answered(
            .permitted, question.activity, operation: question.operation, categories: question.categories,
            recipient: question.recipient, source: question.source, asserted: question.assertions.recorded,
            entity: question.entity, order: question.order == .none ? nil : question.order.rawValue,
            ordered: question.ordered, asked: question.recordedDetails)
        return Question(
            recorded: LedgerEntry(
                sequence: 1,
                EntryDraft(
                    id: "1", event, subject: "person", role: question.role, effectiveAt: question.effectiveAt,
                    recordedAt: question.knownAt)))
    }

    @Test("any question comes back as it was asked")
    func comesBack() throws {
        var generator = SeededGenerator(seed: RandomSize.seed(or: 11))
        func one<Element>(_ elements: [Element]) -> Element {
            elements[Int.random(in: elements.indices, using: &generator)]
        }
        let flags = [true, false]
        for _ in 0..<RandomSize.cases(or: 2_000) {
            var question = Question(
                "news", one(ProcessingOperation.allCases), categories: one([[], ["name"], ["name", "email"]]),
                as: one([nil, "clerk"]), effectiveAt: Instant(milliseconds: 5), knownAt: Instant(milliseconds: 9),
                asserting: Assertions(
                    suspicion: one(Suspicion.allCases), necessary: one(flags), disclosureNeeded: one(flags),
                    vital: one(flags), capable: one(flags), occasional: one(flags), claims: one(flags),
                    significantEffect: one(flags),
                    restrictionException: one([nil] + Assertions.RestrictionException.allCases),
                    accuracyContested: one(flags), abuse: one(Assertions.Abuse.allCases),
                    identity: one(Assertions.Identity.allCases)))
            question.entity = one([nil, "tenant"])
            question.basis = one([nil] + LegalBasis.allCases)
            question.recipient = one([nil, "printer"])
            question.destination = one([nil, "US"])
            question.origin = one([nil, "orders", "a=b"])
            question.source = one([nil, "register"])
            question.medium = one([nil] + Medium.allCases)
            question.order = one(AuthorityOrder.allCases)
            question.ordered = one([nil, [], ["name"]])
            question.noticeShown = one([nil, "2026-01"])
            question.missing = one([[], ["name", "email"]])
            question.provenance = one(Provenance.allCases)
            question.erasureGround = one([nil] + ErasureGround.allCases)
            question.isHumanResources = one(flags)
            question.recordDate = one([nil, try LocalDate("2024-02-29")])
            #expect(recorded(question) == question)
        }
    }

    @Test("an ordinary question records no details, and what a later version records isn't read")
    func ordinary() {
        let question = Question("news", as: "clerk", effectiveAt: .distantPast, knownAt: .distantPast)
        #expect(question.recordedDetails == [])
        #expect(Assertions(recorded: ["mood=good", "vital", "claims=yes"]) == Assertions(claims: true))
    }
}
