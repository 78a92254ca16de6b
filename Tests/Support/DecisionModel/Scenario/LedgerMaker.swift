// SPDX-License-Identifier: Apache-2.0

package import LawfulLedger
import LawfulModel
import LawfulTime

/// What the ledger of a situation recorded about its person.
package struct LedgerMaker {
    private let situation: Situation

    package init(_ situation: Situation) { self.situation = situation }

    package func make() throws -> [LedgerEntry] {
        var facts: [RecordedFact] = []
        if situation.context["age"] != "adult", let age = Int(situation.context["age"]) {
            let country = CountryCode(rawValue: situation.context["country"])
            facts.append(.init(.ageStated(age, country: country), Moments.start))
        }
        for place in situation.activities.indices { facts += FactMaker(situation, place).make() }
        if let right = ProcessingOperation(rawValue: situation.context.operation), right.isRequest {
            let received = LedgerEvent.request(
                .requestReceived, "request-1", right, channel: situation.context["channel"])
            facts.append(.init(received, Moments.asked(situation.context)))
        }
        return facts.enumerated().map { index, fact in
            LedgerEntry(
                sequence: Int64(index + 1),
                EntryDraft(
                    id: EntryID(rawValue: "entry-\(index)"), fact.event, subject: "person-1", effectiveAt: fact.at,
                    recordedAt: fact.recorded))
        }
    }
}

/// A fact, when it took effect and when it was recorded.
struct RecordedFact {
    let event: LedgerEvent
    let at: Instant
    let recorded: Instant

    init(_ event: LedgerEvent, _ at: Instant, late: Bool = false) {
        (self.event, self.at) = (event, at)
        recorded = late ? Moments.tomorrow : at
    }
}

/// What was recorded about the person and one activity.
struct FactMaker {
    let situation: Situation
    let place: Int
    let context: CaseContext
    let names: Names

    init(_ situation: Situation, _ place: Int) {
        (self.situation, self.place) = (situation, place)
        context = situation.activities[place]
        names = Names(situation, place)
    }

    func make() -> [RecordedFact] {
        var facts = contract() + retention() + consent() + objections() + restrictions() + hold()
        if context.says("eprivacy", "opted_out") { facts.append(.init(.optedOut(), Moments.protest)) }
        if context.says("eprivacy", "existing_customer") { facts.append(.init(.optOutOffered(), Moments.start)) }
        if context.says("informed", "yes"), context.says("shown", "as_informed", "ledger") {
            facts.append(.init(.informed(names.purpose, by: nil), Moments.start))
        }
        if context.says("notice2", "given") {
            facts.append(.init(.informedOfFurtherPurpose(names.purpose), Moments.start))
        }
        if context.says("erased", "yes") {
            let purpose = context.says("erased_reach", "all") ? nil : names.purpose
            facts.append(.init(.erased(purpose), Moments.erasure, late: context.says("late", "erasure")))
        }
        if context.says("back", "yes") { facts.append(.init(.informed(names.purpose, by: nil), Moments.back)) }
        return facts
    }

    private func contract() -> [RecordedFact] {
        let id = names.contract
        let started = RecordedFact(.contractStarted(id, isParty: context.says("party", "yes")), Moments.start)
        switch context["contract"] {
        case "active": return [started]
        case "ended": return [started, .init(.contractEnded(id), Moments.later)]
        case "pre_requested": return [.init(.contractPrepared(id, atTheirRequest: true), Moments.start)]
        case "pre_unsolicited": return [.init(.contractPrepared(id, atTheirRequest: false), Moments.start)]
        default: return []
        }
    }

    private func retention() -> [RecordedFact] {
        let asked = Moments.today(context)
        let isLong = context.says("contact", "old") || context.says("retention", "expired")
        let contact = LedgerEvent.happened(
            .lastContact, on: asked.adding(years: isLong ? -3 : -1),
            activity: context.says("contact_reach", "activity") ? names.purpose : nil)
        var facts = context.says("contact", "none") ? [] : [RecordedFact(contact, Moments.start)]
        guard !context.says("ext", "none") else { return facts }
        let until =
            switch context["extension"] {
            case "last_day": asked
            case "over": asked.adding(days: -1)
            default: asked.adding(years: 1)
            }
        let review =
            switch context["extension"] {
            case "review_today": asked
            case "review_over": asked.adding(days: -1)
            default: LocalDate.distantFuture
            }
        let isDocumented = context.says("ext", "documented")
        let extended = LedgerEvent.retentionExtended(
            names.purpose, until: until, reviewBy: review, because: isDocumented ? "a warranty runs on" : nil,
            approvedBy: isDocumented ? "officer-1" : nil)
        facts.append(.init(extended, Moments.start))
        return facts
    }

    private func hold() -> [RecordedFact] {
        guard context.says("hold", "claims") else { return [] }
        let activities: [PurposeID]? =
            switch context["hold_reach"] {
            case "activity": [names.purpose]
            case "neighbour": [situation.names(after: place)?.purpose ?? "nothing"]
            default: nil
            }
        let held = RecordedFact(
            .held(names.hold, because: "a claim is pending", activities: activities), Moments.start)
        guard context.says("hold_reach", "released") else { return [held] }
        return [held, .init(.holdReleased(names.hold), Moments.later)]
    }

    // MARK: Consent

    private func consent() -> [RecordedFact] {
        let isOptIn = context.says("eprivacy", "opt_in") && context.says("consent", "none")
        let asked = context.says("cfor", "other") ? names.earlier : names.purpose
        var facts: [RecordedFact] = []
        switch context["consent"] {
        case "refused": facts.append(.init(.consentRefused(names.purpose, text: Names.text), Moments.grant))
        case "none" where !isOptIn: break
        default:
            let isReviewed = context.says("found", "on_review")
            let text = isProvable || isReviewed ? text : nil
            facts.append(.init(given(for: asked, flaws: isReviewed ? [] : flaws, text: text), Moments.grant))
        }
        if !context.says("restriction", "none"), context.says("exc", "consent") {
            facts.append(.init(given(for: names.purpose, flaws: [], text: Names.text), Moments.exception))
        }
        if context.says("found", "on_review"), let flaw = ConsentFlaw(rawValue: context["cflag"]) {
            facts.append(
                .init(.consentInvalidated(asked, flaws: [flaw], because: "the form was looked at"), Moments.review))
        }
        if context.says("consent", "withdrawn") {
            facts.append(
                .init(.consentWithdrawn(asked), Moments.withdrawal, late: context.says("late", "withdrawal")))
        }
        return facts
    }

    private func given(for purpose: PurposeID, flaws: [ConsentFlaw], text: TextID?) -> LedgerEvent {
        .consentGiven(
            purpose, text: text, explicit: context.says("explicit", "yes"), flaws: flaws,
            authorisedByParent: context.says("parental", "verified"))
    }

    private var isProvable: Bool { !context.says("cflag", "unproven") }

    private var text: TextID {
        switch context["text"] {
        case "earlier": Names.earlierText
        case "other": Names.otherText
        default: Names.text
        }
    }

    private var flaws: [ConsentFlaw] {
        isProvable ? ConsentFlaw(rawValue: context["cflag"]).map { [$0] } ?? [] : []
    }
}

extension Situation {
    /// What belongs to the activity after one, where there are several.
    func names(after place: Int) -> Names? {
        activities.count > 1 ? Names(self, (place + 1) % activities.count) : nil
    }
}
