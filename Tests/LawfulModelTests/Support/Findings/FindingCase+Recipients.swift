// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension FindingCase {
    static let recipients: [FindingCase] = [
        .partner("L-20", "a part that nobody decided", .warning, "28(3)", "part") { company, ok in
            try company.register(activity: [company.discloses]) { company.recipient(part: ok ? .controller : nil) }
        },
        .partner("L-20", "a vague recipient", .warning, "13(1)(e)", "isVague") { company, ok in
            try company.register(activity: [company.discloses]) { company.recipient(vague: !ok) }
        },
        .partner("G-34", "a recipient that receives nothing", .warning, "5(2)", "") { company, ok in
            try company.register(activity: ok ? [company.discloses] : []) { company.recipient() }
        },
    ]

    private static let clauses = TransferTool(.standardClauses, assessment: .done, copyAt: "the desk")

    static let transfers: [FindingCase] = [
        .partner("L-21", "a third country without protection", .warning, "13(1)(f)", "transfer") { company, ok in
            try company.register(activity: [company.discloses]) { company.recipient(in: "IN", ok ? clauses : nil) }
        },
        .partner("L-21", "access from a third country", .warning, "13(1)(f)", "remoteAccess") { company, ok in
            try company.register(activity: [company.discloses]) {
                company.recipient(remoteAccess: ok ? ["CH", "NO"] : ["CH", "IN"])
            }
        },
        .partner("L-21", "a decision whose scope leaves the recipient out", .warning, "13(1)(f)", "transfer") {
            company, ok in
            try company.register(activity: [company.discloses]) {
                company.recipient(in: "US", nil, AdequacyFacts(framework: ok))
            }
        },
        .partner("L-21", "a public body where only companies are covered", .warning, "13(1)(f)", "transfer") {
            company, ok in
            try company.register(activity: [company.discloses]) {
                company.recipient(in: "CA", nil, AdequacyFacts(publicSector: !ok))
            }
        },
        .partner("L-21", "a tool of which nobody gets a copy", .warning, "13(1)(f)", "transfer.copyAt") { company, ok in
            try company.register(activity: [company.discloses]) {
                company.recipient(
                    in: "IN", TransferTool(.standardClauses, assessment: .done, copyAt: ok ? "the desk" : nil))
            }
        },
        .partner("G-24", "a transfer that nobody assessed", .error, "46(1)", "transfer.assessment") { company, ok in
            try company.register(activity: [company.discloses]) {
                company.recipient(
                    in: "IN", TransferTool(.bindingRules, assessment: ok ? .done : .missing, copyAt: "the desk"))
            }
        },
        .partner("G-24", "a transfer found wanting", .error, "46(1)", "transfer.assessment") { company, ok in
            try company.register(activity: [company.discloses]) {
                company.recipient(
                    in: "IN", TransferTool(.code, assessment: ok ? .done : .negative, copyAt: "the desk"))
            }
        },
        .partner("G-25", "a public interest that no law knows", .error, "49(4)", "transfer.law") { company, ok in
            try company.register(activity: [company.discloses]) {
                company.recipient(
                    in: "IN", TransferTool(.derogationPublicInterest, law: ok ? LawReference("an act") : nil))
            }
        },
        .partner("G-25", "a compelling interest that nobody heard of", .error, "49(1)", "transfer.isNotified") {
            company, ok in
            try company.register(activity: [company.discloses]) {
                company.recipient(in: "IN", TransferTool(.derogationCompelling, notified: ok))
            }
        },
        .partner("G-25", "an authority that asks consent", .error, "49(3)", "transfer.kind") { company, ok in
            try company.register(
                body: .public, officer: .appointed(contact: "dpo@company.example"), activity: [company.discloses]
            ) { company.recipient(in: "IN", TransferTool(ok ? .derogationClaims : .derogationConsent)) }
        },
        lapsed("G-24", "46(1)", "transfer.assessment", TransferTool(.code, assessment: .missing, copyAt: "the desk")),
        lapsed("G-25", "49(1)", "transfer.isNotified", TransferTool(.derogationCompelling, notified: false)),
        .partner("G-25", "an authority besides a private controller", .error, "49(3)", "transfer.kind") { company, ok in
            try authority(company, ok: ok, isHelping: false)
        },
        .partner("G-25", "an authority's processor's helper", .error, "49(3)", "transfer.kind") { company, ok in
            try authority(company, ok: ok, isHelping: true)
        },
        .partner("G-42", "a tool for a transfer that isn't one", .warning, "5(2)", "transfer") { company, ok in
            try company.register(activity: [company.discloses]) { company.recipient(in: ok ? "IN" : "NO", clauses) }
        },
        adequacy("a decision that lapsed", "country", until: "2026-05-31") { $0.recipient(in: "IN") },
        adequacy("a decision that lapses soon", "country", until: "2027-05-31") { $0.recipient(in: "IN") },
        adequacy("access under a decision that lapses", "remoteAccess", until: "2026-12-31") {
            $0.recipient(remoteAccess: ["IN"])
        },
        adequacy("a decision that lapses, and a tool that nobody assessed", "country", until: "2026-12-31") {
            $0.recipient(in: "IN", TransferTool(.code, copyAt: "the desk"))
        },
        adequacy("a decision that lapses, and a derogation that doesn't hold", "country", until: "2026-12-31") {
            $0.recipient(in: "IN", TransferTool(.derogationPublicInterest))
        },
        tables("tables.adequacy", "45(8)", LawTables(adequacy: adequacy(checked: "2025-05-31"))),
        tables(
            "tables.consentAges", "8(1)",
            LawTables(
                adequacy: adequacy(checked: "2026-01-01"),
                consentAges: ConsentAges(asOf: day("2025-05-31"), source: "a test", rows: []))),
    ]

    private static func day(_ text: String) -> LocalDate { (try? LocalDate(text)) ?? .distantPast }

    private static func adequacy(checked: String, until: String? = nil) -> AdequacyTable {
        AdequacyTable(
            asOf: day(checked), source: "a test",
            decisions: [AdequacyDecision("IN", .everyone, from: day("2020-01-01"), until: until.map(day))])
    }

    /// A decision that had lapsed when the table was checked protects nothing; its twin's still stands.
    private static func lapsed(
        _ code: Finding.Code,
        _ article: Article,
        _ path: String,
        _ tool: TransferTool
    ) -> FindingCase {
        var rule = FindingCase.partner(code, "a decision that lapsed long ago", .error, article, path) { company, _ in
            try company.register(activity: [company.discloses]) { company.recipient(in: "IN", tool) }
        }
        rule.tables = LawTables(adequacy: adequacy(checked: "2026-06-01", until: "2026-05-31"))
        rule.mendedTables = LawTables(adequacy: adequacy(checked: "2026-06-01", until: "2026-06-01"))
        return rule
    }

    /// A private controller's register with a city in it, whose data go abroad; its twin is the controller's own.
    private static func authority(_ company: Company, ok: Bool, isHelping: Bool) throws -> Register {
        let tool = TransferTool(.derogationConsent)
        var register = try company.register(
            officer: .appointed(contact: "dpo@company.example"),
            roles: [Role("staff", boundBy: .secrecy, heldBy: ["the office"], for: [company.purpose, "other"])],
            activity: [Discloses(to: isHelping ? "clerk" : company.partner)]
        ) {
            // The entity must be somebody's: where it isn't the first activity's, it has one that discloses nothing.
            Activity("other", "sundry", covering: [company.category]) {
                About(company.party.id)
                VitalInterests()
                Keep(for: .years(1), after: .lastContact)
            }
            LegalEntity("city", name: "Gemeente", contact: "info@gemeente.example", body: .public)
            if isHelping {
                Recipient(
                    "clerk", "the clerk", part: .processor, agreement: .written(from: "2026-01-01"),
                    guarantees: Guarantees("ISO 27001", verifiedOn: "2026-01-01"))
                Recipient(
                    company.partner, "the helper", part: .subprocessor, country: "IN",
                    agreement: .written(from: "2026-01-01"),
                    guarantees: Guarantees("ISO 27001", verifiedOn: "2026-01-01"),
                    authorisation: .specific(on: "2026-01-01"), engagedBy: "clerk", transfer: tool,
                    contact: "helper@company.example")
            } else {
                company.recipient(in: "IN", tool)
            }
        }
        register.activities[ok ? 1 : 0].entity = "city"
        return register
    }

    /// A decision that ends, and a twin with a tool of its own.
    private static func adequacy(
        _ name: String,
        _ path: String,
        until: String,
        _ recipient: @escaping @Sendable (Company) -> Recipient
    ) -> FindingCase {
        var rule = FindingCase.partner("G-51", name, .warning, "45(1)", path, on: "2026-06-01") { company, ok in
            try company.register(activity: [company.discloses]) {
                if ok { company.recipient(in: "CH") } else { recipient(company) }
            }
        }
        var decisions = adequacy(checked: "2026-06-01", until: until).decisions
        decisions += AdequacyTable.bundled.decisions
        rule.tables = LawTables(
            adequacy: AdequacyTable(asOf: day("2026-06-01"), source: "a test", decisions: decisions))
        return rule
    }

    /// A table checked a year and a day ago, and a twin whose checks hold for two.
    private static func tables(_ path: String, _ article: Article, _ tables: LawTables) -> FindingCase {
        var rule = FindingCase.register("G-52", path, .warning, article, path, on: "2026-06-01") { company, _ in
            try company.register()
        }
        rule.tables = tables
        rule.mendedTables = LawTables(
            adequacy: tables.adequacy, consentAges: tables.consentAges, checkedEvery: .years(2))
        return rule
    }
}
