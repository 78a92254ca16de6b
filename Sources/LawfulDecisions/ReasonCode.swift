// SPDX-License-Identifier: Apache-2.0

/// Why something is denied: a stable code. The order of the cases is the order in which reasons are tested and listed.
///
/// Codes are never renamed or re-used; ledger entries keep them for ever.
public enum ReasonCode: String, Hashable, Sendable, Codable, CaseIterable {
    /// No version of the statement is in force at the time asked about (Art. 13).
    case statementNotEffective = "statement.not_effective"
    /// The purpose is not declared (Art. 5(1)(b)).
    case purposeUndeclared = "purpose.undeclared"
    /// The role isn't granted this purpose or category (Art. 32(4)).
    case accessRole = "access.role"
    /// The role's holders are not bound to confidentiality (Arts. 28(3)(b), 32(4)).
    case accessNoConfidentiality = "access.no_confidentiality"
    /// As processor: the controller hasn't instructed this (Art. 28(3)(a)).
    case processorOutsideInstruction = "processor.outside_instruction"
    /// As processor: the request goes to the controller (Art. 28(3)(e)).
    case rightRedirectToController = "right.redirect_to_controller"
    /// Who asks is reasonably in doubt (Art. 12(6)).
    case rightIdentityPending = "right.identity_pending"
    /// Who asks can't be identified (Arts. 11(2), 12(2)).
    case rightUnidentifiable = "right.unidentifiable"
    /// The request is manifestly unfounded or excessive (Art. 12(5)).
    case rightRefusedExcessive = "right.refused.excessive"
    /// The right doesn't reach this leg (Arts. 15 to 22).
    case rightNotApplicable = "right.not_applicable"
    /// A legal obligation or public task stands against erasure (Art. 17(3)(b)).
    case rightExemptLegalObligation = "right.exempt.legal_obligation"
    /// Legal claims stand against erasure (Art. 17(3)(e)).
    case rightExemptClaims = "right.exempt.claims"
    /// The data were erased.
    case dataErased = "data.erased"
    /// The storage limit has passed (Art. 5(1)(e)).
    case retentionExpired = "retention.expired"
    /// A statutory minimum still runs (Art. 6(1)(c)).
    case retentionMinimum = "retention.minimum"
    /// A legal hold protects the records (Art. 17(3)(e)).
    case holdActive = "hold.active"
    /// Processing is restricted (Art. 18(2)).
    case restrictionActive = "restriction.active"
    /// The person wasn't told before lifting (Art. 18(3)).
    case restrictionLiftWithoutNotice = "restriction.lift_without_notice"
    /// The person objected to direct marketing (Art. 21(3)).
    case objectionMarketing = "objection.marketing"
    /// An objection is open (Art. 21(1)).
    case objectionUnresolved = "objection.unresolved"
    /// An objection was upheld (Art. 21(1)).
    case objectionUpheld = "objection.upheld"
    /// The person opted out of electronic marketing (Tw 11.7).
    case eprivacyOptedOut = "eprivacy.opted_out"
    /// There is neither opt-in nor customer exception for electronic marketing (Tw 11.7).
    case eprivacyNoOptIn = "eprivacy.no_opt_in"
    /// No consent is recorded (Art. 6(1)(a)).
    case consentMissing = "consent.missing"
    /// Consent was withdrawn (Art. 7(3)).
    case consentWithdrawn = "consent.withdrawn"
    /// Consent was given for another purpose (Art. 6(1)(a)).
    case consentPurposeMismatch = "consent.purpose_mismatch"
    /// The consent can't be proved (Art. 7(1)).
    case consentNotProvable = "consent.not_provable"
    /// The consent rests on no affirmative act (Art. 4(11)).
    case consentInvalidAmbiguous = "consent.invalid.ambiguous"
    /// The consent was bundled with other matters (Art. 7(2)).
    case consentInvalidNotDistinguishable = "consent.invalid.not_distinguishable"
    /// The person wasn't informed (Art. 4(11)).
    case consentInvalidNotInformed = "consent.invalid.not_informed"
    /// The consent wasn't freely given (Art. 7(4)).
    case consentInvalidNotFree = "consent.invalid.not_free"
    /// A child below the age of consent, without parental authorisation (Art. 8(1)).
    case childBelowAge = "child.below_age"
    /// No legal basis is declared (Art. 6(1)).
    case basisMissing = "basis.missing"
    /// The declared basis doesn't apply here (Art. 6(1), 6(3)).
    case basisNotApplicable = "basis.not_applicable"
    /// The declared basis has lapsed (Art. 6(1)(b)).
    case basisLapsed = "basis.lapsed"
    /// Processing isn't necessary for the basis (Art. 6(1)).
    case basisNotNecessary = "basis.not_necessary"
    /// A public authority in its task can't rely on legitimate interests (Art. 6(1)).
    case liPublicAuthority = "li.public_authority"
    /// No balancing test is on file (Art. 6(1)(f)).
    case liNotAssessed = "li.not_assessed"
    /// The interests of the people concerned prevail (Art. 6(1)(f)).
    case liOverridden = "li.overridden"
    /// The interest wasn't told to people (Art. 13(1)(d)).
    case liNotCommunicated = "li.not_communicated"
    /// The person wasn't informed at collection (Art. 13(1)).
    case transparencyNotInformed = "transparency.not_informed"
    /// Required data weren't provided (Art. 13(2)(e)).
    case provisionRequiredMissing = "provision.required_missing"
    /// The source may not be consulted: no permission on file.
    case sourceNoPermission = "source.no_permission"
    /// A category isn't declared for the activity (Art. 5(1)(c)).
    case categoryUndeclared = "category.undeclared"
    /// No condition of Art. 9(2) holds for a special category (Art. 9(1)).
    case specialNoCondition = "special.no_condition"
    /// The consent for a special category isn't explicit (Art. 9(2)(a)).
    case specialConsentNotExplicit = "special.consent_not_explicit"
    /// No law or licence allows data on offences (Art. 10).
    case criminalNoAuthority = "criminal.no_authority"
    /// No law allows the national identification number (Art. 87).
    case nationalIDNoLaw = "national_id.no_law"
    /// More categories than needed are asked for (Art. 5(1)(c)).
    case minimisationExcessFields = "minimisation.excess_fields"
    /// Use for another purpose wasn't assessed on all five factors (Art. 6(4)).
    case purposeNotAssessed = "purpose.not_assessed"
    /// The purposes were assessed as incompatible (Art. 5(1)(b)).
    case purposeIncompatible = "purpose.incompatible"
    /// The person wasn't told of the further purpose (Art. 13(3)).
    case transparencyFurtherPurpose = "transparency.further_purpose"
    /// No exception allows this decision by machine (Art. 22(1)).
    case admNotPermitted = "adm.not_permitted"
    /// Nobody can step in (Art. 22(3)).
    case admNoSafeguards = "adm.no_safeguards"
    /// Special categories in a decision by machine (Art. 22(4)).
    case admSpecialCategory = "adm.special_category"
    /// The controller promised never to sell data.
    case disclosureSaleProhibited = "disclosure.sale_prohibited"
    /// A third country's order without a treaty (Art. 48).
    case disclosureForeignOrder = "disclosure.foreign_order"
    /// The declared condition of the disclosure isn't met.
    case disclosureConditionUnmet = "disclosure.condition_unmet"
    /// The disclosure isn't necessary.
    case disclosureNotNecessary = "disclosure.not_necessary"
    /// There is no processing agreement in force (Art. 28(3)).
    case processorNoContract = "processor.no_contract"
    /// The processing agreement isn't in writing (Art. 28(9)).
    case processorNotInWriting = "processor.not_in_writing"
    /// The processing agreement lacks a clause (Art. 28(3)).
    case processorContractIncomplete = "processor.contract_incomplete"
    /// The processor's guarantees aren't evidenced (Art. 28(1)).
    case processorNoGuarantees = "processor.no_guarantees"
    /// The sub-processor isn't authorised (Art. 28(2)).
    case processorSubUnauthorised = "processor.sub_unauthorised"
    /// The window to object to the sub-processor is open (Art. 28(2)).
    case processorSubWindowOpen = "processor.sub_window_open"
    /// Nothing carries the transfer to this third country (Art. 44).
    case transferNoTool = "transfer.no_tool"
    /// The adequacy decision doesn't cover this recipient (Art. 45).
    case transferAdequacyScope = "transfer.adequacy_scope"
    /// The transfer wasn't assessed (Art. 46(1)).
    case transferNoTIA = "transfer.no_tia"
    /// The assessment found protection not equivalent (Art. 46(1)).
    case transferNoEquivalentProtection = "transfer.no_equivalent_protection"
    /// The derogation doesn't cover this transfer (Art. 49(1)).
    case transferDerogationScope = "transfer.derogation_scope"
    /// The impact assessment is required and not on file (Art. 35(1)).
    case dpiaMissing = "dpia.missing"
    /// A high risk remains and the authority wasn't consulted (Art. 36(1)).
    case dpiaNoPriorConsultation = "dpia.no_prior_consultation"
}

