// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lawful
import LawfulTesting
import Testing

@Suite("On whose behalf, in the ledger")
struct EntityTests {
    private enum Hosting: Purpose {
        static let id: PurposeID = "hosting"
        typealias Covers = Name
    }

    private static func register() throws -> Register {
        try Register(controller: "Host B.V.", contact: "privacy@host.example") {
            Notice(version: "1", from: "2026-01-01")
            LegalEntity("tenant-a", name: "Tenant A B.V.", contact: "a@tenant.example")
            LegalEntity("tenant-b", name: "Tenant B B.V.", contact: "b@tenant.example")
            Role("operator", boundBy: .secrecy, for: Hosting.self)
            Activity(Hosting.self) {
                OnInstruction(Instruction("hosting-a", of: "tenant-a", operations: [.use], document: "annex 1"))
                OnInstruction(Instruction("hosting-b", of: "tenant-b", operations: [.store], document: "annex 1"))
                Keep(for: .years(2), after: .lastContact)
            }
        }
    }

    private let acme = Acme()

    private func privacy() async throws -> DataProtection {
        try await DataProtection(
            Self.register().activate(.asDeclared), ledger: .existing(acme.ledger), ambient: acme.ambient)
    }

    @Test("permits and denials name the tenant in their public part, and a question that names none leaves it out")
    func answers() async throws {
        let privacy = try await privacy()
        for (entity, isPermit) in [("tenant-a", true), ("tenant-b", false), (nil, false)] as [(EntityID?, Bool)] {
            let outcome = try await privacy.use(Hosting.self, of: Acme.anna, onBehalfOf: entity, as: "operator") { _ in
                1
            }
            #expect((outcome.result == 1) == isPermit)
            let entry = try #require(try await acme.entries().last)
            #expect(entry.publicPart.kind == (isPermit ? .permitted : .denied))
            #expect(entry.publicPart.entity == entity)
            let text = String(decoding: try JSONEncoder().encode(entry.publicPart), as: UTF8.self)
            #expect(!text.contains("anna") && text.contains("entity") == (entity != nil))
        }
    }

    @Test("a cohort's entry names it, and erasing private parts leaves it")
    func cohorts() async throws {
        let privacy = try await privacy()
        let readers = AsyncStream<SubjectID> { stream in
            for reader in ["one", "two"] as [SubjectID] { stream.yield(reader) }
            stream.finish()
        }
        let report = try await privacy.use(Hosting.self, ofEach: readers, onBehalfOf: "tenant-a", as: "operator") {
            _, _ in
        }
        #expect(report.permitted == 2)
        let cohort = try #require(try await acme.entries().last)
        #expect(cohort.publicPart.kind == .cohortAnswered && cohort.publicPart.entity == "tenant-a")
        _ = try await privacy.use(Hosting.self, of: Acme.anna, onBehalfOf: "tenant-a", as: "operator") { _ in 1 }
        _ = try await acme.ledger.erasePrivateParts(of: Acme.anna, .everything, keeping: [])
        let erased = try #require(try await acme.entries().last { $0.publicPart.kind == .permitted })
        #expect(erased.privatePart == nil && erased.publicPart.entity == "tenant-a")
    }
}
