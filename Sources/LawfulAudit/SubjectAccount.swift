// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

/// What an audit remembers of one person: bounded by what can be said of them, not by how often it was.
struct SubjectAccount {
    /// What stands of their history, up to the entry that is read.
    var standing = SubjectHistory(entries: [], version: .initial)
    /// The last entry by which data of each activity were used and not erased since.
    var uses: [PurposeID: Int64] = [:]
    /// When erasing was last permitted, by activity and category.
    var erasures: [PurposeID: [CategoryID?: Instant]] = [:]
    /// Activities whose data were reported as kept too long.
    var overdue: Set<PurposeID> = []

    /// How many things it holds.
    var size: Int {
        standing.entries.count + uses.count + erasures.values.reduce(0) { $0 + $1.count } + overdue.count
    }

    /// Until when everything that stands was recorded.
    var horizon: Instant { standing.recordedUntil ?? .distantPast }

    /// What was erased isn't kept, nor used.
    mutating func forget(_ activity: PurposeID?) {
        guard let activity else {
            (uses, erasures, overdue) = ([:], [:], [])
            return
        }
        uses[activity] = nil
        erasures[activity] = nil
        overdue.remove(activity)
    }

    /// Notes that erasing was permitted.
    mutating func erase(_ activity: PurposeID, _ categories: [CategoryID]?, at instant: Instant) {
        for category in categories.map({ $0.map(Optional.some) }) ?? [nil] {
            let known = erasures[activity]?[category]
            erasures[activity, default: [:]][category] = max(instant, known ?? instant)
        }
    }

    /// When erasing was last permitted for a category of an activity.
    func erasedAt(_ activity: PurposeID, _ category: CategoryID) -> Instant? {
        [erasures[activity]?[category], erasures[activity]?[nil]].compactMap { $0 }.max()
    }
}
