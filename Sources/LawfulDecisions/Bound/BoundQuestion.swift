// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// A ``Question`` whose names are bound to one engine's handles: plain numbers, nothing to allocate or to release.
///
/// ```swift
/// let newsletter = engine.handle(Newsletter.self), marketer = engine.handle(RoleID.marketer)
/// let decision = engine.decide(engine.question(newsletter, as: marketer, at: now), status: status)
/// ```
///
/// Make it with ``DecisionEngine/question(_:_:categories:as:at:)``, or of a question by names with
/// ``DecisionEngine/bind(_:)``.
public struct BoundQuestion: Sendable {
    /// Which engine's handles it carries.
    let engine: UInt32
    var activityIndex: UInt32 = .unknown
    var entityIndex: UInt32 = .unsaid
    var roleIndex: UInt32 = .unsaid
    var recipientIndex: UInt32 = .unsaid
    var destinationIndex: UInt32 = .unsaid
    var originIndex: UInt32 = .unsaid
    var sourceIndex: UInt32 = .unsaid
    var noticeIndex: UInt32 = .unsaid
    /// The date that starts the retention of the one record in question, as a day number; `unsaidDay` asks the ledger.
    var recordDay: Int32 = .unsaidDay

    /// What is done.
    public var operation: ProcessingOperation = .use
    /// The leg asked for, where an activity has several bases.
    public var basis: LegalBasis?
    /// The categories of data; none stands for all of the activity's.
    public var categories = CategorySet()
    /// Categories that the person was asked for and didn't provide.
    public var missing = CategorySet()
    /// By what medium a marketing message goes out.
    public var medium: Medium?
    /// The order on which data are given to an authority.
    public var order: AuthorityOrder = .none
    /// How the data came about.
    public var provenance: Provenance = .provided
    /// The ground claimed for erasure.
    public var erasureGround: ErasureGround?
    /// Whether the data are human-resources data.
    public var isHumanResources = false
    /// What the caller asserts, recorded as asserted.
    public var assertions = Assertions()
    /// The moment in question.
    public var effectiveAt: Instant
    /// What was recorded after it isn't known.
    public var knownAt: Instant
    /// What doesn't fit in numbers; nil unless names are unknown or categories many.
    var rest: QuestionRest?

    init(engine: UInt32, effectiveAt: Instant, knownAt: Instant) {
        self.engine = engine
        self.effectiveAt = effectiveAt
        self.knownAt = knownAt
    }
}

extension BoundQuestion {
    /// The activity's purpose.
    public var activity: Handle<PurposeID> {
        get { Handle(activityIndex) }
        set { activityIndex = newValue.index }
    }
    /// On whose behalf: a controller, or the tenant as whose processor we act; nil where there is only one.
    public var entity: Handle<EntityID>? {
        get { Self.said(entityIndex) }
        set { entityIndex = newValue?.index ?? .unsaid }
    }
    /// The role that acts; nil is denied.
    public var role: Handle<RoleID>? {
        get { Self.said(roleIndex) }
        set { roleIndex = newValue?.index ?? .unsaid }
    }
    /// To whom data go.
    public var recipient: Handle<RecipientID>? {
        get { Self.said(recipientIndex) }
        set { recipientIndex = newValue?.index ?? .unsaid }
    }
    /// Where data go, when not to the recipient's own country.
    public var destination: Handle<CountryCode>? {
        get { Self.said(destinationIndex) }
        set { destinationIndex = newValue?.index ?? .unsaid }
    }
    /// For which activity the data were collected, when not for this one.
    public var origin: Handle<PurposeID>? {
        get { Self.said(originIndex) }
        set { originIndex = newValue?.index ?? .unsaid }
    }
    /// Where the data come from, when not from the person.
    public var source: Handle<SourceID>? {
        get { Self.said(sourceIndex) }
        set { sourceIndex = newValue?.index ?? .unsaid }
    }
    /// The version of the statement, or the announcement, shown at collection.
    public var noticeShown: Handle<NoticeVersion>? {
        get { Self.said(noticeIndex) }
        set { noticeIndex = newValue?.index ?? .unsaid }
    }
    /// The date that starts the retention of the one record in question; nil asks the ledger.
    public var recordDate: LocalDate? {
        get { recordDay == .unsaidDay ? nil : LocalDate(dayNumber: Int(recordDay)) }
        set { recordDay = newValue.map { Int32($0.dayNumber) } ?? .unsaidDay }
    }

    private static func said<Name: Identifier>(_ index: UInt32) -> Handle<Name>? {
        index == .unsaid ? nil : Handle(index)
    }
}

extension Int32 {
    /// No date was said.
    static let unsaidDay: Int32 = .min
}

/// What a question says that handles can't: names that the register doesn't know, kept for the explanation, and
/// categories beyond those that fit in place.
final class QuestionRest: Sendable {
    let activity: PurposeID?
    let entity: EntityID?
    let role: RoleID?
    let recipient: RecipientID?
    let destination: CountryCode?
    let origin: PurposeID?
    let source: SourceID?
    let notice: NoticeVersion?
    /// Unknown categories: the handle `unknownFloor + n` is the n-th of them.
    let categories: [CategoryID]
    /// Categories beyond the sixteenth.
    let more: [UInt32]
    /// Categories not provided, beyond the sixteenth.
    let moreMissing: [UInt32]

    init(_ question: Question, _ unknown: UnknownNames, categories: [CategoryID], more: [UInt32], missing: [UInt32]) {
        activity = unknown.contains(.activity) ? question.activity : nil
        entity = unknown.contains(.entity) ? question.entity : nil
        role = unknown.contains(.role) ? question.role : nil
        recipient = unknown.contains(.recipient) ? question.recipient : nil
        destination = unknown.contains(.destination) ? question.destination : nil
        origin = unknown.contains(.origin) ? question.origin : nil
        source = unknown.contains(.source) ? question.source : nil
        notice = unknown.contains(.notice) ? question.noticeShown : nil
        self.categories = categories
        self.more = more
        moreMissing = missing
    }
}

/// Which names of a question the register doesn't know.
struct UnknownNames: OptionSet {
    let rawValue: UInt8
    static let activity = UnknownNames(rawValue: 1)
    static let entity = UnknownNames(rawValue: 2)
    static let role = UnknownNames(rawValue: 4)
    static let recipient = UnknownNames(rawValue: 8)
    static let destination = UnknownNames(rawValue: 16)
    static let origin = UnknownNames(rawValue: 32)
    static let source = UnknownNames(rawValue: 64)
    static let notice = UnknownNames(rawValue: 128)
}
