// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
public import LawfulModel

/// Whether denials are enforced, or only recorded: log-only mode, for adopting Lawful activity by activity.
///
/// In log-only mode a use goes on that would have been denied; what enforcing would have said is recorded, and counted by
/// ``DataProtection/observations(after:)``. The law isn't suspended meanwhile: only the library's intervention is.
public struct Enforcement: Hashable, Sendable {
    private enum Mode: Hashable {
        case everywhere
        case nowhere
        case observing(Set<PurposeID>)
    }

    private let mode: Mode

    /// Denials are enforced for every activity.
    public static let enforce = Enforcement(mode: .everywhere)

    /// Nothing is denied; what would have been is recorded.
    public static let observe = Enforcement(mode: .nowhere)

    /// Denials are enforced but for the named activities, where they are recorded only.
    public static func observe(only activities: PurposeID...) -> Enforcement {
        Enforcement(mode: .observing(Set(activities)))
    }

    /// Whether denials are only recorded for an activity.
    public func isObserving(_ activity: PurposeID) -> Bool {
        switch mode {
        case .everywhere: false
        case .nowhere: true
        case .observing(let activities): activities.contains(activity)
        }
    }

    /// The activities that are observed, as the activation's entry records them: nil for none, empty for all.
    var recorded: [PurposeID]? {
        switch mode {
        case .everywhere: nil
        case .nowhere: []
        case .observing(let activities): activities.sorted()
        }
    }
}

/// What enforcing would have denied, counted: by activity, and by the primary reason.
public struct ObservationReport: Hashable, Sendable {
    /// How often, by activity and primary reason code.
    public private(set) var counts: [PurposeID: [String: Int]] = [:]
    /// The last entry that was read; read on from there.
    public private(set) var sequence: Int64 = 0

    /// How many uses would have been denied.
    public var total: Int { counts.values.reduce(0) { $0 + $1.values.reduce(0, +) } }

    /// Counts an entry, if it is an observation.
    mutating func add(_ entry: LedgerEntry) {
        sequence = entry.sequence
        if entry.publicPart.kind == .cohortAnswered { return addCohort(entry) }
        guard entry.publicPart.kind == .observed, let activity = entry.publicPart.activity else { return }
        // Erased entries keep their place in the count, not their reason.
        let reason = entry.privatePart?.event.reasons?.first ?? "erased"
        counts[activity, default: [:]][reason, default: 0] += 1
    }

    /// Counts those of a cohort's entry that were let through.
    private mutating func addCohort(_ entry: LedgerEntry) {
        guard let activity = entry.publicPart.activity else { return }
        for (answer, count) in entry.privatePart?.event.counts ?? [:] {
            let parts = answer.split(separator: ":", maxSplits: 1)
            guard parts.count == 2, parts[0] == PermitCode.observed.rawValue else { continue }
            counts[activity, default: [:]][String(parts[1]), default: 0] += count
        }
    }
}

extension DataProtection {
    /// What enforcing would have denied, from the ledger, read in pages.
    ///
    /// - Parameter sequence: the last entry already read; 0 for all.
    /// - Returns: the counts, and the last entry that was read.
    /// - Throws: `LedgerError` when the ledger couldn't be read.
    public func observations(after sequence: Int64 = 0) async throws -> ObservationReport {
        var report = ObservationReport()
        var last = sequence
        while true {
            let page = try await ledger.entries(after: last, limit: 1000)
            for entry in page { report.add(entry) }
            guard let end = page.last?.sequence else { return report }
            last = end
        }
    }
}
