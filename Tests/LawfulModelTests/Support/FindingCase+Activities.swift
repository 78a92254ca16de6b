// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension FindingCase {
    static let bases: [FindingCase] = [
        .rule(
            "L-04", "a controller without a basis", "6(1)", { "\($0.place).grounds" }, severity: .error,
            broken: { try $0.register(grounds: []) }),
        .rule(
            "L-04", "joint controllers without a basis", "6(1)", { "\($0.place).grounds" }, severity: .error,
            broken: { company in
                try company.register(grounds: [], activity: [Jointly(with: "other")]) { other }
            },
            mended: { company in try company.register(activity: [Jointly(with: "other")]) { other } }),
        .rule(
            "L-05", "a contract with someone else", "6(1)(b)", { "\($0.place).grounds" },
            broken: { company in
                try company.register(
                    grounds: [VitalInterests(), Contract("sale")],
                    activity: [About(company.party.id, company.outsider.id)])
            },
            mended: { company in
                try company.register(
                    grounds: [VitalInterests(), Contract("sale")], activity: [About(company.party.id)])
            }),
        .rule(
            "L-08", "an interest that nobody weighed", "6(1)(f)", { "\($0.place).grounds" }, severity: .info,
            broken: { try $0.register(grounds: [interest("to prevent theft", weighed: false)]) },
            mended: { try $0.register(grounds: [interest("to prevent theft", weighed: true)]) }),
        .rule(
            "L-08", "an interest of one word", "6(1)(f)", { "\($0.place).grounds" }, severity: .info,
            broken: { try $0.register(grounds: [interest("financial", weighed: true)]) },
            mended: { try $0.register(grounds: [interest("financial soundness", weighed: true)]) }),
        .rule(
            "L-08", "a second interest that nobody weighed", "6(1)(f)", { "\($0.place).grounds" }, severity: .info,
            broken: { company in
                try company.register(grounds: [
                    interest("to prevent theft", weighed: true), interest("to prevent fraud", weighed: false),
                ])
            },
            mended: { company in
                try company.register(grounds: [
                    interest("to prevent theft", weighed: true), interest("to prevent fraud", weighed: true),
                ])
            }),
    ]

    static let duties: [FindingCase] = [
        .rule(
            "L-06", "a processor who only refers people on", "28(3)(e)", { "\($0.place).instructions" },
            broken: { company in
                try company.register(activity: [OnInstruction(of: "other", .use, .store)]) { other }
            },
            mended: { company in
                try company.register(activity: [OnInstruction(of: "other", .use, .store, .requestErasure)]) { other }
            }),
        .rule(
            "L-07", "a role for everything", "32(4)", { _ in "roles[desk].purposes" }, ofActivity: false,
            broken: { company in try company.register { Role("desk", boundBy: .secrecy, for: nil) } },
            mended: { company in
                try company.register { Role("desk", boundBy: .secrecy, for: [company.purpose]) }
            }),
        .rule(
            "L-09", "a source of which nobody is told", "14", { "sources[\($0.partner)].notification" },
            ofActivity: false,
            broken: { company in
                try company.register {
                    Source(SourceID(rawValue: company.partner), "a partner", kind: .thirdParty)
                }
            },
            mended: { company in
                try company.register {
                    Source(
                        SourceID(rawValue: company.partner), "a partner", kind: .thirdParty,
                        notification: "within a month")
                }
            }),
    ]

    static let machines: [FindingCase] = [
        machine("an interest is no exception", interest("to limit risk", weighed: true), true, Contract("sale"), true),
        machine("vital interests are no exception", VitalInterests(), true, Consent(text: "1"), true),
        machine("a contract without a human", Contract("sale"), false, Contract("sale"), true),
        machine("consent without a human", Consent(text: "1"), false, Consent(text: "1"), true),
        machine("an obligation without a law", LegalObligation(nil), true, LegalObligation(law(.union)), true),
        machine(
            "the law of a third country", LegalObligation(law(.thirdCountry)), true, LegalObligation(law(.union)), true),
        machine("a task by no law", PublicTask(nil), false, PublicTask(law(.memberState)), false),
        // Art. 22(3) asks for a human in cases (a) and (c); the law of case (b) lays down its own safeguards.
        machine("a law needs no human", VitalInterests(), false, LegalObligation(law(.memberState)), false),
    ]

    private static func machine(
        _ name: String,
        _ broken: Ground,
        _ hadHuman: Bool,
        _ mended: Ground,
        _ hasHuman: Bool
    ) -> FindingCase {
        @Sendable func make(_ company: Company, _ ground: Ground, _ human: Bool) throws -> Register {
            try company.register(
                grounds: [ground],
                activity: [
                    DecidesAutomatically(
                        significant: true, safeguards: human ? AutomatedDecisions.Safeguard.allCases : [],
                        logic: "a score")
                ])
        }
        return .rule(
            "L-10", name, "22(1)", { "\($0.place).automatedDecisions" }, severity: .error,
            broken: { try make($0, broken, hadHuman) }, mended: { try make($0, mended, hasHuman) })
    }

    private static func law(_ origin: LawReference.Origin) -> LawReference { LawReference("an act", origin: origin) }

    private static let other = LegalEntity("other", name: "De Ander", contact: "info@ander.example")

    private static func interest(_ words: String, weighed: Bool) -> Ground {
        LegitimateInterest(words, balancing: weighed ? .passed(on: "2026-01-01", by: "legal") : nil, toldIn: "1")
    }
}
