// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("What stands after later facts")
struct StandingFactTests {
    /// The status after facts that came one after another.
    private func status(_ events: [LedgerEvent]) -> SubjectStatus {
        SubjectStatus(
            folding: events.enumerated().map { TimedEvent(event: $1, at: Int64($0 + 1)).entry($0 + 1) },
            effectiveAt: .distantFuture, knownAt: .distantFuture)
    }

    // MARK: Objections (Art. 21(1))

    @Test("a general objection opens again what was overridden for one activity before it")
    func objection() {
        let own: [LedgerEvent] = [.objected(to: "fraud"), .objectionOverridden("fraud", because: "compelling")]
        #expect(status(own).objection(to: "fraud") == .overridden)
        let general = status(own + [.objected(to: nil)])
        #expect(general.objection(to: "fraud") == .open)
        #expect(general.objection(to: "other") == .open)
        let again = status(own + [.objected(to: nil), .objectionOverridden("fraud", because: "compelling")])
        #expect(again.objection(to: "fraud") == .overridden)
        #expect(again.objection(to: "other") == .open)
    }

    // MARK: Restrictions (Art. 18)

    @Test("restrictions on several grounds are lifted one by one")
    func severalGrounds() {
        let both: [LedgerEvent] = [.restricted(.c), .restricted(.a)]
        let lifted = status(both + [.restrictionLiftAnnounced(.a), .restrictionLifted(.a)])
        #expect(lifted.restriction(on: "fraud")?.ground == .c)
        #expect(lifted.restriction(on: "fraud")?.isLiftAnnounced == false)
        let none = status(
            both + [
                .restrictionLiftAnnounced(.a), .restrictionLifted(.a), .restrictionLiftAnnounced(.c),
                .restrictionLifted(.c),
            ])
        #expect(none.restriction(on: "fraud") == nil)
    }

    @Test("a lift without a ground lifts the only restriction that stands, and none of several")
    func groundless() {
        let lift: [LedgerEvent] = [.restrictionLiftAnnounced(), .restrictionLifted()]
        #expect(status([.restricted(.b)] + lift).restriction(on: "fraud") == nil)
        let several = status([.restricted(.c), .restricted(.a)] + lift)
        #expect(several.restriction(on: "fraud") != nil)
        let rest = status([.restricted(.c), .restricted(.a)] + lift + [.restrictionLifted(.a)])
        #expect(rest.restriction(on: "fraud")?.ground == .c)
        #expect(rest.restriction(on: "fraud")?.isLiftAnnounced == false, "the announcement meant none of the two")
    }

    @Test("what one activity is restricted by and what all are count apart")
    func scopes() {
        let story: [LedgerEvent] = [
            .restricted(.c), .restricted(.a, activity: "fraud"), .restrictionLifted(activity: "fraud"),
        ]
        #expect(status(story).restriction(on: "fraud")?.ground == .c)
        #expect(status(story + [.restrictionLifted()]).restriction(on: "fraud") == nil)
    }

    @Test("an announced end of one restriction doesn't hide another that goes on")
    func announcement() {
        for story in [[LedgerEvent.restricted(.a), .restricted(.c)], [.restricted(.c), .restricted(.a)]] {
            for ground in [RestrictionGround.a, .c] {
                let announced = status(story + [.restrictionLiftAnnounced(ground)])
                #expect(announced.restriction(on: "fraud")?.isLiftAnnounced == false)
            }
        }
    }

    // MARK: Erasure

    @Test("preparing a contract that nobody asked for brings nobody back")
    func unsolicited() {
        let scopes: [PurposeID?] = [nil, "fraud"]
        for scope in scopes {
            let unasked = status([.erased(scope), .contractPrepared("sale", atTheirRequest: false)])
            #expect(unasked.isErased("fraud"))
            let asked = status([.erased(scope), .contractPrepared("sale", atTheirRequest: true)])
            #expect(!asked.isErased("fraud"))
        }
    }

    @Test("erasing forgets a consent and keeps a withdrawal or a refusal", arguments: [nil, "promo"] as [PurposeID?])
    func forgotten(_ scope: PurposeID?) {
        let given = LedgerEvent.consentGiven("promo", text: "v1")
        #expect(status([given, .erased(scope)]).consents["promo"] == nil)
        #expect(status([given, .consentWithdrawn("promo"), .erased(scope)]).consents["promo"]?.state == .withdrawn)
        #expect(status([.consentRefused("promo", text: "v1"), .erased(scope)]).consents["promo"]?.state == .refused)
    }
}
