// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("A subject's status")
struct SubjectStatusTests {
    /// Entries recorded in this order, a second apart, each with the time at which it took effect.
    private func entries(_ events: [(LedgerEvent, at: Int64)]) -> [LedgerEntry] {
        events.enumerated().map { TimedEvent(event: $1.0, at: $1.at).entry($0 + 1) }
    }

    private func status(
        _ events: [(LedgerEvent, at: Int64)],
        effectiveAt: Int64 = 1_000_000,
        knownAt: Int64 = 1_000_000
    ) -> SubjectStatus {
        SubjectStatus(
            folding: entries(events), effectiveAt: Instant(milliseconds: effectiveAt),
            knownAt: Instant(milliseconds: knownAt))
    }

    @Test("nothing recorded says nothing")
    func empty() {
        #expect(status([]) == SubjectStatus())
        #expect(!SubjectStatus().isErased("newsletter") && !SubjectStatus().isHeld("newsletter"))
    }

    @Test("consent carries its text, its time and what is wrong with it (Art. 7)")
    func consent() throws {
        let given = LedgerEvent.consentGiven(
            "newsletter", text: "v1", explicit: true, flaws: [.bundled], age: 15, country: "BE",
            authorisedByParent: true)
        let folded = status([(given, at: 5)])
        let consent = try #require(folded.consents["newsletter"])
        #expect(consent.state == .given && consent.since == Instant(milliseconds: 5) && consent.text == "v1")
        #expect(consent.isExplicit && consent.isAuthorisedByParent && consent.flaws == [.bundled])
        #expect(folded.age?.years == 15 && folded.age?.country == "BE")
        #expect(folded.consents["offer"] == nil)
    }

    @Test("a withdrawal counts from when it took effect, whenever it was recorded (Art. 7(3))")
    func withdrawal() {
        let story: [(LedgerEvent, at: Int64)] = [
            (.consentGiven("newsletter", text: "v1"), at: 10), (.consentGiven("newsletter", text: "v2"), at: 50),
            (.consentWithdrawn("newsletter"), at: 30),
        ]
        func state(effectiveAt: Int64, knownAt: Int64 = 1_000_000) -> SubjectStatus.Consent.State? {
            status(story, effectiveAt: effectiveAt, knownAt: knownAt).consents["newsletter"]?.state
        }
        #expect(state(effectiveAt: 9) == nil)
        #expect(state(effectiveAt: 10) == .given)
        #expect(state(effectiveAt: 29) == .given)
        #expect(state(effectiveAt: 30) == .withdrawn)
        #expect(state(effectiveAt: 49) == .withdrawn)
        #expect(state(effectiveAt: 50) == .given)
        #expect(state(effectiveAt: 30, knownAt: 2999) == .given, "what was recorded later wasn't known")
        #expect(state(effectiveAt: 30, knownAt: 3000) == .withdrawn)
    }

    @Test("on a tie the more restrictive fact wins, in either order of recording")
    func ties() {
        let pairs: [(loose: LedgerEvent, strict: LedgerEvent, wins: (SubjectStatus) -> Bool)] = [
            (
                .consentGiven("p", text: "v1"), .consentWithdrawn("p"), { $0.consents["p"]?.state == .withdrawn }
            ),
            (.consentGiven("p", text: "v1"), .consentRefused("p", text: "v1"), { $0.consents["p"]?.state == .refused }),
            (.contractStarted("c"), .contractEnded("c"), { $0.contracts["c"]?.stage == .ended }),
            (.objectionOverridden("p", because: "x"), .objectionUpheld("p"), { $0.objections["p"] == .upheld }),
            (.objectionOverridden("p", because: "x"), .objected(to: "p"), { $0.objections["p"] == .open }),
            (.restrictionLifted(), .restricted(.a), { $0.restriction(on: "p")?.ground == .a }),
            (.holdReleased("h"), .held("h", because: "x"), { $0.isHeld("p") }),
            (.consentGiven("p", text: "v1"), .erased("p"), { $0.isErased("p") && $0.consents["p"] == nil }),
        ]
        for pair in pairs {
            for story in [[pair.loose, pair.strict], [pair.strict, pair.loose]] {
                let folded = status(story.map { ($0, at: 7) })
                #expect(pair.wins(folded), "\(pair.strict.kind) against \(pair.loose.kind)")
            }
        }
    }

