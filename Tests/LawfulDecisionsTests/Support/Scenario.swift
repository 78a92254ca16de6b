// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime

/// A case as a service would meet it: a register put to work, what the ledger recorded, and a question.
struct Scenario {
    struct Unbuildable: Error {
        let reason: String
    }

    let engine: DecisionEngine
    let entries: [LedgerEntry]
    let question: Question

    /// Builds a case; registers are looked up in, and added to, the cache.
    init(_ context: CaseContext, cache: inout RegisterCache) throws {
        engine = try cache.engine(for: context)
        question = try ScenarioQuestion(context: context).make()
        entries = try ScenarioLedger(context: context).make()
    }

    init(_ context: CaseContext) throws {
        var cache = RegisterCache()
        try self.init(context, cache: &cache)
    }

    func decide() -> Decision {
        let status = SubjectStatus(
            folding: entries, effectiveAt: question.effectiveAt, knownAt: question.knownAt)
        return engine.decide(question, status: status)
    }
}

/// Registers by the keys that they are made of, so that many cases share one.
struct RegisterCache {
    private var engines: [[String]: DecisionEngine] = [:]

    mutating func engine(for context: CaseContext) throws -> DecisionEngine {
        var key = [context.basis, context.operation]
        for name in ScenarioRegister.keys { key.append(context[name]) }
        if let engine = engines[key] { return engine }
        let register = try ScenarioRegister(context: context).make()
        let errors = register.findings.filter { $0.severity == .error }.map(\.code)
        let mode: Mode = context.says("mode", "strict") ? .strict : .asDeclared
        let engine = DecisionEngine(try register.activate(mode, accepting: errors))
        engines[key] = engine
        return engine
    }
}

/// When things happened. A case asks as of `now`, or as of one of the moments that `as_of` names.
enum Moments {
    /// When the relation began, before the statement.
    static let start = day(2016, 1, 1)
    /// Shortly after.
    static let later = day(2016, 6, 1)
    static let beforeEffective = day(2018, 5, 1)
    static let beforeGrant = day(2019, 6, 1)
    static let grant = day(2020, 1, 1)
    /// Objections to marketing, opt-outs, restrictions.
    static let protest = day(2021, 1, 1)
    static let notice = day(2021, 2, 1)
    /// A consent given while processing is restricted.
    static let exception = day(2022, 1, 1)
    static let beforeWithdrawal = day(2023, 1, 1)
    static let withdrawal = day(2024, 1, 1)
    static let erasure = day(2025, 1, 1)
    /// 2026-11-15T12:00Z.
    static let now = day(2026, 11, 15)

    /// Noon, in UTC, of a day.
    static func day(_ year: Int, _ month: Int, _ day: Int) -> Instant {
        let days = LocalDate(year: year, month: month, day: day)?.dayNumber ?? 0
        return Instant(milliseconds: (Int64(days) * 24 + 12) * 3_600_000)
    }

    static func asked(_ context: CaseContext) -> Instant {
        switch context["as_of"] {
        case "before_effective": beforeEffective
        case "before_grant": beforeGrant
        case "before_withdrawal": beforeWithdrawal
        default: now
        }
    }
}
