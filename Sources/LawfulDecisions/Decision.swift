// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// The answer to a ``Question``.
public enum Decision: Hashable, Sendable {
    /// Consistent with what was declared and recorded.
    case permit(Grant)
    /// Denied, with every reason.
    case deny(Denial)

    /// Whether it is a permit.
    public var isPermit: Bool { if case .permit = self { true } else { false } }

    /// The codes of the answer, the primary one first.
    public var codes: [String] {
        switch self {
        case .permit(let grant): [grant.code.rawValue]
        case .deny(let denial): denial.reasons.map(\.code.rawValue)
        }
    }

    /// The provisions that the answer rests on, in the order of its codes, each once.
    public var articles: [Article] {
        var seen: Set<Article> = []
        switch self {
        case .permit(let grant): return grant.articles
        case .deny(let denial): return denial.reasons.map(\.article).filter { seen.insert($0).inserted }
        }
    }
}

/// What was permitted, and on what.
///
/// A grant says that the question is consistent with what was declared and recorded. Whether the declarations are true
/// and the judgements in them sound, it can't say.
public struct Grant: Hashable, Sendable {
    /// What carried it.
    public let code: PermitCode
    /// The question.
    public let question: Question
    /// The basis; nil where none is asked, as for requests.
    public let basis: LegalBasis?
    /// The version of the statement in force.
    public let notice: NoticeVersion
    /// The provisions that it rests on, the governing one first.
    public let articles: [Article]

    /// Whether the permit is narrowed to storage or to the exception named by its code.
    public var isNarrowed: Bool {
        switch code {
        case .restrictionStorage, .restrictionConsent, .restrictionClaims, .restrictionOthersRights,
            .restrictionPublicInterest, .legalHold, .retentionRunning:
            true
        default: false
        }
    }
}

/// What was denied, and every reason why.
public struct Denial: Hashable, Sendable {
    /// The reasons in the order of the tests; the first is the primary one. Never empty.
    public let reasons: [Reason]
    /// The question.
    public let question: Question
    /// The version of the statement in force, where there is one.
    public let notice: NoticeVersion?

    /// Whether a reason is among them.
    public func has(_ code: ReasonCode) -> Bool { reasons.contains { $0.code == code } }
}

/// One reason for a denial.
public struct Reason: Hashable, Sendable {
    /// The stable code.
    public let code: ReasonCode
    /// The provision that demands it.
    public let article: Article
    /// What it concerns: a declared name, never personal data.
    public let detail: String?

    /// Who stands behind the rule.
    public var authority: Authority { article.authority }
}
