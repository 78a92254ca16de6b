// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension RuleBook {
    /// The answer in numbers.
    func find(_ question: QuestionCore, _ rest: QuestionRest?, _ status: StatusHot) -> WalkResult {
        let today = day(of: question.effectiveAt)
        let notice = tables.content.notice(on: today)
        guard isOwn(question, status) else {
            let isUntold = tables.content.isUntold(notice, on: today, question.operation)
            return WalkResult(reasons: Self.undeclared(notice < 0 || isUntold), notice: notice)
        }
        let walk = Walk<CodeTally>(tables, question, rest, status, today: today, notice: notice, words: ())
        var out = Outcome<CodeTally>()
        walk.run(&out)
        return WalkResult(
            reasons: out.reasons, notice: notice, instruction: out.instruction, code: out.carrier ?? walk.basisCode,
            basis: question.operation.isRequest ? nil : walk.basis)
    }

    /// The answer in words: the same checks once more, with their articles and what they concern.
    func words(_ question: BoundQuestion, _ status: BoundStatus) -> WordTally {
        let today = day(of: question.core.effectiveAt)
        let notice = tables.content.notice(on: today)
        guard isOwn(question.core, status.hot) else {
            var tally = WordTally()
            if notice < 0 {
                tally.deny(.statementNotEffective, statementArticle)
            } else if tables.content.isUntold(notice, on: today, question.core.operation) {
                tally.deny(.statementNotEffective, "13(3)", notices[UInt32(notice)]?.rawValue)
            }
            tally.deny(.purposeUndeclared, "5(1)(b)", question.rest?.activity?.rawValue)
            return tally
        }
        // The walk reads the status where its rows stand, which only the status keeps there.
        return withExtendedLifetime(status) {
            let walk = Walk<WordTally>(
                tables, question.core, question.rest, status.hot, today: today, notice: notice, words: self)
            var out = Outcome<WordTally>()
            walk.run(&out)
            return out.found
        }
    }

    /// Whether question and status carry this book's handles, and the activity is declared.
    @inline(__always)
    private func isOwn(_ question: QuestionCore, _ status: StatusHot) -> Bool {
        question.engine == number && status.engine == number && question.activity < tables.content.activities.count
    }

    private static func undeclared(_ isNotEffective: Bool) -> ReasonSet {
        isNotEffective ? ReasonSet(.statementNotEffective, .purposeUndeclared) : ReasonSet(.purposeUndeclared)
    }
}
