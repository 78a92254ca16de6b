// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A register that has a finding, and its twin that was mended and hasn't.
struct FindingCase: Sendable, CustomStringConvertible {
    let name: String
    let code: Finding.Code
    let severity: Finding.Severity
    let article: Article
    let path: @Sendable (Company) -> String
    let concernsActivity: Bool
    let broken: @Sendable (Company) throws -> Register
    let mended: @Sendable (Company) throws -> Register

    var description: String { "\(code): \(name)" }

    static func rule(
        _ code: Finding.Code,
        _ name: String,
        _ article: Article,
        _ path: @escaping @Sendable (Company) -> String,
        severity: Finding.Severity = .warning,
        ofActivity concernsActivity: Bool = true,
        broken: @escaping @Sendable (Company) throws -> Register,
        mended: @escaping @Sendable (Company) throws -> Register = { try $0.register() }
    ) -> FindingCase {
        FindingCase(
            name: name, code: code, severity: severity, article: article, path: path,
            concernsActivity: concernsActivity, broken: broken, mended: mended)
    }

    static let all = statement + information + bases + duties + machines
}

extension FindingCase {
    static let statement: [FindingCase] = [
        .rule(
            "L-01", "a purpose that the statement doesn't describe", "13(1)(c)", { $0.place },
            broken: { company in
                try company.register(notice: Notice(version: "1", from: "2026-01-01", describes: []))
            },
            mended: { company in
                try company.register(notice: Notice(version: "1", from: "2026-01-01", describes: [company.purpose]))
            }),
        .rule(
            "L-01", "a purpose that the last version dropped", "13(1)(c)", { $0.place },
            broken: { company in
                try company.register { Notice(version: "2", from: "2026-02-01", describes: []) }
            },
            mended: { company in
                try company.register(notice: Notice(version: "1", from: "2026-01-01", describes: [])) {
                    Notice(version: "2", from: "2026-02-01")
                }
            }),
        .rule(
            "L-02", "a collection point without a notice", "13(1)", { _ in "collectionPoints[1]" },
            broken: { company in
                try company.register {
                    CollectionPoint("desk", for: company.purpose, showing: "1")
                    CollectionPoint("form", for: company.purpose, showing: nil)
                }
            },
            mended: { company in
                try company.register {
                    CollectionPoint("desk", for: company.purpose, showing: "1")
                    CollectionPoint("form", for: company.purpose, showing: "1")
                }
            }),
    ]

    static let information: [FindingCase] = [
        .rule(
            "L-03", "no statement", "13", { _ in "notices" }, ofActivity: false,
            broken: { try $0.register(notice: nil) }),
        .rule(
            "L-03", "no word of an officer", "13", { _ in "officer" }, ofActivity: false,
            broken: { try $0.register(hasOfficer: false) }),
        .rule(
            "L-03", "no authority", "13", { _ in "authority" }, ofActivity: false,
            broken: { try $0.register(hasAuthority: false) }),
        .rule(
            "L-03", "no storage limit", "13", { "\($0.place).retention" },
            broken: { try $0.register(keeps: false) }),
        .rule(
            "L-03", "other sources, and nobody whose data they are", "13", { "\($0.place).subjects" },
            broken: { company in try company.register(activity: [From("press")]) { press } },
            mended: { company in
                try company.register(activity: [From("press"), About(company.party.id)]) { press }
            }),
        .rule(
            "L-03", "a third country without protection", "13", { "recipients[\($0.partner)].transfer" },
            ofActivity: false,
            broken: { company in try company.register { company.recipient(in: "IN") } },
            mended: { company in
                try company.register {
                    company.recipient(in: "IN", TransferTool(.standardClauses, assessment: .done))
                }
            }),
        .rule(
            "L-03", "an adequacy decision whose scope leaves the recipient out", "13",
            { "recipients[\($0.partner)].transfer" }, ofActivity: false,
            broken: { company in try company.register { company.recipient(in: "US") } },
            mended: { company in
                try company.register { company.recipient(in: "US", nil, AdequacyFacts(framework: true)) }
            }),
        .rule(
            "L-03", "a public body where only companies are covered", "13",
            { "recipients[\($0.partner)].transfer" }, ofActivity: false,
            broken: { company in
                try company.register { company.recipient(in: "CA", nil, AdequacyFacts(publicSector: true)) }
            },
            mended: { company in try company.register { company.recipient(in: "CA") } }),
    ]

    private static let press = Source("press", "newspapers", kind: .public, notification: "at first contact")
}
