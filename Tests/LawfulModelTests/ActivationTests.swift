// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulTime
import Testing

@Suite("Activation")
struct ActivationTests {
    /// No basis for two activities, and a machine that decides: three errors under two codes.
    private func faulty() throws -> Register {
        try Company.all[0].register(grounds: []) {
            Activity("credit", "credit checks", covering: []) {
                LegitimateInterest("to limit risk", balancing: .passed(on: "2026-01-01", by: "legal"), toldIn: "1")
                DecidesAutomatically(
                    significant: true, safeguards: [.humanIntervention, .pointOfView, .contest], logic: "a score",
                    significance: "a refusal")
                Keep(for: .years(1), after: .lastContact)
            }
            Activity("third", covering: []) { Keep(for: .years(1), after: .lastContact) }
        }
    }

    @Test("the register of the first example activates strictly, with warnings only")
    func useSite() throws {
        let register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2026-01-01")
            Role("marketer", boundBy: .secrecy, for: Newsletter.self)
            Activity(Newsletter.self) {
                Consent(text: "newsletter-v1")
                Keep(for: .years(2), after: .lastContact)
            }
        }
        let active = try register.activate(.strict)
        #expect(active.mode == .strict && active.register == register && active.accepted == [])
        #expect(active.findings == register.findings)
        #expect(
            active.findings.map { "\($0.code) \($0.path)" } == [
                "L-03 authority", "L-03 rights", "G-09 activities[newsletter].grounds[0].consent", "L-28 officer",
                "G-30 securityMeasures",
            ])
        #expect(active.findings.allSatisfy { $0.severity != .error })
        #expect(register.categories.map(\.id) == ["name", "email"])
    }

    @Test("strictly, every error that isn't accepted is refused and listed, and nothing else")
    func refused() throws {
        let register = try faulty()
        let error = #expect(throws: ActivationError.self) { try register.activate(.strict) }
        #expect(
            error?.findings.map(\.path) == [
                "activities[orders].grounds", "activities[third].grounds", "activities[credit].automatedDecisions",
            ])
        #expect(register.findings.contains { $0.severity == .warning }, "a warning that isn't in the way")
        let fewer = #expect(throws: ActivationError.self) { try register.activate(.strict, accepting: ["L-04"]) }
        #expect(fewer?.findings.map(\.code) == ["L-10"])
        let other = #expect(throws: ActivationError.self) { try register.activate(.strict, accepting: ["L-03"]) }
        #expect(other?.findings == error?.findings)
    }

    @Test("errors that are accepted by name stay on the list, and the acceptance is recorded")
    func accepted() throws {
        let register = try faulty()
        let active = try register.activate(.strict, accepting: ["L-10", "L-04"])
        #expect(active.accepted == ["L-04", "L-10"] && active.mode == .strict)
        #expect(active.findings == register.findings)
    }

    @Test("as declared, it runs with everything listed")
    func asDeclared() throws {
        let register = try faulty()
        let active = try register.activate(.asDeclared)
        #expect(active.mode == .asDeclared && active.accepted == [])
        #expect(active.findings == register.findings)
        #expect(active.findings.count { $0.severity == .error } == 3)
    }

    @Test("a date and tables of one's own are those that it was looked at by")
    func dated() throws {
        let register = try Company.all[0].register()
        let tables = LawTables(checkedEvery: .months(1))
        let active = try register.activate(.strict, on: LocalDate("2027-02-01"), tables: tables)
        #expect(active.tables == tables && active.findings.map(\.code) == ["G-50", "G-52", "G-52"])
        #expect(active.findings.allSatisfy { $0.severity == .warning }, "no date keeps a service from starting")
        #expect(try register.activate(.strict).tables == .bundled)
    }

    @Test("an activated register comes back equal from its JSON")
    func coding() throws {
        let active = try faulty().activate(.strict, accepting: ["L-04", "L-10"])
        let read = try JSONDecoder().decode(ActivatedRegister.self, from: JSONEncoder().encode(active))
        #expect(read == active)
    }

    @Test("the refusal reads like a compiler's and says the ways out")
    func description() throws {
        let register = try faulty()
        let error = #expect(throws: ActivationError.self) { try register.activate(.strict, accepting: ["L-04"]) }
        #expect(
            error?.description == """
                The register can't be activated strictly; 1 error(s) stand in the way:
                activities[credit].automatedDecisions: error: decisions with significant effect are made by machine \
                without an exception of Art. 22(2) [L-10, Art. 22(1) GDPR]
                    Put a human in the decision, or found it on contract, law or explicit consent.
                Mend them, accept them by name with accepting:, or activate .asDeclared.
                """)
    }
}
