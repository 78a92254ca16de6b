// SPDX-License-Identifier: Apache-2.0

import LawfulModel

/// What an answer was made of, so that words for it can be made when somebody asks.
struct Ruling: Sendable {
    let engine: DecisionEngine
    let question: BoundQuestion
    let status: BoundStatus
    let reasons: ReasonSet
    /// The version of the statement in force, counted from 0; -1 where there was none.
    let notice: Int32

    @inline(__always)
    init(_ engine: DecisionEngine, _ question: BoundQuestion, _ status: BoundStatus, reasons: ReasonSet, notice: Int?) {
        self.engine = engine
        self.question = question
        self.status = status
        self.reasons = reasons
        self.notice = notice.map { Int32($0) } ?? -1
    }

    var asked: Question { engine.unbind(question) }
    var version: NoticeVersion? { notice < 0 ? nil : engine.book.notices[UInt32(notice)] }
    var words: WordTally { engine.words(question, status) }
}

/// An answer that was stated rather than ruled, kept apart so that a ruled one stays small.
final class Stated<Content: Sendable>: Sendable {
    let content: Content

    init(_ content: Content) { self.content = content }
}
