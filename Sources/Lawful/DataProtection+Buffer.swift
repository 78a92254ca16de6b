// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// What may be lost and out of date: which activities are buffered, for how long, and what waits.
public struct BufferReport: Hashable, Sendable {
    /// The activities whose entries are buffered, with the window and the limit of each.
    public let activities: [PurposeID: Durability]
    /// How many entries wait for their commit.
    public let waiting: Int
    /// When the first of them was answered.
    public let waitingSince: Instant?
    /// Why they couldn't be recorded when that was last tried; nil where they could.
    public let failure: LedgerError?
}

extension DataProtection {
    /// What may be lost by a crash now, and of which activities.
    public func bufferReport() async -> BufferReport {
        let buffered = handling.durability.filter { if case .buffered = $0.value { true } else { false } }
        return await BufferReport(
            activities: buffered, waiting: buffer.count, waitingSince: buffer.oldest, failure: buffer.failure)
    }

    /// Records the entries that are buffered, in their order, each on condition that its status stands; where it has
    /// moved, the entry says so. Await it when the service is shut down: what isn't flushed is lost.
    ///
    /// - Throws: the ledger's error; what isn't recorded waits on.
    public func flush() async throws { try await buffer.flush() }

    /// How answers were recorded that weren't recorded as usual, from the ledger, read in pages.
    ///
    /// - Parameter sequence: the last entry already read; 0 for all.
    /// - Returns: the counts, and the last entry that was read.
    /// - Throws: `LedgerError` when the ledger couldn't be read.
    public func marks(after sequence: Int64 = 0) async throws -> MarkReport {
        var report = MarkReport()
        var last = sequence
        while true {
            let page = try await ledger.entries(after: last, limit: 1_000)
            for entry in page { report.add(entry) }
            guard let end = page.last?.sequence else { return report }
            last = end
        }
    }
}

/// Answers that weren't recorded as usual, counted.
public struct MarkReport: Hashable, Sendable {
    /// How many uses were let through for vital interests while the ledger was out (Art. 6(1)(d)), by activity; erasing
    /// doesn't change it.
    public private(set) var breakGlass: [PurposeID: Int] = [:]
    /// How many entries carry a mark, by mark and activity; erasing takes an entry's marks with it.
    public private(set) var counts: [EntryMark: [PurposeID: Int]] = [:]
    /// The last entry that was read; read on from there.
    public private(set) var sequence: Int64 = 0

    mutating func add(_ entry: LedgerEntry) {
        sequence = entry.sequence
        guard let activity = entry.publicPart.activity else { return }
        if entry.publicPart.kind == .brokeGlass { breakGlass[activity, default: 0] += 1 }
        for mark in entry.privatePart?.event.marks ?? [] { counts[mark, default: [:]][activity, default: 0] += 1 }
    }
}
