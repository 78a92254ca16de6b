// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTesting
import LawfulTime

@testable import LawfulLedger

/// A made-up history of three identifiers that are linked, merged and split while things are said under each.
struct IdentityStory {
    static let subjects: [SubjectID] = ["one", "two", "three"]

    struct Fact {
        let subject: SubjectID
        let timed: TimedEvent
        let sequence: Int
    }

    private(set) var facts: [Fact] = []

    init(length: Int, _ generator: inout SeededGenerator) {
        var history = RandomHistory(seed: generator.next())
        while facts.count < length {
            let at = Int64.random(in: 0..<12, using: &generator)
            let subjects = Self.subjects.shuffled(using: &generator)
            switch Int.random(in: 0..<10, using: &generator) {
            case 0: relate(subjects, at) { .identityLinked(with: $0, because: "?") }
            case 1: relate(subjects, at) { .identityMerged(with: $0, because: "?", approvedBy: "J") }
            case 2: relate(subjects, at) { .identitySplit(from: $0, because: "?") }
            default:
                guard let timed = try? history.history(1).first, Self.kinds.contains(timed.event.kind) else { continue }
                let isForErasure = timed.event.kind == .requestReceived && Bool.random(using: &generator)
                let event = isForErasure ? timed.event.with(\.operation, .requestErasure) : timed.event
                add(subjects[0], TimedEvent(event: event, at: at))
            }
        }
    }

    /// What the model speaks of.
    private static let kinds: Set<EntryKind> = [
        .consentGiven, .consentRenewed, .consentWithdrawn, .consentRefused, .objected, .objectionOverridden,
        .objectionUpheld, .objectedToMarketing, .restricted, .restrictionLifted, .restrictionLiftAnnounced, .held,
        .holdReleased, .requestReceived, .requestAnswered, .informed, .erased,
    ]

    private mutating func relate(_ subjects: [SubjectID], _ at: Int64, _ event: (SubjectID) -> LedgerEvent) {
        add(subjects[0], TimedEvent(event: event(subjects[1]), at: at))
        add(subjects[1], TimedEvent(event: event(subjects[0]), at: at))
    }

    private mutating func add(_ subject: SubjectID, _ timed: TimedEvent) {
        facts.append(Fact(subject: subject, timed: timed, sequence: facts.count + 1))
    }

    var entries: [LedgerEntry] {
        facts.map { fact in
            LedgerEntry(
                sequence: Int64(fact.sequence),
                EntryDraft(
                    id: EntryID(rawValue: "\(fact.sequence)"), fact.timed.event, subject: fact.subject,
                    effectiveAt: Instant(milliseconds: fact.timed.at),
                    recordedAt: Instant(milliseconds: Int64(fact.sequence) * 1000)))
        }
    }

    /// The entries of one identifier with what the others add.
    func united(_ subject: SubjectID, _ effectiveAt: Instant, _ knownAt: Instant) -> [LedgerEntry] {
        let histories = Dictionary(grouping: entries) { $0.privatePart?.subject ?? "" }
        return IdentityUnion(histories, effectiveAt: effectiveAt, knownAt: knownAt, under: .none)
            .entries(histories[subject] ?? [], of: subject)
    }
}

/// What such a history says, by asking for each answer anew.
struct NaivePerson {
    private let facts: [IdentityStory.Fact]
    private let effectiveAt: Int64
    private let knownAt: Int64

    init(_ story: IdentityStory, effectiveAt: Int64, knownAt: Int64) {
        facts = story.facts.filter { Int64($0.sequence) * 1000 <= knownAt }
        (self.effectiveAt, self.knownAt) = (effectiveAt, knownAt)
    }

    /// Who is reached from an identifier over relations that count, by walking as long as somebody new is met.
    func person(_ subject: SubjectID, _ at: Int64, _ counts: (EntryKind) -> Bool) -> Set<SubjectID> {
        var reached: Set<SubjectID> = [subject]
        for _ in IdentityStory.subjects {
            for one in reached {
                for other in IdentityStory.subjects where other != one {
                    let last = facts.filter { fact in
                        fact.timed.at <= at && fact.timed.event.kind.rawValue.hasPrefix("identity.")
                            && Set([fact.subject, fact.timed.event.other]) == [one, other]
                    }.max { a, b in
                        let ranks = (a.timed.event.kind == .identityMerged, b.timed.event.kind == .identityMerged)
                        if a.timed.at != b.timed.at { return a.timed.at < b.timed.at }
                        if ranks.0 != ranks.1 { return ranks.0 }
                        return a.sequence < b.sequence
                    }
                    if let last, counts(last.timed.event.kind) { reached.insert(other) }
                }
            }
        }
        return reached
    }

    /// Whether another identifier is the person's now, or was when something took effect.
    private func isOne(_ subject: SubjectID, _ other: SubjectID, _ at: Int64) -> Bool {
        [effectiveAt, at].contains { person(subject, $0) { $0 != .identitySplit }.contains(other) }
    }

