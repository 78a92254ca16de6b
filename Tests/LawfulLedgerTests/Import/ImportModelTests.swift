// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("Imports on random files, with the process dying anywhere")
struct ImportModelTests {
    private static let subjects: [SubjectID] = ["anna", "ben", "carl"]

    /// A record of a source; the same name is the same record, but for mutable ones that became a no.
    private static func record(_ number: Int, _ generator: inout SeededGenerator) -> ImportedConsent {
        ImportedConsent(
            id: "\(number)", of: subjects[number % 3],
            [.given, .given, .withdrawn, .refused][Int.random(in: 0..<4, using: &generator)],
            ["news", "offers", "unheard"][Int.random(in: 0..<3, using: &generator)],
            at: Int.random(in: 0..<5, using: &generator) == 0
                ? nil : Instant(milliseconds: .random(in: 0..<8, using: &generator)),
            text: Bool.random(using: &generator) ? "news-1" : nil,
            mechanism: Bool.random(using: &generator) ? .oral : nil)
    }

    @Test("each record is in the ledger once, whatever is imported how often, and the status is that of the records")
    func agreement() async throws {
        var generator = SeededGenerator(seed: RandomSize.seed(or: 777))
        for round in 0..<RandomSize.cases(or: 1500) {
            let source = Source()
            let records = (0..<12).map { Self.record($0, &generator) }
            // What a mutable table says of some of them later.
            let later = records.map { record -> ImportedConsent in
                guard Int.random(in: 0..<3, using: &generator) == 0 else { return record }
                var changed = record
                if Int.random(in: 0..<3, using: &generator) == 0 {
                    changed.subject = Self.subjects[Int.random(in: 0..<3, using: &generator)]
                    if Bool.random(using: &generator) { return changed }
                }
                changed.choice = .withdrawn
                (changed.text, changed.at) = (nil, Instant(milliseconds: .random(in: 8..<12, using: &generator)))
                return changed
            }
            var expected: Set<ImportedConsent> = []
            for run in 0..<Int.random(in: 1...4, using: &generator) {
                let pool = run == 0 ? records : records + later
                let chosen = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
                    pool[Int.random(in: pool.indices, using: &generator)]
                }
                let rows = chosen.enumerated().map { ImportRow(line: $0 + 1, $1) }
                let batch = Int.random(in: 1...5, using: &generator)
                let id = EntryID(rawValue: "run-\(run)")
                for _ in 0..<Int.random(in: 0...2, using: &generator) {
                    let mortal = MortalLedger(
                        source.ledger, dyingAt: .random(in: 1...6, using: &generator),
                        afterCommit: Bool.random(using: &generator))
                    _ = try? await source.run(id, on: mortal, batch: batch)(stream(rows))
                }
                // The first that is seen of a name counts, and every other no under it.
                var fresh: Set<ImportedConsent> = []
                for record in chosen where record.purpose != "unheard" {
                    let isTaken = expected.union(fresh).contains { $0.id == record.id }
                    if !isTaken || record.choice != .given, !expected.contains(record) { fresh.insert(record) }
                }
                expected.formUnion(fresh)
                let report = try await source.run(id, batch: batch)(stream(rows))
                #expect(report.rows == report.recordedCount + report.known + report.refusedCount, "\(round)")
                #expect(report.recordedCount == fresh.count, "\(round): all attempts of a run are told together")
            }
            try await compare(source, expected, round)
        }
    }

    private func compare(_ source: Source, _ expected: Set<ImportedConsent>, _ round: Int) async throws {
        let entries = try await source.ledger.entries(after: 0, limit: .max).filter {
            $0.privatePart?.event.imported != nil
        }
        #expect(entries.count == expected.count, "\(round)")
        for subject in Self.subjects {
            let status = try await source.status(subject)
            for purpose in ["news", "offers"] as [PurposeID] {
                let own = expected.filter { $0.subject == subject && $0.purpose == purpose }
                // By hand: the last word, a consent without a time before all others, a no without one after them.
                func rank(_ record: ImportedConsent) -> (Int64, Int) {
                    let undated: Int64 = record.choice == .given ? -1 : 1000
                    let kinds: [ImportedConsent.Choice: Int] = [.given: 0, .refused: 1, .withdrawn: 2]
                    return (record.at?.milliseconds ?? undated, kinds[record.choice] ?? 0)
                }
                let last = own.max { rank($0) < rank($1) }
                #expect(status.consents[purpose].map { "\($0.state)" } == last.map { $0.choice.rawValue }, "\(round)")
                let tied = own.filter { record in last.map { rank(record) == rank($0) } ?? false }
                if last?.choice == .given, tied.count == 1, let last {
                    let isProved = last.at != nil && last.text != nil && purpose == "news"
                    #expect((status.consents[purpose]?.flaws == []) == isProved, "\(round)")
                }
            }
        }
    }
}
