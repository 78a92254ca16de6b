// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// What happened while two identifiers counted as one person that weren't: what of the one may have been used, disclosed,
/// changed or erased as the other's.
///
/// A wrong merge may be a personal data breach (Art. 4(12)): data of one person were given to another, or lost. This is what
/// the assessment of Art. 33 begins with: which entries to look at. It doesn't judge them.
public struct MergeTrace: Hashable, Sendable {
    /// A time during which the two counted as one.
    public struct Window: Hashable, Sendable {
        /// Since when that was recorded, and acted upon.
        public let from: Instant
        /// When it was recorded that they aren't; nil while it isn't.
        public let until: Instant?
        /// Whether they were merged at any time in it, and not only linked.
        public let isMerge: Bool

        /// Makes a window.
        public init(from: Instant, until: Instant?, isMerge: Bool) {
            self.from = from
            self.until = until
            self.isMerge = isMerge
        }
    }

    /// One thing that happened.
    public struct Line: Hashable, Sendable {
        /// What it may have brought about.
        public enum Effect: String, Hashable, Sendable, CaseIterable {
            /// Data went to a recipient, or to a person who asked for them: confidentiality.
            case disclosed
            /// Data were erased: availability.
            case erased
            /// Data were used, or could have been opened.
            case used
        }

        /// What it may have brought about.
        public let effect: Effect
        /// Which of the two it was recorded under.
        public let subject: SubjectID
        /// Where the entry stands.
        public let sequence: Int64
        /// The entry's kind.
        public let kind: EntryKind
        /// When it was recorded.
        public let recordedAt: Instant
        /// The activity.
        public let activity: PurposeID?
        /// The operation.
        public let operation: ProcessingOperation?
        /// The categories.
        public let categories: [CategoryID]
        /// To whom data went.
        public let recipient: RecipientID?
        /// The request that was answered.
        public let request: RequestID?
    }

    /// When the two counted as one.
    public let windows: [Window]
    /// What happened then, in sequence.
    public let lines: [Line]

    /// Makes a trace.
    public init(windows: [Window], lines: [Line]) {
        self.windows = windows
        self.lines = lines
    }

    /// Whether a breach has to be assessed: something was done while the two counted as one.
    public var isPossibleBreach: Bool { !lines.isEmpty }

    /// When it was recorded that the two aren't one, the last time: from then on the controller is aware, and the 72 hours of
    /// Art. 33(1) run where it is a breach; nil while nobody said so.
    public var awareSince: Instant? { windows.last?.until }

    /// What happened with an effect.
    public func lines(_ effect: Line.Effect) -> [Line] { lines.filter { $0.effect == effect } }
}

extension Ledger {
    /// What happened while two identifiers counted as one person, directly or over others.
    ///
    /// What was decided is decided by what was known, so the windows go by when merges and splits were recorded, not by when
    /// they took effect.
    ///
    /// - Parameters:
    ///   - pair: the two.
    ///   - knownAt: what was recorded after it is left out.
    /// - Returns: the entries to look at. Of one whose private parts were erased since, nothing is left to list.
    /// - Throws: ``LedgerError`` when the ledger couldn't be read.
    public func mergeTrace(of pair: (SubjectID, SubjectID), knownAt: Instant) async throws -> MergeTrace {
        let links = try await identityLinks(around: pair.0)
        let windows = links.windows(of: pair, until: knownAt)
        var lines: [MergeTrace.Line] = []
        for subject in [pair.0, pair.1] {
            for entry in try await entries(of: subject) where entry.publicPart.recordedAt <= knownAt {
                let at = entry.publicPart.recordedAt
                guard windows.contains(where: { $0.from <= at && at <= $0.until ?? .distantFuture }) else { continue }
                if let line = MergeTrace.Line(entry, of: subject) { lines.append(line) }
            }
        }
        return MergeTrace(windows: windows, lines: lines.sorted { $0.sequence < $1.sequence })
    }

    private func identityLinks(around subject: SubjectID) async throws -> IdentityLinks {
        var (seen, waiting, found): (Set<SubjectID>, [SubjectID], [LedgerEntry]) = ([subject], [subject], [])
        while let next = waiting.popLast() {
            for entry in try await history(of: next).entries where entry.publicPart.kind.isOfIdentity {
                found.append(entry)
                if let other = entry.privatePart?.event.other, seen.insert(other).inserted { waiting.append(other) }
            }
        }
        return IdentityLinks(folding: found)
    }
}

extension IdentityLinks {
    /// When two identifiers counted as one, by what was known at each moment about that moment.
    fileprivate func windows(of pair: (SubjectID, SubjectID), until end: Instant) -> [MergeTrace.Window] {
        // It changes when something is recorded, or when what was recorded ahead takes effect.
        let moments = Set(
            changes.values.joined().flatMap {
                [$0.entry.publicPart.recordedAt, max($0.entry.publicPart.effectiveAt, $0.entry.publicPart.recordedAt)]
            }
        ).filter { $0 <= end }.sorted()
        var windows: [MergeTrace.Window] = []
        var open: (from: Instant, isMerge: Bool)?
        for moment in moments {
            let person = person(of: pair.0, effectiveAt: moment, knownAt: moment)
            if person.identifiers.contains(pair.1) {
                open = (open?.from ?? moment, open?.isMerge == true || person.merged.contains(pair.1))
            } else if let window = open {
                windows.append(.init(from: window.from, until: moment, isMerge: window.isMerge))
                open = nil
            }
        }
        if let open { windows.append(.init(from: open.from, until: nil, isMerge: open.isMerge)) }
        return windows
    }
}

extension MergeTrace.Line {
    private static let uses: Set<EntryKind> = [
        .permitted, .observed, .brokeGlass, .cohortAnswered, .openedWithoutPermit, .declassified,
        .declassifiedUnreviewed,
    ]

    /// Nil for an entry by which nothing happened to data.
    fileprivate init?(_ entry: LedgerEntry, of subject: SubjectID) {
        guard let event = entry.privatePart?.event else { return nil }
        let givesCopies = event.operation == .requestAccess || event.operation == .requestPortability
        switch event.kind {
        case .requestAnswered where givesCopies: effect = .disclosed
        case .erased: effect = .erased
        case let kind where Self.uses.contains(kind):
            effect = event.recipient != nil ? .disclosed : event.operation == .erase ? .erased : .used
        default: return nil
        }
        self.subject = subject
        sequence = entry.sequence
        kind = event.kind
        recordedAt = entry.publicPart.recordedAt
        activity = event.activity
        operation = event.operation
        categories = event.categories ?? []
        recipient = event.recipient
        request = event.request
    }
}
