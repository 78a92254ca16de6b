// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

@testable import SmartFMS

// c and d: protecting interests, improving products.
extension Clauses {
    private var traces: [any DataCategory.Type] { [Name.self, TechnicalTrace.self] }

    @Test("S-28 interests are named one by one, and told")
    func s28() throws {
        let company = try Company.declared()
        permits(try company.ask(Protection.self, .use, traces, of: .customer, as: .security), .legitimateInterest)
        let untold = try Company.declared {
            $0.change(Protection.self) {
                $0.grounds = [
                    LegitimateInterest(
                        "uw en onze belangen", balancing: .passed(on: "2024-03-01", by: "management"), toldIn: nil)
                ]
            }
        }
        denies(try untold.ask(Protection.self, .use, traces, of: .customer, as: .security), .liNotCommunicated)
        try finds(company, "L-13", "activities[protection].wording")
    }

    @Test("S-29 countering fraud is such an interest; offences need more than it")
    func s29() throws {
        let company = try Company.declared()
        permits(try company.ask(Protection.self, .use, traces, of: .customer, as: .security), .legitimateInterest)
        let reasons = denies(
            try company.ask(Protection.self, .use, [OffenceData.self], of: .customer, as: .security),
            .criminalNoAuthority)
        #expect(reasons.map(\.article) == ["10"])
        try finds(company, "L-15", "activities[protection].criminalLicence")
        permits(
            try Company.corrected().ask(Protection.self, .use, [OffenceData.self], of: .customer, as: .security),
            .legitimateInterest)
    }

    @Test("S-30 cameras are announced, and assessed beforehand where they watch the public")
    func s30() throws {
        let company = try Company.declared()
        let recording: [any DataCategory.Type] = [VideoRecording.self, VoiceRecording.self]
        denies(try company.ask(Protection.self, .collect, recording, as: .security), .transparencyNotInformed)
        let passing = Person.stranger.with(.informed(Protection.id, by: nil))
        permits(
            try company.ask(Protection.self, .collect, recording, of: passing, as: .security), .legitimateInterest)
        try finds(company, "L-12", "activities[protection].announcement")
        permits(try company.ask(Protection.self, .activate), .legitimateInterest)
        let watching = { (register: inout Register) in
            register.change(Protection.self) { $0.risks = [.publicMonitoring] }
        }
        denies(try Company.declared(changing: watching).ask(Protection.self, .activate), .dpiaMissing)
        refusesActivation("G-07", "activities[protection].impactAssessment", watching)
        let assessed = try Company.corrected {
            watching(&$0)
            $0.change(Protection.self) { $0.impactAssessment = .done(on: "2026-10-01") }
        }
        permits(try assessed.ask(Protection.self, .activate), .legitimateInterest)
    }

    @Test("S-31 registers are consulted on a permission on file")
    func s31() throws {
        func consult(_ source: SourceID, _ company: Company) throws -> Decision {
            try company.ask(Protection.self, .collect, traces, of: .customer, as: .security) { $0.source = source }
        }
        let company = try Company.declared()
        permits(try consult(Sources.sectorWarnings, company), .legitimateInterest)
        let reasons = denies(try consult(Sources.incidentRegister, company), .sourceNoPermission)
        #expect(reasons.map(\.article) == ["statement S-31"] && reasons.map(\.authority) == [.promise])
        permits(try consult(Sources.incidentRegister, .corrected()), .legitimateInterest)
    }

    @Test("S-32 recording an offence in them needs a licence of the authority")
    func s32() throws {
        let offence: [any DataCategory.Type] = [Name.self, OffenceData.self]
        func record(_ company: Company) throws -> Decision {
            try company.ask(
                Protection.self, .disclose, offence, of: .customer, as: .security, to: Recipients.sectorRegister)
        }
        denies(try record(.declared()), .criminalNoAuthority)
        permits(try record(.corrected()), .legitimateInterest)
        let unlicensed = { (register: inout Register) in
            register.change(Protection.self) { $0.criminalLicence = nil }
        }
        refusesActivation("L-15", "activities[protection].criminalLicence", unlicensed)
    }

    @Test("S-33 public sources: consulted, and the notice that says so is queued")
    func s33() async throws {
        try finds(Company.declared(), "L-09", "sources[public-sources].notification")
        try doesNotFind(Company.corrected(), "L-09")
        let office = try await Office(.declared())
        office.add(to: "incidents")
        let read = try await office.ask(
            Protection.self, for: .collect, traces, as: .security, asking: { $0.source = Sources.publicSources })
        #expect(read.result != nil)
        #expect(try await office.privacy.sourceNotices().map(\.source) == [Sources.publicSources])
        #expect(try await office.privacy.sourceNotices().findings(at: noon("2026-03-06")) == [])
        #expect(try await office.privacy.sourceNotices().findings(at: noon("2026-05-06")).map(\.code) == ["G-53"])
        let decided = try await office.desk.decide(
            office.assess(.requestAccess), approvedBy: nil, at: office.clock.now())
        let page = try await office.desk.accessPackage(decided, at: office.clock.now()).html(in: .nl)
        #expect(page.contains("kranten en internet (openbare bron)"))
    }

