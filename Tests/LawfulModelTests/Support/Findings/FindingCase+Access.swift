// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension FindingCase {
    static let access: [FindingCase] = [
        .register("L-07", "a role for everything", .warning, "32(4)", "roles[desk].purposes") { company, ok in
            try company.register(roles: [Role("desk", boundBy: .secrecy, for: ok ? [company.purpose] : nil)])
        },
        .register("G-31", "a role that nobody holds", .warning, "32(4)", "roles[desk].heldBy") { company, ok in
            try company.register(roles: [
                Role("desk", boundBy: .secrecy, heldBy: ok ? nil : [], for: [company.purpose])
            ])
        },
        .register("G-32", "a role bound by nothing", .warning, "28(3)(b)/32", "roles[desk].bond") { company, ok in
            try company.register(roles: [Role("desk", boundBy: ok ? .statute : .nothing, for: [company.purpose])])
        },
        .register("G-33", "no role", .warning, "32(4)", "roles") { company, ok in
            try company.register(roles: ok ? nil : [])
        },
        .activity("G-33", "an activity that no role serves", .warning, "32(4)", "") { company, ok in
            try company.register(
                roles: [Role("baker", boundBy: .secrecy, for: ["baking"])] + (ok ? [company.staff] : [])
            ) {
                baking(company)
            }
        },
        .register("G-36", "a role for no purpose", .warning, "5(2)", "roles[desk].purposes") { company, ok in
            try company.register(roles: [
                company.staff, Role("desk", boundBy: .secrecy, for: ok ? [company.purpose] : []),
            ])
        },
        .register("G-36", "a role that sees nothing", .warning, "5(2)", "roles[desk].categories") { company, ok in
            try company.register(roles: [
                company.staff,
                Role("desk", boundBy: .secrecy, for: [company.purpose], seeing: ok ? [company.category] : []),
            ])
        },
    ]

    static let security: [FindingCase] = [
        measure("a measure without an owner", "24(1)", "owner") { vault(owner: $0 ? "systems" : "") },
        measure("a measure without evidence", "5(2)", "evidence") { vault(evidence: $0 ? "report 7" : nil) },
        measure("a measure without a review", "32(1)(d)", "reviewBy") { vault(reviewBy: $0 ? "2027-01-01" : nil) },
        .register("G-30", "no measure", .info, "32(1)", "securityMeasures") { company, ok in
            try company.register(measures: ok ? [Company.vault] : [])
        },
        .activity("G-30", "an activity that nothing protects", .info, "32(1)", "") { company, ok in
            try company.register(
                roles: [company.staff, Role("baker", boundBy: .secrecy, for: ["baking"])],
                measures: [vault(for: ok ? ["baking", company.purpose] : ["baking"])]
            ) { baking(company) }
        },
        .register("G-39", "a measure for nothing", .warning, "5(2)", "securityMeasures[vault].purposes") {
            company, ok in
            try company.register(measures: [
                SecurityMeasure(
                    "lock", "a lock", .resilience, owner: "desk", evidence: "photo", reviewBy: "2027-01-01"),
                vault(for: ok ? [company.purpose] : []),
            ])
        },
        .register(
            "G-50", "a review that is overdue", .warning, "32(1)(d)", "securityMeasures[vault].reviewBy",
            on: "2026-06-02"
        ) { company, ok in
            try company.register(measures: [vault(reviewBy: ok ? "2026-06-02" : "2026-06-01")])
        },
    ]

    private static func measure(
        _ name: String,
        _ article: Article,
        _ path: String,
        _ make: @escaping @Sendable (Bool) -> SecurityMeasure
    ) -> FindingCase {
        .register("G-29", name, .warning, article, "securityMeasures[vault].\(path)") { company, ok in
            try company.register(measures: [make(ok)])
        }
    }

    private static func vault(
        owner: String = "systems",
        evidence: String? = "report 7",
        reviewBy: DeclaredDate? = "2027-01-01",
        for purposes: [PurposeID]? = nil
    ) -> SecurityMeasure {
        SecurityMeasure(
            "vault", "an encrypted disk", .encryption, owner: owner, evidence: evidence, reviewBy: reviewBy,
            for: purposes)
    }
}
