// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension FindingCase {
    static let processors: [FindingCase] = [
        .partner("G-12", "no agreement", .error, "28(3)", "agreement") { company, ok in
            try company.register(activity: [company.discloses]) {
                company.processor(agreement: ok ? .written(from: "2026-01-01") : nil)
            }
        },
        .partner("G-13", "an agreement by word of mouth", .error, "28(9)", "agreement") { company, ok in
            try company.register(activity: [company.discloses]) {
                company.processor(agreement: ok ? .written(from: "2026-01-01") : .oral(from: "2026-01-01"))
            }
        },
        .partner("G-14", "an agreement without audits", .error, "28(3)(h)", "agreement.clauses[h]") { company, ok in
            try company.register(activity: [company.discloses]) {
                company.processor(agreement: .written(from: "2026-01-01", lacking: ok ? [] : [.h]))
            }
        },
        .partner("G-14", "an agreement without a duration", .error, "28(3)", "agreement.clauses[duration]") {
            company, ok in
            try company.register(activity: [company.discloses]) {
                company.processor(agreement: .written(from: "2026-01-01", lacking: ok ? [] : [.duration]))
            }
        },
        .activity("G-15", "a purpose outside the annex", .error, "28(3)", "disclosures[0]") { company, ok in
            try company.register(
                roles: [company.staff, Role("baker", boundBy: .secrecy, for: ["baking"])], activity: [company.discloses]
            ) {
                baking(company)
                company.processor(
                    agreement: .written(from: "2026-01-01", purposes: ok ? [company.purpose] : ["baking"]))
            }
        },
        .activity("G-15", "a category outside the annex", .error, "28(3)", "disclosures[0].categories") { company, ok in
            try company.register(
                categories: [CategoryDeclaration(company.category), CategoryDeclaration("note")],
                activity: [ok ? Discloses(to: company.partner, only: ["note"]) : company.discloses]
            ) { company.processor(agreement: .written(from: "2026-01-01", categories: ["note"])) }
        },
        .partner("G-16", "no guarantees", .error, "28(1)", "guarantees") { company, ok in
            try company.register(activity: [company.discloses]) {
                company.processor(guarantees: ok ? Guarantees("ISO 27001", verifiedOn: "2026-01-01") : nil)
            }
        },
        .partner("G-46", "old guarantees", .warning, "28(1)", "guarantees", on: "2026-06-01") { company, ok in
            try company.register(activity: [company.discloses]) {
                company.processor(
                    guarantees: Guarantees(
                        "ISO 27001", verifiedOn: ok ? "2025-06-01" : "2025-05-31", goodFor: .years(1)))
            }
        },
        ended("not yet in force", "agreement.from", "28(3)", .written(from: "2026-06-02")),
        ended("over", "agreement.until", "28(3)(g)", .written(from: "2026-01-01", until: "2026-05-31")),
        ended(
            "ending, and no choice", "agreement.ending", "28(3)(g)",
            .written(from: "2026-01-01", ending: .init(from: "2026-06-01"))),
        ended(
            "ending, and nothing certified", "agreement.ending", "28(3)(g)",
            .written(from: "2026-01-01", ending: .init(from: "2026-06-01", .delete))),
        ended(
            "ended", "agreement.ending", "28(3)",
            .written(from: "2026-01-01", ending: .init(from: "2026-05-01", .delete, certifiedOn: "2026-06-01"))),
    ]

    private static func ended(
        _ name: String,
        _ path: String,
        _ article: Article,
        _ agreement: ProcessingAgreement
    ) -> FindingCase {
        .partner("G-47", "an agreement \(name)", .warning, article, path, on: "2026-06-01") { company, ok in
            try company.register(activity: [company.discloses]) {
                company.processor(agreement: ok ? .written(from: "2026-06-01", until: "2026-06-01") : agreement)
            }
        }
    }

    static let chains: [FindingCase] = [
        .register("G-17", "nobody authorised it", .error, "28(2)", "recipients[helper].authorisation") { company, ok in
            try chain(company, ok ? .specific(on: "2026-01-01") : nil)
        },
        .register("G-17", "silence", .error, "28(2)", "recipients[helper].authorisation") { company, ok in
            try chain(company, ok ? .specific(on: "2026-01-01") : .unauthorised)
        },
        .register("G-17", "an objection", .error, "28(2)", "recipients[helper].authorisation") { company, ok in
            try chain(
                company, .general(announced: "2026-01-01", window: .days(30), objectedOn: ok ? nil : "2026-01-20"))
        },
        .register("G-18", "a link without an engager", .warning, "28(4)", "recipients[helper].engagedBy") {
            company, ok in
            try company.register(activity: [company.discloses, Discloses(to: "helper")]) {
                company.processor()
                company.helper(engagedBy: ok ? company.partner : nil)
            }
        },
        .register("G-18", "a link that can't be reached", .warning, "28(4)", "recipients[helper].contact") {
            company, ok in
            try company.register(activity: [company.discloses]) {
                company.processor()
                company.helper(engagedBy: company.partner, contact: ok ? "helper@company.example" : nil)
            }
        },
        .register(
            "G-48", "an authorisation to come", .warning, "28(2)", "recipients[helper].authorisation", on: "2026-06-01"
        ) { company, ok in try chain(company, .specific(on: ok ? "2026-06-01" : "2026-06-02")) },
        .register(
            "G-48", "an open window", .warning, "28(2)", "recipients[helper].authorisation", on: "2026-06-01"
        ) { company, ok in
            try chain(
                company,
                .general(announced: ok ? "2026-05-01" : "2026-05-02", window: .days(30), objectedOn: nil))
        },
    ]

    private static func chain(_ company: Company, _ authorisation: SubProcessorAuthorisation?) throws -> Register {
        try company.register(activity: [company.discloses]) {
            company.processor()
            company.helper(authorisation, engagedBy: company.partner)
        }
    }

    static let instructions: [FindingCase] = [
        .activity("L-06", "a processor who only refers people on", .warning, "28(3)(e)", "instructions[0].operations") {
            company, ok in
            try company.register(
                grounds: [], activity: [Company.instruction(ok ? [.use, .requestErasure] : [.use, .store])]
            ) { Company.other }
        },
        .activity("L-06", "a processor without a time to assist", .warning, "28(3)(e)", "instructions[0].assistance") {
            company, ok in
            try company.register(grounds: [], activity: [Company.instruction(assistance: ok ? .days(2) : nil)]) {
                Company.other
            }
        },
        .activity("G-19", "a tenant that instructed nothing", .error, "28(3)(a)", "instructions[second]") {
            company, ok in
            let second = LegalEntity("second", name: "De Tweede", contact: "info@tweede.example")
            var register = try company.register(grounds: [], activity: [Company.instruction()]) {
                Company.other
                if !ok { second }
            }
            if !ok { register.activities[0].part = .processor(for: ["other", "second"]) }
            return register
        },
        .activity("G-20", "an instruction by word of mouth", .warning, "28(3)(a)", "instructions[0].document") {
            company, ok in
            try company.register(grounds: [], activity: [Company.instruction(document: ok ? "annex 1" : nil)]) {
                Company.other
            }
        },
        .activity("G-49", "an instruction that is over", .warning, "28(3)(a)", "instructions[0]", on: "2026-06-01") {
            company, ok in
            try company.register(
                grounds: [], activity: [Company.instruction(until: ok ? "2026-06-01" : "2026-05-31")]
            ) { Company.other }
        },
        .activity("G-21", "joint controllers without an arrangement", .error, "26(1)", "part") { company, ok in
            try company.register(activity: [Jointly(with: "other")]) {
                Company.other
                if ok { JointArrangement(with: ["other"], essence: "one desk for both") }
            }
        },
        .activity("G-21", "an arrangement that says nothing", .error, "26(1)", "part") { company, ok in
            try company.register(activity: [Jointly(with: "other")]) {
                Company.other
                JointArrangement(with: ["other"], essence: ok ? "one desk for both" : " ")
            }
        },
        .register("G-41", "an arrangement about nothing", .warning, "5(2)", "arrangements[0]") { company, ok in
            try company.register(activity: ok ? [Jointly(with: "other")] : []) {
                Company.other
                JointArrangement(with: ["other"], essence: "one desk for both")
            }
        },
    ]
}
