// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulSQLite
import LawfulTime
import Synchronization

/// Measures what access and the sweep cost over a service's tables, beside the same statements written by hand.
///
/// Every figure is a ratio of two runs that alternate in one process.
@main
struct DataBenchmark {
    static func main() async throws {
        var arguments = CommandLine.arguments.dropFirst()
        guard let folder = arguments.popFirst() else {
            print("usage: DataBenchmark FOLDER [--rows N] [--own N] [--per-person N] [--rounds N]")
            exit(2)
        }
        var options = ["--rows": 1_000_000, "--own": 100_000, "--per-person": 100, "--rounds": 5]
        while let name = arguments.popFirst(), let value = arguments.popFirst().flatMap({ Int($0) }) {
            options[name] = value
        }
        let rounds = options["--rounds"] ?? 5
        let work = URL(filePath: folder).appending(path: "lawful-data-\(UInt32.random(in: 0...(.max)))")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: work) }
        try await AccessRun(rows: options["--rows"] ?? 0, own: options["--own"] ?? 0, in: work).measure(rounds)
        let sweep = SweepRun(rows: options["--rows"] ?? 0, perPerson: options["--per-person"] ?? 1, in: work)
        try await sweep.measure(rounds)
    }

    static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

    /// The most memory that the process has held, in MB.
    static var memory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
        return (line?.split(separator: " ").compactMap { Int($0) }.first ?? 0) / 1_024
    }

    static func seconds(_ work: () async throws -> Void) async throws -> Double {
        let start = ContinuousClock.now
        try await work()
        return (ContinuousClock.now - start) / .seconds(1)
    }
}

/// The two sides didn't do the same, so that no ratio of them means anything.
struct Mismatch: Error {
    let what: String

    init(_ what: String) { self.what = what }
}

/// A person's rows from twenty tables.
struct AccessRun {
    let rows: Int
    let own: Int
    let work: URL
    private static let tables = 20

    init(rows: Int, own: Int, in work: URL) { (self.rows, self.own, self.work) = (rows, own, work) }

    func measure(_ rounds: Int) async throws {
        let pool = try DatabasePool(path: work.appending(path: "access.sqlite").path)
        try await fill(pool)
        let store = SQLiteStore(pool)
        let sets = (0..<Self.tables).map { number in
            DataSet("t\(number)", of: "person", for: "shop") {
                Field("day", "text")
                Field("note", "text")
                Field("place", "text")
                Field("sum", "text")
            }
        }
        var (plain, ours, before) = ([Double](), [Double](), DataBenchmark.memory)
        for round in 0..<rounds {
            var counts = (0, 0)
            plain.append(try await DataBenchmark.seconds { counts.0 = try await Self.read(pool) })
            if round == 0 { before = DataBenchmark.memory }
            ours.append(
                try await DataBenchmark.seconds {
                    let count = Atomic<Int>(0)
                    for set in sets {
                        try await store.forEachRecord(of: "anna", in: set) { row in
                            var bytes = 0
                            for value in row {
                                switch value {
                                case .text(let text): bytes += text.utf8.count
                                case .integer(let number): bytes += number > 0 ? 1 : 0
                                default: break
                                }
                            }
                            count.add(bytes, ordering: .relaxed)
                        }
                    }
                    counts.1 = count.load(ordering: .relaxed)
                })
            guard counts.0 == counts.1, counts.0 > 0 else { throw Mismatch("the two read different things") }
        }
        let ratio = zip(ours, plain).map { $0 / $1 }
        print(
            "access, \(own) of \(rows) rows in \(Self.tables) tables: plain \(DataBenchmark.median(plain)) s, "
                + "ours \(DataBenchmark.median(ours)) s, ratio \(DataBenchmark.median(ratio)) "
                + "(\(ratio.min() ?? 0) to \(ratio.max() ?? 0)); memory \(before) MB before, \(DataBenchmark.memory) MB after"
        )
        try pool.close()
    }

    private func fill(_ pool: DatabasePool) async throws {
        let (each, mine) = (rows / Self.tables, own / Self.tables)
        for number in 0..<Self.tables {
            try await pool.write { database in
                try database.execute(
                    sql: """
                        CREATE TABLE t\(number) (id INTEGER PRIMARY KEY, person TEXT, day TEXT, note TEXT, place TEXT, sum INTEGER)
                        """)
                let insert = try database.makeStatement(sql: "INSERT INTO t\(number) VALUES (?, ?, ?, ?, ?, ?)")
                let every = max(1, each / max(1, mine))
                for row in 0..<each {
                    let person = row.isMultiple(of: every) ? "anna" : "p\(row % 9_973)"
                    try insert.execute(arguments: [
                        row, person, "2026-03-05", "a remark on the matter at hand \(row)", "Utrecht", row,
                    ])
                }
                try database.execute(sql: "CREATE INDEX t\(number)_person ON t\(number) (person)")
            }
        }
    }

