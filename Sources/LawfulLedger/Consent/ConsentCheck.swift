// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// The conditions of a consent, each by itself.
struct ConsentCheck {
    typealias Outcome = ConsentValidity.Outcome

    private let event: LedgerEvent
    private let register: Register
    private let moment: Instant
    private let purposeID: PurposeID
    private let details: ConsentDetails
    private let activity: Activity?
    private let request: ConsentRequest?
    private let text: ConsentText?

    /// Nil for an event by which nobody consents.
    init?(_ event: LedgerEvent, _ register: Register, _ moment: Instant) {
        guard event.kind == .consentGiven || event.kind == .consentRenewed, let purpose = event.activity else {
            return nil
        }
        self.event = event
        self.register = register
        self.moment = moment
        purposeID = purpose
        details = event.consent ?? ConsentDetails()
        activity = register.activity(purpose)
        request = activity?.grounds.first { $0.basis == .consent }?.consent
        text = event.text.flatMap { id in register.consentTexts.first { $0.id == id } }
    }

    private func missed(_ flaw: ConsentFlaw, _ finding: String, _ article: Article? = nil) -> Outcome {
        .missed(.init(code: flaw.code, article: article ?? flaw.article, flaw: flaw, finding: finding))
    }

    private func missed(_ code: String, _ article: Article, _ finding: String) -> Outcome {
        .missed(.init(code: code, article: article, flaw: nil, finding: finding))
    }

    private func isNamed(_ flaw: ConsentFlaw) -> Bool { event.flaws?.contains(flaw) == true }

    func beforeProcessing(since start: Instant?) -> Outcome {
        guard let start, start < moment else { return .met }
        return missed("consent.missing", "6(1)(a)", "the processing began before the consent was given")
    }

    var purpose: Outcome {
        guard activity != nil else {
            return missed("purpose.undeclared", "5(1)(b)", "the register declares no activity '\(purposeID)'")
        }
        guard request != nil else {
            return missed(
                "consent.purpose_mismatch", "6(1)(a)", "the activity '\(purposeID)' doesn't ask for consent")
        }
        if let other = owner {
            return missed("consent.purpose_mismatch", "6(1)(a)", "the text shown asks for the purpose '\(other)'")
        }
        return .met
    }

    /// The other purpose to which the text belongs, when it isn't this one's.
    private var owner: PurposeID? {
        guard let shown = event.text, let request, !request.covers(shown) else { return nil }
        return register.activities.first { activity in
            activity.grounds.contains { $0.consent?.covers(shown) == true }
        }?.purpose
    }

    var positiveAct: Outcome {
        if isNamed(.preticked) { return missed(.preticked, "no clear affirmative act was found") }
        switch details.mechanism ?? text?.mechanism {
        case .preticked: return missed(.preticked, "the box was ticked beforehand (C-673/17)")
        case nil: return .open("by what act the person consented")
        default: return .met
        }
    }

    var granular: Outcome {
        guard let others = details.otherPurposes else { return .open("whether each purpose had a choice of its own") }
        let named = others.filter { $0 != purposeID }.map(\.rawValue)
        if named.isEmpty { return .met }
        return missed(.bundled, "the same act covered \(named.joined(separator: ", ")), too (recitals 32, 43)")
    }

    var informed: Outcome {
        if isNamed(.uninformed) { return missed(.uninformed, "the person wasn't told what Art. 4(11) asks for") }
        if isBlank(details.withdrawalPath), let text, isBlank(text.withdrawal) {
            return missed(.uninformed, "nothing told that consent can be withdrawn", "7(3)")
        }
        guard !isBlank(details.withdrawalPath ?? text?.withdrawal) else {
            return .open("how the person was told that consent can be withdrawn")
        }
        guard let notice = details.notice else { return .open("which version of the statement was shown") }
        let declared = register.notices.first { $0.version == notice }
        if let declared, !register.describes(purposeID, in: declared) {
            return .open("where the purpose was told: version '\(notice)' of the statement doesn't describe it")
        }
        return .met
    }

    var distinguishable: Outcome {
        if isNamed(.bundled) { return missed(.bundled, "it was asked together with other matters") }
        switch details.isPartOfTerms {
        case true?: return missed(.bundled, "it was asked as part of terms or other matters")
        case false?: return .met
        case nil: return .open("whether it was asked apart from other matters")
        }
    }

    var free: Outcome {
        if isNamed(.conditional) { return missed(.conditional, "something was made conditional on it") }
        if isNamed(.imbalance) { return missed(.imbalance, "an imbalance wasn't rebutted (recital 43)") }
        if details.isCondition == true {
            return missed(.conditional, "a contract or service depended on it that doesn't need it")
        }
        if let tied = activity?.requirements.first(where: \.isTiedToConsent) {
            return missed(.conditional, "refusing '\(tied.category)' has a consequence that is told to people")
        }
        let isAuthority = activity.map { register.responsible(for: $0).body == .public } ?? false
        if isAuthority, isBlank(details.freedom) {
            return .open("why the choice was free towards an authority (recital 43)")
        }
        return details.isCondition == nil ? .open("whether anything depended on it") : .met
    }

    var explicit: Outcome {
        guard event.isExplicit != true, let activity else { return .met }
        if let special = activity.specialGrounds.first(where: { $0.condition == .a }) {
            return missed(
                "special.consent_not_explicit", "9(2)(a)", "'\(special.category)' needs an express statement")
        }
        if activity.automatedDecisions?.isSignificant == true, activity.grounds.first?.basis == .consent {
            return missed("adm.not_permitted", "22(2)(c)", "automated decisions need an express statement")
        }
        let recipients = activity.disclosures.compactMap { register.recipient($0.recipient) }
        if let recipient = recipients.first(where: { $0.transfer?.kind == .derogationConsent }) {
            return missed(
                "transfer.derogation_scope", "49(1)(a)", "the transfer to '\(recipient.id)' needs an express statement")
        }
        return .met
    }

    var provable: Outcome {
        if isNamed(.unproven) { return missed(.unproven, "text or time can't be shown") }
        guard let shown = event.text else { return missed(.unproven, "the version of the text isn't recorded") }
        if let request, !request.covers(shown), owner == nil {
            return missed(.unproven, "the text '\(shown)' isn't declared for this purpose")
        }
        if let seen = details.digest, let known = text?.digest, seen != known {
            return missed(.unproven, "the text shown has another digest than '\(shown)' as declared")
        }
        if let notice = details.notice, !register.notices.contains(where: { $0.version == notice }) {
            return missed(.unproven, "version '\(notice)' of the statement isn't declared")
        }
        if text == nil { return .open("the wording of '\(shown)': the register declares no such text") }
        return .met
    }

    func age(_ years: Int?, in country: CountryCode, _ ages: ConsentAges) -> Outcome {
        guard request?.isInformationSocietyService == true else { return .met }
        guard let years else { return .open("how old the person was") }
        let threshold = ages.age(in: country, on: LocalDate(moment, in: register.timeZone))
        guard years < threshold else { return .met }
        guard event.isAuthorisedByParent == true else {
            return missed("child.below_age", "8(1)", "\(years) years is below the \(threshold) of \(country)")
        }
        return isBlank(details.parentalVerification) ? .open("how the authorisation was verified (Art. 8(2))") : .met
    }

    private func isBlank(_ text: String?) -> Bool { text?.contains { !$0.isWhitespace } != true }
}
