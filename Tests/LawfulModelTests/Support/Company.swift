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
    let partner: String

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

    func register(
        notice: Notice? = Notice(version: "1", from: "2026-01-01"),
        hasOfficer: Bool = true,
        hasAuthority: Bool = true,
        keeps: Bool = true,
        grounds: [Ground] = [VitalInterests()],
        activity parts: [any ActivityPart] = [],
        @RegisterBuilder _ others: () -> [any RegisterPart] = { [] }
    ) throws -> Register {
        try Register(controller: name, contact: "privacy@company.example") {
            if let notice { notice }
            if hasOfficer { DataProtectionOfficer.notRequired(because: "nothing at large scale") }
            if hasAuthority { SupervisoryAuthority("AP", contact: "https://toezicht.example") }
            CategoryDeclaration(category)
            party
            outsider
            Activity(purpose, title, covering: [category]) {
                grounds
                if keeps { Keep(for: .years(1), after: .lastContact) }
                parts
            }
            others()
        }
    }

    /// A recipient in a country.
    func recipient(
        in country: CountryCode,
        _ tool: TransferTool? = nil,
        _ facts: AdequacyFacts = .init()
    ) -> Recipient {
        Recipient(
            RecipientID(rawValue: partner), partner, part: .controller, country: country, transfer: tool,
            adequacy: facts)
    }
}
