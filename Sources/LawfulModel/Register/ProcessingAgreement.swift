// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// A processing agreement under Art. 28(3), term by term.
public struct ProcessingAgreement: Hashable, Sendable, Codable {
    /// What Art. 28(3) wants in the agreement, one by one: the clauses (a) to (h) by their letter, and what its first
    /// sentence and last subparagraph add.
    public enum Clause: String, Hashable, Sendable, Codable, CaseIterable {
        /// Documented instructions, transfers included, and the duty to tell where law forces otherwise.
        case a
        /// Secrecy of staff.
        case b
        /// Security measures (Art. 32).
        case c
        /// Sub-processors (Art. 28(2), (4)).
        case d
        /// Help with the rights of data subjects.
        case e
        /// Help with Arts. 32 to 36.
        case f
        /// Deletion or return at the end, at the controller's choice.
        case g
        /// Information and audits.
        case h
        /// The subject-matter.
        case subjectMatter
        /// The duration.
        case duration
        /// Nature and purpose of the processing.
        case nature
        /// The types of personal data.
        case dataTypes
        /// The categories of data subjects.
        case subjectCategories
        /// The controller's obligations and rights.
        case controllersDuties
        /// An immediate warning where an instruction seems unlawful.
        case warning

        /// The provision that demands it.
        public var article: Article { rawValue.count == 1 ? Article("28(3)(\(rawValue))") : "28(3)" }
    }

    /// Whether it is in writing, electronic form included (Art. 28(9)).
    public let isInWriting: Bool
    /// What it has of the terms.
    public let clauses: [Clause]
    /// The date from which it binds.
    public let from: DeclaredDate
    /// Its last day; nil while it runs on.
    public let until: DeclaredDate?
    /// The purposes in its annex; nil means that it covers whatever is disclosed.
    public let purposes: [PurposeID]?
    /// The categories in its annex; nil means that it covers whatever is disclosed.
    public let categories: [CategoryID]?
    /// How it comes to its end; nil while it runs on (Art. 28(3)(g)).
    public let ending: Ending?

    /// An agreement in writing with all terms but the named ones.
    ///
    /// - Parameters:
    ///   - from: the date from which it binds.
    ///   - until: its last day.
    ///   - lacking: the terms that it lacks.
    ///   - purposes: the purposes in its annex.
    ///   - categories: the categories in its annex.
    ///   - ending: how it comes to its end.
    /// - Returns: the agreement.
    public static func written(
        from: DeclaredDate,
        until: DeclaredDate? = nil,
        lacking: [Clause] = [],
        purposes: [PurposeID]? = nil,
        categories: [CategoryID]? = nil,
        ending: Ending? = nil
    ) -> ProcessingAgreement {
        .init(
            isInWriting: true, clauses: Clause.allCases.filter { !lacking.contains($0) }, from: from, until: until,
            purposes: purposes, categories: categories, ending: ending)
    }

    /// An agreement by word of mouth only: it doesn't satisfy Art. 28(9).
    public static func oral(from: DeclaredDate) -> ProcessingAgreement {
        .init(
            isInWriting: false, clauses: Clause.allCases, from: from, until: nil, purposes: nil, categories: nil,
            ending: nil)
    }

    /// The terms of Art. 28(3) that it lacks.
    public var missingClauses: [Clause] { Clause.allCases.filter { !clauses.contains($0) } }

    /// Where the agreement stands on a date.
    public func stage(on date: LocalDate) -> Stage {
        guard (from.date ?? .distantFuture) <= date else { return .notYet }
        if let ending, (ending.from.date ?? .distantPast) <= date {
            if let certified = ending.certifiedOn, (certified.date ?? .distantFuture) <= date { return .certified }
            return ending.choice == nil ? .ending : .chosen
        }
        return date <= (until.map { $0.date ?? .distantPast } ?? .distantFuture) ? .active : .ended
    }

