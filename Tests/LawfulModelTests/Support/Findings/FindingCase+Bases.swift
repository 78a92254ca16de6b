// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension FindingCase {
    static let purposes: [FindingCase] = [
        .activity("L-13", "an open-ended wording", .warning, "5(1)(b)", "wording") { company, ok in
            try company.register(activity: [Worded(ok ? "to bake and deliver" : "to bake, among other things")])
        },
        .activity("L-13", "an open-ended title", .warning, "5(1)(b)", "title") { company, ok in
            try company.register(title: ok ? "Orders of Etcetera" : "Orders ETC.")
        },
        .activity("L-13", "an open-ended interest", .warning, "5(1)(b)", "grounds[0].interest.description") {
            company, ok in
            try company.register(grounds: [interest(ok ? "to prevent theft" : "to protect your and our interests")])
        },
        .activity("L-19", "a kinship only", .warning, "6(4)", "purposeChanges[0]") { company, ok in
            try company.register(
                roles: [company.staff, Role("baker", boundBy: .secrecy, for: ["baking"])],
                activity: [
                    Reuses(
                        "baking", compatible: true, link: "closely related", context: ok ? "expected" : "",
                        nature: ok ? "ordinary" : " ", consequences: ok ? "none" : "",
                        safeguards: ok ? "pseudonyms" : "")
                ]
            ) { baking(company) }
        },
    ]

    static let bases: [FindingCase] = [
        .activity("L-04", "a controller without a basis", .error, "6(1)", "grounds") { company, ok in
            try company.register(grounds: ok ? [VitalInterests()] : [])
        },
        .activity("L-04", "joint controllers without a basis", .error, "6(1)", "grounds") { company, ok in
            try company.register(grounds: ok ? [VitalInterests()] : [], activity: [Jointly(with: "other")]) {
                Company.other
                JointArrangement(with: ["other"], essence: "one desk")
            }
        },
        .activity("L-05", "a contract with someone else", .warning, "6(1)(b)", "grounds") { company, ok in
            try company.register(
                about: ok ? [company.party] : [company.party, company.outsider], grounds: [Contract("sale")])
        },
        .activity("L-08", "an interest that nobody weighed", .info, "6(1)(f)", "grounds[0].interest") { company, ok in
            try company.register(grounds: [interest("to prevent theft", weighed: ok)])
        },
        .activity("L-08", "an interest of one word", .info, "6(1)(f)", "grounds[0].interest") { company, ok in
            try company.register(grounds: [interest(ok ? "financial soundness" : "financial")])
        },
        .activity("L-08", "a second interest that nobody weighed", .info, "6(1)(f)", "grounds[1].interest") {
            company, ok in
            try company.register(grounds: [
                interest("to prevent theft").only(.use), interest("to prevent fraud", weighed: ok).only(.store),
            ])
        },
        .activity("L-11", "a law that isn't told", .info, "6(3)", "grounds[0].law") { company, ok in
            try company.register(grounds: [LegalObligation(LawReference("an act", told: ok))])
        },
        .activity("L-14", "a contract for improvement", .warning, "6(1)(b)", "grounds[0]") { company, ok in
            try company.register(
                grounds: [ok ? interest("to bake better bread") : Contract("sale")],
                activity: [Aims(.serviceImprovement)])
        },
        .activity("L-16", "two bases", .warning, "6(1)", "grounds") { company, ok in
            try company.register(grounds: [
                Contract("sale").only(.use),
                ok ? interest("to prevent theft").only(.store) : interest("to bake better"),
            ])
        },
        .activity("L-17", "consent for all marketing", .info, "6(1)(a)", "grounds[0]") { company, ok in
            try company.register(grounds: [Consent(text: "1")], activity: [DirectMarketing()]) {
                if ok { ElectronicMarketing.gate } else { ElectronicMarketing.consentForAll }
            }
        },
        .activity("G-02", "an authority's interest", .error, "6(1) second subpara", "grounds[0]") { company, ok in
            try company.register(
                grounds: [ok ? PublicTask(LawReference("an act")) : interest("to prevent theft")],
                activity: [InPublicTask(), Of("city")]
            ) { LegalEntity("city", name: "Gemeente Kolk", contact: "info@kolk.example", body: .public) }
        },
        .activity("G-04", "an obligation without a law", .error, "6(3)", "grounds[0].law") { company, ok in
            try company.register(grounds: [LegalObligation(ok ? LawReference("an act") : nil)])
        },
        .activity("G-04", "a task by the law of a third country", .error, "6(3)", "grounds[0].law") { company, ok in
            try company.register(grounds: [PublicTask(LawReference("an act", origin: ok ? .union : .thirdCountry))])
        },
        .activity("G-05", "an interest found too light", .error, "6(1)(f)", "grounds[0].interest.balancing") {
            company, ok in
            let ground = LegitimateInterest(
                "to prevent theft",
                balancing: ok ? .passed(on: "2026-01-01", by: "legal") : .overridden(on: "2026-01-01", by: "legal"),
                toldIn: "1")
            return try company.register(grounds: [ground])
        },
        .activity("G-37", "a ground for nothing", .warning, "5(2)", "grounds[0]") { company, ok in
            var ground = VitalInterests()
            ground.categories = ok ? [company.category] : []
            return try company.register(grounds: [ground])
        },
        .activity("G-37", "the same ground again", .warning, "5(2)", "grounds[1]") { company, ok in
            try company.register(grounds: [
                ok ? VitalInterests().only(.use) : VitalInterests(), VitalInterests().only(.use, .store),
            ])
        },
    ]

    static func interest(_ words: String, weighed: Bool = true) -> Ground {
        LegitimateInterest(words, balancing: weighed ? .passed(on: "2026-01-01", by: "legal") : nil, toldIn: "1")
    }

    /// Another activity that lacks nothing.
    static func baking(_ company: Company, on ground: Ground = VitalInterests()) -> Activity {
        Activity("baking", "baking", covering: [company.category]) {
            ground
            About(company.party.id)
            Keep(for: .years(1), after: .lastContact)
        }
    }
}
