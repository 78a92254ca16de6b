// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension DecisionEngine {
    /// Binds a question's names to this engine's handles.
    ///
    /// Names that the register doesn't know are kept for the explanation, since the answer names the gap; nothing else
    /// is allocated, up to sixteen categories.
    public func bind(_ question: Question) -> BoundQuestion {
        var bound = BoundQuestion(engine: number, effectiveAt: question.effectiveAt, knownAt: question.knownAt)
        var unknown = UnknownNames()
        bound.activityIndex = book.purposes.number(question.activity)
        if bound.activityIndex == .unknown { unknown.insert(.activity) }
        bound.entityIndex = number(question.entity, book.entities, .entity, &unknown)
        bound.roleIndex = number(question.role, book.roles, .role, &unknown)
        bound.recipientIndex = number(question.recipient, book.recipients, .recipient, &unknown)
        bound.destinationIndex = number(question.destination, book.countries, .destination, &unknown)
        bound.originIndex = number(question.origin, book.purposes, .origin, &unknown)
        bound.sourceIndex = number(question.source, book.sources, .source, &unknown)
        bound.noticeIndex = number(question.noticeShown, book.notices, .notice, &unknown)
        bound.recordDay = question.recordDate?.day ?? .unsaidDay
        bound.operation = question.operation
        bound.basis = question.basis
        bound.medium = question.medium
        bound.order = question.order
        bound.provenance = question.provenance
        bound.erasureGround = question.erasureGround
        bound.isHumanResources = question.isHumanResources
        bound.assertions = question.assertions
        if !place(question.categories, in: &bound.categories) || !place(question.missing, in: &bound.missing)
            || !unknown.isEmpty
        {
            keepRest(question, unknown, of: &bound)
        }
        return bound
    }

    @inline(__always)
    private func number<Name>(
        _ name: Name?,
        _ names: Names<Name>,
        _ kind: UnknownNames,
        _ unknown: inout UnknownNames
    ) -> UInt32 {
        guard let name else { return .unsaid }
        let number = names.number(name)
        if number == .unknown { unknown.insert(kind) }
        return number
    }

    /// Puts categories in place; false where one is unknown, or they are too many.
    private func place(_ categories: [CategoryID], in set: inout CategorySet) -> Bool {
        guard categories.count <= CategorySet.capacity else { return false }
        for category in categories {
            let number = book.categories.number(category)
            guard number != .unknown else { return false }
            set.insert(number)
        }
        return true
    }

    /// What doesn't fit in numbers.
    private func keepRest(_ question: Question, _ unknown: UnknownNames, of bound: inout BoundQuestion) {
        var names: [CategoryID] = []
        func split(_ categories: [CategoryID]) -> (CategorySet, [UInt32]) {
            var set = CategorySet()
            var more: [UInt32] = []
            for category in categories {
                var number = book.categories.number(category)
                if number == .unknown {
                    // Each unknown name keeps a number of its own, as far as they go.
                    number = min(.unknownFloor + UInt32(names.count), .unknown)
                    names.append(category)
                }
                if set.isFull { more.append(number) } else { set.insert(number) }
            }
            return (set, more)
        }
        let (asked, more) = split(question.categories)
        let (missing, moreMissing) = split(question.missing)
        bound.categories = asked
        bound.missing = missing
        bound.rest = QuestionRest(question, unknown, categories: names, more: more, missing: moreMissing)
    }

    /// The question by names again.
    func unbind(_ bound: BoundQuestion) -> Question {
        let rest = bound.rest
        var question = Question(
            book.purposes[bound.activityIndex] ?? rest?.activity ?? "an undeclared purpose", bound.operation,
            categories: names(bound.categories, rest?.more, rest), as: book.roles[bound.roleIndex] ?? rest?.role,
            effectiveAt: bound.effectiveAt, knownAt: bound.knownAt, asserting: bound.assertions)
        question.entity = book.entities[bound.entityIndex] ?? rest?.entity
        question.basis = bound.basis
        question.recipient = book.recipients[bound.recipientIndex] ?? rest?.recipient
        question.destination = book.countries[bound.destinationIndex] ?? rest?.destination
        question.origin = book.purposes[bound.originIndex] ?? rest?.origin
        question.source = book.sources[bound.sourceIndex] ?? rest?.source
        question.medium = bound.medium
        question.order = bound.order
        question.noticeShown = book.notices[bound.noticeIndex] ?? rest?.notice
        question.missing = names(bound.missing, rest?.moreMissing, rest)
        question.provenance = bound.provenance
        question.erasureGround = bound.erasureGround
        question.isHumanResources = bound.isHumanResources
        question.recordDate = bound.recordDate
        return question
    }

    private func names(_ set: CategorySet, _ more: [UInt32]?, _ rest: QuestionRest?) -> [CategoryID] {
        ((0..<set.count).map { set[$0] } + (more ?? [])).map { number in
            if let known = book.categories[number] { return known }
            let place = Int(number) - Int(UInt32.unknownFloor)
            let names = rest?.categories ?? []
            return place >= 0 && place < names.count ? names[place] : "an undeclared category"
        }
    }
}
