// SPDX-License-Identifier: Apache-2.0

/// One rule about what must be declared: its code, what it weighs, and where its shape is found.
///
/// A rule looks for a shape, never for a company. It looks at the register alone, or at the register on a date.
struct FindingRule: Sendable {
    let code: Finding.Code
    let severity: Finding.Severity
    /// The provision behind it, where a place names none of its own.
    let article: Article
    private let find: @Sendable (Survey) -> [Place]

    /// Where a rule's shape is found, and what to say of it there.
    struct Place {
        let path: String
        let article: Article?
        let message: String
        let remedy: String
        let activity: PurposeID?
    }

    /// A rule that looks at the register as a whole.
    static func register(
        _ code: Finding.Code,
        _ severity: Finding.Severity,
        _ article: Article,
        _ look: @escaping @Sendable (Survey, inout Places) -> Void
    ) -> FindingRule {
        FindingRule(code: code, severity: severity, article: article) { survey in
            var places = Places(activity: nil)
            look(survey, &places)
            return places.list
        }
    }

    /// A rule that looks at each activity by itself.
    static func activity(
        _ code: Finding.Code,
        _ severity: Finding.Severity,
        _ article: Article,
        _ look: @escaping @Sendable (Survey, Activity, inout Places) -> Void
    ) -> FindingRule {
        FindingRule(code: code, severity: severity, article: article) { survey in
            survey.register.activities.flatMap { activity in
                var places = Places(activity: activity.purpose)
                look(survey, activity, &places)
                return places.list
            }
        }
    }

    func check(_ survey: Survey) -> [Finding] {
        find(survey).map {
            Finding(
                code: code, severity: severity, article: $0.article ?? article, path: $0.path, message: $0.message,
                remedy: $0.remedy, activity: $0.activity)
        }
    }

    /// The places that a rule finds, in the order of the register.
    struct Places {
        let activity: PurposeID?
        private(set) var list: [Place] = []

        init(activity: PurposeID?) { self.activity = activity }

        /// Adds the places found in a part of the register.
        mutating func append(_ others: Places) { list += others.list }

        /// Notes a place: below the activity, or in the register for a rule about the whole.
        mutating func add(
            _ path: String,
            _ message: String,
            _ remedy: String,
            article: Article? = nil,
            of concerned: PurposeID? = nil
        ) {
            let full = activity.map { path.isEmpty ? "activities[\($0)]" : "activities[\($0)].\(path)" } ?? path
            list.append(
                Place(
                    path: full, article: article, message: message, remedy: remedy, activity: activity ?? concerned))
        }
    }
}

extension FindingRule {
    /// The rules, in the order of their codes.
    ///
    /// `L-` codes are the faults of privacy statements; `G-` codes are what a register must hold besides. A shape that
    /// is an `L-` rule has no `G-` code: no ground for a purpose is L-04, a recipient whose part nobody decided L-20.
    static let all: [FindingRule] = statement + basics + beyond + unenforced + dated

    private static let statement: [FindingRule] = [
        undescribedPurpose, collectionWithoutNotice, missingInformation, noGround, contractWithoutParty,
        processorDuties, everyoneMayEverything, interestUnweighed, sourceWithoutNotice, automatedDecision,
        lawUncited, recordingUnannounced, openEnded, seldomContractual, offencesWithoutAuthority, twoBases,
    ]

    private static let basics: [FindingRule] = [
        consentForAllMarketing, retentionUntold, changeHalfWeighed, recipientUndecided, transferUnprotected,
        promiseInTwoReadings, rightsMerged, writtenOnly, refusalHalfTold, identityAlways, consequenceTiedToConsent,
        officerUnsaid, complaintHereFirst, conspicuousOnly, beforeItsTime,
    ]

    private static let beyond: [FindingRule] = [
        keptByNoRule, interestOfAuthority, specialWithoutCondition, obligationWithoutLaw, interestOverridden,
        nationalIDWithoutLaw, impactUnassessed, officerNeeded, consentTextMissing, withdrawalUntold, preticked,
        noAgreement, agreementUnwritten, agreementIncomplete, outsideAnnex, noGuarantees, subProcessorUnauthorised,
        chainUnknown, notInstructed, instructionUndocumented, jointWithoutArrangement, saleAgainstPromise,
        suspicionPromiseUnkept, transferUnassessed, derogationWithoutCondition, announcedTooLate, neverAnnounced,
        answerTooLate, measureUnproven, measuresMissing, heldByNobody, boundByNothing, servedByNobody,
    ]

    private static let unenforced: [FindingRule] = [
        recipientUnused, declarationUnused, roleForNothing, groundCarriesNothing, retentionGovernsNothing,
        allowsNothing, onlyFirstCounts, askedByNobody, asksForNothing, untranslated,
    ]

    private static let dated: [FindingRule] = [
        noStatementYet, outdatedAtCollection, guaranteesStale, agreementNotInForce, subProcessorNotYet,
        instructionNotInForce, reviewOverdue, adequacyEnding, tableUnchecked,
    ]
}
