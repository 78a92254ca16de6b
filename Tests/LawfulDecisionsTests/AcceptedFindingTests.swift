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
        #expect(Set(AcceptedCase.all.map { "\($0.code) \($0.reason)" }).count == AcceptedCase.all.count)
    }

    @Test("an error that mended is denied no more, nor is one that runs as declared", arguments: AcceptedCase.untold)
    func untold(_ accepted: AcceptedCase) throws {
        let status = SubjectStatus(folding: [], effectiveAt: Moments.now, knownAt: Moments.now)
        let register = try accepted.register()
        for operation in [accepted.operation, .activate] {
            var question = accepted.question()
            question.operation = operation
            let strict = DecisionEngine(try register.activate(.strict, accepting: [accepted.code]))
            guard case .deny(let denial) = strict.decide(question, status: status) else {
                Issue.record("permitted")
                return
            }
            #expect(denial.reasons.map(\.code) == [accepted.reason])
            let article: Article = accepted.reason == .statementNotEffective ? "13(3)" : "13(2)(a)"
            #expect(denial.reasons.map(\.article) == [article])
            for language in Language.allCases { #expect(denial.explanation(in: language).contains("13(")) }
            let declared = DecisionEngine(try register.activate(.asDeclared))
            #expect(declared.decide(question, status: status).isPermit)
            var mended = accepted
            mended.keeps = { [Keep(for: .years(1), after: .lastContact)] }
            mended.notice = Notice(version: "1", from: "2018-05-25", announcedOn: "2018-05-24")
            let sound = DecisionEngine(try mended.register().activate(.strict))
            #expect(sound.decide(question, status: status).isPermit)
        }
    }

    @Test("a statement that was announced late takes effect the day after")
    func announced() throws {
        let accepted = try #require(AcceptedCase.untold.first { $0.code == "G-26" })
        let engine = DecisionEngine(try accepted.register().activate(.strict, accepting: ["G-26"]))
        for (day, isPermit) in [("2026-11-14", false), ("2026-11-15", false), ("2026-11-16", true)] {
            var question = accepted.question()
            let days = try Int64(LocalDate(day).dayNumber)
            question.effectiveAt = Instant(milliseconds: (days * 24 + 11) * 3_600_000)
            question.knownAt = question.effectiveAt
            let status = SubjectStatus(folding: [], effectiveAt: question.effectiveAt, knownAt: question.knownAt)
            #expect(engine.decide(question, status: status).isPermit == isPermit, "\(day)")
            question.activity = "nothing"
            let codes = engine.decide(question, status: status).codes
            #expect(codes == (isPermit ? [] : ["statement.not_effective"]) + ["purpose.undeclared"])
        }
    }
}

/// A register with one error, and the reason with which its question is denied.
struct AcceptedCase: Sendable, CustomStringConvertible {
    let code: Finding.Code
    let reason: ReasonCode
    var operation: ProcessingOperation = .use
    var body: LegalEntity.Body = .private
    var kind: CategoryKind = .ordinary
    var notice = Notice(version: "1", from: "2018-05-25")
    var keeps: @Sendable () -> [any ActivityPart] = { [Keep(for: .years(1), after: .lastContact)] }
    let parts: @Sendable () -> [any ActivityPart]
    var others: @Sendable () -> [any RegisterPart] = { [] }

    var description: String { "\(code): \(reason.rawValue)" }

    func register() throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example", body: body) {
            notice
            Role("clerk", boundBy: .secrecy, for: ["work"])
            CategoryDeclaration("data", kind: kind)
            LegalEntity("tenant", name: "Tenant B.V.", contact: "info@tenant.example")
            Activity("work", covering: ["data"]) {
                parts()
                keeps()
            }
            others()
        }
    }

    func question() -> Question {
        var question = Question(
            "work", operation, categories: ["data"], as: "clerk", effectiveAt: Moments.now, knownAt: Moments.now)
        if operation == .disclose { question.recipient = "partner" }
        if operation == .collect { question.noticeShown = "1" }
        return question
    }

    static let all: [AcceptedCase] = bases + categories + machines + recipients + transfers + untold

    /// What nobody is told: how long data are kept, and a statement before it applied.
    static let untold: [AcceptedCase] = [
        .init(code: "G-01", reason: .transparencyNotInformed, operation: .collect, keeps: { [] }) { [duty] },
        .init(
            code: "L-18", reason: .transparencyNotInformed, operation: .collect,
            keeps: { [Keep(for: .years(1), after: .unstated)] }
        ) { [duty] },
        .init(
            code: "G-26", reason: .statementNotEffective,
            notice: Notice(version: "1", from: "2018-05-25", announcedOn: "2026-11-15")
        ) { [duty] },
    ]

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
        partner("G-15", .processorNoContract) { processor(agreement: annex(purposes: [])) },
        partner("G-15", .minimisationExcessFields) { processor(agreement: annex(categories: [])) },
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

    private static func annex(
        purposes: [PurposeID]? = nil,
        categories: [CategoryID]? = nil
    ) -> ProcessingAgreement {
        .written(from: "2024-01-01", purposes: purposes, categories: categories)
    }

    private static func abroad(_ tool: TransferTool) -> Recipient {
        Recipient("partner", "a partner", part: .controller, country: "IN", transfer: tool)
    }
}

/// A processor for a tenant whose instruction nobody wrote down.
private struct ProcessorWithoutInstruction: ActivityPart {
    func add(to activity: inout Activity) { activity.part = .processor(for: ["tenant"]) }
}
