// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

// What people decide about consent, and what a review finds of it.
extension LedgerEvent {
    /// Consent was given for a purpose, to a version of the text (Art. 7(1)).
    ///
    /// - Parameters:
    ///   - purpose: the one purpose; each purpose is consented to by itself (recital 32).
    ///   - text: the version that was shown; nil makes the consent unprovable.
    ///   - details: what else the record holds of the act.
    ///   - explicit: whether it was an express statement.
    ///   - flaws: what is wrong with it, where an import or a review found something.
    ///   - age: the person's age in years, where it may matter (Art. 8).
    ///   - country: the country by whose law the age is judged.
    ///   - authorisedByParent: whether a holder of parental responsibility authorised, verified (Art. 8(2)).
    /// - Returns: the fact.
    public static func consentGiven<P: Purpose>(
        _ purpose: P.Type,
        text: TextID?,
        _ details: ConsentDetails? = nil,
        explicit: Bool = false,
        flaws: [ConsentFlaw] = [],
        age: Int? = nil,
        country: CountryCode? = nil,
        authorisedByParent: Bool = false
    ) -> LedgerEvent {
        consentGiven(
            P.id, text: text, details, explicit: explicit, flaws: flaws, age: age, country: country,
            authorisedByParent: authorisedByParent)
    }

    /// Consent was given for a purpose by name; see the typed form.
    public static func consentGiven(
        _ purpose: PurposeID,
        text: TextID?,
        _ details: ConsentDetails? = nil,
        explicit: Bool = false,
        flaws: [ConsentFlaw] = [],
        age: Int? = nil,
        country: CountryCode? = nil,
        authorisedByParent: Bool = false
    ) -> LedgerEvent {
        consented(.consentGiven, purpose, text, details, explicit, flaws, age, country, authorisedByParent)
    }

    /// Consent for a purpose was confirmed afresh: it counts as given, on this text and from this moment.
    ///
    /// The law sets consent no term; when to ask again is the service's policy. The parameters are those of
    /// `consentGiven`.
    public static func consentRenewed<P: Purpose>(
        _ purpose: P.Type,
        text: TextID?,
        _ details: ConsentDetails? = nil,
        explicit: Bool = false,
        flaws: [ConsentFlaw] = [],
        age: Int? = nil,
        country: CountryCode? = nil,
        authorisedByParent: Bool = false
    ) -> LedgerEvent {
        consentRenewed(
            P.id, text: text, details, explicit: explicit, flaws: flaws, age: age, country: country,
            authorisedByParent: authorisedByParent)
    }

    /// Consent for a purpose by name was confirmed afresh; see the typed form.
    public static func consentRenewed(
        _ purpose: PurposeID,
        text: TextID?,
        _ details: ConsentDetails? = nil,
        explicit: Bool = false,
        flaws: [ConsentFlaw] = [],
        age: Int? = nil,
        country: CountryCode? = nil,
        authorisedByParent: Bool = false
    ) -> LedgerEvent {
        consented(.consentRenewed, purpose, text, details, explicit, flaws, age, country, authorisedByParent)
    }

    private static func consented(
        _ kind: EntryKind,
        _ purpose: PurposeID,
        _ text: TextID?,
        _ details: ConsentDetails?,
        _ isExplicit: Bool,
        _ flaws: [ConsentFlaw],
        _ age: Int?,
        _ country: CountryCode?,
        _ isAuthorisedByParent: Bool
    ) -> LedgerEvent {
        var event = LedgerEvent(kind, purpose)
        event.text = text
        event.consent = details
        event.isExplicit = isExplicit ? true : nil
        event.flaws = flaws.isEmpty ? nil : flaws
        event.age = age
        event.country = country
        event.isAuthorisedByParent = isAuthorisedByParent ? true : nil
        return event
    }

    /// Consent for a purpose was withdrawn: every decision from its effective time on denies (Art. 7(3)).
    public static func consentWithdrawn<P: Purpose>(
        _ purpose: P.Type,
        _ details: ConsentDetails? = nil
    ) -> LedgerEvent {
        consentWithdrawn(P.id, details)
    }

    /// Consent for a purpose by name was withdrawn (Art. 7(3)).
    public static func consentWithdrawn(_ purpose: PurposeID, _ details: ConsentDetails? = nil) -> LedgerEvent {
        .init(.consentWithdrawn, purpose).with(\.consent, details)
    }

    /// Consent for a purpose was refused; a refusal is recorded too, and is no withdrawal.
    public static func consentRefused<P: Purpose>(
        _ purpose: P.Type,
        text: TextID?,
        _ details: ConsentDetails? = nil
    ) -> LedgerEvent {
        consentRefused(P.id, text: text, details)
    }

    /// Consent for a purpose by name was refused.
    public static func consentRefused(
        _ purpose: PurposeID,
        text: TextID?,
        _ details: ConsentDetails? = nil
    ) -> LedgerEvent {
        .init(.consentRefused, purpose).with(\.text, text).with(\.consent, details)
    }

    /// A review found that the consent for a purpose doesn't count (Arts. 4(11), 7): from its effective time on it stands
    /// no more, and decisions deny for the flaws named, or as if it were missing where none is.
    ///
    /// A withdrawal or refusal stays what it is; a fresh consent afterwards counts.
    ///
    /// - Parameters:
    ///   - purpose: the purpose.
    ///   - flaws: what was found.
    ///   - reason: why, in words for the file.
    /// - Returns: the fact.
    public static func consentInvalidated<P: Purpose>(
        _ purpose: P.Type,
        flaws: [ConsentFlaw] = [],
        because reason: String
    ) -> LedgerEvent {
        consentInvalidated(P.id, flaws: flaws, because: reason)
    }

    /// A review found that the consent for a purpose by name doesn't count; see the typed form.
    public static func consentInvalidated(
        _ purpose: PurposeID,
        flaws: [ConsentFlaw] = [],
        because reason: String
    ) -> LedgerEvent {
        .init(.consentInvalidated, purpose).with(\.flaws, flaws.isEmpty ? nil : flaws).with(\.reason, reason)
    }
}
