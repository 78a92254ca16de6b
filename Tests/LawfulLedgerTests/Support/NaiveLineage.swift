// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime

/// What a history says of one purpose that has a past, told fact by fact: what is its own, and what it inherits of the whole
/// of which it is a part.
struct NaiveLineage {
    struct Answer: Hashable {
        var consent = "none"
        var objection = "none"
        var restrictions: Set<String> = []
        var isErased = false
        var trigger: LocalDate?
        var extended: LocalDate?
        var isHeld = false
        var isInformed = false
    }

    /// The purpose's own names.
    let names: Set<PurposeID>
    /// The names of the whole, until it was split.
    let whole: Set<PurposeID>

    func answer(_ entries: [LedgerEntry], effectiveAt: Instant, knownAt: Instant) -> Answer {
        var answer = Answer()
        let facts = entries.filter { $0.publicPart.effectiveAt <= effectiveAt && $0.publicPart.recordedAt <= knownAt }
            .sorted { Self.order($0).lexicographicallyPrecedes(Self.order($1)) }
        let lastWord = facts.lastIndex { fact in
            Self.words[fact.publicPart.kind] != nil && fact.publicPart.activity.map(whole.contains) == true
        }
        let lastOfAll = facts.lastIndex { $0.publicPart.kind == .erased && $0.publicPart.activity == nil } ?? -1
        var isAllErased = false
        var holds: [HoldID: [PurposeID]?] = [:]
        for (place, fact) in facts.enumerated() {
            guard let event = fact.privatePart?.event else { continue }
            let isOwn = event.activity.map(names.contains) == true
            let isOfWhole = event.activity.map(whole.contains) == true
            let comesBack = [.consentGiven, .consentRenewed, .informed].contains(event.kind)
            if comesBack, event.activity != nil { isAllErased = false }
            if comesBack, isOwn { answer.isErased = false }
            if event.kind == .contractStarted { (isAllErased, answer.isErased) = (false, false) }
            if isOwn, let word = Self.words[event.kind] { answer.consent = word }
            if place == lastWord, let word = Self.words[event.kind], word != "given" { answer.consent = word }
            if isOwn || isOfWhole { tell(event, isOwn, &answer) }
            if event.kind == .objected, event.activity == nil, answer.objection != "upheld" {
                answer.objection = "none"
            }
            if isOwn, event.kind == .informed { answer.isInformed = true }
            if let hold = event.hold { holds[hold] = event.kind == .held ? .some(event.activities) : nil }
            let isErasing = event.kind == .erased && (isOwn || (isOfWhole && place > lastOfAll))
            if isErasing { answer.isErased = true }
            if event.kind == .erased, event.activity == nil { isAllErased = true }
            if isErasing || event.kind == .erased && event.activity == nil {
                if answer.consent == "given" { answer.consent = "none" }
                (answer.trigger, answer.extended, answer.isInformed) = (nil, nil, false)
            }
        }
        answer.isErased = answer.isErased || isAllErased
        answer.isHeld = holds.values.contains { activities in
            activities.map { !names.union(whole).isDisjoint(with: $0) } ?? true
        }
        return answer
    }

    private func tell(_ event: LedgerEvent, _ isOwn: Bool, _ answer: inout Answer) {
        switch event.kind {
        case .objected: answer.objection = "open"
        case .objectionOverridden: answer.objection = isOwn ? "overridden" : "open"
        case .objectionUpheld: answer.objection = "upheld"
        case .restricted: if let ground = event.restriction { answer.restrictions.insert(ground.rawValue) }
        case .restrictionLifted:
            if let ground = event.restriction {
                answer.restrictions.remove(ground.rawValue)
            } else if answer.restrictions.count == 1 {
                answer.restrictions = []
            }
        case .retentionTriggered: answer.trigger = [answer.trigger, event.date].compactMap { $0 }.max()
        case .retentionExtended: answer.extended = event.date
        default: break
        }
    }

    private static let words: [EntryKind: String] = [
        .consentGiven: "given", .consentRenewed: "given", .consentWithdrawn: "withdrawn", .consentRefused: "refused",
    ]

