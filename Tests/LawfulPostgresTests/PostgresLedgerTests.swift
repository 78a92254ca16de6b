// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulLedger
import LawfulModel
import LawfulPostgres
import LawfulTesting
import Synchronization
import Testing

@Suite("The ledger on PostgreSQL")
struct PostgresLedgerTests {
    private let schema: TestSchema

    init() async throws { schema = try await TestSchema() }

    @Test("it keeps the ledger's promises", arguments: [PostgresLedger.Isolation.readCommitted, .serializable])
    func conforms(isolation: PostgresLedger.Isolation) async throws {
        let schema = schema
        let made = Mutex(0)
        let name: @Sendable () -> String = {
            made.withLock { count in
                count += 1
                return "log \(count)"
            }
        }
        // Each promise on a log of its own, all in the same tables; the one that is reopened is the last one made.
        try await LedgerConformance(
            makeLedger: { try await schema.ledger(name()) { $0.isolation = isolation } },
            reopen: { _ in try await schema.ledger("log \(made.withLock { $0 })") { $0.isolation = isolation } }
        ).run()
    }

    @Test("its settings are durable, and are read back")
    func settings() async throws {
        let settings = try await schema.ledger(words: "options='-c synchronous_commit=off'").settings()
        #expect(settings.areSafe && settings.fsync == "on")
        #expect(settings.synchronousCommit == "on", "what the connection string switches off is switched on again")
    }

    @Test("the public part is JSON with sorted keys and integer times, and its table holds no subject")
    func publicPart() async throws {
        let ledger = try await schema.ledger()
        _ = try await ledger.append(EntryDraft("a", .consentGiven("newsletter", text: "v1"), of: "subject-17"))
        let expected = """
            main|1|a|{"activity":"newsletter","actor":"actor-1","effectiveAt":1767268800000,"format":2,"kind":"consent.given",\
            "recordedAt":1767268800000,"role":"support"}
            """
        #expect(try await schema.sql("SELECT * FROM ~.entries") == [expected])
    }

    @Test(
        "entries can be neither changed nor deleted by SQL that goes astray",
        arguments: [
            "UPDATE ~.entries SET public = '{}'", "DELETE FROM ~.entries", "TRUNCATE ~.entries",
            "DELETE FROM ~.private_parts", "TRUNCATE ~.private_parts", "DELETE FROM ~.statuses", "DELETE FROM ~.heads",
        ])
    func appendOnly(statement: String) async throws {
        let ledger = try await schema.ledger()
        _ = try await ledger.append(EntryDraft("a", .optedOut(), of: nil))
        let before = try await ledger.entries(after: 0, limit: 9)
        await #expect(throws: Command.Failure.self) { try await schema.sql(statement) }
        #expect(try await ledger.entries(after: 0, limit: 9) == before)
    }

