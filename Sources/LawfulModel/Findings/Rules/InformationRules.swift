// SPDX-License-Identifier: Apache-2.0

// What must be told by the checklist of Arts. 13 and 14.
//
// Items with a rule of their own are left to it: the officer (L-28), recipients (L-20), transfers (L-21), the period
// (L-18, G-01), whether a source is public or not (which a source can't leave out).
extension FindingRule {
    /// Items of the checklist that the register can't tell.
    static let missingInformation = register("L-03", .warning, "13") { survey, places in
        wholeStatement(survey, &places)
        for activity in survey.register.activities where !activity.part.isProcessor {
            var own = Places(activity: activity.purpose)
            interests(activity, &own)
            otherSources(activity, &own)
            machines(activity, &own)
            provision(survey, activity, &own)
            places.append(own)
        }
    }

    private static func miss(_ item: String) -> String { "the statement can't tell \(item)" }

    private static func wholeStatement(_ survey: Survey, _ places: inout Places) {
        let register = survey.register
        if register.notices.isEmpty {
            places.add(
                "notices", miss("anything: no version of it is declared"), "Declare a Notice with its date.",
                article: "13(1)")
        }
        for (path, entity) in [("controller", register.controller)]
            + register.entities.map({ ("entities[\($0.id)]", $0) })
        where survey.answering.contains(entity.id) {
            guard !EconomicArea.contains(entity.country), entity.representative.isBlank else { continue }
            places.add(
                "\(path).representative", miss("who represents a controller from outside the Union"),
                "Designate a representative in the Union (Art. 27) and declare how to reach it.", article: "13(1)(a)")
        }
        if register.authority == nil {
            places.add(
                "authority", miss("where to complain"), "Declare the supervisory authority.", article: "13(2)(d)")
        }
        rights(survey, &places)
    }

    /// The rights of Art. 13(2)(b).
    private static let everybodys: [(ProcessingOperation, String)] = [
        (.requestAccess, "access"), (.requestRectification, "rectification"), (.requestErasure, "erasure"),
        (.requestRestriction, "restriction"), (.requestObjection, "objection"), (.requestPortability, "portability"),
    ]

    private static func rights(_ survey: Survey, _ places: inout Places) {
        guard let rights = survey.register.rights else {
            places.add(
                "rights", miss("which rights people have"), "Declare the RightsProcedure that people are told.",
                article: "13(2)(b)")
            return
        }
        let told = Set(rights.told)
        let missing = everybodys.filter { !told.contains($0.0) }.map(\.1)
        if !missing.isEmpty {
            places.add(
                "rights.told", miss("the right of \(missing.joined(separator: ", "))"),
                "Tell all rights, also those that seldom apply.", article: "13(2)(b)")
        }
        let asksConsent = survey.register.activities.contains { $0.grounds.contains { $0.basis == .consent } }
        if asksConsent, !told.contains(.requestWithdrawal) {
            places.add(
                "rights.told", miss("that a consent can be withdrawn at any time"),
                "Tell it, and how; withdrawing is as easy as giving (Art. 7(3)).", article: "13(2)(c)")
        }
    }

    private static func interests(_ activity: Activity, _ places: inout Places) {
        for (index, ground) in activity.grounds.enumerated() {
            guard let interest = ground.interest, interest.toldIn == nil else { continue }
            places.add(
                "grounds[\(index)].interest.toldIn", miss("the interest '\(interest.description)'"),
                "Tell it at collection and name that version; until then the ground carries nothing.",
                article: "13(1)(d)")
        }
    }

    private static func otherSources(_ activity: Activity, _ places: inout Places) {
        guard !activity.sources.isEmpty else { return }
        if activity.categories.isEmpty {
            places.add(
                "categories", miss("which data come from other sources"), "Name the categories of data.",
                article: "14(1)(d)")
        }
        if activity.subjects.isEmpty {
            places.add(
                "subjects", miss("whose data come from other sources"), "Add About(…).", article: "14(1)(d)")
        }
    }

    private static func machines(_ activity: Activity, _ places: inout Places) {
        guard let decisions = activity.automatedDecisions else {
            let hints: Set<RiskCriterion> = [.automatedDecisions, .extensiveEvaluation]
            if activity.risks.contains(where: hints.contains) {
                places.add(
                    "automatedDecisions", miss("that machines decide, though the risks name it"),
                    "Add DecidesAutomatically(…) with the logic, or drop the risk.", article: "13(2)(f)")
            }
            return
        }
        guard decisions.isSignificant else { return }
        if decisions.logic.isBlank {
            places.add(
                "automatedDecisions.logic", miss("by what logic machines decide"),
                "Explain it so that people can understand and contest a decision (C-203/22).", article: "13(2)(f)")
        }
        if decisions.significance.isBlank {
            places.add(
                "automatedDecisions.significance", miss("what a decision by machine means for people"),
                "Say its significance and its likely consequences.", article: "13(2)(f)")
        }
    }

    private static func provision(_ survey: Survey, _ activity: Activity, _ places: inout Places) {
        let isOwed = activity.grounds.contains { $0.basis == .contract || $0.basis == .legalObligation }
        if isOwed, activity.requirements.isEmpty, survey.collecting.contains(activity.purpose) {
            places.add(
                "requirements", miss("whether people must provide their data"),
                "Add Requires(…) for what is required, and for what may be left out.", article: "13(2)(e)")
        }
        for (index, requirement) in activity.requirements.enumerated()
        where requirement.necessity != .optional && requirement.consequence.isBlank {
            places.add(
                "requirements[\(index)].consequence",
                miss("what follows if '\(requirement.category)' isn't provided"), "Say it with otherwise:.",
                article: "13(2)(e)")
        }
    }

    /// A source of which people aren't told, or that isn't open to the register's owner.
    static let sourceWithoutNotice = register("L-09", .warning, "14") { survey, places in
        for source in survey.register.sources {
            if source.notification.isBlank {
                places.add(
                    "sources[\(source.id)].notification",
                    "data come from '\(source.title)' and nothing says how people are told",
                    "Plan the notice of Art. 14: within a month, at first contact, or at first disclosure.",
                    article: "14(3)")
            }
            if source.kind != .public, source.permission.isBlank {
                places.add(
                    "sources[\(source.id)].permission",
                    "nothing says that '\(source.title)' may be consulted; many such sources are open to members only",
                    "Put the membership or permission on file, or drop the source; until then consulting is denied.",
                    article: "5(1)(a)")
            }
        }
    }
}
