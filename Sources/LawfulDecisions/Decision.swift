// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
import LawfulTime

/// The answer to a question: codes and what they were found in; words are made when somebody asks for them.
public enum Decision: Hashable, Sendable {
    /// Consistent with what was declared and recorded.
    case permit(Grant)
    /// Denied, with every reason.
    case deny(Denial)

    /// Whether it is a permit.
    public var isPermit: Bool {
        // A client that inlines it copies the answer to look at one bit.
        @inline(never) get { if case .permit = self { true } else { false } }
    }

    /// The codes of a denial as bits, empty for a permit: for callers that count or compare, and want no words.
    public var reasonCodes: ReasonSet {
        @inline(never) get {
            switch self {
            case .permit: ReasonSet()
            case .deny(let denial): denial.codes
            }
        }
    }

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
    private let ruling: Ruling

    @inline(__always)
    init(_ ruling: consuming Ruling) { self.ruling = ruling }

    init(code: PermitCode, question: Question, basis: LegalBasis?, notice: NoticeVersion, articles: [Article]) {
        self.init(Ruling(StatedAnswer(question, notice, articles: articles), code: code, basis: basis))
    }

    /// A use that enforcing would have denied, let through in log-only mode.
    package init(observing denial: Denial) {
        self.init(code: .observed, question: denial.question, basis: nil, notice: denial.notice ?? "", articles: [])
    }

    /// A use for asserted vital interests, let through while the ledger was out and nothing could be known of the person.
    package init(breakingGlass denial: Denial) {
        self.init(
            code: .vital, question: denial.question, basis: .vitalInterests, notice: denial.notice ?? "",
            articles: ["6(1)(d)"])
    }

    /// What carried it.
    public var code: PermitCode { ruling.code }

    /// The basis; nil where none is asked, as for requests.
    public var basis: LegalBasis? { ruling.basis }

    /// The question.
    public var question: Question { ruling.asked ?? .nothing }

    /// The version of the statement in force.
    public var notice: NoticeVersion { ruling.version ?? "" }

    /// The controller's instruction that carried it, as processor (Art. 28(3)(a)).
    public var instruction: InstructionID? { ruling.instructed }

    /// The provisions that it rests on, the governing one first.
    public var articles: [Article] {
        guard !ruling.isStated else { return ruling.passed }
        var seen: Set<Article> = []
        let own = code.isBasis ? ruling.basisArticle ?? code.article : code.article
        return ([own] + ruling.passed).filter { seen.insert($0).inserted }
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

/// What was denied, and every reason why.
public struct Denial: Sendable {
    private let ruling: Ruling

    @inline(__always)
    init(_ ruling: consuming Ruling) { self.ruling = ruling }

    init(reasons: [Reason], question: Question, notice: NoticeVersion?) {
        ruling = Ruling(StatedAnswer(question, notice, reasons: reasons))
    }

    /// The codes as bits, the primary one ``ReasonSet/first``: no words are made for it.
    public var codes: ReasonSet {
        @inline(__always) get { ruling.reasons }
    }

    /// The reasons in the order of the tests; the first is the primary one. Never empty.
    public var reasons: [Reason] { ruling.worded }

    /// The question.
    public var question: Question { ruling.asked ?? .nothing }

    /// The version of the statement in force, where there is one.
    public var notice: NoticeVersion? { ruling.version }

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

extension Question {
    /// Stands where an answer has lost its question, which can't be.
    fileprivate static var nothing: Question {
        Question("", as: nil, effectiveAt: .distantPast, knownAt: .distantPast)
    }
}
