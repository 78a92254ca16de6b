// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension FindingCase {
    static let statement: [FindingCase] = [
        .activity("L-01", "a purpose that the statement doesn't describe", .warning, "13(1)(c)", "") { company, ok in
            try company.register(notices: [
                Notice(version: "1", from: "2026-01-01", describes: ok ? [company.purpose] : [])
            ])
        },
        .activity("L-01", "a purpose that the last version dropped", .warning, "13(1)(c)", "") { company, ok in
            let second = Notice(
                version: "2", from: "2026-02-01", describes: ok ? nil : [], announcedOn: "2026-01-15",
                announced: .individually)
            return try company.register(notices: [Company.notice, second])
        },
        .activity("L-01", "a purpose that only a coming version describes", .warning, "13(1)(c)", "", on: "2026-02-01")
        {
            company, ok in
            let second = Notice(
                version: "2", from: ok ? "2026-02-01" : "2026-02-02", announcedOn: "2026-01-15",
                announced: .individually)
            return try company.register(notices: [Notice(version: "1", from: "2026-01-01", describes: []), second])
        },
        .register("L-02", "a collection point without a notice", .warning, "13(1)", "collectionPoints[1]") {
            company, ok in
            try company.register {
                CollectionPoint("desk", for: company.purpose, showing: "1")
                CollectionPoint("form", for: company.purpose, showing: ok ? "1" : nil)
            }
        },
        .register("L-30", "a policy to tell of changes by the statement", .info, "13(3)", "changes.material") {
            company, ok in
            try company.register { ChangePolicy(ok ? .individually : .conspicuously) }
        },
        .register("L-30", "a change told by the statement", .info, "13(3)", "notices[2].announcement") { company, ok in
            let second = Notice(
                version: "2", from: "2026-02-01", announcedOn: "2026-01-15",
                announced: ok ? .individually : .conspicuously)
            return try company.register(notices: [Company.notice, second])
        },
        .register("L-31", "a statement from before the Regulation", .info, "99(2)", "notices[1].from") { company, ok in
            try company.register(notices: [Notice(version: "1", from: ok ? "2018-05-25" : "2018-05-24")])
        },
    ]

    static let versions: [FindingCase] = [
        .register("G-26", "told on the day itself", .error, "13(3)", "notices[2].announcedOn") { company, ok in
            let second = Notice(
                version: "2", from: "2026-02-01", announcedOn: ok ? "2026-01-31" : "2026-02-01",
                announced: .individually)
            return try company.register(notices: [Company.notice, second])
        },
        .register("G-27", "a version that nobody was told of", .warning, "13(3)", "notices[2].announcedOn") {
            company, ok in
            try company.register(notices: [
                Company.notice, Notice(version: "2", from: "2026-02-01", announcedOn: ok ? "2026-01-15" : nil),
            ])
        },
        .register("G-44", "a statement that is still to come", .warning, "13(1)", "notices", on: "2025-12-31") {
            company, ok in
            try company.register(notices: [Notice(version: "1", from: ok ? "2025-12-31" : "2026-01-01")])
        },
        .register(
            "G-45", "an outdated version at collection", .warning, "13(1)", "collectionPoints[0].notice",
            on: "2026-03-01"
        ) { company, ok in
            let second = Notice(
                version: "2", from: "2026-03-01", announcedOn: "2026-02-01", announced: .individually)
            return try company.register(notices: [Company.notice, second]) {
                CollectionPoint("form", for: company.purpose, showing: ok ? "2" : "1")
            }
        },
        .register("G-40", "two versions from the same day", .warning, "5(2)", "notices[1].from") { company, ok in
            let second = Notice(
                version: "2", from: ok ? "2026-01-02" : "2026-01-01", announcedOn: "2025-12-15",
                announced: .individually)
            return try company.register(notices: [Company.notice, second])
        },
    ]

    static let information: [FindingCase] = [
        .register("L-03", "no statement", .warning, "13(1)", "notices") { company, ok in
            try company.register(notices: ok ? [Company.notice] : [])
        },
        .register("L-03", "no authority", .warning, "13(2)(d)", "authority") { company, ok in
            try company.register(hasAuthority: ok)
        },
        .register("L-03", "no word of rights", .warning, "13(2)(b)", "rights") { company, ok in
            try company.register(rights: ok ? RightsProcedure() : nil)
        },
        .register("L-03", "a right left out", .warning, "13(2)(b)", "rights.told") { company, ok in
            let told = ProcessingOperation.allCases.filter { $0.isRequest && (ok || $0 != .requestPortability) }
            return try company.register(rights: RightsProcedure(told: told))
        },
        .register("L-03", "withdrawal left out", .warning, "13(2)(c)", "rights.told") { company, ok in
            let told = ProcessingOperation.allCases.filter { $0.isRequest && (ok || $0 != .requestWithdrawal) }
            return try company.register(rights: RightsProcedure(told: told), grounds: [Consent(text: "1")])
        },
        .register(
            "L-03", "a controller abroad without a representative", .warning, "13(1)(a)",
            "entities[abroad].representative"
        ) { company, ok in
            try company.register(activity: [Of("abroad")]) {
                LegalEntity(
                    "abroad", name: "Overseas Ltd", contact: "info@overseas.example", country: ok ? "NO" : "IN")
            }
        },
        .activity("L-03", "an interest that wasn't told", .warning, "13(1)(d)", "grounds[1].interest.toldIn") {
            company, ok in
            try company.register(grounds: [
                VitalInterests().only(.erase),
                LegitimateInterest(
                    "to prevent theft", balancing: .passed(on: "2026-01-01", by: "legal"), toldIn: ok ? "1" : nil
                ).only(.use),
            ])
        },
        .activity("L-03", "other sources, and no data", .warning, "14(1)(d)", "categories") { company, ok in
            try company.register(categories: ok ? nil : [], activity: [From("press")]) { press }
        },
        .activity("L-03", "other sources, and nobody whose data they are", .warning, "14(1)(d)", "subjects") {
            company, ok in
            try company.register(about: ok ? nil : [], activity: [From("press")]) { press }
        },
    ]

    static let provisions: [FindingCase] = [
        .activity("L-03", "a risk that names machines, and no machine", .warning, "13(2)(f)", "automatedDecisions") {
            company, ok in
            let risk = Risks(.automatedDecisions)
            return try company.register(
                activity: ok ? [risk, DecidesAutomatically(significant: false, logic: "sorting")] : [risk])
        },
        .activity("L-03", "no logic", .warning, "13(2)(f)", "automatedDecisions.logic") { company, ok in
            try company.register(
                grounds: [Contract("sale")],
                activity: [
                    DecidesAutomatically(
                        significant: true, safeguards: AutomatedDecisions.Safeguard.allCases,
                        logic: ok ? "a score" : " ",
                        significance: "a refusal")
                ])
        },
        .activity("L-03", "no significance", .warning, "13(2)(f)", "automatedDecisions.significance") { company, ok in
            try company.register(
                grounds: [Contract("sale")],
                activity: [
                    DecidesAutomatically(
                        significant: true, safeguards: AutomatedDecisions.Safeguard.allCases, logic: "a score",
                        significance: ok ? "a refusal" : nil)
                ])
        },
        .activity("L-03", "no word whether data must be provided", .warning, "13(2)(e)", "requirements") {
            company, ok in
            try company.register(
                grounds: [Contract("sale")], activity: ok ? [Requires(company.category, .optional)] : []
            ) { CollectionPoint("form", for: company.purpose, showing: "1") }
        },
        .activity("L-03", "no consequence", .warning, "13(2)(e)", "requirements[0].consequence") { company, ok in
            try company.register(activity: [
                Requires(company.category, .statutory, otherwise: ok ? "We may not sell." : nil)
            ])
        },
        .register("L-09", "a source of which nobody is told", .warning, "14(3)", "sources[press].notification") {
            company, ok in
            try company.register(activity: [From("press")]) {
                Source("press", "newspapers", kind: .public, notification: ok ? "at first contact" : nil)
            }
        },
        .register("L-09", "a register without membership", .warning, "5(1)(a)", "sources[debts].permission") {
            company, ok in
            try company.register(activity: [From("debts")]) {
                Source(
                    "debts", "the register of debts", kind: .register, permission: ok ? "member 12" : nil,
                    notification: "at first contact")
            }
        },
    ]

    private static let press = Source("press", "newspapers", kind: .public, notification: "at first contact")
}
