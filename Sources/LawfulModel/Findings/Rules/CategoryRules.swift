// SPDX-License-Identifier: Apache-2.0

// Categories with rules of their own: Arts. 9, 10, 87; recordings.
extension FindingRule {
    /// A recording that isn't announced, or that is kept by the rule of other data.
    static let recordingUnannounced = activity("L-12", .warning, "13(1)") { survey, activity, places in
        let recordings = activity.categories.filter(survey.isRecording)
        guard !recordings.isEmpty else { return }
        if activity.announcement.isBlank, !activity.part.isProcessor {
            places.add(
                "announcement", "nothing tells people before these are recorded: \(quoted(recordings))",
                "Announce it, and say so with Announced(…); see whether an impact assessment is needed (Art. 35(4)).")
        }
        let own = Set(activity.retention.compactMap(\.categories).joined())
        let shared = recordings.filter { !own.contains($0) }
        if recordings.count < activity.categories.count, !shared.isEmpty {
            places.add(
                "retention", "recordings are kept by the rule of the activity's other data: \(quoted(shared))",
                "Give recordings a period of their own, as short as their use.", article: "5(1)(e)")
        }
    }

    /// Data on offences without a law or licence.
    static let offencesWithoutAuthority = activity("L-15", .error, "10") { survey, activity, places in
        let offences = activity.categories.filter(survey.isCriminal)
        guard !offences.isEmpty else { return }
        switch activity.criminalLicence {
        case .granted(let reference) where !reference.isBlank: return
        case .law(let law) where law.isUnionOrMemberState: return
        case .granted, .law, nil: break
        }
        places.add(
            "criminalLicence", "no law or licence on file allows data on offences: \(quoted(offences))",
            "Name the law or the authority's licence (NL: UAVG 31 to 33) with OffencesAllowed(by:), or leave them out.")
    }

    /// A special category that no condition of Art. 9(2) lifts the prohibition from.
    static let specialWithoutCondition = activity("G-03", .error, "9(1)") { survey, activity, places in
        let special = activity.categories.filter(survey.isSpecial)
        guard !special.isEmpty else { return }
        let lifted = Set(
            activity.specialGrounds.filter { $0.holds(inResearch: activity.isResearch) }.map(\.category))
        let named = Set(activity.specialGrounds.map(\.category))
        for category in special where !lifted.contains(category) {
            let lack =
                named.contains(category)
                ? "rests on a condition that lacks its law or its research" : "has no condition of Art. 9(2)"
            places.add(
                "categories[\(category)]",
                "the special category '\(category)' \(lack); a legal basis alone isn't enough",
                "Add Condition(_:for:law:) with the condition that applies, or leave the category out.")
        }
    }

    /// A national identification number without a law.
    static let nationalIDWithoutLaw = activity("G-06", .error, "87") { survey, activity, places in
        let numbers = activity.categories.filter(survey.isNationalID)
        guard !numbers.isEmpty, activity.nationalIDLaw?.isUnionOrMemberState != true else { return }
        places.add(
            "nationalIDLaw", "no law allows a national identification number here: \(quoted(numbers))",
            "Name the law (NL: UAVG 46) with NationalIDAllowed(by:), or leave it out.")
    }
}

extension SpecialGround {
    /// Whether the condition stands as declared: some are what a law makes them, and (j) serves research.
    func holds(inResearch isResearch: Bool) -> Bool {
        switch condition {
        case .b, .g, .i: law?.isUnionOrMemberState == true
        case .j: law?.isUnionOrMemberState == true && isResearch
        case .a, .c, .d, .e, .f, .h: true
        }
    }
}
