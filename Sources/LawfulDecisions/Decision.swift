// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// The answer to a question: codes and what they were found in; words are made when somebody asks for them.
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
public struct Grant: Sendable {
    /// What carried it.
    public let code: PermitCode
    /// The basis; nil where none is asked, as for requests.
    public let basis: LegalBasis?
    private let source: Source

    private enum Source {
        case ruled(Ruling, instruction: Int32)
        case stated(Stated<(question: Question, notice: NoticeVersion, articles: [Article])>)
    }

    @inline(__always)
    init(_ code: PermitCode, basis: LegalBasis?, instruction: Int?, _ ruling: Ruling) {
        self.code = code
        self.basis = basis
        source = .ruled(ruling, instruction: instruction.map { Int32($0) } ?? -1)
    }

    init(code: PermitCode, question: Question, basis: LegalBasis?, notice: NoticeVersion, articles: [Article]) {
        self.code = code
        self.basis = basis
        source = .stated(Stated((question, notice, articles)))
    }

    /// The question.
    public var question: Question {
        switch source {
        case .ruled(let ruling, _): ruling.asked
        case .stated(let stated): stated.content.question
        }
    }

    /// The version of the statement in force.
    public var notice: NoticeVersion {
        switch source {
        case .ruled(let ruling, _): ruling.version ?? ""
        case .stated(let stated): stated.content.notice
        }
    }

    /// The controller's instruction that carried it, as processor (Art. 28(3)(a)).
    public var instruction: InstructionID? {
        guard case .ruled(let ruling, let place) = source, place >= 0 else { return nil }
        let activity = ruling.engine.book.register.activities[Int(ruling.question.activityIndex)]
        let first = ruling.engine.book.activities[Int(ruling.question.activityIndex)].instructions.start
        return activity.instructions[Int(place - first)].id
    }

    /// The provisions that it rests on, the governing one first.
    public var articles: [Article] {
        switch source {
        case .ruled(let ruling, _):
            var seen: Set<Article> = []
            let own = code.isBasis ? ruling.basisArticle ?? code.article : code.article
            return ([own] + ruling.words.passed).filter { seen.insert($0).inserted }
        case .stated(let stated): return stated.content.articles
        }
    }

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

extension Grant: Hashable {
    /// Grants are equal when their codes, bases, versions and questions are.
    public static func == (one: Grant, other: Grant) -> Bool {
        one.code == other.code && one.basis == other.basis && one.notice == other.notice
            && one.question == other.question
    }

    /// Hashes code, basis and question.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(basis)
        hasher.combine(question)
    }
}

extension PermitCode {
    /// Whether the code names a basis of Art. 6(1) itself.
    var isBasis: Bool {
        switch self {
        case .consent, .contract, .legalObligation, .vital, .publicTask, .legitimateInterest: true
        default: false
        }
    }
}

extension Ruling {
    /// The provision of the leg asked for.
    var basisArticle: Article? {
        let activity = engine.book.register.activities[Int(question.activityIndex)]
        return activity.ground(question.basis)?.basis.article
    }
}

/// What was denied, and every reason why.
public struct Denial: Sendable {
    private let source: Source

    private enum Source {
        case ruled(Ruling)
        case stated(Stated<(reasons: [Reason], question: Question, notice: NoticeVersion?)>)
    }

    @inline(__always)
    init(_ ruling: Ruling) { source = .ruled(ruling) }

    init(reasons: [Reason], question: Question, notice: NoticeVersion?) {
        source = .stated(Stated((reasons, question, notice)))
    }

    /// The codes as bits, the primary one ``ReasonSet/first``: no words are made for it.
    public var codes: ReasonSet {
        switch source {
        case .ruled(let ruling): ruling.reasons
        case .stated(let stated): stated.content.reasons.reduce(into: ReasonSet()) { $0.insert($1.code) }
        }
    }

    /// The reasons in the order of the tests; the first is the primary one. Never empty.
    public var reasons: [Reason] {
        switch source {
        case .ruled(let ruling): ruling.words.ordered
        case .stated(let stated): stated.content.reasons
        }
    }

    /// The question.
    public var question: Question {
        switch source {
        case .ruled(let ruling): ruling.asked
        case .stated(let stated): stated.content.question
        }
    }

    /// The version of the statement in force, where there is one.
    public var notice: NoticeVersion? {
        switch source {
        case .ruled(let ruling): ruling.version
        case .stated(let stated): stated.content.notice
        }
    }

    /// Whether a reason is among them.
    public func has(_ code: ReasonCode) -> Bool { codes.contains(code) }
}

extension Denial: Hashable {
    /// Denials are equal when their reasons, versions and questions are.
    public static func == (one: Denial, other: Denial) -> Bool {
        one.codes == other.codes && one.notice == other.notice && one.question == other.question
            && one.reasons == other.reasons
    }

    /// Hashes codes and question.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(codes)
        hasher.combine(question)
    }
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
