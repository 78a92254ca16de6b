// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A register of any size, in which all lists grow together.
struct LargeRegister {
    let activities: Int

    private var categories: Int { activities / 10 }
    private var recipients: Int { activities / 20 }

    private func category(_ index: Int) -> CategoryID { CategoryID(rawValue: "category.\(index % categories)") }
    private func recipient(_ index: Int) -> RecipientID { RecipientID(rawValue: "recipient.\(index % recipients)") }
    private func purpose(_ index: Int) -> PurposeID { PurposeID(rawValue: "purpose.\(index % activities)") }

    func register(titled title: String = "a title") throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            DataProtectionOfficer.appointed(contact: "dpo@acme.example")
            SupervisoryAuthority("AP", contact: "https://toezicht.example")
            Notice(version: "1", from: "2026-01-01", describes: (0..<activities).map(purpose))
            LegalEntity("tenant", name: "Tenant B.V.", contact: "info@tenant.example")
            SubjectCategory("customer", "customers", contractParty: true)
            SubjectCategory("visitor", "visitors", contractParty: false)
            Source("press", "newspapers", kind: .public, notification: "at first contact")
            for index in 0..<categories { CategoryDeclaration(category(index), "a category") }
            for index in 0..<recipients {
                Recipient(
                    recipient(index), "a recipient", part: .processor,
                    agreement: .written(from: "2026-01-01", purposes: [purpose(index)]),
                    guarantees: Guarantees("ISO 27001", verifiedOn: "2026-01-01"))
            }
            for index in 0..<activities / 50 {
                Role(
                    RoleID(rawValue: "role.\(index)"), boundBy: .secrecy,
                    for: (0..<50).map { purpose(index * 50 + $0) })
                CollectionPoint("form \(index)", for: purpose(index), showing: "1")
            }
            for index in 0..<activities { activity(index, title) }
        }
    }

    private func activity(_ index: Int, _ title: String) -> Activity {
        Activity(purpose(index), title, covering: (0..<4).map { category(index + $0) }) {
            Clauses("S-1")
            About("customer", "visitor")
            From("press")
            Consent(text: "text-2", earlier: ["text-1"])
            Contract("sale").only(.use, .store)
            LegitimateInterest("to know who buys", balancing: .passed(on: "2026-01-01", by: "legal"), toldIn: "1")
            Keep(for: .years(7), after: .endOfContract, atLeast: .years(5), by: LawReference("AWR 52(4)"))
            Requires(category(index), otherwise: "no delivery")
            Discloses(to: recipient(index))
            Discloses(to: recipient(index + 1), only: [category(index)])
            if index.isMultiple(of: 10) { OnInstruction(of: "tenant", .use, .store) }
        }
    }
}
