// SPDX-License-Identifier: Apache-2.0

package import LawfulDecisions
import LawfulModel

/// A case on which the engine and the model differ, or the engine with itself.
package struct Disagreement: Sendable, CustomStringConvertible {
    package let situation: Situation
    package let engine: ReferenceModel.Answer
    package let model: ReferenceModel.Answer
    /// What differs, where it isn't the answers.
    package let other: String?
    /// The provisions that the engine rests its answer on.
    let articles: [String: String]

    /// A line of the decision table that expects the model's answer; nil where rows have no words for the case.
    package var row: String? {
        guard situation.activities.count == 1, situation.context.isRow, let code = model.codes.first else { return nil }
        let article = articles[code] ?? ""
        return "NEW,\(situation),\(model.isPermit ? "permit" : "deny"),\(code),\(article),found by random cases"
    }

    /// What differs, without the case: the codes that only one of the two has.
    package var kind: String {
        let codes = Set(engine.codes).symmetricDifference(model.codes)
        return codes.isEmpty ? other ?? "beside the codes" : codes.sorted().joined(separator: " ")
    }

    package var description: String {
        """
        \(situation)
          engine: \(engine)
          model:  \(model)\(other.map { "\n  \($0)" } ?? "")\(row.map { "\n  as a row: \($0)" } ?? "")
        """
    }
}

extension Decision {
    /// The answer in the model's words.
    package var answer: ReferenceModel.Answer {
        switch self {
        case .permit(let grant):
            return .init(
                isPermit: true, codes: [grant.code.rawValue], notice: grant.notice.rawValue,
                basis: grant.basis?.rawValue, instruction: grant.instruction?.rawValue)
        case .deny(let denial):
            // A code may come twice, of two categories or terms; the model names each once.
            var seen: Set<ReasonCode> = []
            let codes = denial.reasons.map(\.code).filter { seen.insert($0).inserted }
            return .init(isPermit: false, codes: codes.map(\.rawValue), notice: denial.notice?.rawValue)
        }
    }
}
