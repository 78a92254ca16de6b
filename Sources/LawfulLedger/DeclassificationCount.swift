// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// How often values derived from an activity's data were declared to be personal data no longer, reviewed and not.
///
/// It counts entries, one for each person and activity that a value was derived from, by their public parts alone, so
/// that erasing people's data doesn't change it. Count a part of the ledger to watch a period.
///
/// ```swift
/// let count = try await DeclassificationCount(of: privacy.ledger)
/// let share = register.reviewedShare(of: count)  // nil, when nothing was declassified
/// ```
public struct DeclassificationCount: Hashable, Sendable {
    /// The declassifications of one activity's data.
    public struct Tally: Hashable, Sendable {
        /// Those that the register knew a review of when they were made.
        public fileprivate(set) var reviewed = 0
        /// Those that it didn't.
        public fileprivate(set) var unreviewed = 0

        /// All of them.
        public var total: Int { reviewed + unreviewed }
    }

    /// The counts, for the activities that declassify.
    public private(set) var tallies: [PurposeID: Tally] = [:]

    /// Counts entries; those of other kinds are passed over.
    public init(_ entries: some Sequence<LedgerEntry> = []) { for entry in entries { add(entry) } }

    /// Counts a ledger's entries after a sequence.
    ///
    /// - Throws: ``LedgerError`` when the ledger can't be read.
    public init(of ledger: any Ledger, after sequence: Int64 = 0) async throws {
        self.init()
        var entries = try await ledger.entries(after: sequence, limit: Self.batch)
        while let last = entries.last {
            for entry in entries { add(entry) }
            entries = try await ledger.entries(after: last.sequence, limit: Self.batch)
        }
    }

    private static let batch = 1_000

    /// The count of one activity.
    public subscript(activity: PurposeID) -> Tally { tallies[activity] ?? Tally() }

    /// Counts one more entry.
    public mutating func add(_ entry: LedgerEntry) {
        guard let activity = entry.publicPart.activity else { return }
        switch entry.publicPart.kind {
        case .declassified: tallies[activity, default: Tally()].reviewed += 1
        case .declassifiedUnreviewed: tallies[activity, default: Tally()].unreviewed += 1
        default: break
        }
    }
}

extension Register {
    /// The share of the activities that declassify whose declassifications were all reviewed; nil when none does.
    ///
    /// An activity that the register doesn't declare counts as one that doesn't review. A review that is declared later
    /// leaves what was done without it as it was: count from then on to see that it helped.
    public func reviewedShare(of count: DeclassificationCount) -> Double? {
        guard !count.tallies.isEmpty else { return nil }
        let reviewed = count.tallies.count { activity($0.key) != nil && $0.value.unreviewed == 0 }
        return Double(reviewed) / Double(count.tallies.count)
    }
}
