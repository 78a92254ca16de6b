// SPDX-License-Identifier: Apache-2.0

import LawfulTime

/// Which entries of a history can still matter for a decision about now or later.
///
/// A history grows with every choice of a person; what it says of them now doesn't. An entry is superseded when others,
/// which count wherever it counts, leave nothing of its effect: a consent by the withdrawal after it, an earlier date of a
/// trigger by a later one. What stands is bounded by the number of things that can be said (each purpose's consent, each
/// contract's stage, each hold …), not by how often they were said.
///
/// **The promise.** Let the horizon be the last recording in a history. At any `effectiveAt` and `knownAt` from the horizon
/// on, folding the standing entries gives the same ``SubjectStatus`` as folding all; also after further entries are
/// appended to either, whatever time they take effect. Replaying earlier moments needs all.
///
/// In doubt an entry is kept. So three things can make more stand:
///
/// - what takes effect after the horizon: each of its moments is a status of its own;
/// - dates of one trigger that fall while their effective times rise, since an erasure between them may yet be recorded;
/// - entries of kinds that this version doesn't know.
public enum Supersession {
    /// The number of these rules: a ledger that stores what stands finds it anew when the number has changed.
    public static let rules = 1

    /// The entries that stand, in sequence.
    ///
    /// - Parameters:
    ///   - entries: entries about one subject; observations among them are left out.
    ///   - horizon: the last recording in the history.
    /// - Returns: those that stand.
    static func standing(of entries: some Sequence<LedgerEntry>, until horizon: Instant) -> [LedgerEntry] {
        let ordered = entries.filter { $0.publicPart.kind.movesStatus && $0.privatePart != nil }
            .sorted(by: SubjectStatus.precedes)
        let future = ordered.firstIndex { $0.publicPart.effectiveAt > horizon } ?? ordered.endIndex
        var kept: Set<Int64> = []
        // What has taken effect counts at every moment asked about; what hasn't, only together with its own moment.
        keep(ordered[..<future], in: &kept)
        var start = future
        while start < ordered.endIndex {
            let moment = ordered[start].publicPart.effectiveAt
            let end = ordered[start...].firstIndex { $0.publicPart.effectiveAt > moment } ?? ordered.endIndex
            keep(ordered[start..<end], in: &kept, isFuture: true)
            start = end
        }
        return ordered.filter { kept.contains($0.sequence) }.sorted { $0.sequence < $1.sequence }
    }

    /// What stands when one more entry is recorded, found from what stood: at a cost that doesn't depend on the length of
    /// the history.
    ///
    /// - Parameters:
    ///   - entry: the new entry, which comes last in sequence.
    ///   - standing: what stood before it.
    /// - Returns: what stands; nil where the history has to be read for it, since the entry takes effect between
    ///   restrictions and lifts that no longer stand, and may change what a lift without a ground meant.
    public static func appending(_ entry: LedgerEntry, to standing: SubjectHistory) -> SubjectHistory? {
        guard entry.publicPart.kind.movesStatus else { return standing }
        let horizon = max(standing.recordedUntil ?? entry.publicPart.recordedAt, entry.publicPart.recordedAt)
        if case .restriction(let scope) = StandingEffect.reach(of: entry) {
            let isLate = standing.entries.contains { other in
                other.publicPart.effectiveAt <= horizon && SubjectStatus.precedes(entry, other)
                    && StandingEffect.reach(of: other) == .restriction(scope)
            }
            if isLate { return nil }
        }
        return SubjectHistory(
            entries: Self.standing(of: standing.entries + [entry], until: horizon),
            version: StatusVersion(rawValue: entry.sequence), recordedUntil: horizon)
    }

    /// Keeps those of a group that are not superseded within it; all of a group count wherever the first of it counts.
    private static func keep(_ group: ArraySlice<LedgerEntry>, in kept: inout Set<Int64>, isFuture: Bool = false) {
        var later: [StandingSlot: [StandingEffect]] = [:]
        var restrictions = RestrictionReplay()
        for entry in group.reversed() {
            switch StandingEffect.reach(of: entry) {
            case .unknown: kept.insert(entry.sequence)
            case .restriction(let scope):
                if isFuture { kept.insert(entry.sequence) } else { restrictions.collect(entry, scope) }
            case .slots(let effects):
                let stands = effects.contains { slot, effect in
                    !slot.coverings.contains { later[$0]?.contains { $0.absorbs(effect) } == true }
                }
                guard stands else { continue }
                kept.insert(entry.sequence)
                for (slot, effect) in effects { later[slot, default: []].append(effect) }
            }
        }
        kept.formUnion(restrictions.carriers)
    }
}

extension SubjectHistory {
    /// The same history without the entries that are superseded; for ledgers that don't store which ones stand.
    ///
    /// ```swift
    /// func standing(of subject: SubjectID) async throws -> SubjectHistory { try await history(of: subject).standing }
    /// ```
    ///
    /// It then costs as much as reading the history does.
    public var standing: SubjectHistory {
        guard let recordedUntil else { return self }
        return SubjectHistory(
            entries: Supersession.standing(of: entries, until: recordedUntil), version: version,
            recordedUntil: recordedUntil)
    }
}
