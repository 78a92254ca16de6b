// SPDX-License-Identifier: Apache-2.0

#if SQLite && Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulPostgres

/// What tamper evidence costs on PostgreSQL: a ledger's appends beside raw inserts of the same bytes into the same tables, over
/// the same driver, in turns in one run.
struct PostgresBench {
    /// How the server is reached.
    let connection: String
    let rounds: Int

    private static let people = 1_000

    /// One by one, in groups of 100, and by a hundred callers at once.
    func run(rows: Int) async throws {
        for batch in [1, 100] {
            let count = batch == 1 ? max(200, rows / 10) : rows
            var (ratios, shaped, rates): ([Double], [Double], [Double]) = ([], [], [])
            for _ in 0..<rounds {
                let (ledger, schema) = try await filled()
                let drafts = Bench.drafts(count)
                let sealed = try await Bench.seconds {
                    for start in stride(from: 0, to: count, by: batch) {
                        let end = min(start + batch, count)
                        _ = try await ledger.append(drafts[start..<end].map { ConditionalDraft($0) })
                    }
                }
                let raw = try RawLog(connection, of: schema)
                let bare = try await Bench.seconds { try raw.insert(in: batch, isNumbered: false) }
                let numbered = try await Bench.seconds { try raw.insert(in: batch, isNumbered: true) }
                try raw.drop()
                ratios.append(bare / sealed)
                shaped.append(numbered / sealed)
                rates.append(Double(count) / sealed)
            }
            let what = "PostgreSQL, append, sealed, batch \(batch)"
            Bench.report(what, ratios, "of raw inserts", rates, "entries/s")
            Bench.report(what, shaped, "of raw inserts that look ids up and lock a head")
        }
        try await concurrent()
    }

    /// A hundred callers of one ledger, each waiting for its own commit, beside as many connections as it has, each inserting row
    /// after row.
    private func concurrent() async throws {
        let (callers, each) = (100, 30)
        var (ratios, gains, rates): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<rounds {
            let (ledger, schema) = try await filled()
            let (one, many) = (Bench.drafts(100), Bench.drafts(callers * each))
            let single = try await Bench.seconds { for draft in one { _ = try await ledger.append(draft) } } / 100
            let sealed = try await Bench.seconds {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for caller in 0..<callers {
                        group.addTask {
                            for number in 0..<each { _ = try await ledger.append(many[caller * each + number]) }
                        }
                    }
                    try await group.waitForAll()
                }
            }
            let raw = try RawLog(connection, of: schema)
            let bare = try await Bench.seconds { try raw.insertAtOnce(by: PostgresLedger.Options().connections) }
            let count = Double(raw.count)
            try raw.drop()
            ratios.append(bare / count / (sealed / Double(many.count)))
            gains.append(single / (sealed / Double(many.count)))
            rates.append(Double(many.count) / sealed)
        }
        let what = "PostgreSQL, 100 concurrent appends"
        Bench.report(what, ratios, "of raw inserts by 4 connections", rates, "entries/s")
        Bench.report(what, gains, "times one after the other")
    }

    /// A ledger whose people have their keys already: making them isn't what is measured.
    private func filled() async throws -> (PostgresLedger, String) {
        let schema = "bench\(UInt32.random(in: 0...(.max)))"
        var options = PostgresLedger.Options()
        options.schema = schema
        let evidence = LedgerEvidence(
            signing: try SigningKey(name: "bench.example/ledger", random: SystemRandom()), keys: try InMemoryKeys(),
            mark: InMemoryMark())
        let ledger = try await PostgresLedger(connection, evidence: evidence, options: options)
        let drafts = Bench.drafts(Self.people)
        for start in stride(from: 0, to: Self.people, by: 100) {
            _ = try await ledger.append(drafts[start..<start + 100].map { ConditionalDraft($0) })
        }
        return (ledger, schema)
    }
}

/// Rows as a ledger wrote them, and tables of the same shape for them.
private final class RawLog {
    private struct Rows {
        var sequences: [Int64] = []
        var ids: [String] = []
        var texts: [String] = []
        var keys: [Int64] = []
        var bodies: [[UInt8]] = []
        var subjects: [String] = []
    }

    private let connection: String
    private let link: Link
    private let schema: String
    private var rows = Rows()

    var count: Int { rows.sequences.count }