    @Test("logs share tables and nothing else: sequences, ids, statuses and erasures are each log's own")
    func logs() async throws {
        let (north, south) = (try await schema.ledger("north"), try await schema.ledger("south"))
        for ledger in [north, south] {
            #expect(
                try await ledger.append(EntryDraft("same", .consentGiven("newsletter", text: "v1"), of: "anna"))
                    == .appended(1))
        }
        #expect(try await south.append(EntryDraft("b", .consentWithdrawn("newsletter"), of: "anna")) == .appended(2))
        #expect(try await north.statusVersion(of: "anna") == StatusVersion(rawValue: 1))
        let others = "SELECT * FROM ~.TABLE WHERE log = 'south' ORDER BY 2, 3"
        let tables = ["heads", "entries", "private_parts", "subject_entries", "statuses"]
        let read = {
            try await tables.asyncMap {
                try await self.schema.sql(
                    others.replacing("TABLE", with: $0).replacing(" ORDER BY 2, 3", with: " ORDER BY 2"))
            }
        }
        let before = try await read()
        #expect(try await north.erasePrivateParts(of: "anna", .everything, keeping: []) == 1)
        #expect(try await north.entries(of: "anna").isEmpty)
        #expect(try await read() == before)
        #expect(try await south.entries(of: "anna").count == 2)
    }

    @Test("erased text stands in no row")
    func erasure() async throws {
        let ledger = try await schema.ledger()
        _ = try await ledger.append(EntryDraft("a", .objectionOverridden("p", because: "arsenic"), of: "s"))
        _ = try await ledger.append(EntryDraft("b", .informed("p", by: "cyanide"), of: "s"))
        let count = "SELECT count(*) FROM ~.private_parts WHERE body LIKE '%cyanide%'"
        #expect(try await schema.sql(count) == ["1"])
        #expect(try await ledger.erasePrivateParts(of: "s", .everything, keeping: []) == 1)
        #expect(try await schema.sql(count) == ["0"])
        #expect(try await schema.sql("SELECT trim(body) = '' FROM ~.private_parts ORDER BY sequence") == ["f", "t"])
    }

    @Test("one that can't be recorded fails by itself, whomever it waited with; nothing of it is recorded")
    func failingBatch() async throws {
        let ledger = try await schema.ledger()
        try await schema.sql("ALTER TABLE ~.private_parts ADD CHECK (body NOT LIKE '%arsenic%')")
        let outcomes = await withTaskGroup(of: (Int, Result<AppendOutcome, any Error>).self) { group in
            for number in 0..<60 {
                group.addTask {
                    let reason = number % 20 == 7 ? "arsenic" : "sugar"
                    let draft = EntryDraft("\(number)", .objectionOverridden("p", because: reason), of: "s")
                    do {
                        return (number, .success(try await ledger.append(draft)))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        let entries = try await ledger.entries(after: 0, limit: .max)
        #expect(entries.map(\.sequence) == Array(1...57), "no gap where one failed")
        for (number, outcome) in outcomes {
            let entry = entries.first { $0.id.rawValue == "\(number)" }
            switch outcome {
            case .success(let outcome): #expect(outcome == entry.map { .appended($0.sequence) })
            case .failure(let error):
                #expect(number % 20 == 7 && entry == nil, "what failed isn't recorded, and nothing else fails")
                let message = "\(try #require(error as? LedgerError))"
                #expect(!message.contains("arsenic") && message.contains("nothing was recorded"))
            }
        }
    }

    @Test("an identifier with a NUL is refused, and so is one that is too long for an index")
    func identifiers() async throws {
        let ledger = try await schema.ledger()
        await #expect(throws: LedgerError(.format, "")) {
            try await ledger.append(EntryDraft("a", .optedOut(), of: "a\u{0}b"))
        }
        await #expect(throws: LedgerError(.format, "")) { try await ledger.history(of: "a\u{0}b") }
        await #expect(throws: LedgerError(.format, "")) { try await schema.ledger("a\u{0}b") }
        var generator = SeededGenerator(seed: 7)
        let long = String((0..<20_000).map { _ in "abcdefghijklmnop".randomElement(using: &generator) ?? "a" })
        let error = try await #require(throws: LedgerError.self) {
            try await ledger.append(EntryDraft("a", .optedOut(), of: SubjectID(rawValue: long)))
        }
        #expect(error.message.contains("too long") && !error.message.contains(long.prefix(20)))
        #expect(try await ledger.entries(after: 0, limit: 9).isEmpty)
    }

    @Test(
        "entries of a newer format, or altered ones, are refused by their number",
        arguments: [
            (#"{"format":3,"novelty":[]}"#, "Entry 2 is in format 3"), (#"{"format":0}"#, "Entry 2 is in format 0"),
            ("{", "Entry 2 can't be read"), (#"{"format":1,"kind":"hush"}"#, "Entry 2 can't be read"),
        ])
    func unreadable(text: String, message: String) async throws {
        let ledger = try await schema.ledger()
        _ = try await ledger.append(EntryDraft("a", .optedOut(), of: "s"))
        try await schema.sql("INSERT INTO ~.entries (log, sequence, id, public) VALUES ('main', 2, 'b', '\(text)')")
        try await schema.sql("INSERT INTO ~.private_parts (log, sequence, body) VALUES ('main', 2, '{}')")
        #expect(try await ledger.entries(after: 0, limit: 1).count == 1)
        let error = try await #require(throws: LedgerError.self) { try await ledger.entries(after: 0, limit: 2) }
        #expect(error.code == .format && error.message.hasPrefix(message) && !error.message.contains("hush"))
    }
}

extension Sequence {
    func asyncMap<T>(_ transform: (Element) async throws -> T) async rethrows -> [T] {
        var values: [T] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
#endif
