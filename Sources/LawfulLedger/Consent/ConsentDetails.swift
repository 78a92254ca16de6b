// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// What the record of a consent holds beside its purpose, text and time, so that it can be demonstrated (Art. 7(1)).
///
/// The fields are those of the record in ISO/IEC TS 27560 that belong to the act itself; all are optional, and absent
/// from an entry when nil. They stand in the entry's private part.
///
/// ```swift
/// .consentGiven(
///     Newsletter.self, text: "newsletter-v1",
///     ConsentDetails(language: .nl, mechanism: .checkbox, channel: "web", notice: "2026-01", zone: "Europe/Amsterdam"))
/// ```
public struct ConsentDetails: Hashable, Sendable, Codable {
    /// The language in which the text was shown.
    public var language: Language?
    /// By what act the person consented (Art. 4(11)).
    public var mechanism: ConsentText.Mechanism?
    /// The act in words, such as `ticked the box and pressed Subscribe` (C-61/19: an active choice has to be shown).
    public var action: String?
    /// By which channel, such as `web` or `phone`.
    public var channel: String?
    /// Where the screen, the form or the recording is kept.
    public var capture: String?
    /// A digest of the text as shown, named by its algorithm.
    public var digest: String?
    /// The version of the statement that was shown (Art. 13).
    public var notice: NoticeVersion?
    /// How the person was told that consent can be withdrawn (Art. 7(3)).
    public var withdrawalPath: String?
    /// The IANA zone of the place where the person acted; the time itself is the entry's.
    public var zone: String?
    /// The country by whose law the consent is judged.
    public var jurisdiction: CountryCode?
    /// The categories that the text named.
    public var categories: [CategoryID]?
    /// The controllers that the text named (Arts. 4(7), 26).
    public var controllers: [EntityID]?
    /// The recipients that the text named (Art. 4(9)).
    public var recipients: [RecipientID]?
    /// The third countries that the text named (Chapter V).
    public var transfers: [CountryCode]?
    /// Other purposes that the very same act covered; consent is asked for each by itself (recitals 32, 43).
    public var otherPurposes: [PurposeID]?
    /// Whether it was asked as part of terms or of other matters (Art. 7(2)).
    public var isPartOfTerms: Bool?
    /// Whether a contract or service depended on it that doesn't need it (Art. 7(4)).
    public var isCondition: Bool?
    /// Why the choice was free in spite of an imbalance, such as that of an authority or employer (recital 43).
    public var freedom: String?
    /// How the authority of a holder of parental responsibility was verified (Art. 8(2)).
    public var parentalVerification: String?
    /// The last day on which the service means to rely on it; the law itself sets no term.
    public var expiresOn: LocalDate?
    /// When the service means to ask or look again.
    public var reviewOn: LocalDate?

    /// States what is known of the act; leave out what isn't.
    public init(
        language: Language? = nil,
        mechanism: ConsentText.Mechanism? = nil,
        action: String? = nil,
        channel: String? = nil,
        capture: String? = nil,
        digest: String? = nil,
        notice: NoticeVersion? = nil,
        withdrawalPath: String? = nil,
        zone: String? = nil,
        jurisdiction: CountryCode? = nil,
        categories: [CategoryID]? = nil,
        controllers: [EntityID]? = nil,
        recipients: [RecipientID]? = nil,
        transfers: [CountryCode]? = nil,
        otherPurposes: [PurposeID]? = nil,
        isPartOfTerms: Bool? = nil,
        isCondition: Bool? = nil,
        freedom: String? = nil,
        parentalVerification: String? = nil,
        expiresOn: LocalDate? = nil,
        reviewOn: LocalDate? = nil
    ) {
        self.language = language
        self.mechanism = mechanism
        self.action = action
        self.channel = channel
        self.capture = capture
        self.digest = digest
        self.notice = notice
        self.withdrawalPath = withdrawalPath
        self.zone = zone
        self.jurisdiction = jurisdiction
        self.categories = categories
        self.controllers = controllers
        self.recipients = recipients
        self.transfers = transfers
        self.otherPurposes = otherPurposes
        self.isPartOfTerms = isPartOfTerms
        self.isCondition = isCondition
        self.freedom = freedom
        self.parentalVerification = parentalVerification
        self.expiresOn = expiresOn
        self.reviewOn = reviewOn
    }
}

extension ConsentDetails: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nothing of the details: they may tell of a person.
    public var description: String { "(details of a consent)" }
    /// Nothing of the details.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
