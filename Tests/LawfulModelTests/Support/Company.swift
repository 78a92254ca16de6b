// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A fictional company whose register has no findings, but for what a test adds or leaves out.
struct Company: Sendable, CustomStringConvertible {
    let name: String
    let purpose: PurposeID
    let title: String
    let category: CategoryID
    let party: SubjectCategory
    let outsider: SubjectCategory
    let partner: RecipientID

    var description: String { name }

    static let all = [
        Company(
            name: "Bakkerij Zon", purpose: "orders", title: "bread orders", category: "order",
            party: SubjectCategory("eater", "customers", contractParty: true),
            outsider: SubjectCategory("buyer", "purchasers of canteens", contractParty: false), partner: "courier"),
        Company(
            name: "Roeivereniging De Kolk", purpose: "membership", title: "the members' list", category: "phone",
            party: SubjectCategory("member", "members", contractParty: true),
            outsider: SubjectCategory("parent", "parents of young members", contractParty: false), partner: "bond"),
    ]

    /// Where the activity is.
    var place: String { "activities[\(purpose)]" }
    /// Where the partner is.
    var partnerPlace: String { "recipients[\(partner)]" }
    /// The disclosure of everything to the partner.
    var discloses: ActivityDetail { Discloses(to: partner) }

    static let notice = Notice(version: "1", from: "2026-01-01")
    static let keeps = RetentionRule(period: .years(1), trigger: .lastContact)
    static let vault = SecurityMeasure(
        "vault", "an encrypted disk", .encryption, owner: "systems", evidence: "test report 7", reviewBy: "2027-01-01")

    func register(
        body: LegalEntity.Body = .private,
        notices: [Notice] = [Self.notice],
        officer: DataProtectionOfficer? = .notRequired(because: "nothing at large scale"),
        hasAuthority: Bool = true,
        rights: RightsProcedure? = RightsProcedure(),
        roles: [Role]? = nil,
        measures: [SecurityMeasure] = [Self.vault],
        texts: [ConsentText]? = nil,
        title: String? = nil,
        categories: [CategoryDeclaration]? = nil,
        about: [SubjectCategory]? = nil,
        grounds: [Ground] = [VitalInterests()],
        keeps: [RetentionRule] = [Self.keeps],
        activity parts: [any ActivityPart] = [],
        @RegisterBuilder _ others: () -> [any RegisterPart] = { [] }
    ) throws -> Register {
        let categories = categories ?? [CategoryDeclaration(category)]
        let people = about ?? [party]
        var activity = Activity(purpose, title ?? self.title, covering: categories.map(\.id)) {
            grounds
            parts
        }
        activity.retention = keeps
        activity.subjects = people.map(\.id) + activity.subjects
        let asked = Set(grounds.compactMap(\.consent?.text)).sorted()
        let declared: [any RegisterPart] =
            notices + categories + people + measures + (roles ?? [staff])
            + (texts ?? asked.map { ConsentText($0, in: .en, "May we?", withdrawal: "by the same form") })
        return try Register(controller: name, contact: "privacy@company.example", body: body) {
            declared
            if let officer { officer }
            if hasAuthority { SupervisoryAuthority("AP", contact: "https://toezicht.example") }
            if let rights { rights }
            activity
            others()
        }
    }

    /// Those who carry out the activity.
    var staff: Role { Role("staff", boundBy: .secrecy, heldBy: ["the office"], for: [purpose]) }

    /// The partner as a recipient that decides itself.
    func recipient(
        in country: CountryCode = "NL",
        _ tool: TransferTool? = nil,
        _ facts: AdequacyFacts = .init(),
        part: Recipient.Part? = .controller,
        remoteAccess: [CountryCode] = [],
        vague: Bool = false
    ) -> Recipient {
        Recipient(
            partner, partner.rawValue, part: part, country: country, transfer: tool, adequacy: facts,
            remoteAccess: remoteAccess, vague: vague)
    }

    /// The partner as a processor with all that Art. 28 wants.
    func processor(
        agreement: ProcessingAgreement? = .written(from: "2026-01-01"),
        guarantees: Guarantees? = Guarantees("ISO 27001", verifiedOn: "2026-01-01")
    ) -> Recipient {
        Recipient(partner, partner.rawValue, part: .processor, agreement: agreement, guarantees: guarantees)
    }

    /// A sub-processor of the partner's.
    func helper(
        _ authorisation: SubProcessorAuthorisation? = .specific(on: "2026-01-01"),
        engagedBy: RecipientID?,
        contact: String? = "helper@company.example"
    ) -> Recipient {
        Recipient(
            "helper", "the helper", part: .subprocessor, agreement: .written(from: "2026-01-01"),
            guarantees: Guarantees("ISO 27001", verifiedOn: "2026-01-01"), authorisation: authorisation,
            engagedBy: engagedBy, contact: contact)
    }

    static let other = LegalEntity("other", name: "De Ander", contact: "info@ander.example")
    /// What another instructed, with everything agreed.
    static func instruction(
        _ operations: [ProcessingOperation] = [.use, .requestAccess],
        categories: [CategoryID]? = nil,
        document: String? = "annex 1",
        until: DeclaredDate? = nil,
        assistance: Period? = .days(2)
    ) -> ActivityDetail {
        OnInstruction(
            Instruction(
                "of-other", of: other.id, operations: operations, categories: categories, document: document,
                until: until, assistance: assistance))
    }
}
