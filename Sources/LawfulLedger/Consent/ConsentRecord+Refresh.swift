// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

// When a consent should be asked for again. None of this changes a decision: the law sets consent no term, and parental
// authorisation doesn't lapse on a birthday; what denies is recorded as a fact of its own.
extension ConsentRecord {
    /// What the processing has grown beyond the consent: a change that asks for a fresh one, unlike other words for the same.
    public enum Change: Hashable, Sendable {
        /// People are now asked by a text that isn't a rewording of the one shown.
        case text(TextID)
        /// A controller that the text didn't name.
        case controller(EntityID)
        /// A recipient that decides itself, and that the text didn't name.
        case recipient(RecipientID)
        /// A category that the text didn't name.
        case category(CategoryID)
        /// A third country that the text didn't name.
        case country(CountryCode)
    }

    /// What the register declares for the purpose and the last consent doesn't cover (recitals 32, 42).
    ///
    /// Compared is only what the record says the text named.
    ///
    /// - Parameter register: the register at work.
    /// - Returns: the changes; empty when nobody consented, or the register no longer knows the purpose.
    public func outgrown(by register: Register) -> [Change] {
        guard let giving = lastGiving, let activity = register.activity(purpose) else { return [] }
        var changes: [Change] = []
        if let shown = giving.text, let request = activity.grounds.first(where: { $0.basis == .consent })?.consent,
            !request.covers(shown)
        {
            changes.append(.text(request.text))
        }
        if let named = giving.details.controllers {
            var controllers = [register.responsible(for: activity).id]
            if case .jointController(let others) = activity.part { controllers += others }
            changes += controllers.filter { !named.contains($0) }.map { .controller($0) }
        }
        let recipients = activity.disclosures.compactMap { register.recipient($0.recipient) }
        if let named = giving.details.recipients {
            // Who acts on our instruction is no reason to ask again.
            let deciding = recipients.filter { $0.part != .processor && $0.part != .subprocessor }
            changes += deciding.filter { !named.contains($0.id) }.map { .recipient($0.id) }
        }
        if let named = giving.details.categories {
            changes += activity.categories.filter { !named.contains($0) }.map { .category($0) }
        }
        if let named = giving.details.transfers {
            var seen = Set(named)
            let countries = recipients.flatMap(\.locations).filter { !EconomicArea.contains($0) }
            changes += countries.filter { seen.insert($0).inserted }.map { .country($0) }
        }
        return changes
    }

    /// Whether the day has come on which the service meant to look or ask again; its own policy.
    public func isReviewDue(on date: LocalDate) -> Bool {
        guard current?.stands == true, let details = lastGiving?.details else { return false }
        return details.reviewOn.map { $0 <= date } == true || details.expiresOn.map { $0 < date } == true
    }

    /// Whether a child whose consent a parent authorised has come of age since, so that a confirmation of their own is
    /// advisable (EDPB Guidelines 05/2020); the authorisation goes on meanwhile.
    ///
    /// - Parameters:
    ///   - date: the day in question.
    ///   - register: whose zone and country count, where the record names none.
    ///   - ages: the ages of consent of Art. 8(1).
    /// - Returns: whether the age is reached for certain, by the full years that have passed.
    public func isConfirmationAdvised(on date: LocalDate, in register: Register, ages: ConsentAges = .bundled) -> Bool {
        guard current?.stands == true, let giving = lastGiving, giving.isAuthorisedByParent, let age = giving.age else {
            return false
        }
        let country = giving.country ?? giving.details.jurisdiction ?? register.controller.country
        let years = ages.age(in: country, on: date) - age
        return LocalDate(giving.at, in: register.timeZone).adding(years: max(0, years)) <= date
    }
}