    @Test("on a tie of equal ranks, what was recorded later wins")
    func equalRanks() {
        let folded = status([
            (.consentGiven("p", text: "v1"), at: 7), (.consentGiven("p", text: "v2"), at: 7),
        ])
        #expect(folded.consents["p"]?.text == "v2")
    }

    @Test("erased data stay erased until the person comes back, and objections stay all the while")
    func erasure() {
        let story: [(LedgerEvent, at: Int64)] = [
            (.consentGiven("newsletter", text: "v1"), at: 1), (.contractStarted("maintenance"), at: 2),
            (.objectedToMarketing(), at: 3), (.happened(.lastContact, on: .distantPast), at: 4),
            (.informed("newsletter", by: "2026-01"), at: 5), (.optedOut(), at: 6), (.erased(nil), at: 10),
            (.consentGiven("newsletter", text: "v2"), at: 20),
        ]
        let before = status(story, effectiveAt: 9)
        #expect(!before.isErased("newsletter") && before.trigger("lastContact", for: "offer") == .distantPast)
        let erased = status(story, effectiveAt: 10)
        #expect(erased.isErased("newsletter") && erased.isErased("anything"))
        #expect(erased.consents.isEmpty && erased.contracts.isEmpty && erased.informed.isEmpty)
        #expect(erased.trigger("lastContact", for: "offer") == nil)
        #expect(erased.marketingObjection == Instant(milliseconds: 3) && erased.optedOut == Instant(milliseconds: 6))
        let revived = status(story, effectiveAt: 20)
        #expect(!revived.isErased("newsletter") && revived.consents["newsletter"]?.text == "v2")
        #expect(revived.contracts.isEmpty && revived.marketingObjection != nil, "what was erased doesn't come back")
    }

    @Test("erasing one activity leaves the others")
    func erasureOfOne() {
        let folded = status([
            (.consentGiven("newsletter", text: "v1"), at: 1), (.consentGiven("offer", text: "v1"), at: 1),
            (.erased("newsletter"), at: 2), (.informed("offer", by: "2026-01"), at: 3),
        ])
        #expect(folded.isErased("newsletter") && !folded.isErased("offer"))
        #expect(folded.consents.keys.map(\.rawValue) == ["offer"])
    }

