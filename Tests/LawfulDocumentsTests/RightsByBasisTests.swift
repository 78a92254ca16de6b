// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@testable import LawfulDocuments

@Suite("Rights as told and as decided")
struct RightsByBasisTests {
    private static let conditional: [ProcessingOperation] = [
        .requestPortability, .requestObjection, .requestWithdrawal, .requestContest,
    ]

    private static func ground(_ basis: LegalBasis) -> Ground {
        switch basis {
        case .consent: Consent(text: "t")
        case .contract: Contract("c")
        case .legalObligation: LegalObligation(LawReference("AWR 52(4)"))
        case .vitalInterests: VitalInterests()
        case .publicTask: PublicTask(LawReference("Act 1"))
        case .legitimateInterest:
            LegitimateInterest("to be safe", balancing: .passed(on: "2024-01-01", by: "board"), toldIn: "1")
        }
    }

    private static func register(_ change: (inout Activity) -> Void) throws -> Register {
        var register = try Register(controller: "Shop", contact: "x") {
            Notice(version: "1", from: "2024-01-01")
            CategoryDeclaration("name")
            Role("clerk", boundBy: .secrecy, for: nil)
        }
        var activity = Activity("a", covering: ["name"])
        change(&activity)
        register.activities = [activity]
        return register
    }

    private static func isGranted(
        _ right: ProcessingOperation,
        on basis: LegalBasis?,
        _ register: Register
    ) throws -> Bool {
        let now = Bakery.date.start(in: register.timeZone)
        var question = Question("a", right, as: "clerk", effectiveAt: now, knownAt: now)
        question.basis = basis
        let engine = DecisionEngine(try register.activate(.asDeclared))
        return engine.decide(question, status: SubjectStatus()).isPermit
    }

    @Test(
        "go together, for every basis, marketing or not, automated or on paper",
        arguments: conditional, LegalBasis.allCases)
    func matrix(_ right: ProcessingOperation, _ basis: LegalBasis) throws {
        for isMarketing in [false, true] {
            for isAutomated in [false, true] {
                for decides in [false, true] {
                    let register = try Self.register {
                        $0.grounds = [Self.ground(basis)]
                        $0.isDirectMarketing = isMarketing
                        $0.isAutomated = isAutomated
                        if decides { DecidesAutomatically(significant: true, logic: "l").add(to: &$0) }
                    }
                    let activity = register.activities[0]
                    #expect(
                        try RightsMatrix.holds(right, in: activity) == Self.isGranted(right, on: basis, register),
                        "\(right) on \(basis), marketing \(isMarketing), automated \(isAutomated)")
                }
            }
        }
    }

    @Test("of an activity with several bases are those of any of them", arguments: conditional)
    func union(_ right: ProcessingOperation) throws {
        for first in LegalBasis.allCases {
            for second in LegalBasis.allCases where second != first {
                let register = try Self.register { $0.grounds = [Self.ground(first), Self.ground(second)] }
                let isGranted =
                    try Self.isGranted(right, on: first, register) || Self.isGranted(right, on: second, register)
                #expect(RightsMatrix.holds(right, in: register.activities[0]) == isGranted, "\(first), \(second)")
            }
        }
    }

    @Test("are told in the purpose's own section, in words", arguments: LegalBasis.allCases)
    func told(_ basis: LegalBasis) throws {
        let register = try Self.register { $0.grounds = [Self.ground(basis)] }
        let statement = try PrivacyStatement(register, on: Bakery.date, language: .en)
        let entry = statement.checklist.first { $0.item == .rights }
        guard case .told(_, let lines) = entry?.standing else {
            Issue.record("no rights are told")
            return
        }
        let text = lines.map(\.text).joined(separator: "\n")
        #expect(text.contains("access, rectification and completion, and restriction"))
        #expect(text.contains("portability") == (basis == .consent || basis == .contract))
        #expect(text.contains("\nobjection") == (basis == .publicTask || basis == .legitimateInterest))
        #expect(text.contains("withdrawal of your consent") == (basis == .consent))
        #expect(text.contains("erasure only once the law no longer") == (basis == .legalObligation))
        #expect(text.contains("when your objection succeeds") == (basis == .publicTask || basis == .legitimateInterest))
        #expect(text.contains("except as far as the task needs them") == (basis == .publicTask))
        #expect(text.contains("after you withdrew consent") == (basis == .consent))
        let hasSection = statement.document.sections.contains { $0.id == "objection" && $0.isSetApart }
        #expect(hasSection == (basis == .publicTask || basis == .legitimateInterest))
        #expect(statement.document.sections.contains { $0.id == "withdrawal" } == (basis == .consent))
    }
}
