// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

@testable import SmartFMS

// Lawfulness, purpose limitation, and processors.
extension Clauses {
    @Test("S-14 every permit cites its basis and the statement's version, in the ledger too")
    func s14() async throws {
        let office = try await Office(.declared())
        try await office.privacy.record(.contractStarted(.customer), by: Office.anna)
        try await office.privacy.record(.consentGiven(Marketing.self, text: "marketing-2018"), by: Office.anna)
        func shows<P: Purpose>(_ purpose: P.Type, _ basis: LegalBasis) async throws {
            let outcome = try await office.use(purpose) { permit in
                #expect(permit.grant.basis == basis && permit.grant.notice == .current)
            }
            #expect(outcome.result != nil)
            let event = try await office.lastEntry()?.privatePart?.event
            #expect(event?.kind == .permitted && event?.basis == basis && event?.notice == .current)
        }
        try await shows(Marketing.self, .consent)
        try await shows(Relation.self, .contract)
        try await shows(Billing.self, .legalObligation)
        try await shows(Acceptance.self, .legitimateInterest)
    }

    @Test("S-15 no other purpose that nobody assessed as compatible")
    func s15() throws {
        let told = Person.customer.with(.informedOfFurtherPurpose(Improvement.id))
        denies(try Company.declared().ask(Improvement.self, of: told) { $0.origin = Billing.id }, .purposeNotAssessed)
        let incompatible = try Company.corrected {
            $0.change(Improvement.self) {
                Reuses(
                    Billing.self, compatible: false, link: "none", context: "invoices", nature: "payments",
                    consequences: "unexpected", safeguards: "none"
                ).add(to: &$0)
            }
        }
        denies(try incompatible.ask(Improvement.self, of: told) { $0.origin = Billing.id }, .purposeIncompatible)
    }

    @Test("S-16 data go to registered processors only")
    func s16() throws {
        let company = try Company.declared()
        let address: [any DataCategory.Type] = [Name.self, PostalAddress.self]
        permits(try company.ask(Marketing.self, .disclose, address, of: .consenting, to: Recipients.printer), .consent)
        let unknown = try company.ask(Marketing.self, .disclose, address, of: .consenting, to: "mail-house")
        #expect(denies(unknown, .processorNoContract).map(\.detail) == ["mail-house"])
    }

    @Test("S-17 a contract with each, complete term by term before the first disclosure")
    func s17() throws {
        func print(under agreement: ProcessingAgreement?) throws -> Decision {
            let company = try Company.declared {
                $0.replace(
                    Recipient(
                        Recipients.printer, "Drukkerij", part: .processor, agreement: agreement,
                        guarantees: Guarantees("ISO 27001", verifiedOn: "2026-02-01")))
            }
            return try company.ask(
                Marketing.self, .disclose, [Name.self, PostalAddress.self], of: .consenting, to: Recipients.printer)
        }
        permits(try print(under: .written(from: "2026-01-01")), .consent)
        for clause in ProcessingAgreement.Clause.allCases {
            let reasons = denies(
                try print(under: .written(from: "2026-01-01", lacking: [clause])), .processorContractIncomplete)
            #expect(reasons.map(\.article) == [clause.article])
        }
        denies(try print(under: nil), .processorNoContract)
        denies(try print(under: .oral(from: "2026-01-01")), .processorNotInWriting)
        denies(try print(under: .written(from: "2026-11-24")), .processorNoContract)
        denies(try print(under: .written(from: "2026-01-01", until: "2026-11-22")), .processorNoContract)
        // The new printer has signed nothing.
        let company = try Company.declared()
        let unsigned = try company.ask(Marketing.self, .disclose, [Name.self], of: .consenting, to: "new-printer")
        denies(unsigned, .processorNoContract, .processorNoGuarantees)
        try finds(company, "G-12", "recipients[new-printer].agreement")
    }
}
