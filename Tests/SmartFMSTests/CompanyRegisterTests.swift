// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulModel
import Testing

@testable import SmartFMS

@Suite("The reference company's register")
struct CompanyRegisterTests {
    @Test("every clause of the statement has a place in the register", arguments: CompanyRegister.Edition.allCases)
    func clauses(_ edition: CompanyRegister.Edition) throws {
        let places = try CompanyRegister(edition: edition).register().clauses
        let all = (1...76).map { ClauseID(rawValue: $0 < 10 ? "S-0\($0)" : "S-\($0)") }
        #expect(places.keys.sorted() == all)
        #expect(places.values.allSatisfy { !$0.isEmpty && Set($0).count == $0.count })
        #expect(places["S-61"] == ["promises[S-61]"])
        #expect(places["S-34"] == ["promises[S-34]", "activities[protection].disclosures[0]"])
        #expect(places["S-12"] == ["subjects[tenant.customer]", "activities[tenant-hosting]"])
    }

    @Test("it reads back equal from its JSON", arguments: CompanyRegister.Edition.allCases)
    func coding(_ edition: CompanyRegister.Edition) throws {
        let register = try CompanyRegister(edition: edition).register()
        #expect(try Register(json: register.json()) == register)
    }

    @Test("it serves two tenants as processor, each on an instruction of its own")
    func tenants() throws {
        let register = try CompanyRegister.declared()
        let hosting = try #require(register.activity(TenantHosting.id))
        #expect(hosting.part == .processor(for: [Tenants.estate, Tenants.care]))
        #expect(hosting.instructions.map(\.controller) == [Tenants.estate, Tenants.care])
        #expect(hosting.instructions.map(\.operations) == [[.store, .use], [.store]])
        #expect(hosting.instructions.allSatisfy { $0.document != nil && $0.from != nil })
        #expect(hosting.grounds.isEmpty)
    }

    @Test("its promises are the register's, read strictly, with the other reading beside")
    func promises() throws {
        let promises = try CompanyRegister.declared().promises
        #expect(promises.map(\.clause) == ["S-34", "S-61", "S-62", "S-65"])
        #expect(
            promises.map(\.content) == [
                .disclosedOnSuspicion(.serious, to: Recipients.crimeFighter), .neverSold, .disclosedOnlyWhenNecessary,
                .answeredWithin(.weeks(4)),
            ])
        #expect(promises.filter { $0.otherReading != nil }.map(\.clause) == ["S-62"])
    }

    @Test("what people read is Dutch, and all of it has its English", arguments: CompanyRegister.Edition.allCases)
    func translations(_ edition: CompanyRegister.Edition) throws {
        let register = try CompanyRegister(edition: edition).register()
        #expect(register.language == .nl)
        let texts = Set(register.statementTexts.map(\.text))
        #expect(Set(register.translations.map(\.text)) == texts)
        #expect(texts.count > 70)
        for text in texts { #expect(register.text(text, in: .nl) == text && register.text(text, in: .en) != text) }
    }
}
