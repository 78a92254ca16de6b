// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulModel
import LawfulRetention
import LawfulTesting
import LawfulTime
import Testing

@Suite("Records without a subject")
struct UnnamedSubjectTests {
    @Test("stay where they name nobody")
    func nobody() async throws {
        let archive = try Archive()
        archive.store.insert(
            ["id": .text("c0"), "person": .null, "name": .text("N."), "on": .text("2010-01-01")], into: "calls")
        archive.add("c1", of: "", to: "calls", on: "2010-01-01")
        archive.add("c2", of: "anna", to: "calls", on: "2010-01-01")
        let report = try await archive.sweep(batchSize: 1).run(at: Archive.now, dryRun: false)
        #expect(report.lines.first?.erased == 1)
        #expect(report.lines.first?.kept == ["subject.unknown": 2])
        #expect(archive.store.count("calls") == 2)
    }
}
