// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTime

/// What tamper evidence costs: the ledger's appends beside raw inserts of the same bytes into the same tables, in turns in
/// one process, and what verifying, proving, opening and erasing take.
///
///     LedgerBenchmark FOLDER [--rounds N] [--rows N]
///     LedgerBenchmark FOLDER --memory N              what verifying and exporting N entries takes of memory
///     LedgerBenchmark FOLDER --postgres CONNECTION [--rounds N] [--rows N]
///                                                    the appends on a server, which the script of the same name starts
///
/// FOLDER decides the device: a folder of a tmpfs shows what the processor does, one on a disk what synchronising does.
@main
struct LedgerBenchmark {
    static func main() async throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        guard !arguments.isEmpty else {
            print("usage: LedgerBenchmark FOLDER [--postgres CONNECTION] [--rounds N] [--rows N] | --memory N")
            exit(2)
        }
        let folder = URL(filePath: arguments.removeFirst(), directoryHint: .isDirectory)
        var (rounds, rows) = (7, 4_000)
        if arguments.first == "--memory", let count = arguments.last.flatMap({ Int($0) }) {
            return try await MemoryUse(folder: folder).measure(count)
        }
        if arguments.first == "--part", let part = arguments.last {
            return try await MemoryUse(folder: folder).run(part)
        }
        var connection: String?
        if arguments.first == "--postgres", arguments.count > 1 {
            connection = arguments[1]
            arguments.removeFirst(2)
        }
        while arguments.count >= 2 {
            let (option, value) = (arguments.removeFirst(), Int(arguments.removeFirst()))
            switch (option, value) {
            case ("--rounds", let number?): rounds = number
            case ("--rows", let number?): rows = number
            default:
                print("\(option)?")
                exit(2)
            }
        }
        if let connection {
            #if Postgres
            return try await PostgresBench(connection: connection, rounds: rounds).run(rows: rows)
            #else
            print("Build it with the trait Postgres to measure \(connection.isEmpty ? "nothing" : "a server").")
            exit(2)
            #endif
        }
        let bench = Bench(folder: folder, rounds: rounds)
        try await bench.appends(rows: rows)
        try await bench.concurrent()
        try await bench.reading(rows: rows * 10)
    }
}

/// One run.
struct Bench {
    let folder: URL
    let rounds: Int

    private func path() -> String {
        folder.appending(path: "bench-\(UUID().uuidString).sqlite").path(percentEncoded: false)
    }

    private func remove(_ path: String) {
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }

    private func evidence() throws -> LedgerEvidence {
        LedgerEvidence(
            signing: try SigningKey(name: "bench.example/ledger", random: SystemRandom()), keys: try InMemoryKeys(),
            mark: InMemoryMark())
    }

    /// Answers about a thousand people, of some 300 bytes: what most entries of a service are.
    private func drafts(_ count: Int) -> [EntryDraft] { Self.drafts(count) }

    static func drafts(_ count: Int) -> [EntryDraft] {
        let now = Instant(milliseconds: 1_790_000_000_000)
        return (0..<count).map { number in
            EntryDraft(
                id: EntryID(rawValue: UUID().uuidString),
                .answered(
                    .permitted, "newsletter", operation: .use, categories: ["name", "email"], basis: .consent,
                    reasons: ["ok.consent"], notice: "1"),
                subject: SubjectID(high: UInt64(number % 1_000), low: 7), actor: "mailer", role: "marketer",
                effectiveAt: now, recordedAt: now)
        }
    }

    // MARK: Appending

    func appends(rows: Int) async throws {
        for batch in [1, 100, 1_000] {
            let count = batch == 1 ? max(200, rows / 10) : rows
            var ratios: [Double] = []
            var rates: [Double] = []
            for _ in 0..<rounds {
                let (raw, sealed) = try await pair(count, batch)
                ratios.append(raw / sealed)
                rates.append(Double(count) / sealed)
            }
            Self.report("append, sealed, batch \(batch)", ratios, "of raw inserts", rates, "entries/s")
        }
    }

    /// Seconds that raw inserts and sealed appends of the same rows take.
    private func pair(_ count: Int, _ batch: Int) async throws -> (raw: Double, sealed: Double) {
        let (first, second) = (path(), path())
        defer {
            remove(first)
            remove(second)
        }
        let evidence = try evidence()
        let ledger = try SQLiteLedger(path: first, evidence: evidence)
        // Everyone has their keys already: making them isn't what is measured.
        for start in stride(from: 0, to: 1_000, by: 100) {
            _ = try await ledger.append(drafts(1_000)[start..<start + 100].map { ConditionalDraft($0) })
        }
        let drafts = drafts(count)
        let sealed = try await Self.seconds {
            for start in stride(from: 0, to: count, by: batch) {
                _ = try await ledger.append(drafts[start..<min(start + batch, count)].map { ConditionalDraft($0) })
            }
        }
        let rows = try RawRows(of: first, after: 1_000)
        // Its tables, and nothing else of it.
        _ = try SQLiteLedger(path: second)
        let raw = try RawInserts(second)
        let rawSeconds = try await Self.seconds { try raw.insert(rows, batch) }
        return (rawSeconds, sealed)
    }

