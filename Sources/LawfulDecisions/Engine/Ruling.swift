// SPDX-License-Identifier: Apache-2.0

import LawfulModel

/// What an answer was made of, so that words for it can be made when somebody asks.
struct Ruling: Sendable {
    private let status: BoundStatus?
    /// What was stated instead of ruled.
    private let stated: StatedAnswer?
    private let question: BoundQuestion
    let reasons: ReasonSet
    /// The version of the statement in force, counted from 0; -1 where there was none.
    private let notice: Int32
    /// The instruction that carried it, counted from 0 in the register; -1 where none did.
    private let instruction: Int32

    @inline(__always)
    init(
        _ question: BoundQuestion,
        _ status: BoundStatus,
        reasons: ReasonSet,
        notice: Int32,
        instruction: Int32 = -1
    ) {
        self.question = question
        self.status = status
        self.reasons = reasons
        self.notice = notice
        self.instruction = instruction
        stated = nil
    }

    init(_ stated: StatedAnswer) {
        (status, notice, instruction) = (nil, -1, -1)
        self.stated = stated
        question = BoundQuestion(
            engine: 0, effectiveAt: stated.question.effectiveAt, knownAt: stated.question.knownAt)
        reasons = stated.reasons.reduce(into: ReasonSet()) { $0.insert($1.code) }
    }
}

extension Ruling {
    /// The question by names.
    var asked: Question? { stated?.question ?? status?.book.unbind(question) }

    /// The version of the statement in force.
    var version: NoticeVersion? { stated?.notice ?? (notice < 0 ? nil : status?.book.notices[UInt32(notice)]) }

    /// The reasons in words.
    var worded: [Reason] {
        if let stated { return stated.reasons }
        guard let status else { return [] }
        return status.book.words(question, status).ordered
    }

    /// The provisions that were asked and passed.
    var passed: [Article] {
        if let stated { return stated.articles }
        guard let status else { return [] }
        return status.book.words(question, status).passed
    }

    /// The provision of the leg asked for.
    var basisArticle: Article? { activity?.ground(question.core.basis)?.basis.article }

    /// The instruction that carried it.
    var instructed: InstructionID? {
        guard let book = status?.book, let activity, instruction >= 0 else { return nil }
        let first = book.tables.content.activities[Int(question.core.activity)].instructions.start
        return activity.instructions[Int(instruction - first)].id
    }

    var isStated: Bool { stated != nil }

    private var activity: Activity? {
        guard let book = status?.book, question.core.activity < book.register.activities.count else { return nil }
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
