// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension FindingCase {
    static let categories: [FindingCase] = [
        .activity("L-12", "a recording that nobody announces", .warning, "13(1)", "announcement") { company, ok in
            try company.register(
                categories: [CategoryDeclaration("voice", recording: true)],
                activity: ok ? [Announced("by a voice before the call")] : [])
        },
        .activity("L-12", "a recording kept like the rest", .warning, "5(1)(e)", "retention") { company, ok in
            let own = RetentionRule(period: .weeks(4), trigger: .collection, categories: ["voice"])
            return try company.register(
                categories: [CategoryDeclaration(company.category), CategoryDeclaration("voice", recording: true)],
                keeps: ok ? [Company.keeps, own] : [Company.keeps],
                activity: [Announced("by a voice before the call")])
        },
        .activity("L-15", "offences", .error, "10", "criminalLicence") { company, ok in
            try company.register(
                categories: [CategoryDeclaration("theft", kind: .criminal)],
                activity: ok ? [OffencesAllowed(by: .granted("licence 1"))] : [])
        },
        .activity("L-15", "offences by a law from elsewhere", .error, "10", "criminalLicence") { company, ok in
            try company.register(
                categories: [CategoryDeclaration("theft", kind: .criminal)],
                activity: [OffencesAllowed(by: .law(LawReference("an act", origin: ok ? .union : .thirdCountry)))])
        },
        .activity("G-03", "health without a condition", .error, "9(1)", "categories[allergy]") { company, ok in
            try company.register(categories: [allergy], activity: ok ? [Condition(.a, for: "allergy")] : [])
        },
        .activity("G-03", "health by a condition without its law", .error, "9(1)", "categories[allergy]") {
            company, ok in
            try company.register(
                categories: [allergy],
                activity: [Condition(.g, for: "allergy", law: ok ? LawReference("an act") : nil)])
        },
        .activity("G-03", "health for research that isn't", .error, "9(1)", "categories[allergy]") { company, ok in
            let condition = Condition(.j, for: "allergy", law: LawReference("an act"))
            return try company.register(
                categories: [allergy], activity: ok ? [condition, Research()] : [condition])
        },
        .activity("G-06", "a national number", .error, "87", "nationalIDLaw") { company, ok in
            try company.register(
                categories: [CategoryDeclaration("bsn", kind: .nationalID)],
                activity: ok ? [NationalIDAllowed(by: LawReference("an act"))] : [])
        },
        .activity("G-07", "a risk that nobody assessed", .error, "35(1)", "impactAssessment") { company, ok in
            try company.register(activity: [
                Risks(.scoring, .vulnerablePeople), Assessed(ok ? .done(on: "2026-01-01") : .notRequired),
            ])
        },
        .activity("G-07", "a risk of which the authority doesn't know", .error, "36(1)", "impactAssessment") {
            company, ok in
            try company.register(activity: [Assessed(.highResidualRisk(consulted: ok))])
        },
    ]

    static let machines: [FindingCase] = [
        machine("an interest is no exception", interest("to limit risk"), true, Contract("sale"), true),
        machine("vital interests are no exception", VitalInterests(), true, Consent(text: "1"), true),
        machine("a contract without a human", Contract("sale"), false, Contract("sale"), true, "22(3)"),
        machine("consent without a human", Consent(text: "1"), false, Consent(text: "1"), true, "22(3)"),
        // Art. 22(3) asks for a human in cases (a) and (c); the law of case (b) lays down its own safeguards.
        machine("a law needs no human", VitalInterests(), false, LegalObligation(LawReference("an act")), false),
        .activity("L-10", "health in a machine", .error, "22(4)", "automatedDecisions[allergy]") { company, ok in
            try company.register(
                categories: [allergy], grounds: [Contract("sale")],
                activity: [
                    Condition(ok ? .a : .e, for: "allergy"),
                    DecidesAutomatically(
                        significant: true, safeguards: AutomatedDecisions.Safeguard.allCases, logic: "a score",
                        significance: "a refusal"),
                ])
        },
    ]

    /// A law that allows health data in general, and none that allows decisions on them by machine.
    static func machineOnHealth(_ company: Company, by law: LawReference?) throws -> Register {
        try company.register(
            categories: [allergy], grounds: [Contract("sale")],
            activity: [
                Condition(.g, for: "allergy", law: law),
                DecidesAutomatically(
                    significant: true, safeguards: AutomatedDecisions.Safeguard.allCases, logic: "a score",
                    significance: "a refusal"),
            ])
    }

    private static let allergy = CategoryDeclaration("allergy", kind: .special(.health))

    private static func machine(
        _ name: String,
        _ broken: Ground,
        _ hadHuman: Bool,
        _ mended: Ground,
        _ hasHuman: Bool,
        _ article: Article = "22(1)"
    ) -> FindingCase {
        .activity("L-10", name, .error, article, "automatedDecisions") { company, ok in
            try company.register(
                grounds: [ok ? mended : broken],
                activity: [
                    DecidesAutomatically(
                        significant: true,
                        safeguards: (ok ? hasHuman : hadHuman) ? AutomatedDecisions.Safeguard.allCases : [],
                        logic: "a score", significance: "a refusal")
                ])
        }
    }

    static let retention: [FindingCase] = [
        .activity("L-11", "a minimum without a law", .info, "6(3)", "retention[0].law") { company, ok in
            try company.register(keeps: [legal(law: ok ? LawReference("an act") : nil)])
        },
        .activity("L-11", "a legal period from nobody knows when", .info, "13(2)(a)", "retention[0].trigger") {
            company, ok in
            try company.register(keeps: [legal(law: LawReference("an act"), untold: ok ? [] : [.trigger])])
        },
        .activity("L-18", "a rule without a trigger", .error, "13(2)(a)", "retention[0]") { company, ok in
            try company.register(keeps: [
                RetentionRule(period: .years(2), trigger: ok ? .lastContact : .unstated)
            ])
        },
        .activity("L-18", "a trigger that isn't told", .error, "13(2)(a)", "retention[0]") { company, ok in
            try company.register(keeps: [
                RetentionRule(period: .years(2), trigger: .lastContact, untold: ok ? [] : [.trigger])
            ])
        },
        .activity("L-18", "or as much longer as needed", .error, "13(2)(a)", "retention[0]") { company, ok in
            try company.register(keeps: [
                RetentionRule(period: .years(2), trigger: .lastContact, untold: ok ? [] : [.extent])
            ])
        },
        .activity("G-01", "no rule", .error, "5(1)(e)", "retention") { company, ok in
            try company.register(keeps: ok ? [Company.keeps] : [])
        },
        .activity("G-01", "a category without a rule", .error, "5(1)(e)", "retention") { company, ok in
            try company.register(
                categories: [CategoryDeclaration(company.category), CategoryDeclaration("note")],
                keeps: [
                    RetentionRule(
                        period: .years(1), trigger: .lastContact,
                        categories: ok ? [company.category, "note"] : [company.category])
                ])
        },
        .activity("G-38", "a second general rule", .warning, "5(2)", "retention[1]") { company, ok in
            try company.register(keeps: ok ? [Company.keeps] : [Company.keeps, Company.keeps])
        },
        .activity("G-38", "a general rule where each category has its own", .warning, "5(2)", "retention[0]") {
            company, ok in
            let own = RetentionRule(period: .years(2), trigger: .lastContact, categories: [company.category])
            return try company.register(keeps: ok ? [own] : [Company.keeps, own])
        },
        .activity("G-38", "a category that has a rule already", .warning, "5(2)", "retention[1]") { company, ok in
            let own = RetentionRule(period: .years(2), trigger: .lastContact, categories: [company.category])
            return try company.register(keeps: ok ? [own] : [own, own])
        },
    ]

    private static func legal(law: LawReference?, untold: [RetentionRule.Untold] = []) -> RetentionRule {
        RetentionRule(
            period: .years(7), trigger: .endOfFinancialYear, minimum: .years(7), law: law, untold: untold)
    }
}