    /// Where an agreement stands; new data go to the processor only while it is active.
    public enum Stage: String, Hashable, Sendable, Codable, CaseIterable {
        /// Signed, and not yet binding.
        case notYet
        /// In force.
        case active
        /// Coming to its end: no new data.
        case ending
        /// Coming to its end, and return or deletion is chosen.
        case chosen
        /// Return or deletion is certified.
        case certified
        /// Past its last day, and nothing says what became of the data.
        case ended
    }

    /// How an agreement comes to its end (Art. 28(3)(g)).
    public struct Ending: Hashable, Sendable, Codable {
        /// What the controller chooses.
        public enum Choice: String, Hashable, Sendable, Codable, CaseIterable {
            /// The data come back.
            case `return`
            /// The data are deleted.
            case delete
        }

        /// From when on no new data go to the processor.
        public let from: DeclaredDate
        /// What the controller chose; nil while it hasn't.
        public let choice: Choice?
        /// When the processor certified it; nil while it hasn't.
        public let certifiedOn: DeclaredDate?
        /// The law by which copies stay, locked to it; nil when none do.
        public let retainedBy: LawReference?

        /// Declares the end of an agreement.
        public init(
            from: DeclaredDate,
            _ choice: Choice? = nil,
            certifiedOn: DeclaredDate? = nil,
            retainedBy: LawReference? = nil
        ) {
            self.from = from
            self.choice = choice
            self.certifiedOn = certifiedOn
            self.retainedBy = retainedBy
        }
    }
}

/// Evidence that a processor gives sufficient guarantees (Arts. 28(1), 32).
public struct Guarantees: Hashable, Sendable, Codable {
    /// The evidence, such as a certificate's number.
    public let evidence: String
    /// When it was last verified.
    public let verifiedOn: DeclaredDate
    /// For how long a verification holds; the controller's policy, since the law names no period.
    public let goodFor: Period

    /// Puts evidence on file.
    ///
    /// - Parameters:
    ///   - evidence: the evidence, such as a certificate's number.
    ///   - verifiedOn: when it was last verified.
    ///   - goodFor: for how long that holds; three years unless said otherwise.
    public init(_ evidence: String, verifiedOn: DeclaredDate, goodFor: Period = .years(3)) {
        self.evidence = evidence
        self.verifiedOn = verifiedOn
        self.goodFor = goodFor
    }

    /// The last day on which the verification holds.
    public var lastDay: LocalDate? { verifiedOn.date.map { goodFor.end(after: $0) } }

    /// Whether the verification is too old on a date; one that lies in the future proves nothing yet.
    public func isStale(on date: LocalDate) -> Bool {
        guard let verified = verifiedOn.date, let lastDay else { return true }
        return date < verified || lastDay < date
    }
}

/// How a sub-processor was authorised (Art. 28(2)).
public enum SubProcessorAuthorisation: Hashable, Sendable, Codable {
    /// Not at all; silence is no consent.
    case unauthorised
    /// By name: nothing happens before the date of the yes.
    case specific(on: DeclaredDate)
    /// Under a general authorisation: announced on a date, with a window to object that the contract sets; the law
    /// names none.
    case general(announced: DeclaredDate, window: Period, objectedOn: DeclaredDate?)

    /// Where an authorisation stands.
    public enum State: Hashable, Sendable {
        /// Nobody authorised it.
        case unauthorised
        /// Authorised.
        case authorised
        /// The window to object is open.
        case windowOpen
    }

    /// Where the authorisation stands on a date.
    public func state(on date: LocalDate) -> State {
        switch self {
        case .unauthorised: return .unauthorised
        case .specific(let on): return (on.date ?? .distantFuture) <= date ? .authorised : .unauthorised
        case .general(let announced, let window, let objectedOn):
            guard let announced = announced.date, announced <= date else { return .unauthorised }
            if let objectedOn, (objectedOn.date ?? .distantPast) <= date { return .unauthorised }
            return date <= window.end(after: announced) ? .windowOpen : .authorised
        }
    }
}
