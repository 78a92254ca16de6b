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
    var core: QuestionCore
    /// What doesn't fit in numbers; nil unless names are unknown or categories many.
    var rest: QuestionRest?

    @inline(__always)
    init(_ core: QuestionCore) { self.core = core }

    @inline(__always)
    init(engine: UInt32, effectiveAt: Instant, knownAt: Instant) {
        core = QuestionCore(engine: engine, effectiveAt: effectiveAt, knownAt: knownAt)
    }
}

extension BoundQuestion {
    /// The activity's purpose.
    public var activity: Handle<PurposeID> {
        get { Handle(core.activity, of: core.engine) }
        set { core.activity = newValue.index(for: core.engine) }
    }
    /// On whose behalf: a controller, or the tenant as whose processor we act; nil where there is only one.
    public var entity: Handle<EntityID>? {
        get { said(core.entity) }
        set { core.entity = newValue?.index(for: core.engine) ?? .unsaid }
    }
    /// The role that acts; nil is denied.
    public var role: Handle<RoleID>? {
        get { said(core.role) }
        set { core.role = newValue?.index(for: core.engine) ?? .unsaid }
    }
    /// To whom data go.
    public var recipient: Handle<RecipientID>? {
        get { said(core.recipient) }
        set { core.recipient = newValue?.index(for: core.engine) ?? .unsaid }
    }
    /// Where data go, when not to the recipient's own country.
    public var destination: Handle<CountryCode>? {
        get { said(core.destination) }
        set { core.destination = newValue?.index(for: core.engine) ?? .unsaid }
    }
    /// For which activity the data were collected, when not for this one.
    public var origin: Handle<PurposeID>? {
        get { said(core.origin) }
        set { core.origin = newValue?.index(for: core.engine) ?? .unsaid }
    }
    /// Where the data come from, when not from the person.
    public var source: Handle<SourceID>? {
        get { said(core.source) }
        set { core.source = newValue?.index(for: core.engine) ?? .unsaid }
    }
    /// The version of the statement, or the announcement, shown at collection.
    public var noticeShown: Handle<NoticeVersion>? {
        get { said(core.noticeShown) }
        set { core.noticeShown = newValue?.index(for: core.engine) ?? .unsaid }
    }
    /// The date that starts the retention of the one record in question; nil asks the ledger.
    public var recordDate: LocalDate? {
        get { core.recordDay == .unsaidDay ? nil : LocalDate(dayNumber: Int(core.recordDay)) }
        set { core.recordDay = newValue.map { Int32($0.dayNumber) } ?? .unsaidDay }
    }
    /// The same date as its day number, days since 1970-01-01, for callers that hold it so; nil asks the ledger.
    public var recordDayNumber: Int? {
        get { core.recordDay == .unsaidDay ? nil : Int(core.recordDay) }
        set { core.recordDay = newValue.map(Self.day) ?? .unsaidDay }
    }

    /// A day number as it is held.
    @inline(__always)
    static func day(_ number: Int) -> Int32 { max(Int32(clamping: number), .unsaidDay + 1) }

    /// What is done.
    public var operation: ProcessingOperation {
        get { core.operation }
        set { core.operation = newValue }
    }
    /// The leg asked for, where an activity has several bases.
    public var basis: LegalBasis? {
        get { core.basis }
        set { core.basis = newValue }
    }
    /// The categories of data; none stands for all of the activity's.
    public var categories: CategorySet {
        get { core.categories }
        set { core.categories = newValue.owned(by: core.engine) }
    }
    /// By what medium a marketing message goes out.
    public var medium: Medium? {
        get { core.medium }
        set { core.medium = newValue }
    }
    /// The order on which data are given to an authority.
    public var order: AuthorityOrder {
        get { core.order }
        set { core.order = newValue }
    }
    /// Names the categories that the authority's order names, and no more than which are given; something is allocated.
    public mutating func limitOrder(to categories: [Handle<CategoryID>]) {
        rest = QuestionRest(ordered: categories.map { $0.index(for: core.engine) }, beside: rest)
    }
    /// How the data came about.
    public var provenance: Provenance {
        get { core.provenance }
        set { core.provenance = newValue }
    }
    /// The ground claimed for erasure.
    public var erasureGround: ErasureGround? {
        get { core.erasureGround }
        set { core.erasureGround = newValue }
    }
    /// Whether the data are human-resources data.
    public var isHumanResources: Bool {
        get { core.isHumanResources }
        set { core.isHumanResources = newValue }
    }
    /// What the caller asserts, recorded as asserted.
    public var assertions: Assertions {
        get { core.assertions }
        set { core.assertions = newValue }
    }
    /// The moment in question.
    public var effectiveAt: Instant {
        get { core.effectiveAt }
        set { core.effectiveAt = newValue }
    }
    /// What was recorded after it isn't known.
    public var knownAt: Instant {
        get { core.knownAt }
        set { core.knownAt = newValue }
    }

    /// Notes a category that the person was asked for and didn't provide (Art. 13(2)(e)); beyond four something is
    /// allocated.
    public mutating func lacks(_ category: Handle<CategoryID>) {
        let number = category.index(for: core.engine)
        guard rest != nil || !core.missing.insert(number) else { return }
        rest = QuestionRest(adding: number, to: rest)
    }

    private func said<Name: Identifier>(_ index: UInt32) -> Handle<Name>? {
        index == .unsaid ? nil : Handle(index, of: core.engine)
    }
}

extension Int32 {
    /// No date was said.
    static let unsaidDay: Int32 = .min
}

/// What a question says that handles can't: names that the register doesn't know, kept for the explanation, categories
/// beyond those that fit in place, and those of an authority's order.
///
/// An answer that was stated rather than ruled hangs here, too, so that an answer carries one reference for both.
final class QuestionRest: Sendable {
    let stated: StatedAnswer?
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
    /// The categories that an authority's order names; nil where it names none.
    let ordered: [UInt32]?

    init(
        _ question: Question,
        _ unknown: UnknownNames,
        categories: [CategoryID],
        more: [UInt32],
        missing: [UInt32],
        ordered: [UInt32]?
    ) {
        stated = nil
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
        self.ordered = ordered
    }

    /// The same with one more category that wasn't provided.
    convenience init(adding missing: UInt32, to rest: QuestionRest?) {
        self.init(rest, missing: (rest?.moreMissing ?? []) + [missing], ordered: rest?.ordered)
    }

    /// The same with the categories that an order names.
    convenience init(ordered: [UInt32], beside rest: QuestionRest?) {
        self.init(rest, missing: rest?.moreMissing ?? [], ordered: ordered)
    }

    private init(_ rest: QuestionRest?, missing: [UInt32], ordered: [UInt32]?) {
        stated = rest?.stated
        (activity, entity, role) = (rest?.activity, rest?.entity, rest?.role)
        (recipient, destination) = (rest?.recipient, rest?.destination)
        (origin, source, notice) = (rest?.origin, rest?.source, rest?.notice)
        (categories, more) = (rest?.categories ?? [], rest?.more ?? [])
        moreMissing = missing
        self.ordered = ordered
    }

    /// Nothing but an answer that was stated.
    init(_ stated: StatedAnswer) {
        self.stated = stated
        (activity, entity, role, recipient) = (nil, nil, nil, nil)
        (destination, origin, source, notice) = (nil, nil, nil, nil)
        (categories, more, moreMissing, ordered) = ([], [], [], nil)
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
