// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

@testable import SmartFMS

// How long, how safely, and by whom.
extension Clauses {
    @Test("S-46 every category for every purpose has a rule, or the register isn't put to work")
    func s46() throws {
        for company in [try Company.declared(), try .corrected()] {
            for activity in company.register.activities {
                for category in activity.categories {
                    let governing = activity.retention.filter { $0.categories?.contains(category) ?? true }
                    #expect(!governing.isEmpty, "\(activity.purpose), \(category)")
                }
            }
            try doesNotFind(company, "G-01")
        }
        refusesActivation("G-01", "activities[relation].retention") { $0.change(Relation.self) { $0.retention = [] } }
    }

    @Test("S-47 the administration is kept for seven years after its year, and then no longer")
    func s47() throws {
        let company = try Company.declared()
        func ask(_ operation: ProcessingOperation, on day: String) throws -> Decision {
            try company.ask(Billing.self, operation, of: .formerCustomer, as: .retention, on: day) {
                $0.recordDate = LocalDate(year: 2019, month: 5, day: 10)
            }
        }
        denies(try ask(.erase, on: "2026-12-31"), .retentionMinimum)
        permits(try ask(.store, on: "2026-12-31"), .legalObligation)
        permits(try ask(.erase, on: "2027-01-01"), .erasureDue)
        denies(try ask(.store, on: "2027-01-01"), .retentionExpired)
        try finds(company, "L-11", "activities[billing].retention[0].trigger")
    }

    @Test("S-48 other data for two years after what starts the count")
    func s48() throws {
        let company = try Company.declared()
        let quiet = try Person.contact.after(.lastContact, on: "2024-02-29")
        permits(try company.ask(BusinessContacts.self, .store, of: quiet, on: "2026-02-28"), .contract)
        denies(try company.ask(BusinessContacts.self, .store, of: quiet, on: "2026-03-01"), .retentionExpired)
        denies(try company.ask(BusinessContacts.self, .use, of: quiet, on: "2026-03-01"), .retentionExpired)
        permits(try company.ask(BusinessContacts.self, .erase, of: quiet, on: "2026-03-01"), .erasureDue)
        try finds(company, "L-18", "activities[business-contacts].retention[0]")
        try doesNotFind(Company.corrected(), "L-18")
        refusesActivation("L-18", "activities[relation].retention[0]") {
            $0.change(Relation.self) { $0.retention = [RetentionRule(period: .years(2), trigger: .unstated)] }
        }
    }

    @Test("S-49 longer only by a decision on file: why, until when, by whom, and looked at again in time")
    func s49() throws {
        let company = try Company.declared()
        let until = try LocalDate("2026-12-31")
        let quiet = try Person.contact.after(.lastContact, on: "2024-02-29")
        func store(reason: String?, approver: ActorID?, on day: String? = nil) throws -> Decision {
            let event = LedgerEvent.retentionExtended(
                BusinessContacts.id, until: until, reviewBy: until, because: reason, approvedBy: approver)
            return try company.ask(BusinessContacts.self, .store, of: quiet.with(event), on: day)
        }
        denies(try store(reason: nil, approver: nil), .retentionExpired)
        denies(try store(reason: "a warranty runs on", approver: nil), .retentionExpired)
        denies(try store(reason: " ", approver: "H. Handelaar"), .retentionExpired)
        permits(try store(reason: "a warranty runs on", approver: "H. Handelaar"), .retentionExtended)
        denies(try store(reason: "a warranty runs on", approver: "H. Handelaar", on: "2027-01-01"), .retentionExpired)
        // Past its review it carries no longer, unless it was recorded afresh.
        func reviewed(_ dates: String...) throws -> Decision {
            let person = try dates.reduce(quiet) { person, date in
                person.with(
                    .retentionExtended(
                        BusinessContacts.id, until: until, reviewBy: try LocalDate(date), because: "a warranty runs on",
                        approvedBy: "H. Handelaar"))
            }
            return try company.ask(BusinessContacts.self, .store, of: person, on: "2026-11-23")
        }
        permits(try reviewed("2026-11-23"), .retentionExtended)
        denies(try reviewed("2026-11-22"), .retentionExpired)
        permits(try reviewed("2026-11-22", "2026-12-22"), .retentionExtended)
        // A hold keeps records for the claim, not for use.
        let held = quiet.with(.held("claim-1", because: "a claim is pending"))
        permits(try company.ask(BusinessContacts.self, .store, of: held), .legalHold)
        denies(try company.ask(BusinessContacts.self, of: held), .retentionExpired)
        denies(try company.ask(BusinessContacts.self, .erase, of: held), .holdActive)
        try finds(company, "L-18", "activities[business-contacts].retention[0]")
    }

    @Test("S-50 measures are on file, each with an owner, evidence and a review")
    func s50() throws {
        let company = try Company.declared()
        #expect(company.register.clauses["S-50"] == ["securityMeasures[encryption]"])
        try finds(company, "G-29", "securityMeasures[encryption].evidence")
        let corrected = try Company.corrected()
        #expect(corrected.register.securityMeasures.count > 1)
        #expect(corrected.register.securityMeasures.allSatisfy { !$0.owner.isEmpty && $0.evidence != nil })
        try doesNotFind(corrected, "G-29")
        try doesNotFind(corrected, "G-50", on: "2027-01-15")
        try finds(corrected, "G-50", "securityMeasures[backup].reviewBy", on: "2027-01-16")
        try finds(
            Company.corrected { $0.securityMeasures = [] }, "G-30", "securityMeasures")
    }

    @Test("S-51 nobody without an undertaking of secrecy")
    func s51() throws {
        let company = try Company.declared()
        permits(try company.ask(Relation.self, of: .customer, as: .support), .contract)
        denies(try company.ask(Relation.self, of: .customer, as: .temp), .accessNoConfidentiality)
        try finds(company, "G-32", "roles[temporary-staff].bond")
        permits(try Company.corrected().ask(Relation.self, of: .customer, as: .temp), .contract)
    }

    @Test("S-52 only those whose function needs it, purpose by purpose and category by category")
    func s52() throws {
        let company = try Company.declared()
        permits(try company.ask(Billing.self, of: .customer, as: .finance), .legalObligation)
        denies(try company.ask(Billing.self, of: .customer, as: .support), .accessRole)
        denies(try company.ask(Relation.self, of: .customer, as: .finance), .accessRole)
        let narrowed = try Company.declared {
            $0.roles.append(Role("planner", boundBy: .secrecy, for: [Relation.id], seeing: [Name.id]))
        }
        permits(try narrowed.ask(Relation.self, .use, [Name.self], of: .customer, as: "planner"), .contract)
        denies(
            try narrowed.ask(Relation.self, .use, [Name.self, Telephone.self], of: .customer, as: "planner"),
            .accessRole)
    }
}
