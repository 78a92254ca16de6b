// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulAudit
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime

/// One step of a random ledger, so that a disagreement can be made smaller step by step.
enum Step: Sendable, CustomStringConvertible {
    case fact(LedgerEvent, SubjectID?, RoleID?, effective: Instant, recorded: Instant)
    /// An answer with the codes that the register of the moment gives, so that many are in order.
    case truth(Question, SubjectID, asked: [String], Instant)
    case cohort(PurposeID, [SubjectID], [String], Instant)
    case erasure(SubjectID, ErasureScope, Set<EntryKind>)

    var description: String {
        switch self {
        case .fact(let event, let subject, _, let effective, let recorded):
            "\(event.kind) \(event.activity?.rawValue ?? "-") \(event.operation?.rawValue ?? "") "
                + "\(event.reasons ?? []) of \(subject?.rawValue ?? "-") at \(effective), recorded \(recorded)"
        case .truth(let question, let subject, _, let at):
            "true answer \(question.activity) \(question.operation.rawValue) of \(subject) at \(at)"
        case .cohort(let activity, let subjects, let codes, let at): "cohort \(activity) \(subjects) \(codes) at \(at)"
        case .erasure(let subject, let scope, let keeping): "erase \(subject) \(scope) keeping \(keeping)"
        }
    }
}

/// Random stories of a few people over three years, in which clocks disagree a little and some tell things late.
struct RandomLedger {
    private var generator: SeededGenerator
    private var clock: Int64 = 0

    static let people: [SubjectID] = ["p", "q", "r"]
    static let purposes: [PurposeID] = ["news", "orders", "safety", "ghost"]
    static let start: Int64 = 1_704_110_400_000
    static let day: Int64 = 86_400_000

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private mutating func number(_ range: Range<Int64>) -> Int64 { .random(in: range, using: &generator) }

    private mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &generator)]
    }

    mutating func steps(_ count: Int) throws -> [Step] { try (0..<count).map { _ in try step() } }

    private mutating func step() throws -> Step {
        clock += number(0..<5) == 0 ? number(0..<120) * Self.day : number(0..<3) * 1_800_000
        let recorded = Instant(milliseconds: Self.start + clock + number(-2..<3) * 1_000)
        let lag = number(0..<12)
        let effective =
            lag < 9
            ? recorded
            : recorded.advanced(byMilliseconds: (lag == 9 ? 1 : -1) * number(0..<40) * (Self.day / 4))
        let person = one(of: Self.people)
        let purpose = one(of: Self.purposes)
        let isTold = number(0..<10)
        if isTold == 0 {
            let activity = one(of: ["news", "orders"] as [PurposeID])
            return .cohort(
                activity, Self.people.filter { _ in number(0..<3) > 0 },
                one(of: [["ok.consent"], ["ok.contract"], ["observed", "consent.missing"], ["consent.missing"]]),
                recorded)
        }
        if isTold == 1, number(0..<3) == 0 {
            return .erasure(
                person, number(0..<2) == 0 ? .everything : .activity(purpose),
                number(0..<2) == 0 ? [] : [.permitted, .consentWithdrawn, .observed])
        }
        if isTold < 5 {
            let (question, asked) = question(purpose, recorded)
            if number(0..<3) > 0 { return .truth(question, person, asked: asked, recorded) }
            return .fact(
                .answered(
                    one(of: [.permitted, .permitted, .observed, .denied]), purpose, operation: question.operation,
                    categories: question.categories, recipient: question.recipient, reasons: [codes()],
                    request: number(0..<4) == 0 ? "r1" : nil, asked: asked), person, question.role,
                effective: effective,
                recorded: recorded)
        }
        return .fact(
            try fact(purpose, effective), number(0..<30) == 0 ? nil : person, nil, effective: effective,
            recorded: recorded)
    }

    private mutating func codes() -> String {
        one(of: ["ok.consent", "ok.contract", "ok.legitimate_interest", "ok.erasure_due", "consent.missing"])
    }

    private mutating func question(_ purpose: PurposeID, _ at: Instant) -> (Question, [String]) {
        var question = Question(
            purpose, one(of: [.use, .use, .use, .store, .disclose, .erase, .collect, .requestAccess]),
            categories: number(0..<4) == 0 ? [] : ["name"], as: number(0..<8) == 0 ? "stranger" : "clerk",
            effectiveAt: at, knownAt: at)
        if question.operation == .disclose { question.recipient = "printer" }
        if number(0..<6) == 0 { question.medium = .email }
        return (question, question.recordedDetails)
    }

    private mutating func fact(_ purpose: PurposeID, _ at: Instant) throws -> LedgerEvent {
        let scope = number(0..<3) == 0 ? nil : purpose
        let request = one(of: ["r1", "r2"] as [RequestID])
        let date = LocalDate(at, in: .gmt).adding(days: Int(number(-900..<30)))
        switch number(0..<28) {
        case 0, 1, 2: return .consentGiven("news", text: "news-1", flaws: number(0..<8) == 0 ? [.preticked] : [])
        case 3, 4: return .consentWithdrawn("news")
        case 5, 6: return .contractStarted("sale")
        case 7: return .contractEnded("sale")
        case 8: return .objected(to: scope)
        case 9: return .objectionOverridden(scope, because: "grounds")
        case 10: return number(0..<2) == 0 ? .objectionUpheld(scope) : .objectedToMarketing()
        case 11: return .restricted(one(of: RestrictionGround.allCases), activity: scope)
        case 12, 13:
            let ground = number(0..<2) == 0 ? nil : one(of: RestrictionGround.allCases)
            return .restrictionLifted(ground, activity: scope)
        case 14, 15, 16: return .happened(.lastContact, on: date, activity: scope)
        case 17:
            return .retentionExtended(
                purpose, until: date.adding(days: 900), reviewBy: date.adding(days: 900), because: "a claim",
                approvedBy: "J. de Vries")
        case 18: return number(0..<2) == 0 ? .held("claim", because: "a claim") : .holdReleased("claim")
        case 19: return .informed(purpose, by: "1")
        case 20: return .optedOut()
        case 21, 22: return .request(.requestReceived, request, .requestAccess)
        case 23: return .request(.requestAnswered, request, .requestAccess)
        case 26:
            return .request(
                .requestExtended, request, .requestAccess, approver: number(0..<3) == 0 ? nil : "J. de Vries")
        case 27:
            return .request(
                one(of: [.requestReopened, .requestReopened, .requestWithdrawn, .requestRedirected, .requestAppealed]),
                request, .requestAccess)
        case 24: return .activated(mode: number(0..<2) == 0 ? "strict" : "asDeclared", accepted: [])
        default: return .erased(scope)
        }
    }
}