    /// Written out once more: by time, on a tie the more restrictive last, then by sequence.
    private static func order(_ entry: LedgerEntry) -> [Int64] {
        let ranks: [EntryKind: Int64] = [
            .contractStarted: 0, .consentGiven: 0, .consentRenewed: 0, .objectionOverridden: 0, .restrictionLifted: 0,
            .holdReleased: 0, .informed: 0, .retentionExtended: 0, .consentRefused: 1, .objected: 1, .restricted: 1,
            .held: 1, .consentWithdrawn: 2, .objectionUpheld: 2, .retentionTriggered: 2, .erased: 3,
        ]
        return [
            entry.publicPart.effectiveAt.milliseconds, ranks[entry.publicPart.kind] ?? 2, entry.sequence,
        ]
    }
}

extension SubjectStatus {
    /// The same of a status that was folded.
    func naive(_ purpose: PurposeID) -> NaiveLineage.Answer {
        let consent = consents[purpose].map { consent in
            switch consent.state {
            case .given: "given"
            case .withdrawn: "withdrawn"
            case .refused: "refused"
            }
        }
        let objection = objections[purpose].map { objection in
            switch objection {
            case .open: "open"
            case .overridden: "overridden"
            case .upheld: "upheld"
            }
        }
        return NaiveLineage.Answer(
            consent: consent ?? "none", objection: objection ?? "none",
            restrictions: Set((restrictions[purpose] ?? [:]).keys.map(\.rawValue)), isErased: isErased(purpose),
            trigger: triggers[purpose]?["lastContact"], extended: extensions[purpose]?.until, isHeld: isHeld(purpose),
            isInformed: informed[purpose] != nil)
    }
}

/// Made-up histories over purposes with a past.
struct RandomPast {
    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    static let purposes: [PurposeID] = ["a", "b", "c", "d", "e", "f"]

    /// a was renamed b; b was split into c, which is the same, and d; d was renamed e; f has no past.
    static func register() throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            CategoryDeclaration("email")
            for purpose in ["c", "e", "f"] as [PurposeID] { Activity(purpose, covering: ["email"]) {} }
            Renamed("b", from: "a", on: "2025-01-01")
            Split("b", into: ["c", "d"], same: "c", on: "2025-06-01")
            Renamed("e", from: "d", on: "2026-01-01")
        }
    }

    mutating func entries(_ count: Int) throws -> [LedgerEntry] {
        try (1...count).map { sequence in
            LedgerEntry(
                sequence: Int64(sequence),
                EntryDraft(
                    id: EntryID(rawValue: "\(sequence)"), try event(), subject: "person",
                    effectiveAt: Instant(milliseconds: number(12)), recordedAt: Instant(milliseconds: Int64(sequence))))
        }
    }

    mutating func number(_ limit: Int64) -> Int64 { .random(in: 0..<limit, using: &generator) }

    private mutating func event() throws -> LedgerEvent {
        let purpose = Self.purposes[Int(number(6))]
        let scope: PurposeID? = number(7) == 0 ? nil : purpose
        let day = try LocalDate("2026-01-0\(1 + number(9))")
        let ground = RestrictionGround.allCases[Int(number(3))]
        switch number(17) {
        case 0, 1: return .consentGiven(purpose, text: "v1")
        case 2: return .consentRenewed(purpose, text: "v2")
        case 3, 4: return .consentWithdrawn(purpose)
        case 5: return .consentRefused(purpose, text: "v1")
        case 6: return .objected(to: scope)
        case 7: return .objectionOverridden(purpose, because: "grounds")
        case 8: return .objectionUpheld(purpose)
        case 9: return .restricted(ground, activity: purpose)
        case 10: return .restrictionLifted(number(2) == 0 ? nil : ground, activity: purpose)
        case 11: return .happened(.lastContact, on: day, activity: purpose)
        case 12:
            return .retentionExtended(
                purpose, until: day, reviewBy: day, because: "claim", approvedBy: "approver")
        case 13:
            return number(2) == 0
                ? .held(number(2) == 0 ? "one" : "two", because: "claim", activities: [purpose])
                : .holdReleased(number(2) == 0 ? "one" : "two")
        case 14: return .informed(purpose, by: "1")
        case 15: return number(4) == 0 ? .contractStarted("sale") : .erased(scope)
        default: return .erased(purpose)
        }
    }
}