extension ReasonCode: Comparable {
    /// Where each code stands in the order of tests.
    private static let ranks = Dictionary(uniqueKeysWithValues: zip(allCases, 0...))

    /// Orders codes as they are tested.
    public static func < (one: ReasonCode, other: ReasonCode) -> Bool { (ranks[one] ?? 0) < (ranks[other] ?? 0) }
}

/// Why something is permitted: what carried it. A permit means consistent with what was declared and recorded.
public enum PermitCode: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
    /// Consent (Art. 6(1)(a)).
    case consent = "ok.consent"
    /// A contract with the person (Art. 6(1)(b)).
    case contract = "ok.contract"
    /// A legal obligation (Art. 6(1)(c)).
    case legalObligation = "ok.legal_obligation"
    /// Vital interests (Art. 6(1)(d)).
    case vital = "ok.vital"
    /// A public task (Art. 6(1)(e)).
    case publicTask = "ok.public_task"
    /// A legitimate interest (Art. 6(1)(f)).
    case legitimateInterest = "ok.legitimate_interest"
    /// The existing-customer exception (Tw 11.7(3)).
    case eprivacyExistingCustomer = "ok.eprivacy.existing_customer"
    /// The controller's documented instruction (Art. 28(3)(a)).
    case instruction = "ok.instruction"
    /// A compatible further purpose (Art. 6(4)).
    case compatiblePurpose = "ok.compatible_purpose"
    /// Storage under restriction (Art. 18(2)).
    case restrictionStorage = "ok.restriction.storage"
    /// Consent under restriction (Art. 18(2)).
    case restrictionConsent = "ok.restriction.consent"
    /// Legal claims under restriction (Art. 18(2)).
    case restrictionClaims = "ok.restriction.claims"
    /// Another person's rights under restriction (Art. 18(2)).
    case restrictionOthersRights = "ok.restriction.others_rights"
    /// Important public interest under restriction (Art. 18(2)).
    case restrictionPublicInterest = "ok.restriction.public_interest"
    /// Storage while a declared retention rule runs (Art. 5(1)(e)).
    case retentionRunning = "ok.retention.running"
    /// A documented extension of retention (Art. 5(1)(e)).
    case retentionExtended = "ok.retention.extended"
    /// A legal hold: storage and claims only (Art. 17(3)(e)).
    case legalHold = "ok.legal_hold"
    /// Nothing stands against erasure (Art. 5(1)(e)).
    case erasureDue = "ok.erasure_due"
    /// The restriction may be lifted (Art. 18(3)).
    case restrictionLifted = "ok.restriction_lifted"
    /// The right is granted (Arts. 15 to 22).
    case rightGranted = "right.granted"
    /// Nothing: enforcing would have denied it, and log-only mode records that instead (Art. 5(2)).
    case observed = "observed"
}