    /// A hundred callers at once, each waiting for its own commit, beside one after the other.
    func concurrent() async throws {
        var ratios: [Double] = []
        for _ in 0..<min(rounds, 5) {
            let path = path()
            defer { remove(path) }
            let ledger = try SQLiteLedger(path: path, evidence: try evidence())
            let warm = drafts(1_000)
            for start in stride(from: 0, to: 1_000, by: 100) {
                _ = try await ledger.append(warm[start..<start + 100].map { ConditionalDraft($0) })
            }
            let (one, many) = (drafts(100), drafts(3_000))
            let single = try await Self.seconds { for draft in one { _ = try await ledger.append(draft) } } / 100
            let joined =
                try await Self.seconds {
                    try await withThrowingTaskGroup(of: Void.self) { group in
                        for caller in 0..<100 {
                            group.addTask {
                                for number in 0..<30 { _ = try await ledger.append(many[caller * 30 + number]) }
                            }
                        }
                        try await group.waitForAll()
                    }
                } / 3_000
            ratios.append(single / joined)
        }
        Self.report("100 concurrent appends", ratios, "times one after the other")
    }

    // MARK: Reading

    func reading(rows: Int) async throws {
        let path = path()
        defer { remove(path) }
        let evidence = try evidence()
        let ledger = try SQLiteLedger(path: path, evidence: evidence)
        let all = drafts(rows)
        for start in stride(from: 0, to: rows, by: 1_000) {
            _ = try await ledger.append(all[start..<min(start + 1_000, rows)].map { ConditionalDraft($0) })
        }
        _ = try await ledger.checkpoint()
        var (ratios, opens, proofs): ([Double], [Double], [Double]) = ([], [], [])
        var hashed: [Double] = []
        for _ in 0..<rounds {
            let raw = try await Self.seconds { try RawRows.scan(path) }
            let verified = try await Self.seconds { _ = try await ledger.verify() }
            ratios.append(raw / verified)
            hashed.append(raw / (try await Self.seconds { _ = try await ledger.verify(depth: .entries) }))
            opens.append(try await Self.seconds { _ = try SQLiteLedger(path: path, evidence: evidence) } * 1_000)
        }
        for number in 0..<500 {
            proofs.append(
                try await Self.seconds {
                    _ = try await ledger.inclusionProof(of: Int64(number * 37 % rows) + 1, in: Int64(rows))
                } * 1_000)
        }
        Self.report("verification of \(rows), each private part opened", ratios, "of a raw scan")
        Self.report("verification of \(rows), entries and tiles", hashed, "of a raw scan")
        Self.report("open and check the head of \(rows)", opens, "ms")
        proofs.sort()
        print("inclusion proof at \(rows): p50 \(Self.short(proofs[250])) ms, p99 \(Self.short(proofs[495])) ms")
        let sizes = try RawRows.sizes(path)
        print("size: \(Self.short(Double(sizes.sealed) / Double(sizes.raw))) of the same rows without tiles")
        var erased: [Double] = []
        for subject in 0..<UInt64(rounds) {
            erased.append(
                try await Self.seconds {
                    _ = try await ledger.erasePrivateParts(
                        of: SubjectID(high: subject, low: 7), .everything, keeping: [])
                } * 1_000)
        }
        Self.report("erase one of 1,000 people, \(rows / 1_000) records", erased, "ms, emptying the log included")
    }

    // MARK: Reporting

    static func seconds(_ work: () async throws -> Void) async rethrows -> Double {
        let clock = ContinuousClock()
        let time = try await clock.measure { try await work() }
        return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    }

    static func report(
        _ what: String,
        _ values: [Double],
        _ unit: String,
        _ rates: [Double]? = nil,
        _ rateUnit: String = ""
    ) {
        let sorted = values.sorted()
        var line =
            "\(what): median \(short(sorted[sorted.count / 2])) \(unit) (\(short(sorted[0]))–\(short(sorted[sorted.count - 1])))"
        if let rates { line += ", \(Int(rates.sorted()[rates.count / 2])) \(rateUnit)" }
        print(line)
    }

    static func short(_ value: Double) -> String { String(format: value < 10 ? "%.2f" : "%.0f", value) }
}
#else
@main
enum LedgerBenchmark {
    static func main() { print("Build it with the trait SQLite.") }
}
#endif
