// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// Which version of a subject's status an answer was based on: the sequence of its last status-changing entry.
public struct StatusVersion: RawRepresentable, Hashable, Sendable, Codable, Comparable {
    /// The sequence of the subject's last status-changing entry; 0 when there is none.
    public let rawValue: Int64

    /// Makes a version of its number.
    public init(rawValue: Int64) { self.rawValue = rawValue }

    /// No status-changing entry yet.
    public static let initial = StatusVersion(rawValue: 0)

    /// Orders versions in time.
    public static func < (one: StatusVersion, other: StatusVersion) -> Bool { one.rawValue < other.rawValue }
}

/// A subject's status-changing entries, and the version that they make.
public struct SubjectHistory: Hashable, Sendable {
    /// The entries that change the status, in sequence: all of them, or those that stand.
    public let entries: [LedgerEntry]
    /// The version that they make.
    public let version: StatusVersion
    /// When the last of them was recorded, those included that no longer stand; nil where there are none.
    public let recordedUntil: Instant?

    /// Makes a history, as a ledger reads it.
    ///
    /// - Parameters:
    ///   - entries: the entries, in sequence.
    ///   - version: the version that they make.
    ///   - recordedUntil: when the last of them was recorded, where some are left out; by default as they say.
    public init(entries: [LedgerEntry], version: StatusVersion, recordedUntil: Instant? = nil) {
        self.entries = entries
        self.version = version
        let last = entries.map(\.publicPart.recordedAt).max()
        self.recordedUntil = [last, recordedUntil].compactMap { $0 }.max()
    }

    /// The moment of a decision on this history: now, or the last recording where another host's clock runs ahead, so
    /// that no skew between clocks hides a withdrawal that is already recorded.
    public func moment(now: Instant) -> Instant { max(now, recordedUntil ?? now) }
}

/// A draft, and the status version on which recording it depends.
public struct ConditionalDraft: Hashable, Sendable {
    /// The draft.
    public let draft: EntryDraft
    /// The version that its subject must still be at; nil records unconditionally.
    public let condition: StatusVersion?

    /// Makes recording depend on a status version.
    public init(_ draft: EntryDraft, ifSubjectAt condition: StatusVersion? = nil) {
        self.draft = draft
        self.condition = condition
    }
}

/// What became of a draft.
public enum AppendOutcome: Hashable, Sendable {
    /// It is recorded, durably: at this sequence.
    case appended(Int64)
    /// It is not recorded: the subject's status has moved to this version since it was read.
    case moved(StatusVersion)
}

/// Which private parts to erase.
public enum ErasureScope: Hashable, Sendable {
    /// Those of one activity.
    case activity(PurposeID)
    /// Those of every activity.
    case everything
}

