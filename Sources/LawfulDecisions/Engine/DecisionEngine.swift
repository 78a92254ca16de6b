// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel
import LawfulTime

/// Decides questions: a pure function of the activated register, a subject's status, and the question.
///
/// It reads no clock and does no I/O. All failing reasons are collected in a fixed order; the first is the primary one.
public final class DecisionEngine: Sendable {
    /// The register that it decides by.
    public let activated: ActivatedRegister
    let adequacy: AdequacyTable
    let ages: ConsentAges
    private let activities: [PurposeID: Activity]
    private let roles: [RoleID: Role]
    private let recipients: [RecipientID: Recipient]
    private let sources: [SourceID: Source]
    private let kinds: [CategoryID: CategoryKind]

    /// Prepares a register for deciding, with the tables of law that come with this version or your own.
    public init(
        _ activated: ActivatedRegister,
        adequacy: AdequacyTable = .bundled,
        consentAges: ConsentAges = .bundled
    ) {
        self.activated = activated
        self.adequacy = adequacy
        ages = consentAges
        let register = activated.register
        activities = Dictionary(register.activities.map { ($0.purpose, $0) }) { first, _ in first }
        roles = Dictionary(register.roles.map { ($0.id, $0) }) { first, _ in first }
        recipients = Dictionary(register.recipients.map { ($0.id, $0) }) { first, _ in first }
        sources = Dictionary(register.sources.map { ($0.id, $0) }) { first, _ in first }
        kinds = Dictionary(register.categories.map { ($0.id, $0.kind) }) { first, _ in first }
    }

    /// Answers a question about a subject of the given status.
    ///
    /// - Parameters:
    ///   - question: the question; its `effectiveAt` chooses the version of the statement and the dates that count.
    ///   - status: the subject's status, folded at the question's two times.
    /// - Returns: a permit with what carried it, or a denial with every reason.
    public func decide(_ question: Question, status: SubjectStatus) -> Decision {
        let today = LocalDate(question.effectiveAt, in: activated.register.timeZone)
        guard let activity = activities[question.activity] else {
            var check = Check(question: question, status: status, today: today, register: activated.register)
            let notice = statementInForce(on: today)
            if notice == nil { check.deny(.statementNotEffective, statementArticle) }
            check.deny(.purposeUndeclared, "5(1)(b)", question.activity.rawValue)
            return .deny(check.denial(notice?.version))
        }
        var check = ActivityCheck(
            check: Check(question: question, status: status, today: today, register: activated.register),
            activity: activity, engine: self)
        return check.decide()
    }

    func statementInForce(on date: LocalDate) -> Notice? {
        activated.register.notices.last { ($0.from.date ?? .distantFuture) <= date }
    }

    /// The clause that fixes the effective date, where the statement has one, else the article on statements.
    var statementArticle: Article {
        activated.register.notices.first?.clause.map { Article("statement \($0)") } ?? "13"
    }

    func role(_ id: RoleID) -> Role? { roles[id] }
    func recipient(_ id: RecipientID) -> Recipient? { recipients[id] }
    func source(_ id: SourceID) -> Source? { sources[id] }
    func kind(_ id: CategoryID) -> CategoryKind { kinds[id] ?? .ordinary }
    func promise(_ matches: (Promise.Content) -> Bool) -> Promise? {
        activated.register.promises.first { matches($0.content) }
    }
}

/// The facts of one question, and the reasons found so far.
struct Check {
    let question: Question
    let status: SubjectStatus
    let today: LocalDate
    let register: Register
    private(set) var reasons: [Reason] = []

    mutating func deny(_ code: ReasonCode, _ article: Article, _ detail: String? = nil) {
        reasons.append(Reason(code: code, article: article, detail: detail))
    }

    func has(_ code: ReasonCode) -> Bool { reasons.contains { $0.code == code } }

    /// The denial, with reasons in the order of the codes; equal codes keep the order in which they were found.
    func denial(_ notice: NoticeVersion?) -> Denial {
        let ordered = reasons.enumerated().sorted { ($0.element.code, $0.offset) < ($1.element.code, $1.offset) }
        return Denial(reasons: ordered.map(\.element), question: question, notice: notice)
    }
}
