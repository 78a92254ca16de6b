// SPDX-License-Identifier: Apache-2.0

import LawfulModel

/// What an answer was made of, so that words for it can be made when somebody asks.
struct Ruling: Sendable {
    private let status: BoundStatus
    private let question: BoundQuestion
    private let found: WalkResult

    var reasons: ReasonSet {
        @inline(__always) get { found.reasons }
    }

    var code: PermitCode { found.code }
    var basis: LegalBasis? { found.basis }

    @inline(__always)
    init(_ question: consuming BoundQuestion, _ status: consuming BoundStatus, _ found: WalkResult) {
        self.question = question
        self.status = status
        self.found = found
    }

    init(_ stated: StatedAnswer, code: PermitCode = .erasureDue, basis: LegalBasis? = nil) {
        status = .nothing
        var nothing = BoundQuestion(
            engine: 0, effectiveAt: stated.question.effectiveAt, knownAt: stated.question.knownAt)
        nothing.rest = QuestionRest(stated)
        question = nothing
        let codes = stated.reasons.reduce(into: ReasonSet()) { $0.insert($1.code) }
        found = WalkResult(reasons: codes, notice: -1, code: code, basis: basis)
    }
}

extension Ruling {
    /// What was stated instead of ruled.
    private var stated: StatedAnswer? { question.rest?.stated }

    /// The question by names.
    var asked: Question? { stated?.question ?? status.book?.unbind(question) }

    /// The version of the statement in force.
    var version: NoticeVersion? {
        stated?.notice ?? (found.notice < 0 ? nil : status.book?.notices[UInt32(found.notice)])
    }

    /// The reasons in words.
    var worded: [Reason] {
        if let stated { return stated.reasons }
        let words = status.book?.words(question, status).ordered ?? []
        // Question and status of another engine than the one asked: what it said is all there is to say.
        return words.isEmpty ? reasons.codes.map { Reason(code: $0, article: "5(1)(b)", detail: nil) } : words
    }

    /// The provisions that were asked and passed.
    var passed: [Article] {
        if let stated { return stated.articles }
        return status.book?.words(question, status).passed ?? []
    }

    /// The provision of the leg asked for.
    var basisArticle: Article? { activity?.ground(question.core.basis)?.basis.article }

    /// The instruction that carried it.
    var instructed: InstructionID? {
        guard let book = status.book, let activity, found.instruction >= 0 else { return nil }
        let first = book.tables.content.activities[Int(question.core.activity)].instructions.start
        return activity.instructions[Int(found.instruction - first)].id
    }

    var isStated: Bool { stated != nil }

    private var activity: Activity? {
        guard let book = status.book, question.core.activity < book.register.activities.count else { return nil }
        return book.register.activities[Int(question.core.activity)]
    }
}

/// An answer that was stated rather than ruled.
final class StatedAnswer: Sendable {
    let question: Question
    let notice: NoticeVersion?
    let reasons: [Reason]
    let articles: [Article]

    init(_ question: Question, _ notice: NoticeVersion?, reasons: [Reason] = [], articles: [Article] = []) {
        self.question = question
        self.notice = notice
        self.reasons = reasons
        self.articles = articles
    }
}
