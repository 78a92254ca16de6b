// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel
public import LawfulTime

extension RequestCase {
    /// Folds entries into the requests that they tell of, one entry after the other, in sequence.
    ///
    /// What was recorded happened: a step that wasn't allowed is kept as an irregularity, and counts where it reached the
    /// person (an answer, a redirection, a withdrawal). Two steps go without saying, as ledgers of earlier versions have
    /// it: that an assessment began before a decision, and that what was granted was done before the answer.
    public struct Fold: Sendable {
        private struct Key: Hashable {
            let subject: SubjectID
            let request: RequestID
        }

        private let terms: RequestTerms
        private var places: [Key: Int] = [:]

        /// The requests, in the order of their receipts.
        public private(set) var cases: [RequestCase] = []

        /// Nothing folded yet.
        ///
        /// - Parameter terms: by what the requests' time is counted.
        public init(under terms: RequestTerms) { self.terms = terms }

        /// Goes on from what a request had come to.
        init(resuming request: RequestCase) {
            terms = request.terms
            places = [Key(subject: request.subject, request: request.id): 0]
            cases = [request]
        }

        /// Takes an entry in; one whose private part is erased, or that is about no request, tells nothing.
        ///
        /// - Throws: `TimeError` when its dates lie outside the calendar's range.
        public mutating func add(_ entry: LedgerEntry) throws {
            guard EntryKind.requestSteps.contains(entry.publicPart.kind), let part = entry.privatePart,
                let subject = part.subject, let request = part.event.request
            else { return }
            let (key, at) = (Key(subject: subject, request: request), entry.publicPart.effectiveAt)
            guard let place = places[key] else {
                if part.event.kind == .requestReceived { try open(key, part.event, at: at) }
                return
            }
            guard part.event.kind == .requestReceived else {
                cases[place].take(part.event, at: at)
                return
            }
            if cases[place].isAnswered || cases[place].state.isFinal {
                try open(key, part.event, at: at)
            } else {
                // Told twice, the first arrival counts.
                try cases[place].arrived(at: at)
            }
        }

        private mutating func open(_ key: Key, _ event: LedgerEvent, at instant: Instant) throws {
            places[key] = cases.count
            cases.append(
                try RequestCase(
                    key.request, event.operation ?? .requestAccess, of: key.subject,
                    by: event.channel.flatMap(RightsRequest.Channel.init(rawValue:)) ?? .email,
                    for: event.details?.representation.flatMap(Representation.init(recorded:)),
                    immediate: event.details?.isImmediate ?? false, receivedAt: instant, under: terms))
        }

        /// The last request of a name.
        public func request(_ id: RequestID, of subject: SubjectID) -> RequestCase? {
            places[Key(subject: subject, request: id)].map { cases[$0] }
        }
    }

    /// Folds entries into the requests that they tell of.
    ///
    /// - Parameters:
    ///   - entries: entries in sequence, about whomever.
    ///   - terms: by what the requests' time is counted.
    ///   - instant: what took effect or was recorded after it doesn't count.
    /// - Returns: the requests, in the order of their receipts.
    /// - Throws: `TimeError` when dates lie outside the calendar's range.
    public static func folding(
        _ entries: some Sequence<LedgerEntry>,
        under terms: RequestTerms,
        asOf instant: Instant = .distantFuture
    ) throws -> [RequestCase] {
        var fold = Fold(under: terms)
        for entry in entries
        where entry.publicPart.effectiveAt <= instant && entry.publicPart.recordedAt <= instant {
            try fold.add(entry)
        }
        return fold.cases
    }

    private mutating func arrived(at instant: Instant) throws {
        guard instant < receivedAt else { return }
        receivedAt = instant
        history[0] = Moment(step: nil, state: .received, at: instant)
        guard reopenedAt == nil else { return }
        let own = try terms.deadlines(from: instant)
        ownDeadlines =
            term == nil ? own : try own.extending(from: instant, in: terms.zone, calendar: terms.calendar)
    }

    private mutating func take(_ event: LedgerEvent, at instant: Instant) {
        guard let step = RequestStep(event) else {
            note(event.kind, at: instant, counts: false)
            return
        }
        if let next = try? implying(step.kind, at: instant).applying(step, at: instant, wasRecorded: true) {
            self = next
            return
        }
        let stateBefore = state
        let reached = reachedPerson(step.kind, at: instant)
        irregularities.append(Irregularity(kind: event.kind, state: stateBefore, at: instant, counts: reached))
    }

    /// The request after what goes without saying before a step.
    private func implying(_ step: RequestStep.Kind, at instant: Instant) -> RequestCase {
        switch step {
        case .decided where !allows(.decided, at: instant): (try? applying(.beganAssessment, at: instant)) ?? self
        case .answered where !allows(.answered, at: instant): (try? applying(.executed(), at: instant)) ?? self
        default: self
        }
    }

    /// Whether a step that wasn't allowed counts, since it reached the person.
    private mutating func reachedPerson(_ step: RequestStep.Kind, at instant: Instant) -> Bool {
        guard !isAnswered, !state.isFinal else { return false }
        switch step {
        case .answered: answer(at: instant)
        case .redirected: state = .redirected
        case .withdrawn: state = .withdrawn
        default: return false
        }
        history.append(Moment(step: step, state: state, at: instant))
        return true
    }

    private mutating func note(_ kind: EntryKind, at instant: Instant, counts: Bool) {
        irregularities.append(Irregularity(kind: kind, state: state, at: instant, counts: counts))
    }
}
