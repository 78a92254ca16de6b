// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulLedger
import LawfulModel
import LawfulTime

/// What the ledger of a case recorded about its person.
struct ScenarioLedger {
    let context: CaseContext

    private var purpose: PurposeID { PurposeID(rawValue: context["purpose"]) }

    func make() throws -> [LedgerEntry] {
        var facts = contract() + retention() + consent()
        if context["age"] != "adult", let age = Int(context["age"]) {
            facts.append((.ageStated(age, country: CountryCode(rawValue: context["country"])), Moments.start))
        }
        facts += protests()
        if context.says("informed", "yes") { facts.append((.informed(purpose, by: nil), Moments.start)) }
        if context.says("notice2", "given") { facts.append((.informedOfFurtherPurpose(purpose), Moments.start)) }
        if context.says("eprivacy", "existing_customer") { facts.append((.optOutOffered(), Moments.start)) }
        if context.says("hold", "claims") {
            facts.append((.held("case-1", because: "a claim is pending"), Moments.start))
        }
        if context.says("erased", "yes") { facts.append((.erased(purpose), Moments.erasure)) }
        return facts.enumerated().map { index, fact in
            LedgerEntry(
                sequence: Int64(index + 1),
                EntryDraft(
                    id: EntryID(rawValue: "entry-\(index)"), fact.0, subject: "person-1", effectiveAt: fact.1,
                    recordedAt: fact.1))
        }
    }

    private func contract() -> [(LedgerEvent, Instant)] {
        let id = ScenarioRegister.contract
        let started = (LedgerEvent.contractStarted(id, isParty: context.says("party", "yes")), Moments.start)
        switch context["contract"] {
        case "active": return [started]
        case "ended": return [started, (.contractEnded(id), Moments.later)]
        case "pre_requested": return [(.contractPrepared(id, atTheirRequest: true), Moments.start)]
        case "pre_unsolicited": return [(.contractPrepared(id, atTheirRequest: false), Moments.start)]
        default: return []
        }
    }

    private func retention() -> [(LedgerEvent, Instant)] {
        let asked = LocalDate(Moments.asked(context), in: .gmt)
        let yearsAgo = context.says("retention", "expired") ? 3 : 1
        let date = LocalDate(year: asked.year - yearsAgo, month: asked.month, day: asked.day) ?? asked
        var facts: [(LedgerEvent, Instant)] = [(.happened(.lastContact, on: date), Moments.start)]
        let until = LocalDate(year: asked.year + 1, month: asked.month, day: asked.day) ?? asked
        switch context["ext"] {
        case "documented":
            let extended = LedgerEvent.retentionExtended(
                purpose, until: until, because: "a warranty runs on", approvedBy: "officer-1")
            facts.append((extended, Moments.start))
        case "undocumented":
            let extended = LedgerEvent.retentionExtended(purpose, until: until, because: nil, approvedBy: nil)
            facts.append((extended, Moments.start))
        default: break
        }
        return facts
    }

    private func consent() -> [(LedgerEvent, Instant)] {
        let isOptIn = context.says("eprivacy", "opt_in") && context.says("consent", "none")
        let asked = context.says("cfor", "other") ? ScenarioRegister.earlier : purpose
        var facts: [(LedgerEvent, Instant)] = []
        switch context["consent"] {
        case "refused": facts.append((.consentRefused(purpose, text: ScenarioRegister.text), Moments.grant))
        case "none" where !isOptIn: break
        default: facts.append((given(for: asked, flaws: flaws, isProvable: isProvable), Moments.grant))
        }
        if !context.says("restriction", "none"), context.says("exc", "consent") {
            facts.append((given(for: purpose, flaws: [], isProvable: true), Moments.exception))
        }
        if context.says("consent", "withdrawn") { facts.append((.consentWithdrawn(asked), Moments.withdrawal)) }
        return facts
    }

    private func given(for purpose: PurposeID, flaws: [ConsentFlaw], isProvable: Bool) -> LedgerEvent {
        .consentGiven(
            purpose, text: isProvable ? ScenarioRegister.text : nil, explicit: context.says("explicit", "yes"),
            flaws: flaws, authorisedByParent: context.says("parental", "verified"))
    }

    private var isProvable: Bool { !context.says("cflag", "unproven") }

    private var flaws: [ConsentFlaw] {
        isProvable ? ConsentFlaw(rawValue: context["cflag"]).map { [$0] } ?? [] : []
    }

    /// Objections, opt-outs, restrictions.
    private func protests() -> [(LedgerEvent, Instant)] {
        var facts: [(LedgerEvent, Instant)] = []
        switch context["objection"] {
        case "marketing":
            let isBefore = context.says("consent", "given_after_objection")
            facts.append((.objectedToMarketing(), isBefore ? Moments.start : Moments.protest))
        case "open": facts.append((.objected(to: purpose), Moments.start))
        case "overridden":
            facts.append((.objected(to: purpose), Moments.start))
            facts.append((.objectionOverridden(purpose, because: "fraud was proven"), Moments.later))
        case "upheld":
            facts.append((.objected(to: purpose), Moments.start))
            facts.append((.objectionUpheld(purpose), Moments.later))
        default: break
        }
        if context.says("eprivacy", "opted_out") { facts.append((.optedOut(), Moments.protest)) }
        if let ground = RestrictionGround(rawValue: context["restriction"]) {
            facts.append((.restricted(ground, activity: purpose), Moments.protest))
            if context.says("lift_notice", "sent") {
                facts.append((.restrictionLiftAnnounced(activity: purpose), Moments.notice))
            }
        }
        return facts
    }
}