    private static func read(_ pool: DatabasePool) async throws -> Int {
        try await pool.read { database in
            var bytes = 0
            for number in 0..<tables {
                let cursor = try Row.fetchCursor(
                    database, sql: "SELECT day, note, place, sum FROM t\(number) WHERE person = ?", arguments: ["anna"])
                while let row = try cursor.next() {
                    let (day, note, place): (String, String, String) = (row[0], row[1], row[2])
                    let sum: Int = row[3]
                    bytes += day.utf8.count + note.utf8.count + place.utf8.count + (sum > 0 ? 1 : 0)
                }
            }
            return bytes
        }
    }
}

/// Rows past their rule, erased by the sweep and by hand.
struct SweepRun {
    let rows: Int
    let perPerson: Int
    let work: URL
    private static let now = Instant(milliseconds: 1_767_956_400_000)
    private static let batch = 500

    init(rows: Int, perPerson: Int, in work: URL) { (self.rows, self.perPerson, self.work) = (rows, perPerson, work) }

    func measure(_ rounds: Int) async throws {
        var (plain, ours) = ([Double](), [Double]())
        for round in 0..<max(1, rounds / 2) {
            plain.append(try await byHand(round))
            ours.append(try await bySweep(round))
        }
        let ratio = zip(ours, plain).map { $0 / $1 }
        print(
            "sweep, \(rows) rows of \(rows / perPerson) people: by hand \(DataBenchmark.median(plain)) s, ours "
                + "\(DataBenchmark.median(ours)) s, ratio \(DataBenchmark.median(ratio)) (\(ratio.min() ?? 0) to "
                + "\(ratio.max() ?? 0)); memory \(DataBenchmark.memory) MB")
    }

    private func database(_ name: String) async throws -> DatabasePool {
        let pool = try DatabasePool(path: work.appending(path: name).path)
        let (rows, perPerson) = (rows, perPerson)
        try await pool.write { database in
            try database.execute(
                sql: "CREATE TABLE calls (id INTEGER PRIMARY KEY, person TEXT, day TEXT, note TEXT)")
            let insert = try database.makeStatement(sql: "INSERT INTO calls VALUES (?, ?, ?, ?)")
            for row in 0..<rows {
                try insert.execute(arguments: [row, "p\(row / perPerson)", "2020-03-05", "a remark on the call \(row)"])
            }
            try database.execute(
                sql: "CREATE INDEX calls_person ON calls (person); CREATE INDEX calls_day ON calls (day)")
        }
        return pool
    }

    private func byHand(_ round: Int) async throws -> Double {
        let pool = try await database("hand-\(round).sqlite")
        let spent = try await DataBenchmark.seconds {
            var last: Int64 = -1
            while true {
                let after = last
                let ids = try await pool.read { database in
                    try Int64.fetchAll(
                        database, sql: "SELECT id FROM calls WHERE +day < ? AND id > ? ORDER BY id LIMIT \(Self.batch)",
                        arguments: ["2024-01-01", after])
                }
                guard let end = ids.last else { break }
                last = end
                try await pool.write { database in
                    try database.execute(sql: "PRAGMA secure_delete = ON")
                    let delete = try database.cachedStatement(sql: "DELETE FROM calls WHERE id = ?")
                    for id in ids { try delete.execute(arguments: [id]) }
                }
            }
        }
        guard try await Self.count(pool) == 0 else { throw Mismatch("by hand: rows are left") }
        try pool.close()
        return spent
    }

    private func bySweep(_ round: Int) async throws -> Double {
        let pool = try await database("sweep-\(round).sqlite")
        let register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2010-01-01")
            CategoryDeclaration("text")
            Role("officer", boundBy: .secrecy, for: nil)
            Activity("shop", covering: ["text"]) {
                Contract("sale")
                Keep(for: .years(2), after: .lastContact)
            }
        }
        let map = DataMap(SQLiteStore(pool)) {
            DataSet("calls", of: "person", for: "shop", dated: "day") { Field("note", "text") }
        }
        let ledger = try SQLiteLedger(path: work.appending(path: "ledger-\(round).sqlite").path)
        let number = Atomic<Int>(0)
        let names = Names()
        let path = GuardedErasure(
            engine: DecisionEngine(try register.activate(.asDeclared)), ledger: ledger, map: map, role: "officer",
            newID: { names.next() })
        let sweep = RetentionSweep(path, batchSize: Self.batch, newID: { names.next() })
        let spent = try await DataBenchmark.seconds {
            let report = try await sweep.run(at: Self.now, dryRun: false)
            number.store(report.erased, ordering: .relaxed)
        }
        guard number.load(ordering: .relaxed) == rows, try await Self.count(pool) == 0 else {
            throw Mismatch("the sweep: rows are left")
        }
        try pool.close()
        return spent
    }

    private static func count(_ pool: DatabasePool) async throws -> Int {
        try await pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM calls") ?? -1 }
    }
}

/// Unique names for entries.
final class Names: Sendable {
    private let last = Atomic<Int>(0)

    func next() -> EntryID { EntryID(rawValue: "name-\(last.add(1, ordering: .relaxed).newValue)") }
}
