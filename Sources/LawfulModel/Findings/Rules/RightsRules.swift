// SPDX-License-Identifier: Apache-2.0

import LawfulTime

// What people are told about their rights, and what the controller promises (Arts. 12, 21(4), 77, 79).
//
// The desk handles requests by the law, whatever is declared; so no answer denies on these.
extension FindingRule {
    /// A promise whose words can be read in another way.
    static let promiseInTwoReadings = register("L-22", .warning, "12(1)") { survey, places in
        for promise in survey.register.promises {
            guard let other = promise.otherReading, !other.isBlank else { continue }
            places.add(
                "promises[\(promise.clause)]", "the clause can be read in two ways; the other one: \(other)",
                "Word it so that it says one thing; until then it is kept in its strict reading.")
        }
    }

    /// Rights run together, or not told as the law wants them told.
    static let rightsMerged = register("L-23", .warning, "12(1)") { survey, places in
        guard let rights = survey.register.rights else { return }
        if !rights.merged.isEmpty {
            places.add(
                "rights.merged", "\(quoted(rights.merged.map(\.rawValue))) are told as one right, and are several",
                "Tell each by itself: each has its own conditions and effect.", article: "13(2)(b)")
        }
        if !rights.isObjectionSetApart, survey.isObjectable {
            places.add(
                "rights.isObjectionSetApart", "the right to object isn't told clearly and apart from the rest",
                "Set it apart, at the latest at the first communication.", article: "21(4)")
        }
        if survey.decidesByMachine, !rights.told.contains(.requestContest) {
            places.add(
                "rights.told", "people aren't told that they can contest a decision by machine",
                "Tell it, with human intervention and hearing.", article: "22(3)")
        }
        if !rights.isFreeTold {
            places.add(
                "rights.isFreeTold", "people aren't told that exercising rights is free of charge", "Say so.",
                article: "12(5)")
        }
    }

    /// A form that nobody can be held to.
    static let writtenOnly = register("L-24", .warning, "12(2)") { survey, places in
        guard survey.register.rights?.form == .written else { return }
        let desks = Set(survey.register.contacts.map(\.desk)).sorted()
        let spread = desks.count > 1 ? ", while people reach you at \(quoted(desks))" : ""
        places.add(
            "rights.form", "requests are asked for in writing only; nobody can be held to a form\(spread)",
            "Ask for them in any form and by any channel; each starts the term.")
    }

    /// What the clauses on time and refusal leave out.
    static let refusalHalfTold = register("L-25", .info, "12(4)") { survey, places in
        guard let rights = survey.register.rights else { return }
        let told = Set(rights.refusals)
        let missing = RightsProcedure.RefusalContent.allCases.filter { !told.contains($0) }
        if !missing.isEmpty {
            places.add(
                "rights.refusals", "a refusal isn't said to tell: \(missing.map(\.words).joined(separator: ", "))",
                "Say that it does; each refusal must.")
        }
        if !rights.isExtensionTold {
            places.add(
                "rights.isExtensionTold", "people aren't told that the term may be extended by two months",
                "Tell it, or promise never to; an extension that the promise doesn't know breaks it.", article: "12(3)")
        }
    }

    /// Everyone is asked who they are.
    static let identityAlways = register("L-26", .error, "12(6)") { survey, places in
        guard let rights = survey.register.rights, rights.identification == .always else { return }
        let means = rights.means.isEmpty ? "" : " (\(rights.means.joined(separator: ", ")))"
        places.add(
            "rights.identification", "everyone is asked who they are\(means), whatever is known already",
            "Ask on reasonable doubt only, the least intrusive means first, and keep no copy of a document.")
    }

    /// Nothing is said of an officer.
    static let officerUnsaid = register("L-28", .info, "13(1)(b)") { survey, places in
        guard survey.register.officer == nil, survey.reasonForOfficer == nil else { return }
        places.add(
            "officer", "nothing says how to reach a data protection officer, or why there is none",
            "Declare the officer, or why none is required (Art. 37(1)).")
    }

    /// People are sent to the controller before the authority.
    static let complaintHereFirst = register("L-29", .warning, "77(1)") { survey, places in
        guard survey.register.rights?.isComplaintHereFirst == true else { return }
        places.add(
            "rights.isComplaintHereFirst", "people are sent to you before they may complain to the authority",
            "Tell that they may complain at once, to any authority of their choice (home, work, place of the "
                + "infringement), and go to court (Art. 79).")
    }

    /// An officer seems to be required, and none is appointed.
    static let officerNeeded = register("G-08", .warning, "37(1)") { survey, places in
        if case .appointed = survey.register.officer { return }
        guard let reason = survey.reasonForOfficer else { return }
        places.add(
            "officer", "no data protection officer is appointed, though \(reason)",
            "Appoint one and declare the contact, or write down why the activity isn't a core one.")
    }

    /// A promise to answer that can outlast the law's month.
    static let answerTooLate = register("G-28", .warning, "12(3)") { survey, places in
        // The shortest month shows it.
        guard let received = LocalDate(year: 2026, month: 2, day: 1) else { return }
        for promise in survey.register.promises {
            guard case .answeredWithin(let period) = promise.content,
                Period.months(1).end(after: received) < period.end(after: received)
            else { continue }
            places.add(
                "promises[\(promise.clause)]", "an answer within \(period.words) can come later than the law's month",
                "Promise four weeks or one month; the law's term counts in any case.")
        }
    }
}

extension RightsProcedure.RefusalContent {
    fileprivate var words: String {
        switch self {
        case .reasons: "why"
        case .complaint: "the way to the supervisory authority"
        case .remedy: "the way to court"
        }
    }
}

extension Survey {
    /// Whether people can object to something: interests, a public task, direct marketing (Art. 21(1), (2)).
    fileprivate var isObjectable: Bool {
        register.activities.contains { activity in
            activity.isDirectMarketing
                || activity.grounds.contains { $0.basis == .legitimateInterest || $0.basis == .publicTask }
        }
    }

    fileprivate var decidesByMachine: Bool {
        register.activities.contains { $0.automatedDecisions?.isSignificant == true }
    }

    /// What in the register is a case of Art. 37(1), if anything is.
    fileprivate var reasonForOfficer: String? {
        if register.controller.body == .public { return "the controller is a public authority" }
        for activity in register.activities {
            let risks = Set(activity.risks)
            if risks.contains(.largeScaleSpecial) { return "'\(activity.title)' is special data on a large scale" }
            if risks.contains(.publicMonitoring) || risks.isSuperset(of: [.monitoring, .largeScale]) {
                return "'\(activity.title)' is monitoring on a large scale"
            }
        }
        return nil
    }
}
