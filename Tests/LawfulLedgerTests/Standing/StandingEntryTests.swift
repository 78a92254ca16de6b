// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("Entries that stand, by hand")
struct StandingEntryTests {
    /// The places, from 1, of the entries that stand; each took effect at its time, and was recorded in order.
    private func standing(_ story: [(LedgerEvent, at: Int64)], horizon: Int64 = 100) -> [Int64] {
        let entries = story.enumerated().map { index, fact in
            LedgerEntry(
                sequence: Int64(index + 1),
                EntryDraft(
                    id: EntryID(rawValue: "\(index)"), fact.0, subject: "person",
                    effectiveAt: Instant(milliseconds: fact.at), recordedAt: Instant(milliseconds: 1)))
        }
        return SubjectHistory(
            entries: entries, version: .initial, recordedUntil: Instant(milliseconds: horizon)
        ).standing.entries.map(\.sequence)
    }

    @Test("a withdrawal supersedes the consent before it, and is superseded by the one after")
    func consent() {
        let (given, withdrawn) = (LedgerEvent.consentGiven("p", text: "v1"), LedgerEvent.consentWithdrawn("p"))
        #expect(standing([(given, at: 1), (withdrawn, at: 2)]) == [1, 2], "the consent also brought the person back")
        #expect(standing([(withdrawn, at: 1), (given, at: 2)]) == [2])
        #expect(standing([(given, at: 1), (withdrawn, at: 2), (given, at: 3)]) == [3])
        #expect(standing([(given, at: 2), (withdrawn, at: 1)]) == [1], "by when they took effect")
        #expect(
            standing([(withdrawn, at: 1), (given, at: 1), (withdrawn, at: 1)]) == [2, 3], "a tie goes to the strict")
        #expect(standing([(given, at: 1), (.consentWithdrawn("q"), at: 2)]) == [1, 2])
    }

    @Test("what hasn't taken effect supersedes nothing before it, but its own moment")
    func future() {
        let (given, withdrawn) = (LedgerEvent.consentGiven("p", text: "v1"), LedgerEvent.consentWithdrawn("p"))
        #expect(standing([(withdrawn, at: 1), (given, at: 150)]) == [1, 2])
        #expect(standing([(given, at: 1), (withdrawn, at: 150), (given, at: 150)]) == [1, 2, 3])
        #expect(standing([(withdrawn, at: 150), (withdrawn, at: 150)]) == [2])
        #expect(standing([(withdrawn, at: 1), (given, at: 150)], horizon: 150) == [2], "until its day has come")
    }

    @Test(
        "the latest date of a trigger stands, and an earlier one that took effect later, since an erasure may come between"
    )
    func triggers() throws {
        func contact(_ day: Int) -> LedgerEvent { .happened(.lastContact, on: LocalDate(dayNumber: day)) }
        #expect(standing([(contact(1), at: 1), (contact(2), at: 2), (contact(3), at: 3)]) == [3])
        #expect(standing([(contact(3), at: 1), (contact(2), at: 2)]) == [1, 2])
        #expect(standing([(contact(3), at: 1), (.erased(nil), at: 2), (contact(2), at: 3)]) == [2, 3])
        #expect(standing([(contact(3), at: 1), (.erased("p"), at: 2)]) == [1, 2], "another scope")
    }

    @Test("the age stands as long as none is stated again, whatever becomes of the consent that told it")
    func age() {
        let young = LedgerEvent.consentGiven("p", text: "v1", age: 15, country: "NL")
        #expect(standing([(young, at: 1), (.consentRenewed("p", text: "v1"), at: 2)]) == [1, 2])
        #expect(standing([(young, at: 1), (.consentRenewed("p", text: "v1", age: 16), at: 2)]) == [2])
        #expect(
            standing([
                (young, at: 1), (.consentRenewed("p", text: "v1"), at: 2), (.ageStated(16, country: "NL"), at: 3),
            ])
                == [2, 3])
    }

    @Test("a contract's end keeps its start, which tells who is party; a new start supersedes both")
    func contracts() {
        let (start, end) = (LedgerEvent.contractStarted("c"), LedgerEvent.contractEnded("c"))
        #expect(standing([(start, at: 1), (end, at: 2), (end, at: 3)]) == [1, 3])
        #expect(standing([(start, at: 1), (end, at: 2), (start, at: 3)]) == [3])
        #expect(standing([(start, at: 1), (.contractStarted("d"), at: 2)]) == [1, 2])
    }

    @Test("a general objection keeps what it may leave upheld")
    func objections() {
        #expect(standing([(.objectionUpheld("p"), at: 1), (.objected(to: nil), at: 2)]) == [1, 2])
        #expect(standing([(.objected(to: nil), at: 1), (.objected(to: nil), at: 2)]) == [2])
        #expect(standing([(.objected(to: "p"), at: 1), (.objectionOverridden("p", because: "x"), at: 2)]) == [2])
    }

    @Test("restrictions that stand, and the last word of their scope")
    func restrictions() {
        let cycle: [(LedgerEvent, at: Int64)] = (0..<20).flatMap { number in
            [(.restricted(.a), at: number * 2), (.restrictionLifted(), at: number * 2 + 1)]
        }
        #expect(standing(cycle) == [40])
        let several: [(LedgerEvent, at: Int64)] = [
            (.restricted(.c), at: 1), (.restricted(.a), at: 2), (.restrictionLifted(), at: 3),
            (.restrictionLiftAnnounced(.c), at: 4), (.restrictionLiftAnnounced(), at: 5),
            (.restrictionLifted(.a), at: 6),
        ]
        #expect(standing(several) == [1, 4, 6], "the third and the fifth meant neither of the two")
        #expect(standing(several + [(.restrictionLifted(), at: 7)]) == [7])
    }

    @Test("a review stands until a consent, and one that found less is superseded by one that found it too")
    func reviews() {
        func review(_ flaws: ConsentFlaw...) -> LedgerEvent { .consentInvalidated("p", flaws: flaws, because: "x") }
        let given = LedgerEvent.consentGiven("p", text: "v1")
        #expect(standing([(given, at: 1), (review(), at: 2), (review(.preticked), at: 3)]) == [1, 3])
        #expect(standing([(given, at: 1), (review(.preticked), at: 2), (review(.bundled), at: 3)]) == [1, 2, 3])
        #expect(standing([(given, at: 1), (review(.preticked), at: 2), (given, at: 3)]) == [3])
    }

    @Test("a kind that nobody knows stands, and an observation doesn't")
    func unknown() {
        let unknown = LedgerEvent(EntryKind(rawValue: "x.y"))
        #expect(standing([(unknown, at: 1), (unknown, at: 1), (LedgerEvent(.permitted), at: 2)]) == [1, 2])
    }
}