extension RandomLedger {
    /// Records steps in a ledger of their own.
    static func record(_ steps: [Step]) async throws -> InMemoryLedger {
        let ledger = InMemoryLedger()
        let versions = try Bureau.history().versions
        let engines = try versions.map { version in
            let errors = version.register.findings(on: nil, tables: .bundled).filter { $0.severity == .error }
            return DecisionEngine(try version.register.activate(.strict, accepting: errors.map(\.code)))
        }
        for (place, step) in steps.enumerated() {
            let id = EntryID(rawValue: "\(place)")
            switch step {
            case .fact(let event, let subject, let role, let effective, let recorded):
                let isAbout = event.kind != .registerActivated
                _ = try await ledger.append(
                    EntryDraft(
                        id: id, event, subject: isAbout ? subject : nil, role: role, effectiveAt: effective,
                        recordedAt: recorded))
            case .truth(var question, let subject, let asked, let at):
                let history = try await ledger.history(of: subject)
                let moment = history.moment(now: at)
                (question.effectiveAt, question.knownAt) = (moment, moment)
                let isLater = LocalDate(moment, in: versions[1].register.timeZone) >= versions[1].from
                let status = SubjectStatus(folding: history.entries, effectiveAt: moment, knownAt: moment)
                let decision = engines[isLater ? 1 : 0].decide(question, status: status)
                let event = LedgerEvent.answered(
                    decision.isPermit ? .permitted : .denied, question.activity, operation: question.operation,
                    categories: question.categories, recipient: question.recipient, reasons: decision.codes,
                    asked: asked)
                _ = try await ledger.append(
                    EntryDraft(
                        id: id, event, subject: subject, role: question.role, effectiveAt: moment, recordedAt: moment))
            case .cohort(let activity, let people, let codes, let at):
                var members: [CohortMember] = []
                for person in people {
                    members.append(CohortMember(person, at: try await ledger.statusVersion(of: person), answer: codes))
                }
                let event = LedgerEvent.answered(
                    .cohortAnswered, activity, operation: .use, categories: ["name"],
                    counts: [codes.joined(separator: ":"): members.count])
                _ = try await ledger.append(
                    EntryDraft(id: id, event, subject: nil, role: "clerk", effectiveAt: at, recordedAt: at),
                    cohort: members)
            case .erasure(let subject, let scope, let keeping):
                _ = try await ledger.erasePrivateParts(of: subject, scope, keeping: keeping)
            }
        }
        return ledger
    }
}
