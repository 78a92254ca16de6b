// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

/// Random histories whose entries take effect before, at and after they are recorded, on clocks that disagree, with lifts
/// that name no ground and kinds that nobody knows.
struct RandomStory {
    private var history: RandomHistory

    init(seed: UInt64) { history = RandomHistory(seed: seed) }

    /// Time passes slowly enough for moments to meet.
    mutating func entries(_ count: Int) throws -> [LedgerEntry] {
        try history.history(count).enumerated().map { index, timed in
            let clock = Int64(index) / 3 + history.number(-2..<3)
            let lag = history.number(0..<6)
            let effective = lag < 3 ? clock : lag < 5 ? clock - history.number(0..<12) : clock + history.number(0..<6)
            return LedgerEntry(
                sequence: Int64(index) + 1,
                EntryDraft(
                    id: EntryID(rawValue: "\(index)"), varied(timed.event), subject: "person",
                    effectiveAt: Instant(milliseconds: effective), recordedAt: Instant(milliseconds: clock)))
        }
    }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] { history.shuffled(elements) }

    mutating func number(_ range: Range<Int64>) -> Int64 { history.number(range) }

    private mutating func varied(_ event: LedgerEvent) -> LedgerEvent {
        let lifts: [EntryKind] = [.restrictionLifted, .restrictionLiftAnnounced]
        if lifts.contains(event.kind), history.number(0..<2) == 0 { return event.with(\.restriction, nil) }
        switch history.number(0..<40) {
        case 0: return .optOutOffered()
        case 1: return .informedOfFurtherPurpose(event.activity ?? "offer")
        case 2: return LedgerEvent(EntryKind(rawValue: "a.kind.of.the.future"), event.activity)
        case 3: return LedgerEvent(.permitted, event.activity)
        // Details that a kind needs may be missing where an older or newer version wrote it.
        case 4: return LedgerEvent(event.kind)
        default: return event
        }
    }
}