    @Test("consent, information about the activity and a new contract bring an erased person back")
    func comebacks() {
        let comebacks: [LedgerEvent] = [
            .consentGiven("newsletter", text: "v2"), .informed("newsletter", by: "2026-02"),
            .contractPrepared("maintenance", atTheirRequest: true), .contractStarted("maintenance"),
        ]
        for comeback in comebacks {
            for scope in [PurposeID?.none, "newsletter"] {
                #expect(
                    !status([(.erased(scope), at: 1), (comeback, at: 2)]).isErased("newsletter"), "\(comeback.kind)")
                #expect(
                    status([(comeback, at: 1), (.erased(scope), at: 2)]).isErased("newsletter"), "\(comeback.kind)")
            }
        }
        let others: [LedgerEvent] = [
            .consentWithdrawn("newsletter"), .contractEnded("maintenance"), .informed("offer", by: "2026-02"),
            .consentGiven("offer", text: "v2"), .optOutOffered(), .ageStated(20, country: "NL"),
        ]
        for other in others {
            #expect(status([(.erased("newsletter"), at: 1), (other, at: 2)]).isErased("newsletter"), "\(other.kind)")
        }
    }

    @Test("entries whose private parts are gone count no further")
    func privatePartsGone() {
        let bare = entries([(.consentGiven("newsletter", text: "v1"), at: 1), (.erased("newsletter"), at: 2)])
            .map { entry in
                entry.publicPart.kind.outlivesErasure
                    ? entry
                    : LedgerEntry(
                        sequence: entry.sequence, id: entry.id, publicPart: entry.publicPart, privatePart: nil)
            }
        let folded = SubjectStatus(folding: bare, effectiveAt: .distantFuture, knownAt: .distantFuture)
        #expect(folded.isErased("newsletter") && folded.consents.isEmpty)
    }

    @Test("an extension counts as documented only with a reason and a named approver")
    func extensions() throws {
        let date = try LocalDate("2030-01-01")
        let cases: [(reason: String?, approver: ActorID?, documented: Bool)] = [
            ("a claim", "head", true), (nil, "head", false), ("a claim", nil, false), (" \n", "head", false),
            ("", "head", false),
        ]
        for (reason, approver, documented) in cases {
            let folded = status([
                (
                    .retentionExtended("support", until: date, reviewBy: date, because: reason, approvedBy: approver),
                    at: 1
                )
            ])
            let found = try #require(folded.extensions["support"])
            #expect(found.isDocumented == documented && found.until == date, "reason \(reason ?? "none")")
        }
    }

    @Test("an extension carries until its end, and not past its review unless it is recorded afresh")
    func reviews() throws {
        let (end, review, next) = try (LocalDate("2030-01-01"), LocalDate("2028-01-01"), LocalDate("2029-01-01"))
        func extended(_ review: LocalDate, by approver: ActorID?) -> LedgerEvent {
            .retentionExtended("support", until: end, reviewBy: review, because: "a claim", approvedBy: approver)
        }
        let first = (extended(review, by: "head"), at: Int64(1))
        #expect(status([first]).extensions["support"]?.lastDay == review)
        #expect(status([first, (extended(next, by: "head"), at: 2)]).extensions["support"]?.lastDay == next)
        #expect(status([first, (extended(.distantFuture, by: "head"), at: 2)]).extensions["support"]?.lastDay == end)
        #expect(status([first, (extended(next, by: nil), at: 2)]).extensions["support"]?.lastDay == nil)
    }

    @Test("a hold protects its activities, or all, until it is released (Art. 17(3)(e))")
    func holds() {
        let story: [(LedgerEvent, at: Int64)] = [
            (.held("claim", because: "x", activities: ["invoices"]), at: 1), (.held("raid", because: "y"), at: 5),
            (.holdReleased("raid"), at: 6), (.holdReleased("claim"), at: 9),
        ]
        func held(at moment: Int64) -> [Bool] {
            let folded = status(story, effectiveAt: moment)
            return [folded.isHeld("invoices"), folded.isHeld("support")]
        }
        #expect(
            [0, 1, 5, 6, 9].map(held) == [
                [false, false], [true, false], [true, true], [true, false], [false, false],
            ])
    }

    @Test("a request is open from its receipt to its answer (Art. 12(3))")
    func requests() {
        let received = LedgerEvent(.requestReceived).with(\.request, "r1").with(\.operation, .requestErasure)
        let story: [(LedgerEvent, at: Int64)] = [
            (received, at: 1), (LedgerEvent(.requestReceived).with(\.request, "r2"), at: 2),
            (LedgerEvent(.requestDecided).with(\.request, "r1"), at: 3),
            (LedgerEvent(.requestAnswered).with(\.request, "r1"), at: 4),
        ]
        #expect(status(story, effectiveAt: 1).openRequests == ["r1": .requestErasure])
        #expect(status(story, effectiveAt: 3).openRequests == ["r1": .requestErasure, "r2": .requestAccess])
        #expect(status(story, effectiveAt: 4).openRequests == ["r2": .requestAccess])
    }

    @Test("a restriction holds until it is lifted, for one activity or all (Art. 18)")
    func restrictions() {
        let story: [(LedgerEvent, at: Int64)] = [
            (.restricted(.d), at: 1), (.restricted(.a, activity: "offer"), at: 2),
            (.restrictionLiftAnnounced(activity: "offer"), at: 3), (.restrictionLifted(activity: "offer"), at: 4),
            (.restrictionLifted(), at: 5),
        ]
        #expect(status(story, effectiveAt: 1).restriction(on: "offer")?.ground == .d)
        #expect(status(story, effectiveAt: 2).restriction(on: "offer")?.isLiftAnnounced == false)
        #expect(status(story, effectiveAt: 3).restrictions["offer"]?[.a]?.isLiftAnnounced == true)
        #expect(status(story, effectiveAt: 3).restriction(on: "offer")?.ground == .d, "its lifting isn't announced")
        #expect(status(story, effectiveAt: 4).restriction(on: "offer")?.ground == .d, "the general one still holds")
        #expect(status(story, effectiveAt: 5).restriction(on: "offer") == nil)
    }
}
