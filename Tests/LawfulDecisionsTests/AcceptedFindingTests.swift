// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("Accepted errors")
struct AcceptedFindingTests {
    @Test("an accepted error mends nothing: what it is about is denied for it", arguments: AcceptedCase.all)
    func denies(_ accepted: AcceptedCase) throws {
        let register = try accepted.register()
        #expect(throws: ActivationError.self) { try register.activate(.strict) }
        let active = try register.activate(.strict, accepting: [accepted.code])
        #expect(active.findings.contains { $0.code == accepted.code && $0.severity == .error })
        let status = SubjectStatus(folding: [], effectiveAt: Moments.now, knownAt: Moments.now)
        let decision = DecisionEngine(active).decide(accepted.question(), status: status)
        guard case .deny(let denial) = decision else {
            Issue.record("permitted")
            return
        }
        #expect(denial.has(accepted.reason))
    }

    @Test("each of these errors is there for a reason of its own")
    func distinct() {
        #expect(Set(AcceptedCase.all.map(\.reason)).count == AcceptedCase.all.count)
    }
}

/// A register with one error, and the reason with which its question is denied.
struct AcceptedCase: Sendable, CustomStringConvertible {
    let code: Finding.Code
    let reason: ReasonCode
    var operation: ProcessingOperation = .use
    var body: LegalEntity.Body = .private
    var kind: CategoryKind = .ordinary
    let parts: @Sendable () -> [any ActivityPart]
    var others: @Sendable () -> [any RegisterPart] = { [] }

    var description: String { "\(code): \(reason.rawValue)" }

    func register() throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example", body: body) {
            Notice(version: "1", from: "2018-05-25")
            Role("clerk", boundBy: .secrecy, for: ["work"])
            CategoryDeclaration("data", kind: kind)
            LegalEntity("tenant", name: "Tenant B.V.", contact: "info@tenant.example")
            Activity("work", covering: ["data"]) {
                parts()
                Keep(for: .years(1), after: .lastContact)
            }
            others()
        }
    }

    func question() -> Question {
        var question = Question(
            "work", operation, categories: ["data"], as: "clerk", effectiveAt: Moments.now, knownAt: Moments.now)
        if operation == .disclose { question.recipient = "partner" }
        return question
    }

    static let all: [AcceptedCase] = bases + categories + machines + recipients + transfers

    private static let bases: [AcceptedCase] = [
        .init(code: "L-04", reason: .basisMissing) { [] },
        .init(code: "G-04", reason: .basisNotApplicable) { [LegalObligation(nil)] },
        .init(code: "G-05", reason: .liOverridden) {
            [LegitimateInterest("to be safe", balancing: .overridden(on: "2024-01-01", by: "legal"), toldIn: "1")]
        },
        .init(code: "G-02", reason: .liPublicAuthority, body: .public) {
            [
                LegitimateInterest("to be safe", balancing: .passed(on: "2024-01-01", by: "legal"), toldIn: "1"),
                InPublicTask(),
            ]
        },
        .init(code: "G-19", reason: .processorOutsideInstruction) { [ProcessorWithoutInstruction()] },
    ]

    private static let categories: [AcceptedCase] = [
        .init(code: "L-15", reason: .criminalNoAuthority, kind: .criminal) { [duty] },
        .init(code: "G-03", reason: .specialNoCondition, kind: .special(.health)) { [duty] },
        .init(code: "G-06", reason: .nationalIDNoLaw, kind: .nationalID) { [duty] },
    ]

    private static let machines: [AcceptedCase] = [
        .init(code: "L-10", reason: .admNotPermitted, operation: .decideAutomatically) {
            [VitalInterests(), machine(AutomatedDecisions.Safeguard.allCases)]
        },
        .init(code: "L-10", reason: .admNoSafeguards, operation: .decideAutomatically) {
            [Contract("sale"), machine([])]
        },
        .init(code: "L-10", reason: .admSpecialCategory, operation: .decideAutomatically, kind: .special(.health)) {
            [duty, Condition(.e, for: "data"), machine(AutomatedDecisions.Safeguard.allCases)]
        },
        .init(code: "G-07", reason: .dpiaMissing) { [duty, Risks(.largeScaleSpecial)] },
        .init(code: "G-07", reason: .dpiaNoPriorConsultation) {
            [duty, Assessed(.highResidualRisk(consulted: false))]
        },
    ]

    private static let recipients: [AcceptedCase] = [
        partner("G-12", .processorNoContract) { processor(agreement: nil) },
        partner("G-13", .processorNotInWriting) { processor(agreement: .oral(from: "2024-01-01")) },
        partner("G-14", .processorContractIncomplete) {
            processor(agreement: .written(from: "2024-01-01", lacking: [.b]))
        },
        partner("G-16", .processorNoGuarantees) { processor(guarantees: nil) },
        partner("G-17", .processorSubUnauthorised) { processor(part: .subprocessor) },
        .init(
            code: "G-22", reason: .disclosureSaleProhibited, operation: .disclose,
            parts: { [duty, Discloses(to: "partner")] },
            others: { [Recipient("partner", "a buyer", part: .buyer), Promise(.neverSold, clause: "P-1")] }),
    ]

    private static let transfers: [AcceptedCase] = [
        partner("G-24", .transferNoTIA) { abroad(TransferTool(.standardClauses)) },
        partner("G-24", .transferNoEquivalentProtection) {
            abroad(TransferTool(.standardClauses, assessment: .negative))
        },
        partner("G-25", .transferDerogationScope) { abroad(TransferTool(.derogationPublicInterest)) },
    ]

    private static var duty: Ground { LegalObligation(LawReference("Some Act 1")) }

    private static func machine(_ safeguards: [AutomatedDecisions.Safeguard]) -> ActivityDetail {
        DecidesAutomatically(significant: true, safeguards: safeguards, logic: "a score")
    }

    private static func partner(
        _ code: Finding.Code,
        _ reason: ReasonCode,
        _ recipient: @escaping @Sendable () -> Recipient
    ) -> AcceptedCase {
        .init(
            code: code, reason: reason, operation: .disclose, parts: { [duty, Discloses(to: "partner")] },
            others: { [recipient()] })
    }

    private static func processor(
        part: Recipient.Part = .processor,
        agreement: ProcessingAgreement? = .written(from: "2024-01-01"),
        guarantees: Guarantees? = Guarantees("ISO 27001", verifiedOn: "2026-01-01")
    ) -> Recipient {
        Recipient("partner", "a partner", part: part, agreement: agreement, guarantees: guarantees)
    }

    private static func abroad(_ tool: TransferTool) -> Recipient {
        Recipient("partner", "a partner", part: .controller, country: "IN", transfer: tool)
    }
}

/// A processor for a tenant whose instruction nobody wrote down.
private struct ProcessorWithoutInstruction: ActivityPart {
    func add(to activity: inout Activity) { activity.part = .processor(for: ["tenant"]) }
}