/// An append-only record of what was declared, done and asked, with private parts that can be erased.
///
/// A conformance keeps these promises, which `LedgerConformance` in `LawfulTesting` checks:
///
/// - **Durable**: when ``append(_:)`` returns, what it calls appended survives the loss of the process.
/// - **Gapless**: sequences are 1, 2, 3 … in the order of commit, whatever number of writers.
/// - **Conditional**: a draft with a condition is recorded only if its subject's status version equals it, decided in
///   the same transaction; so a withdrawal committed in between always wins (Art. 7(3)).
/// - **Idempotent**: a draft whose id is already recorded gives the first receipt and changes nothing.
/// - **Separate**: erasing private parts leaves sequences, public parts and status versions as they are.
/// - **Apart**: whoever acted is named, if at all, with those whom the entry concerns, or by a pseudonym whose name has a period
///   of its own: erasing the one leaves the other.
/// - **Bounded**: what stands of a history folds as the whole of it does, and doesn't grow with it.
public protocol Ledger: Sendable {
    /// Records drafts in one transaction, each by its own condition; outcomes are in the order of the drafts.
    ///
    /// - Throws: ``LedgerError`` when nothing was recorded.
    func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome]

    /// Records drafts as ``append(_:)`` does, in a transaction that no other caller's drafts join; by default as that.
    ///
    /// - Throws: ``LedgerError`` when nothing was recorded.
    func appendAlone(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome]

    /// Records one entry about many people, with a row for each of them beside it, in one transaction: those whose status
    /// has moved are left out of it, and reported.
    ///
    /// What is recorded of each is what ``entries(of:)`` gives: the entry, concerning them alone. The entry isn't
    /// recorded when nobody is left. A draft whose id is already recorded gives the first outcome and changes nothing.
    /// ``appendOneByOne(_:cohort:)`` is for ledgers that keep no such rows.
    ///
    /// - Throws: ``LedgerError`` when nothing was recorded.
    func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome

    /// A subject's status-changing entries, with the version that they make, read at one moment.
    func history(of subject: SubjectID) async throws -> SubjectHistory

    /// Those of a subject's status-changing entries that can still matter for a decision about now or later, with the
    /// version of the whole history, read at one moment.
    ///
    /// From the last recording on they fold to the same status as the history does, and their number is bounded by what
    /// can be said of a person, not by how often it was said; ``Supersession`` has the rule, and
    /// ``SubjectHistory/standing`` is for ledgers that don't store its outcome.
    func standing(of subject: SubjectID) async throws -> SubjectHistory

    /// What stands of several subjects' histories, in their order, read at one moment.
    func standing(of subjects: [SubjectID]) async throws -> [SubjectHistory]

    /// The version of a subject's status: a cheap probe of whether a history that was read before is still the last.
    func statusVersion(of subject: SubjectID) async throws -> StatusVersion

    /// All entries about a subject whose private parts still exist, in sequence (Art. 15 covers them).
    func entries(of subject: SubjectID) async throws -> [LedgerEntry]

    /// Entries after a sequence, oldest first, at most `limit` of them.
    func entries(after sequence: Int64, limit: Int) async throws -> [LedgerEntry]

    /// What was answered about each member of a cohort's entry, those left out whose rows are erased.
    ///
    /// The entry names nobody; an audit, which reads entries in sequence, asks for its members here. As many come as were
    /// recorded with the entry, which is a batch. A ledger that records cohorts with ``appendOneByOne(_:cohort:)`` keeps no
    /// such rows, and has nothing to add to the default, which is none.
    func cohort(of sequence: Int64) async throws -> [CohortAnswer]

    /// Erases private parts of subjects, but for kinds that outlive erasure and those named.
    ///
    /// - Returns: how many were erased.
    /// - Throws: ``LedgerError`` with code `erasurePending` when nobody is shown the private parts any more, but the
    ///   store can't yet promise that its files hold them no longer.
    func erasePrivateParts(
        of subjects: [SubjectID],
        _ scope: ErasureScope,
        keeping kinds: Set<EntryKind>
    ) async throws -> Int

    /// Erases private parts of people, each by an order of its own, and gives receipts in the order of the orders.
    ///
    /// In one transaction, where the ledger can: that the person's data were erased, on condition of their status; the
    /// private parts and their keys; a mark against restored backups; and an entry, naming nobody, of what went and why. An
    /// order whose name is already recorded gives the first receipt, changes nothing, and completes what was pending.
    ///
    /// - Throws: ``LedgerError`` when nothing was erased, or it isn't known: ask again, by the same names.
    func erase(_ orders: [ErasureOrder]) async throws -> [ErasureOutcome]

    /// Says who is behind a pseudonym (``LedgerEntry/PublicPart/actor``, ``LedgerEvent/approvedBy``), after an entry is recorded that
    /// says by whom it was asked for and why.
    ///
    /// - Returns: the name; nil where it was erased, or the pseudonym is none of this ledger's.
    /// - Throws: ``LedgerError`` when it wasn't recorded, or the name can't be read.
    func openActor(_ opening: ActorOpening) async throws -> ActorID?

    /// Erases the names of actors whose period ran out: entries keep the pseudonyms, and say nobody's name any more. One who acts
    /// again gets another pseudonym. Where any was erased, an entry says how many.
    ///
    /// - Returns: how many were erased by this call.
    /// - Throws: ``LedgerError``, as ``erasePrivateParts(of:_:keeping:)`` does.
    func eraseActors(_ erasure: ActorErasure) async throws -> Int

    /// Where marks are kept that outlive erasure and restores; nil, as by default, where they are kept as entries alone.
    var lastingMarks: (any LastingMarks)? { get }
}

extension Ledger {
    /// Records drafts as ``append(_:)`` does: for ledgers whose transactions nobody else joins.
    public func appendAlone(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] { try await append(drafts) }

    /// None: for ledgers that keep what outlives erasure as entries alone.
    public var lastingMarks: (any LastingMarks)? { nil }

    /// None: for ledgers that keep no rows of members.
    public func cohort(of sequence: Int64) async throws -> [CohortAnswer] { [] }

    /// Records one draft, on condition that its subject's status hasn't moved.
    ///
    /// - Throws: ``LedgerError`` when nothing was recorded for a reason other than a moved status.
    public func append(_ draft: EntryDraft, ifSubjectAt version: StatusVersion? = nil) async throws -> AppendOutcome {
        let outcomes = try await append([ConditionalDraft(draft, ifSubjectAt: version)])
        guard let outcome = outcomes.first else { throw LedgerError.noAnswer }
        return outcome
    }

    /// Erases private parts of one subject.
    ///
    /// - Returns: how many were erased.
    /// - Throws: ``LedgerError``, as ``erasePrivateParts(of:_:keeping:)`` of several does.
    public func erasePrivateParts(
        of subject: SubjectID,
        _ scope: ErasureScope,
        keeping kinds: Set<EntryKind>
    ) async throws -> Int {
        try await erasePrivateParts(of: [subject], scope, keeping: kinds)
    }
}
