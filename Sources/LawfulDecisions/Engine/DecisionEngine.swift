// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// Decides questions: a pure function of the activated register, a subject's status, and the question.
///
/// It reads no clock and does no I/O. Names become numbers once, when the engine is made; a question bound to them is
/// decided without allocating anything, on permit and on denial, in a time that doesn't grow with the number of
/// purposes, categories or subjects. All failing reasons are collected in a fixed order; the first is the primary one.
public final class DecisionEngine: Sendable {
    /// The register that it decides by.
    public let activated: ActivatedRegister
    /// Which of its purposes come from which; statuses are folded under it.
    public let lineage: PurposeLineage
    let book: RuleBook
    private let empty: BoundStatus

    /// Prepares a register for deciding, by the tables of law that it was activated with.
    public init(_ activated: ActivatedRegister) {
        self.activated = activated
        lineage = activated.register.lineage
        book = RuleBook(activated, activated.tables)
        empty = BoundStatus(SubjectStatus(), book)
    }

    /// Answers a question about a subject of the given status.
    ///
    /// - Parameters:
    ///   - question: the question, bound to this engine; its `effectiveAt` chooses the version of the statement and the
    ///     dates that count.
    ///   - status: the subject's status, folded at the question's two times and bound to this engine.
    /// - Returns: a permit with what carried it, or a denial with every reason.
    public func decide(_ question: consuming BoundQuestion, status: consuming BoundStatus) -> Decision {
        let question = question
        let found = book.find(question.core, question.rest, status.hot)
        let ruling = Ruling(question, status, found)
        return found.isPermit ? .permit(Grant(ruling)) : .deny(Denial(ruling))
    }

    /// Answers a question by names about a subject whose status is bound.
    public func decide(_ question: Question, status: BoundStatus) -> Decision {
        decide(bind(question), status: status)
    }

    /// Answers a question by names about a subject whose status isn't bound yet; binding it costs more than deciding.
    public func decide(_ question: Question, status: SubjectStatus) -> Decision {
        decide(bind(question), status: bind(status))
    }
}

extension DecisionEngine {
    /// A question about a former day, by the names that the register has today: what a purpose is called doesn't change
    /// the answer. A name that had been given up by that day is asked as it is.
    public func today(_ question: Question) -> Question {
        guard !lineage.isEmpty else { return question }
        let day = LocalDate(question.effectiveAt, in: activated.register.timeZone)
        var named = question
        named.activity = lineage.today(question.activity, on: day)
        named.origin = question.origin.map { lineage.laterNames(of: $0).last ?? $0 }
        return named
    }

    /// Binds a status to this engine, once for each version of it.
    public func bind(_ status: SubjectStatus) -> BoundStatus {
        BoundStatus(status, book)
    }

    /// Binds a status to this engine, with what a cache must know of its fold.
    func bind(_ status: SubjectStatus, at version: StatusVersion, from moment: Instant) -> BoundStatus {
        BoundStatus(status, book, at: version, from: moment.milliseconds)
    }

    /// The status of one about whom nothing is recorded.
    public var unrecorded: BoundStatus { empty }

    /// The handle of a purpose.
    public func handle<P: Purpose>(_ purpose: P.Type) -> Handle<PurposeID> { handle(P.id) }

    /// The handle of a category.
    public func handle<C: DataCategory>(_ category: C.Type) -> Handle<CategoryID> { handle(C.id) }

    /// The handle of a purpose by name.
    public func handle(_ name: PurposeID) -> Handle<PurposeID> { Handle(book.purposes.number(name), of: book.number) }

    /// The handle of a category by name.
    public func handle(_ name: CategoryID) -> Handle<CategoryID> {
        Handle(book.categories.number(name), of: book.number)
    }

    /// The handles of categories by name; more than sixteen don't fit, and are denied as undeclared.
    public func categories(_ names: [CategoryID]) -> CategorySet {
        CategorySet(names.map { book.categories.number($0) }, of: book.number)
    }

    /// The handle of a role.
    public func handle(_ name: RoleID) -> Handle<RoleID> { Handle(book.roles.number(name), of: book.number) }

    /// The handle of a recipient.
    public func handle(_ name: RecipientID) -> Handle<RecipientID> {
        Handle(book.recipients.number(name), of: book.number)
    }

    /// The handle of an entity.
    public func handle(_ name: EntityID) -> Handle<EntityID> { Handle(book.entities.number(name), of: book.number) }

    /// The handle of a source.
    public func handle(_ name: SourceID) -> Handle<SourceID> { Handle(book.sources.number(name), of: book.number) }

    /// The handle of a version of the statement.
    public func handle(_ name: NoticeVersion) -> Handle<NoticeVersion> {
        Handle(book.notices.number(name), of: book.number)
    }

    /// The handle of a country.
    public func handle(_ name: CountryCode) -> Handle<CountryCode> {
        Handle(book.countries.number(name), of: book.number)
    }

    /// A question of handles, about now: set what else it asks on the result.
    ///
    /// - Parameters:
    ///   - activity: the activity's purpose.
    ///   - operation: what is done.
    ///   - categories: which data; all that the activity declares by default.
    ///   - role: in which role.
    ///   - recipient: to whom data go, where they are given away.
    ///   - source: where the data come from, when not from the person.
    ///   - recordDay: the date that starts the retention of the one record in question, as days since 1970-01-01; nil
    ///     asks the ledger.
    ///   - moment: the moment in question, and up to which recordings are known.
    /// - Returns: the question.
    public func question(
        _ activity: Handle<PurposeID>,
        _ operation: ProcessingOperation = .use,
        categories: CategorySet = .all,
        as role: Handle<RoleID>,
        to recipient: Handle<RecipientID>? = nil,
        from source: Handle<SourceID>? = nil,
        recordDay: Int? = nil,
        at moment: Instant
    ) -> BoundQuestion {
        let engine = book.number
        var core = QuestionCore(engine: engine, effectiveAt: moment, knownAt: moment)
        core.activity = activity.index(for: engine)
        core.operation = operation
        core.categories = categories.owned(by: engine)
        core.role = role.index(for: engine)
        if let recipient { core.recipient = recipient.index(for: engine) }
        if let source { core.source = source.index(for: engine) }
        if let recordDay { core.recordDay = BoundQuestion.day(recordDay) }
        return BoundQuestion(core)
    }
}