    private func alone(_ subject: SubjectID) -> NaiveStatus {
        NaiveStatus(
            facts.filter { $0.subject == subject }.map { ($0.timed, $0.sequence) }, effectiveAt: effectiveAt,
            knownAt: knownAt)
    }

    private func others(_ subject: SubjectID) -> [SubjectID] { IdentityStory.subjects.filter { $0 != subject } }

    /// One's own facts, and those of others that count at their own moment.
    func words(_ subject: SubjectID) -> NaiveStatus {
        let merged = person(subject, effectiveAt) { $0 == .identityMerged }
        let protective: Set<EntryKind> = [.consentWithdrawn, .consentRefused, .objectedToMarketing, .optedOut, .erased]
        let personal: Set<EntryKind> = [.consentGiven, .consentRenewed, .informed]
        let counting = facts.filter { fact in
            let kind = fact.timed.event.kind
            if fact.subject != subject, kind == .erased, !wasAskedFor(fact) { return false }
            return fact.subject == subject || protective.contains(kind) && isOne(subject, fact.subject, fact.timed.at)
                || personal.contains(kind) && merged.contains(fact.subject)
        }
        return NaiveStatus(
            counting.map { ($0.timed, $0.sequence) }, effectiveAt: effectiveAt, knownAt: knownAt)
    }

    /// Whether all was erased, or the last word on some request before it was that it asks for erasure.
    private func wasAskedFor(_ erasure: IdentityStory.Fact) -> Bool {
        guard erasure.timed.event.activity != nil else { return true }
        func isBefore(_ one: IdentityStory.Fact, _ other: IdentityStory.Fact) -> Bool {
            (one.timed.at, one.sequence) < (other.timed.at, other.sequence)
        }
        return RandomHistory.requests.contains { request in
            let last = facts.filter {
                $0.subject == erasure.subject && $0.timed.event.request == request && isBefore($0, erasure)
            }.max(by: isBefore)
            return last?.timed.event.kind == .requestReceived && last?.timed.event.operation == .requestErasure
        }
    }

    /// When the fact took effect that carries a state: the last that began it.
    private func began(_ subject: SubjectID, _ matches: (LedgerEvent) -> Bool) -> Int64 {
        facts.filter { $0.subject == subject && $0.timed.at <= effectiveAt && matches($0.timed.event) }
            .map(\.timed.at).max() ?? -1
    }

    func isRestricted(_ subject: SubjectID, _ scope: PurposeID?, _ ground: RestrictionGround) -> Bool {
        IdentityStory.subjects.contains { other in
            guard alone(other).restriction(scope, ground) != nil else { return false }
            let since = began(other) { $0.kind == .restricted && $0.activity == scope && $0.restriction == ground }
            return other == subject || isOne(subject, other, since)
        }
    }

    func isHeld(_ subject: SubjectID, _ purpose: PurposeID) -> Bool {
        if alone(subject).isHeld(purpose) { return true }
        return others(subject).contains { other in
            RandomHistory.holds.contains { hold in
                let last = facts.filter {
                    $0.subject == other && $0.timed.at <= effectiveAt && $0.timed.event.hold == hold
                }.max { ($0.timed.at, $0.timed.rank, $0.sequence) < ($1.timed.at, $1.timed.rank, $1.sequence) }
                guard let last, last.timed.event.kind == .held, isOne(subject, other, last.timed.at) else {
                    return false
                }
                return last.timed.event.activities?.contains(purpose) ?? true
            }
        }
    }

    func isOpen(_ subject: SubjectID, _ request: RequestID) -> Bool {
        if alone(subject).isOpen(request) { return true }
        let isAnswered = facts.contains {
            $0.subject == subject && $0.timed.at <= effectiveAt && $0.timed.event.request == request
                && $0.timed.event.kind == .requestAnswered
        }
        return !isAnswered
            && others(subject).contains { other in
                let since = began(other) { $0.kind == .requestReceived && $0.request == request }
                return alone(other).isOpen(request) && isOne(subject, other, since)
            }
    }

    /// The strongest of what one said, and of what others said and wasn't overridden there.
    func objection(_ subject: SubjectID, to purpose: PurposeID) -> String? {
        let mine = alone(subject)
        let own = mine.objection(nil) == "upheld" ? "upheld" : mine.objection(purpose) ?? mine.objection(nil)
        let said = others(subject).flatMap { other in
            [purpose, nil].compactMap { scope -> String? in
                guard let word = alone(other).objection(scope), word != "overridden" else { return nil }
                let kind: EntryKind = word == "upheld" ? .objectionUpheld : .objected
                let since = began(other) { $0.kind == kind && $0.activity == scope }
                return isOne(subject, other, since) ? word : nil
            }
        }
        if own == "upheld" || said.contains("upheld") { return "upheld" }
        return said.contains("open") ? "open" : own
    }
}
