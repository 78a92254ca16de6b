// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime

/// What was known of a person at a moment, and which of it an indication rests on.
struct KnownFacts {
    let entries: [LedgerEntry]
    let effectiveAt: Instant
    let knownAt: Instant

    /// Entries as they count under a lineage.
    init(_ entries: [LedgerEntry], effectiveAt: Instant, knownAt: Instant, under lineage: PurposeLineage) {
        self.entries = lineage.counted(entries, effectiveAt: effectiveAt, knownAt: knownAt)
        self.effectiveAt = effectiveAt
        self.knownAt = knownAt
    }

    /// The entry that a reason comes of, the last where there are several; nil where it comes of none.
    func cause(of code: String, _ activity: PurposeID, _ register: Register?) -> Int64? {
        guard let code = ReasonCode(rawValue: code) else { return nil }
        if code == .retentionExpired {
            return register?.activity(activity).flatMap { trigger(for: $0) }?.sequence
        }
        return last { code.isCause($0, for: activity) }?.sequence
    }

    /// The entry of the date from which an activity's data are kept: the latest date of its rules' events.
    func trigger(for activity: Activity) -> LedgerEntry? {
        let names = Set(activity.retention.map(\.trigger.event))
        let counting = entries.filter { entry in
            guard let event = entry.privatePart?.event, event.kind == .retentionTriggered, counts(entry),
                let name = event.trigger, event.date != nil, names.contains(name)
            else { return false }
            guard event.activity == nil || event.activity == activity.purpose else { return false }
            // An erasure takes the dates with it, those of all activities only where everything was erased.
            return !entries.contains { other in
                guard let erasure = other.privatePart?.event, erasure.kind == .erased, counts(other) else {
                    return false
                }
                return (erasure.activity == nil || erasure.activity == event.activity) && Self.precedes(entry, other)
            }
        }
        return counting.max { one, other in
            let (a, b) = (one.privatePart?.event.date, other.privatePart?.event.date)
            guard let a, let b, a != b else { return Self.precedes(one, other) }
            return a < b
        }
    }

    private func last(_ isIt: (LedgerEvent) -> Bool) -> LedgerEntry? {
        entries.filter { counts($0) && $0.privatePart.map { isIt($0.event) } == true }.max(by: Self.precedes)
    }

    private func counts(_ entry: LedgerEntry) -> Bool {
        entry.publicPart.effectiveAt <= effectiveAt && entry.publicPart.recordedAt <= knownAt
    }

    /// The order in which they count; an erasure wins on a tie.
    private static func precedes(_ one: LedgerEntry, _ other: LedgerEntry) -> Bool {
        func place(_ entry: LedgerEntry) -> (Instant, Int, Int64) {
            (entry.publicPart.effectiveAt, entry.publicPart.kind == .erased ? 1 : 0, entry.sequence)
        }
        return place(one) < place(other)
    }
}
