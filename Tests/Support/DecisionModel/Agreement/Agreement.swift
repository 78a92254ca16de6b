// SPDX-License-Identifier: Apache-2.0

package import LawfulDecisions
import LawfulModel

/// Compares the engine with the model, and finds the smallest case on which they differ.
package struct Agreement: Sendable {
    private let model: @Sendable (Situation) -> ReferenceModel.Answer

    /// Compares with the reference model, or with another one.
    package init(with model: @escaping @Sendable (Situation) -> ReferenceModel.Answer = ReferenceModel.answer) {
        self.model = model
    }

    /// Asks a case in every way that there is, and compares; nil where all agree.
    ///
    /// - Parameters:
    ///   - situation: the case.
    ///   - engine: its register at work, where it was built before.
    /// - Returns: the model's answer, and what differs.
    /// - Throws: where the case can't be built.
    package func check(
        _ situation: Situation, engine: DecisionEngine? = nil
    ) throws -> (answer: ReferenceModel.Answer, disagreement: Disagreement?) {
        let scenario = try Scenario(situation, engine: engine)
        let wanted = model(situation)
        let status = scenario.status
        let bound = scenario.engine.bind(status)
        // Bound once, asked in numbers; the reasons as bits first, then in words.
        let decision = scenario.engine.decide(scenario.engine.bind(scenario.question), status: bound)
        let bits = decision.reasonCodes.codes.map(\.rawValue)
        let answer = decision.answer
        var other: String?
        if bits != (answer.isPermit ? [] : answer.codes) { other = "as bits: \(bits)" }
        if scenario.engine.decide(scenario.question, status: status) != decision { other = "by names it differs" }
        if let question = Self.handled(scenario.question, scenario.engine) {
            let handled = scenario.engine.decide(question, status: bound)
            if handled.isPermit != decision.isPermit || handled.reasonCodes != decision.reasonCodes {
                other = "by handles: \(handled.answer)"
            }
        }
        guard answer != wanted || other != nil else { return (wanted, nil) }
        return (
            wanted,
            Disagreement(
                situation: situation, engine: answer, model: wanted, other: other, articles: Self.articles(decision))
        )
    }

    /// The smallest case on which they still differ: one thing after another is taken away, as long as they do.
    package func shrink(_ found: Disagreement) throws -> Disagreement {
        for smaller in found.situation.smaller {
            if let disagreement = try check(smaller).disagreement { return try shrink(disagreement) }
        }
        return found
    }

    /// The same question, put together from handles as a service with typed purposes does; nil where it holds more than
    /// handles can.
    private static func handled(_ question: Question, _ engine: DecisionEngine) -> BoundQuestion? {
        guard question.categories.count <= 16, question.missing.count <= 4 else { return nil }
        var bound = engine.question(
            engine.handle(question.activity), question.operation, categories: engine.categories(question.categories),
            as: question.role.map { engine.handle($0) } ?? .unknown, at: question.effectiveAt)
        if question.role == nil { bound.role = nil }
        bound.knownAt = question.knownAt
        bound.entity = question.entity.map { engine.handle($0) }
        bound.basis = question.basis
        bound.recipient = question.recipient.map { engine.handle($0) }
        bound.destination = question.destination.map { engine.handle($0) }
        bound.origin = question.origin.map { engine.handle($0) }
        bound.source = question.source.map { engine.handle($0) }
        bound.noticeShown = question.noticeShown.map { engine.handle($0) }
        bound.recordDate = question.recordDate
        bound.medium = question.medium
        bound.order = question.order
        if let ordered = question.ordered { bound.limitOrder(to: ordered.map { engine.handle($0) }) }
        bound.provenance = question.provenance
        bound.erasureGround = question.erasureGround
        bound.isHumanResources = question.isHumanResources
        bound.assertions = question.assertions
        for category in question.missing { bound.lacks(engine.handle(category)) }
        return bound
    }

    private static func articles(_ decision: Decision) -> [String: String] {
        switch decision {
        case .permit(let grant): [grant.code.rawValue: grant.articles.first?.description ?? ""]
        case .deny(let denial):
            Dictionary(denial.reasons.map { ($0.code.rawValue, $0.article.description) }) { first, _ in first }
        }
    }
}
