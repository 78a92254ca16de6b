// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulTesting
import LawfulTime
import Testing

@Suite("What will be erased when")
struct PlanTests {
    private func line(_ plan: RetentionPlan, _ table: String) throws -> RetentionPlan.Line {
        try #require(plan.lines.first { $0.table == table })
    }

    private func months(_ line: RetentionPlan.Line) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: line.months.map { ($0.key.description, $0.value) })
    }

    @Test("each table's rows stand in the month in which their last rule ends")
    func months() async throws {
        let archive = try Archive()
        // Two years from the last contact; today is 8 December 2025.
        for (index, date) in ["2023-12-07", "2023-12-08", "2023-12-31", "2024-02-29", nil, "soon"].enumerated() {
            archive.add("c\(index)", of: "anna", to: "calls", on: date)
        }
        // Three years from the year's end; seven from the end of the financial year on 30 June.
        archive.add("s1", of: "anna", to: "stays", on: "2022-01-01")
        archive.add("s2", of: "bob", to: "stays", on: "2023-05-05")
        archive.add("i1", of: "anna", to: "invoices", on: "2019-06-30")
        archive.add("i2", of: "anna", to: "invoices", on: "2019-07-01")
        // The fee's five years end after the name's one.
        archive.add("p1", of: "anna", to: "permits", on: "2021-03-03")
        let plan = try await archive.sweep().plan(at: Archive.now)
        #expect(plan.day.description == "2025-12-08" && plan.unswept.isEmpty)
        let calls = try line(plan, "calls")
        #expect(calls.due == 1 && calls.undated == 2)
        #expect(
            months(calls) == ["2025-12": 1, "2026-01": 1, "2026-03": 1], "a last day kept is not the day of erasing")
        #expect(try months(line(plan, "stays")) == ["2026-01": 1, "2027-01": 1])
        #expect(try months(line(plan, "invoices")) == ["2026-07": 1, "2027-07": 1])
        #expect(try months(line(plan, "permits")) == ["2026-03": 1])
        #expect(plan.months[.init(of: try LocalDate("2026-03-15"))] == 2)
        #expect(try await archive.entries().isEmpty, "a plan records nothing")
    }

    @Test(
        "what it says is due is what a sweep that day meets, on every day of random tables",
        arguments: 0..<20 as Range<UInt64>)
    func sweeps(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let archive = try Archive()
        let tables = ["calls", "stays", "invoices", "permits"]
        for index in 0..<60 {
            let date = LocalDate(dayNumber: 15_000 + Int.random(in: 0..<5_000, using: &random))
            archive.add(
                "r\(index)", of: SubjectID(rawValue: "p\(Int.random(in: 0..<9, using: &random))"),
                to: tables.randomElement(using: &random) ?? "calls", on: date.description)
        }
        let plan = try await archive.sweep().plan(at: Archive.now)
        for line in plan.lines {
            #expect(line.due + line.months.values.reduce(0, +) == archive.store.count(line.table))
            let months = line.months.keys.sorted()
            guard let month = months.randomElement(using: &random) else { continue }
            // Whoever sweeps in the night after that month's last day meets all of it and of what came before.
            let next = month.month == 12 ? (month.year + 1, 1) : (month.year, month.month + 1)
            let day = try #require(LocalDate(year: next.0, month: next.1, day: 1))
            let later = day.adding(days: -1).start(in: archive.register.timeZone)
            let dry = try await archive.sweep().run(at: later, dryRun: true)
            let met = try #require(dry.lines.first { $0.table == line.table })
            let expected = line.due + months.filter { $0 <= month }.reduce(0) { $0 + (line.months[$1] ?? 0) }
            #expect(met.erased + met.keptRows == expected, "\(line.table) in \(month)")
        }
    }
}

@Suite("A sweep, step by step")
struct SweepStepTests {
    @Test("each step is done when it is asked for, and says which records it kept, and why")
    func steps() async throws {
        let archive = try Archive()
        for index in 0..<9 {
            archive.add("c\(index)", of: SubjectID(rawValue: "p\(index)"), to: "calls", on: "2020-01-01")
        }
        try await archive.tell(.held("lawsuit", because: "claims"), of: "p4")
        var seen: [String] = []
        for try await step in try archive.sweep(batchSize: 3).steps(at: Archive.now, dryRun: false) {
            seen.append(step.description)
            #expect(archive.store.count("calls") == 9 - step.progress.erased, "no batch ahead")
            let kept = step.kept.map { ($0.record.key.values.map(\.text), $0.obstacle) }
            #expect(kept.map(\.0) == (seen.count == 2 ? [["c4"]] : []))
            #expect(kept.map(\.1) == (seen.count == 2 ? [.denied([.holdActive])] : []))
        }
        #expect(seen == ["calls: 3 erased, 0 kept", "calls: 5 erased, 1 kept", "calls: 8 erased, 1 kept"])
    }

    @Test("who stops asking stops it, and the next run goes on")
    func stopping() async throws {
        let archive = try Archive()
        for index in 0..<9 {
            archive.add("c\(index)", of: SubjectID(rawValue: "p\(index)"), to: "calls", on: "2020-01-01")
        }
        for try await step in try archive.sweep(batchSize: 2).steps(at: Archive.now, dryRun: false)
        where step.progress.erased >= 4 { break }
        #expect(archive.store.count("calls") == 5)
        #expect(try await archive.sweep().run(at: Archive.now, dryRun: false).erased == 5)
        #expect(archive.store.count("calls") == 0)
    }
}
