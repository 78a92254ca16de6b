// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("Consents that others recorded come in")
struct ConsentImportTests {
    private static let file = #"""
        id,subject,purpose,choice,at,text,mechanism,evidence,list
        1,anna,news,given,2024-05-25T10:00:00+02:00,news-1,doubleOptIn,"mail 7, folder ""a""",spring
        2,ben,news,given,2024-05-26T10:00:00+02:00,news-1,,,spring
        3,carl,news,given,,news-1,checkbox,,spring
        4,dora,news,given,2024-05-26T10:00:00+02:00,old-text,checkbox,,spring
        5,emma,news,refused,2024-05-26T10:00:00+02:00,news-1,,,spring
        6,anna,news,withdrawn,2024-06-01T10:00:00+02:00,,,,spring
        7,fred,unheard,given,2025-13-01,news-1,oral,,spring
        8,,news,perhaps,2024-05-26T10:00:00+02:00,,,,spring
        9,gina,orders,given,2024-05-26T10:00:00+02:00,news-1,oral,,spring
        10,hugo,news,given,2030-01-01T00:00:00Z,news-1,oral,,spring
        11,iris,news,given,2024-05-26T10:00:00+02:00,news-1,preticked,,spring
        12,jan,news,withdrawn,,,,,spring
        """#

    private let source = Source()

    @Test("a file is taken in: times, grades and originals kept, faults listed, what can't be proved listed")
    func whole() async throws {
        let report = try await source.run()(ConsentRows.csv(chunks(Self.file)))
        #expect(report.rows == 12 && report.recordedCount == 8 && report.known == 0 && report.isWhole)
        #expect(report.recorded == [.provable: 2, .partial: 3, .unprovable: 3])
        #expect(report.unprovable.map(\.line) == [4, 5] && report.unprovableCount == 2)
        #expect(report.refused.map(\.line) == [8, 9, 10, 11] && report.refusedCount == 4)
        #expect(
            report.refused.map { $0.faults.map { "\($0.column) \($0.reason.rawValue)" } } == [
                ["at malformed"], ["subject missing", "choice unknown_value"], ["purpose no_consent_asked"],
                ["at ahead"],
            ])
        let anna = try await source.ledger.entries(of: "anna")
        let origin = try #require(anna.first?.privatePart?.event.imported)
        #expect(try anna.first?.publicPart.effectiveAt == Instant(iso8601: "2024-05-25T10:00:00+02:00"))
        #expect(anna.first?.publicPart.recordedAt == Source.now)
        #expect(origin.source == "mailer" && origin.id == "1" && origin.grade == .provable && origin.line == 2)
        #expect(origin.evidence == #"mail 7, folder "a""#)
        let row = #"1,anna,news,given,2024-05-25T10:00:00+02:00,news-1,doubleOptIn,"mail 7, folder ""a""",spring"#
        #expect(origin.original == row, "as it stood")
        #expect(try await source.status("anna").consents["news"]?.state == .withdrawn, "the later word wins")
        #expect(try await source.status("ben").consents["news"]?.flaws == [])
        #expect(try await source.status("carl").consents["news"]?.flaws == [.unproven])
        #expect(try await source.status("dora").consents["news"]?.flaws == [.unproven], "a text that isn't declared")
        #expect(try await source.status("emma").consents["news"]?.state == .refused)
        #expect(try await source.status("iris").consents["news"]?.flaws == [.preticked])
        #expect(try await source.status("jan").consents["news"]?.state == .withdrawn)
        let entries = try await source.ledger.entries(after: 0, limit: .max)
        #expect(entries.first?.publicPart.kind == .importStarted && entries.last?.publicPart.kind == .importFinished)
        let counts = try #require(entries.last?.privatePart?.event.counts)
        #expect(counts == ["provable": 2, "partial": 3, "unprovable": 3, "known": 0, "refused": 4])
        for name in ["anna", "mailer", "jan"] {
            #expect(!entries.contains { "\($0.id) \($0.publicPart) \($0)".contains(name) })
        }
    }

    @Test("importing twice, or another file that overlaps, records each once")
    func again() async throws {
        _ = try await source.run("first")(ConsentRows.csv(chunks(Self.file)))
        let before = try await source.ledger.entries(after: 0, limit: .max).filter { $0.privatePart?.subject != nil }
        let second = try await source.run("second", batch: 100)(ConsentRows.csv(chunks(Self.file)))
        #expect(second.recordedCount == 0 && second.known == 8 && second.refusedCount == 4)
        // Written otherwise, it is the same record.
        let overlapping = """
            {"id": "2", "subject": "ben", "purpose": "news", "choice": "given", "at": "2024-05-26T08:00:00Z", "text": "news-1"}
            {"id": 13, "subject": "kees", "purpose": "news", "choice": "given", "at": "2024-05-26T08:00:00Z", "text": "news-1",
             "mechanism": "oral"}
            {"id": "14", "subject": "kees", "purpose": "offers", "choice": "refused", "x": [1], "at": null, "age": 40}
            """.replacing(",\n ", with: ",")
        let third = try await source.run("third")(ConsentRows.jsonLines(chunks(overlapping)))
        #expect(third.known == 1 && third.recorded == [.provable: 1, .unprovable: 1] && third.refusedCount == 0)
        let after = try await source.ledger.entries(after: 0, limit: .max).filter { $0.privatePart?.subject != nil }
        #expect(after.count == before.count + 2 && Array(after.prefix(before.count)) == before)
        // Of another source it is another record.
        let other = try await source.run("fourth", from: "webshop")(ConsentRows.jsonLines(chunks(overlapping)))
        #expect(other.recordedCount == 3)
    }

    @Test("a withdrawal before the import wins, whether it is in the file or in the ledger")
    func earlierWithdrawal() async throws {
        try await source.tell(
            .consentWithdrawn("news"), of: "ben", at: "2025-01-01T00:00:00Z", id: "withdrawn")
        try await source.tell(.consentWithdrawn("news"), of: "carl", at: "2020-01-01T00:00:00Z", id: "long ago")
        _ = try await source.run()(ConsentRows.csv(chunks(Self.file)))
        #expect(try await source.status("ben").consents["news"]?.state == .withdrawn)
        #expect(try await source.status("carl").consents["news"]?.state == .withdrawn, "one without a time is older")
        // And what was so before the import is so as of then.
        let entries = try await source.ledger.history(of: "emma").entries
        let before = SubjectStatus(
            folding: entries, effectiveAt: Source.now, knownAt: Source.now.advanced(byMilliseconds: -1))
        #expect(before.consents.isEmpty)
    }

    @Test("a record that became a no under its old name isn't lost; one that became something else is a conflict")
    func changed() async throws {
        func row(_ line: Int, _ choice: ImportedConsent.Choice, _ subject: SubjectID, _ at: Int64) -> ImportRow {
            ImportRow(
                line: line,
                ImportedConsent(
                    id: "17", of: subject, choice, "news", at: Instant(milliseconds: at), text: "news-1",
                    mechanism: .oral))
        }
        _ = try await source.run("a")(stream([row(1, .given, "anna", 10)]))
        let report = try await source.run("b")(
            stream([row(1, .withdrawn, "anna", 20), row(2, .given, "anna", 30), row(3, .given, "ben", 10)]))
        #expect(report.recordedCount == 1 && report.refused.map(\.line).sorted() == [2, 3])
        #expect(report.refused.allSatisfy { $0.faults.map(\.reason) == [.conflict] })
        #expect(try await source.status("anna").consents["news"]?.state == .withdrawn)
        #expect(try await source.status("ben").consents.isEmpty, "one name, one person")
        let others = try await source.run("others")(stream([row(4, .refused, "ben", 11), row(5, .refused, "ben", 11)]))
        #expect(others.recordedCount == 1 && others.known == 1)
        #expect(try await source.status("ben").consents["news"]?.state == .refused, "a no isn't lost over it")
        let again = try await source.run("c")(stream([row(1, .withdrawn, "anna", 20), row(9, .given, "anna", 10)]))
        #expect(again.known == 2 && again.recordedCount == 0)
    }

    @Test("what was erased isn't recorded anew, and twice in a file is once")
    func erased() async throws {
        let row = ImportRow(
            line: 2, ImportedConsent(id: "1", of: "anna", .given, "news", at: Source.now, text: "news-1"))
        let twice = ImportRow(
            line: 3, ImportedConsent(id: "1", of: "anna", .given, "news", at: Source.now, text: "news-1"))
        let first = try await source.run("a", batch: 100)(stream([row, twice]))
        #expect(first.recordedCount == 1 && first.known == 1)
        _ = try await source.ledger.erasePrivateParts(of: "anna", .everything, keeping: [])
        let second = try await source.run("b")(stream([row]))
        #expect(second.recordedCount == 0 && second.known == 1)
        #expect(try await source.ledger.entries(of: "anna").isEmpty)
    }

    @Test("an import under one identifier touches the person's others")
    func linked() async throws {
        try await source.ledger.link("anna", "a2", id: "l", because: "?", recordedAt: Instant(milliseconds: 5))
        let version = try await source.ledger.statusVersion(of: "a2")
        _ = try await source.run()(ConsentRows.csv(chunks(Self.file)))
        #expect(try await source.ledger.statusVersion(of: "a2") > version)
    }

    @Test("lists are bounded and counts aren't, and whoever listens hears all")
    func bounded() async throws {
        let rows = (1...50).map { line in
            ImportRow(line: line, ImportedConsent(id: "\(line)", of: "anna", .given, "nothing"))
        }
        var heard: [Int] = []
        let report = try await source.run(listing: 5)(stream(rows)) { heard.append($0.line) }
        #expect(report.refusedCount == 50 && report.refused.count == 5 && !report.isWhole && heard == Array(1...50))
    }

    @Test("no more than a batch is in memory, however many rows come")
    func memory() async throws {
        let gauge = Gauge(source.ledger)
        let rows = AsyncStream<ImportRow> {
            let line = gauge.pull()
            guard line <= 5000 else { return nil }
            return ImportRow(
                line: line,
                ImportedConsent(
                    id: "\(line)", of: SubjectID(rawValue: "p\(line)"), .given, "news", at: Source.now, text: "news-1"))
        }
        let report = try await source.run(on: gauge, batch: 64)(rows)
        #expect(report.recordedCount == 5000 && gauge.most == 64)
    }

    @Test("a first line that names no columns, or a digest that tells nothing apart, records nothing")
    func settings() async throws {
        for text in ["", "id,subject\n1,anna\n", "id,id,subject,purpose,choice\n", "\"id\n"] {
            await #expect(throws: ImportError.self) { try await source.run()(ConsentRows.csv(chunks(text))) }
        }
        let short = ConsentImport(
            from: "x", id: "x", register: try Source.register(), into: source.ledger, digest: { _ in [1] },
            now: { Source.now })
        await #expect(throws: ImportError.self) { try await short(ConsentRows.csv(chunks(Self.file))) }
        let people = try await source.ledger.entries(after: 0, limit: .max).filter { $0.privatePart?.subject != nil }
        #expect(people.isEmpty)
    }
}
