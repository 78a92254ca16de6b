// SPDX-License-Identifier: Apache-2.0

import LawfulAudit
import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("The audit against a plain reading")
struct NaiveAuditTests {
    private func findings(_ steps: [Step]) async throws -> (streamed: [String], naive: [String], report: AuditReport) {
        let ledger = try await RandomLedger.record(steps)
        let history = try Bureau.history()
        let until = try Bureau.noon("2027-02-01")
        let report = try await Audit(of: history, calendar: .netherlands).run(over: ledger, until: until, pageSize: 7)
        let naive = try await NaiveAudit(ledger, history, until: until).findings()
        let streamed = report.indications.map { "\($0.code.rawValue) \($0.entries) \($0.found)" }.sorted()
        return (streamed, naive, report)
    }

    @Test("on random ledgers both find the same")
    func agree() async throws {
        let seed = RandomSize.seed(or: 4)
        var seen: [Indication.Code: Int] = [:]
        var (erased, explained, unlisted) = (0, 0, 0)
        for place in 0..<RandomSize.cases(or: 400) {
            var random = RandomLedger(seed: seed &+ UInt64(place))
            let steps = try random.steps(place % 60 + 5)
            let result = try await findings(steps)
            seen.merge(result.report.counts, uniquingKeysWith: +)
            erased += result.report.erased.values.reduce(0, +)
            explained += result.report.groundsErased
            unlisted += result.report.unlisted
            guard result.streamed != result.naive else { continue }
            let smallest = try await shrink(steps)
            let shown = try await findings(smallest)
            Issue.record(
                """
                seed \(seed &+ UInt64(place)), smallest:
                \(smallest.enumerated().map { "\($0.offset): \($0.element)" }.joined(separator: "\n"))
                streamed \(shown.streamed)
                naive    \(shown.naive)
                """)
            return
        }
        for code in Indication.Code.allCases { #expect(seen[code, default: 0] > 20, "\(code) was hardly met") }
        #expect(erased > 100 && explained > 5 && unlisted > 5, "\(erased) \(explained) \(unlisted)")
    }

    /// Steps are taken out one by one as long as the two disagree.
    private func shrink(_ steps: [Step]) async throws -> [Step] {
        var (steps, place) = (steps, 0)
        while place < steps.count {
            var fewer = steps
            fewer.remove(at: place)
            let result = try await findings(fewer)
            if result.streamed != result.naive {
                (steps, place) = (fewer, 0)
            } else {
                place += 1
            }
        }
        return steps
    }
}