    /// Reads the rows, and makes tables beside theirs.
    init(_ connection: String, of schema: String) throws {
        (self.connection, self.schema) = (connection, schema)
        link = try Link(connection)
        let found = try link.run([
            Statement(
                """
                SELECT e.sequence, e.id, e.public, x.key, x.body, m.subject FROM \(schema).entries AS e
                JOIN \(schema).sealed_parts AS x USING (log, sequence)
                JOIN \(schema).subject_entries AS m USING (log, sequence)
                WHERE e.sequence > 1000 ORDER BY e.sequence
                """)
        ])[0]
        for row in 0..<found.count {
            rows.sequences.append(found.integer(row, 0) ?? 0)
            rows.ids.append(found.text(row, 1) ?? "")
            rows.texts.append(found.text(row, 2) ?? "")
            rows.keys.append(found.integer(row, 3) ?? 0)
            rows.bodies.append(found.bytes(row, 4) ?? [])
            rows.subjects.append(found.text(row, 5) ?? "")
        }
        for name in ["bare", "numbered"] {
            for table in ["heads", "entries", "sealed_parts", "subject_entries"] {
                _ = try link.run([
                    Statement("CREATE TABLE \(schema).\(name)_\(table) (LIKE \(schema).\(table) INCLUDING ALL)"),
                    Statement(
                        "INSERT INTO \(schema).\(name)_\(table) SELECT * FROM \(schema).\(table) "
                            + (table == "heads" ? "" : "WHERE sequence <= 1000")),
                ])
            }
        }
    }

    func drop() throws { _ = try link.run([Statement("DROP SCHEMA \(schema) CASCADE")]) }

    /// Inserts all rows; `isNumbered` with what a log without evidence needs, too: a retry is recognised, and the sequence comes from
    /// a locked row.
    func insert(in batch: Int, isNumbered: Bool) throws {
        let name = isNumbered ? "numbered" : "bare"
        for start in stride(from: 0, to: count, by: batch) {
            let range = start..<min(start + batch, count)
            if isNumbered { _ = try link.run(looking(range)) }
            let last = isNumbered ? [move(to: rows.sequences[range.upperBound - 1])] : []
            let begin = isNumbered ? [] : [Statement("BEGIN")]
            _ = try link.run(begin + Self.inserting(rows(range), "\(schema).\(name)") + last + [Statement("COMMIT")])
        }
    }

    /// Inserts all rows one by one over several connections at once.
    func insertAtOnce(by connections: Int) throws {
        let links = try (0..<connections).map { _ in try Link(connection) }
        let group = DispatchGroup()
        for (number, link) in links.enumerated() {
            let mine = stride(from: number, to: count, by: connections).map { rows($0..<$0 + 1) }
            let table = "\(schema).bare"
            group.enter()
            // Each connection is one thread's alone, until all have left the group.
            nonisolated(unsafe) let own = link
            Thread.detachNewThread {
                for row in mine {
                    _ = try? unsafe own.run(
                        [Statement("BEGIN")] + Self.inserting(row, table) + [Statement("COMMIT")])
                }
                group.leave()
            }
        }
        group.wait()
    }

    private func rows(_ range: Range<Int>) -> [Parameter] {
        [
            .integers(Array(rows.sequences[range])), .texts(Array(rows.ids[range])), .texts(Array(rows.texts[range])),
            .integers(Array(rows.keys[range])), .blobs(Array(rows.bodies[range])), .texts(Array(rows.subjects[range])),
        ]
    }

    private func looking(_ range: Range<Int>) -> [Statement] {
        [
            Statement("BEGIN"),
            Statement(
                "SELECT last FROM \(schema).numbered_heads WHERE log = $1 FOR UPDATE", [.text("main")]),
            Statement(
                """
                SELECT k.id, e.sequence FROM unnest($2) AS k(id)
                LEFT JOIN \(schema).numbered_entries AS e ON e.log = $1 AND e.id = k.id
                """, [.text("main"), .texts(Array(rows.ids[range]))]),
        ]
    }

    private func move(to last: Int64) -> Statement {
        Statement(
            "UPDATE \(schema).numbered_heads SET last = $2 WHERE log = $1", [.text("main"), .integer(last)])
    }

    private static func inserting(_ rows: [Parameter], _ tables: String) -> [Statement] {
        let log = Parameter.text("main")
        return [
            Statement(
                """
                INSERT INTO \(tables)_entries (log, sequence, id, public)
                SELECT $1, n.sequence, n.id, n.public FROM unnest($2, $3, $4) AS n(sequence, id, public)
                """, [log, rows[0], rows[1], rows[2]]),
            Statement(
                """
                INSERT INTO \(tables)_sealed_parts (log, sequence, key, body)
                SELECT $1, n.sequence, n.key, n.body FROM unnest($2, $3, $4) AS n(sequence, key, body)
                """, [log, rows[0], rows[3], rows[4]]),
            Statement(
                """
                INSERT INTO \(tables)_subject_entries (log, subject, moves_status, sequence)
                SELECT $1, n.subject, false, n.sequence FROM unnest($2, $3) AS n(subject, sequence)
                """, [log, rows[5], rows[0]]),
        ]
    }
}
#endif