    @Test("S-34 traces go to those who fight botnets on serious suspicion, recorded with who and what")
    func s34() async throws {
        let company = try Company.declared()
        func pass(_ categories: [any DataCategory.Type], on suspicion: Suspicion) throws -> Decision {
            try company.ask(
                Protection.self, .disclose, categories, of: .customer, as: .security, to: Recipients.crimeFighter,
                asserting: Assertions(suspicion: suspicion))
        }
        for suspicion in [Suspicion.none, .low] {
            let reasons = denies(try pass(traces, on: suspicion), .disclosureConditionUnmet)
            #expect(reasons.map(\.article) == ["statement S-34"] && reasons.map(\.authority) == [.promise])
        }
        permits(try pass(traces, on: .serious), .legitimateInterest)
        denies(try pass(traces + [VoiceRecording.self], on: .serious), .minimisationExcessFields)
        denies(try pass(traces + [OffenceData.self], on: .serious), .criminalNoAuthority)

        let office = try await Office(company)
        try await office.ask(
            Protection.self, for: .disclose, traces, to: Recipients.crimeFighter, as: .security, by: "analyst-7",
            asserting: Assertions(suspicion: .serious))
        let entry = try #require(try await office.lastEntry())
        #expect(entry.privatePart?.event.asserted == ["suspicion=serious"])
        let actor = try await office.privacy.openActor(
            try #require(entry.publicPart.actor), because: "who passed them on", by: "H. Visser")
        #expect(actor == "analyst-7")
    }

    @Test("S-35 an objection stops it until compelling grounds or claims are shown")
    func s35() throws {
        let company = try Company.declared()
        func use(of person: Person, claims: Bool = false) throws -> Decision {
            try company.ask(
                Protection.self, .use, traces, of: person, as: .security, asserting: Assertions(claims: claims))
        }
        let objecting = Person.customer.with(.objected(to: Protection.id))
        permits(try company.ask(Protection.self, .requestObjection, of: .customer), .rightGranted)
        denies(try use(of: objecting), .objectionUnresolved)
        permits(try use(of: objecting, claims: true), .legitimateInterest)
        let overridden = objecting.with(.objectionOverridden(Protection.id, because: "fraud shown"), on: "2026-11-09")
        permits(try use(of: overridden), .legitimateInterest)
        denies(try use(of: objecting.with(.objectionUpheld(Protection.id), on: "2026-11-09")), .objectionUpheld)
        try finds(company, "L-23", "rights.isObjectionSetApart")
    }

    @Test("S-36 products are developed with listed data only, and no raw export")
    func s36() throws {
        let company = try Company.declared()
        permits(try company.ask(Improvement.self, .use, [SupportNote.self], of: .customer, as: .development), .contract)
        denies(
            try company.ask(Improvement.self, .use, [SupportNote.self, Name.self], of: .customer, as: .development),
            .categoryUndeclared)
        denies(try company.ask(Improvement.self, .disclose, of: .customer, as: .development), .basisMissing)
        denies(
            try company.ask(Improvement.self, .disclose, of: .customer, as: .development, to: "research-bureau"),
            .processorNoContract)
        denies(
            try company.ask(Improvement.self, .disclose, of: .customer, as: .development, to: Recipients.printer),
            .processorNoContract)
        try finds(company, "L-13", "activities[improvement].wording")
    }

    @Test("S-37 contract and interest are two legs: one to a decision, rights by both")
    func s37() throws {
        let company = try Company.declared()
        let strict = try Company.strict()
        func use(_ company: Company, on leg: LegalBasis, of person: Person, necessary: Bool = true) throws -> Decision {
            try company.ask(
                Improvement.self, of: person, as: .development, asserting: Assertions(necessary: necessary)
            ) { $0.basis = leg }
        }
        let objecting = Person.customer.with(.objected(to: Improvement.id))
        denies(try use(company, on: .legitimateInterest, of: objecting), .objectionUnresolved)
        permits(try use(company, on: .contract, of: objecting, necessary: false), .contract)
        denies(try use(strict, on: .contract, of: objecting, necessary: false), .basisNotNecessary)
        // Once it is upheld, only what the contract really needs is left.
        let upheld = objecting.with(.objectionUpheld(Improvement.id), on: "2026-11-09")
        denies(try use(strict, on: .legitimateInterest, of: upheld), .objectionUpheld)
        permits(try use(strict, on: .contract, of: upheld), .contract)
        for (right, leg, other) in [
            (ProcessingOperation.requestObjection, LegalBasis.legitimateInterest, LegalBasis.contract),
            (.requestPortability, .contract, .legitimateInterest),
        ] {
            permits(try company.ask(Improvement.self, right, of: .customer) { $0.basis = leg }, .rightGranted)
            denies(try company.ask(Improvement.self, right, of: .customer) { $0.basis = other }, .rightNotApplicable)
        }
        try finds(company, "L-14", "activities[improvement].grounds[0]")
        try finds(company, "L-16", "activities[improvement].grounds")
    }
}
