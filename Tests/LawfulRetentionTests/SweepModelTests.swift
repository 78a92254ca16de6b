// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulTesting
import LawfulTime
import Testing

@Suite("The sweep against a naive model")
struct SweepModelTests {
    @Test("erases exactly what the rules say, whatever the batch size; dry run, real run and a second run agree")
    func exactly() async throws {
        var random = SeededGenerator(seed: RandomRun.seed)
        var erased = 0
        var kept = 0
        for number in 0..<RandomRun.cases {
            let company = RandomArchive(using: &random)
            let expected = company.expectedLeft
            let batchSize = [1, 2, 3, 7, 500][Int.random(in: 0..<5, using: &random)]
            let archive = try await company.archive()
            let sweep = try archive.sweep(batchSize: batchSize)
            let dry = try await sweep.run(at: Archive.now, dryRun: true)
            #expect(try await archive.left(of: company.people).count == company.rows.count, "case \(number)")
            let real = try await sweep.run(at: Archive.now, dryRun: false)
            #expect(dry.lines == real.lines, "case \(number)")
            let left = try await archive.left(of: company.people)
            #expect(left == expected, "case \(number), batches of \(batchSize)")
            #expect(real.erased == company.rows.count - expected.count, "case \(number)")
            let other = try await company.archive()
            let whole = try await other.sweep(batchSize: 1_000).run(at: Archive.now, dryRun: false)
            #expect(whole.lines == real.lines, "case \(number): batches of \(batchSize) and one batch")
            let again = try await sweep.run(at: Archive.now, dryRun: false)
            #expect(again.erased == 0, "case \(number)")
            #expect(try await archive.left(of: company.people) == expected, "case \(number)")
            erased += company.rows.count - expected.count
            kept += company.dueCount - (company.rows.count - expected.count)
        }
        // The cases must reach both ways out.
        #expect(erased > RandomRun.cases)
        #expect(kept > RandomRun.cases / 2)
    }

    @Test("each row that is erased has a permit in the ledger that counts it")
    func counted() async throws {
        var random = SeededGenerator(seed: RandomRun.seed &+ 1)
        for number in 0..<max(1, RandomRun.cases / 10) {
            let company = RandomArchive(using: &random)
            let archive = try await company.archive()
            // Private parts go with the last record, so what was counted is read where it is recorded.
            let report = try await archive.sweep(batchSize: 3).run(at: Archive.now, dryRun: false)
            let entries = try await archive.entries()
            let done = entries.filter { $0.publicPart.kind == .sweepDone }
                .compactMap { $0.privatePart?.event.counts?.values.reduce(0, +) }.reduce(0, +)
            #expect(done == report.erased, "case \(number)")
            let permits = entries.filter { $0.publicPart.kind == .permitted }
            #expect(permits.isEmpty == (report.erased == 0), "case \(number)")
        }
    }
}
