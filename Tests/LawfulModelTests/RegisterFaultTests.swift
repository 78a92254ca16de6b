// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulTime
import Testing

@Suite("Structural faults")
struct RegisterFaultTests {
    @Test("a name that nothing declares", arguments: FaultyRegister.unknownNames)
    func unknown(_ faulty: FaultyRegister) throws { try check(faulty) }

    @Test("a name that is declared twice", arguments: FaultyRegister.duplicates)
    func duplicate(_ faulty: FaultyRegister) throws { try check(faulty) }

    @Test("a value that isn't of its form", arguments: FaultyRegister.values)
    func malformed(_ faulty: FaultyRegister) throws { try check(faulty) }

    @Test("a ground without its justification, or with another's", arguments: FaultyRegister.grounds)
    func grounds(_ faulty: FaultyRegister) throws { try check(faulty) }

    private func check(_ faulty: FaultyRegister) throws {
        let faults = try faults(faulty.make)
        #expect(faults.map { CaughtFault($0.code, $0.path) } == faulty.expected)
        for fault in faults {
            #expect(fault.message.contains { ";:".contains($0) }, "says what to do: \(fault.message)")
            #expect(fault.line == nil && fault.description == "\(fault.path): \(fault.message)")
        }
    }

    @Test("a register at its limits is sound")
    func sound() throws {
        let made = try register {
            Notice(version: "1", from: "2026-01-01")
            Notice(version: "2", from: "2026-01-01")
            CategoryDeclaration(CategoryID(rawValue: String(repeating: "é", count: 100)))
            CategoryDeclaration("name")
            Recipient(
                "printer", "a printer", part: .processor, agreement: .written(from: "2026-01-01", until: "2026-01-01"))
            Activity("mail", covering: ["name"]) {
                Keep(for: .years(7), after: .lastContact, atLeast: .years(7), by: nil)
                Keep(for: .days(1), after: RetentionTrigger("x", counting: .endOfFinancialYear(month: 2, day: 29)))
            }
        }
        #expect(try Register(json: made.json()) == made)
    }

    @Test("more activities than decisions can number are refused, and as many as they can aren't")
    func tooMany() throws {
        func register(_ count: Int) throws -> Register {
            let activities = (0..<count).map { #"{"purpose":"p\#($0)"}"# }.joined(separator: ",")
            let text =
                #"{"controller":{"id":"c","name":"C","contact":"c@c.example"},"activities":[\#(activities)]}"#
            return try Register(json: Data(text.utf8))
        }
        let faults = try faults { try register(Register.maximumActivities + 1) }
        #expect(faults.map(\.code) == [.tooMany] && faults.map(\.path) == ["activities"])
        #expect(try register(Register.maximumActivities).activities.count == Register.maximumActivities)
    }

    @Test("the same category, named by type in two activities, is declared once")
    func merge() throws {
        let made = try register {
            Activity(Newsletter.self) {}
            Activity(Vaccination.self) {}
        }
        #expect(made.categories.map(\.id) == ["name", "email", "prescription"])
    }

    @Test("several faults are all listed, in the register's order")
    func several() throws {
        let caught = try caught {
            try Register(controller: "", contact: "") {
                Activity("mail", covering: ["ghost", "ghost"]) {
                    Keep(for: .days(0), after: .lastContact)
                    Discloses(to: "ghost", only: ["phantom"])
                    Assessed(.done(on: "soon"))
                }
                Activity("mail", covering: []) { From("a", "b") }
                Role("desk", boundBy: .secrecy, for: ["ghost"])
                Recipient("printer", "a printer", part: nil, country: "?", agreement: .oral(from: "?"))
                LegalEntity("tenant", name: "One", contact: "one@acme.example", country: "")
                Notice(version: "1", from: "?")
                Establishment(zone: "")
            }
        }
        #expect(
            caught.map(\.description) == [
                "malformed controller.name", "malformed controller.contact", "malformed zone",
                "malformed entities[tenant].country", "malformed notices[1].from",
                "malformed recipients[printer].country", "malformed recipients[printer].agreement.from",
                "unknown roles[desk].purposes", "duplicate activities",
                "unknown activities[mail].categories", "unknown activities[mail].categories",
                "duplicate activities[mail].categories", "unknown activities[mail].disclosures[0].recipient",
                "unknown activities[mail].disclosures[0].categories", "malformed activities[mail].retention[0].period",
                "malformed activities[mail].impactAssessment.done.on", "unknown activities[mail].sources",
                "unknown activities[mail].sources",
            ])
    }

    @Test("the error is written a line per fault")
    func description() throws {
        let one = #expect(throws: RegisterError.self) {
            try register { Role("desk", boundBy: .secrecy, for: ["ghost"]) }
        }
        #expect(
            one?.description == """
                The register has 1 structural fault:
                  - roles[desk].purposes: 'ghost' is not an activity here; declare it
                """)
        let two = #expect(throws: RegisterError.self) {
            try register {
                CategoryDeclaration("name")
                CategoryDeclaration("name")
                Notice(version: "1", from: "31-01-2026")
            }
        }
        #expect(
            two?.description == """
                The register has 2 structural faults:
                  - notices[1].from: '31-01-2026' is no date; write one as 2026-01-31
                  - categories: 'name' is declared twice; keep one
                """)
    }
}
