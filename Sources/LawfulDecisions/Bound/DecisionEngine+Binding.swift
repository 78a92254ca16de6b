// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension DecisionEngine {
    /// Binds a question's names to this engine's handles.
    ///
    /// Names that the register doesn't know are kept for the explanation, since the answer names the gap; nothing else
    /// is allocated, up to sixteen categories.
    public func bind(_ question: Question) -> BoundQuestion {
        var bound = BoundQuestion(engine: book.number, effectiveAt: question.effectiveAt, knownAt: question.knownAt)
        var unknown = UnknownNames()
        bound.core.activity = book.purposes.number(question.activity)
        if bound.core.activity == .unknown { unknown.insert(.activity) }
        bound.core.entity = number(question.entity, book.entities, .entity, &unknown)
        bound.core.role = number(question.role, book.roles, .role, &unknown)
        bound.core.recipient = number(question.recipient, book.recipients, .recipient, &unknown)
        bound.core.destination = number(question.destination, book.countries, .destination, &unknown)
        bound.core.origin = number(question.origin, book.purposes, .origin, &unknown)
        bound.core.source = number(question.source, book.sources, .source, &unknown)
        bound.core.noticeShown = number(question.noticeShown, book.notices, .notice, &unknown)
        bound.core.recordDay = question.recordDate?.day ?? .unsaidDay
        bound.operation = question.operation
        bound.basis = question.basis
        bound.medium = question.medium
        bound.order = question.order
        bound.provenance = question.provenance
        bound.erasureGround = question.erasureGround
        bound.isHumanResources = question.isHumanResources
        bound.assertions = question.assertions
        let fits = place(question.categories, in: &bound.core.categories)
        if !fits || !unknown.isEmpty || !question.missing.isEmpty || question.ordered != nil {
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
            guard number != .unknown, set.insert(number) else { return false }
        }
        return true
    }

    /// What doesn't fit in numbers.
    private func keepRest(_ question: Question, _ unknown: UnknownNames, of bound: inout BoundQuestion) {
        var names: [CategoryID] = []
        func number(_ category: CategoryID) -> UInt32 {
            let number = book.categories.number(category)
            guard number == .unknown else { return number }
            // Each unknown name keeps a number of its own, as far as they go.
            names.append(category)
            return min(.unknownFloor + UInt32(names.count - 1), .unknown)
        }
        var more: [UInt32] = []
        bound.core.categories = CategorySet()
        for category in question.categories {
            let number = number(category)
            // Once one doesn't fit, none after it does, so that the order stays.
            if !more.isEmpty || !bound.core.categories.insert(number) { more.append(number) }
        }
        var missing: [UInt32] = []
        for category in question.missing {
            let number = number(category)
            if !missing.isEmpty || !bound.core.missing.insert(number) { missing.append(number) }
        }
        let ordered = question.ordered?.map(number)
        guard !more.isEmpty || !missing.isEmpty || !names.isEmpty || !unknown.isEmpty || ordered != nil else { return }
        bound.rest = QuestionRest(
            question, unknown, categories: names, more: more, missing: missing, ordered: ordered)
    }
}

extension RuleBook {
    /// The question by names again.
    func unbind(_ bound: BoundQuestion) -> Question {
        let (rest, asked) = (bound.rest, bound.core.categories)
        var question = Question(
            purposes[bound.core.activity] ?? rest?.activity ?? "an undeclared purpose", bound.operation,
            categories: names((0..<asked.count).map { asked[$0] } + (rest?.more ?? []), rest),
            as: roles[bound.core.role] ?? rest?.role,
            effectiveAt: bound.effectiveAt, knownAt: bound.knownAt, asserting: bound.assertions)
        question.entity = entities[bound.core.entity] ?? rest?.entity
        question.basis = bound.basis
        question.recipient = recipients[bound.core.recipient] ?? rest?.recipient
        question.destination = countries[bound.core.destination] ?? rest?.destination
        question.origin = purposes[bound.core.origin] ?? rest?.origin
        question.source = sources[bound.core.source] ?? rest?.source
        question.medium = bound.medium
        question.order = bound.order
        question.ordered = rest?.ordered.map { names($0, rest) }
        question.noticeShown = notices[bound.core.noticeShown] ?? rest?.notice
        let missing = bound.core.missing
        question.missing = names((0..<missing.count).map { missing[$0] } + (rest?.moreMissing ?? []), rest)
        question.provenance = bound.provenance
        question.erasureGround = bound.erasureGround
        question.isHumanResources = bound.isHumanResources
        question.recordDate = bound.recordDate
        return question
    }

    private func names(_ numbers: [UInt32], _ rest: QuestionRest?) -> [CategoryID] {
        numbers.map { number in
            if let known = categories[number] { return known }
            let place = Int(number) - Int(UInt32.unknownFloor)
            let names = rest?.categories ?? []
            return place >= 0 && place < names.count ? names[place] : "an undeclared category"
        }
    }
}
