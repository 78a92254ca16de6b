// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension FindingCase {
    static let unused: [FindingCase] = [
        .register("G-35", "an entity", .warning, "5(2)", "entities[other]") { company, ok in
            try company.register(activity: ok ? [Of("other")] : []) { Company.other }
        },
        .register("G-35", "a category", .warning, "5(2)", "categories[shoes]") { company, ok in
            try company.register(categories: [CategoryDeclaration(ok ? "shoes" : company.category)]) {
                if !ok { CategoryDeclaration("shoes") }
            }
        },
        .register("G-35", "a category of people", .warning, "5(2)", "subjects[spare]") { company, ok in
            try company.register(activity: ok ? [About("spare")] : []) {
                SubjectCategory("spare", "bystanders", contractParty: true)
            }
        },
        .register("G-35", "a source", .warning, "5(2)", "sources[press]") { company, ok in
            try company.register(activity: ok ? [From("press")] : []) {
                Source("press", "newspapers", kind: .public, notification: "at first contact")
            }
        },
    ]

    static let idle: [FindingCase] = [
        .activity("G-39", "a limit to nothing", .warning, "5(2)", "limits[0]") { company, ok in
            try company.register(activity: [Limit(.disclose, to: ok ? [company.category] : [])])
        },
        .activity("G-39", "limits that leave nothing", .warning, "5(2)", "limits[1]") { company, ok in
            try company.register(
                categories: [CategoryDeclaration(company.category), CategoryDeclaration("note")],
                activity: [
                    Limit(.use, to: [company.category]), Limit(.use, to: ok ? [company.category, "note"] : ["note"]),
                ])
        },
        .activity("G-39", "a disclosure of nothing", .warning, "5(2)", "disclosures[0].categories") { company, ok in
            try company.register(activity: [Discloses(to: company.partner, only: ok ? nil : [])]) {
                company.recipient()
            }
        },
        .activity("G-39", "an instruction to nothing", .warning, "5(2)", "instructions[0]") { company, ok in
            try company.register(
                grounds: [], activity: [Company.instruction(categories: ok ? [company.category] : [])]
            ) { Company.other }
        },
        .activity("G-40", "a second disclosure", .warning, "5(2)", "disclosures[1]") { company, ok in
            try company.register(activity: ok ? [company.discloses] : [company.discloses, company.discloses]) {
                company.recipient()
            }
        },
        .activity("G-40", "a second assessment", .warning, "5(2)", "purposeChanges[1]") { company, ok in
            try company.register(
                roles: [company.staff, Role("baker", boundBy: .secrecy, for: ["baking"])],
                activity: ok ? [reuse("baking")] : [reuse("baking"), reuse("baking")]
            ) { baking(company) }
        },
        .activity("G-40", "a second requirement", .warning, "5(2)", "requirements[1]") { company, ok in
            let first = Requires(company.category, .optional)
            return try company.register(
                activity: ok ? [first] : [first, Requires(company.category, otherwise: "We can't deliver.")])
        },
    ]

    static let conditions: [FindingCase] = [
        .activity("G-42", "a condition for ordinary data", .warning, "5(2)", "specialGrounds[0]") { company, ok in
            try company.register(activity: ok ? [] : [Condition(.a, for: company.category)])
        },
        .activity("G-42", "a licence without offences", .warning, "5(2)", "criminalLicence") { company, ok in
            try company.register(activity: ok ? [] : [OffencesAllowed(by: .granted("licence 1"))])
        },
        .activity("G-42", "a law without a number", .warning, "5(2)", "nationalIDLaw") { company, ok in
            try company.register(activity: ok ? [] : [NationalIDAllowed(by: LawReference("an act"))])
        },
        .activity("G-42", "a condition that is always met", .warning, "5(2)", "disclosures[0].suspicion") {
            company, ok in
            try company.register(activity: [
                Discloses(to: company.partner, only: nil, onSuspicion: ok ? nil : Suspicion.none)
            ]) { company.recipient() }
        },
        .activity("G-42", "an instruction of no tenant", .warning, "5(2)", "instructions[0]") { company, ok in
            var register = try company.register(
                grounds: ok ? [] : [VitalInterests()], activity: [Company.instruction()]
            ) { Company.other }
            if !ok { register.activities[0].part = .controller }
            return register
        },
        .activity("G-42", "a processor's own basis", .warning, "5(2)", "grounds") { company, ok in
            try company.register(grounds: ok ? [] : [VitalInterests()], activity: [Company.instruction()]) {
                Company.other
            }
        },
        .activity("G-42", "a change to the same purpose", .warning, "5(2)", "purposeChanges[0]") { company, ok in
            try company.register(activity: ok ? [] : [reuse(company.purpose)])
        },
        .activity("G-42", "a change of data given on consent", .warning, "6(4)", "purposeChanges[0]") { company, ok in
            try company.register(
                roles: [company.staff, Role("baker", boundBy: .secrecy, for: ["baking"])], activity: [reuse("baking")]
            ) {
                baking(company, on: ok ? VitalInterests() : Consent(text: "bread"))
                if !ok { ConsentText("bread", in: .en, "May we?", withdrawal: "by the same form") }
            }
        },
        .partner("G-42", "an agreement with one who decides itself", .warning, "5(2)", "agreement") { company, ok in
            try company.register(activity: [company.discloses]) {
                Recipient(
                    company.partner, "a partner", part: ok ? .processor : .controller,
                    agreement: .written(from: "2026-01-01"),
                    guarantees: Guarantees("ISO 27001", verifiedOn: "2026-01-01"))
            }
        },
        .partner("G-42", "an authorisation of a first processor", .warning, "5(2)", "authorisation") { company, ok in
            try company.register(activity: [company.discloses]) {
                Recipient(
                    company.partner, "a partner", part: .processor, agreement: .written(from: "2026-01-01"),
                    guarantees: Guarantees("ISO 27001", verifiedOn: "2026-01-01"),
                    authorisation: ok ? nil : .specific(on: "2026-01-01"))
            }
        },
    ]

    static let languages: [FindingCase] = [
        .activity("G-43", "a title in one language", .info, "12(1)", "title") { company, ok in
            try translated(company) { $0 != company.title || ok }
        },
        .register("G-43", "people in one language", .info, "12(1)", "subjects[\(Company.all[0].party.id)].title") {
            company, ok in
            try translated(Company.all[0]) { $0 != Company.all[0].party.title || ok }
        },
        .register("G-40", "a second translation", .warning, "5(2)", "translations[5]") { company, ok in
            var register = try translated(company) { _ in true }
            if !ok { register.translations.append(Translation("an encrypted disk", .nl, "een schijf")) }
            return register
        },
    ]

    /// Everything that people read, in Dutch, too, but for what is left out.
    private static func translated(_ company: Company, keeping isKept: (String) -> Bool) throws -> Register {
        var register = try company.register(activity: [Announced("by a sign at the door")])
        let texts = [
            "nothing at large scale", "an encrypted disk", company.party.title, company.title, "by a sign at the door",
        ]
        register.translations = texts.filter(isKept).map { Translation($0, .nl, "in het Nederlands") }
        return register
    }

    private static func reuse(_ origin: PurposeID) -> ActivityDetail {
        Reuses(
            origin, compatible: true, link: "bread", context: "expected", nature: "ordinary", consequences: "none",
            safeguards: "pseudonyms")
    }
}
