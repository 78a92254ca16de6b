// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import Testing

@Suite("Recording within the service's own transaction")
struct HostTransactionTests {
    private struct Failure: Error {}

    private static func database(_ folder: LedgerFolder) throws -> DatabasePool {
        let pool = try DatabasePool(path: folder.path("service.sqlite"))
        var migrator = DatabaseMigrator()
        migrator.registerMigration("service-1") { db in
            try db.execute(sql: "CREATE TABLE subscriptions (customer TEXT PRIMARY KEY)")
        }
        try migrator.migrate(pool)
        return pool
    }

    private static func evidence() throws -> LedgerEvidence {
        LedgerEvidence(
            signing: try SigningKey(name: SealedLedger.origin, random: SystemRandom()), keys: try InMemoryKeys(),
            mark: InMemoryMark())
    }

    /// After which step the transaction fails; 4 is not at all.
    @Test("row and entry are there together, or neither is", arguments: 0...4, [false, true])
    func together(step: Int, isSealed: Bool) async throws {
        let folder = try LedgerFolder()
        let pool = try Self.database(folder)
        let ledger = try SQLiteLedger(sharing: pool, evidence: isSealed ? Self.evidence() : nil)
        _ = try await ledger.append(EntryDraft("before", .consentGiven("newsletter", text: "t"), of: "anna"))
        let before = try await ledger.statusVersion(of: "anna")
        let drafts = [
            EntryDraft("out", .consentWithdrawn("newsletter"), of: "anna"),
            EntryDraft("again", .optedOut(), of: "anna"),
        ]
        try await ledger.prepare(drafts)
        do {
            try await pool.write { db in
                func fail(_ number: Int) throws { if step == number { throw Failure() } }
                try fail(0)
                try db.execute(sql: "INSERT INTO subscriptions VALUES ('anna')")
                try fail(1)
                #expect(try ledger.append(drafts[0], ifSubjectAt: before, in: db) == .appended(2))
                try fail(2)
                #expect(try ledger.append(drafts[1], in: db) == .appended(3))
                try fail(3)
            }
        } catch is Failure {}
        let isDone = step == 4
        let rows = try await pool.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM subscriptions") }
        #expect(rows == (isDone ? 1 : 0))
        #expect(try await ledger.entries(after: 0, limit: 10).count == (isDone ? 3 : 1))
        #expect(try await ledger.statusVersion(of: "anna").rawValue == (isDone ? 3 : 1))
        // A decision that was based on the status before is recorded only where nothing moved it.
        let answer = EntryDraft("answer", .answered(.permitted, "newsletter", operation: .use), of: "anna")
        let outcome = try await ledger.append(answer, ifSubjectAt: before)
        #expect(outcome == (isDone ? .moved(StatusVersion(rawValue: 3)) : .appended(2)))
        guard isSealed else { return }
        _ = try await ledger.checkpoint()
        let report = try await ledger.verify()
        #expect(report.findings.isEmpty && report.shown == (isDone ? 3 : 2))
    }

    @Test("what a savepoint took back is remembered by nobody: neither its key nor its place in the tree")
    func savepoint() async throws {
        let folder = try LedgerFolder()
        let pool = try Self.database(folder)
        let evidence = try Self.evidence()
        let ledger = try SQLiteLedger(sharing: pool, evidence: evidence)
        let (anna, berta) = (
            EntryDraft("a", .consentGiven("newsletter", text: "t"), of: "anna"),
            EntryDraft("b", .consentGiven("newsletter", text: "t"), of: "berta")
        )
        try await ledger.prepare([anna])
        try await pool.write { db in
            try db.inSavepoint {
                let outcome = try ledger.append(anna, in: db)
                #expect(outcome == .appended(1))
                return .rollback
            }
            try db.execute(sql: "INSERT INTO subscriptions VALUES ('anna')")
        }
        #expect(try await ledger.append(berta) == .appended(1))
        #expect(try await ledger.append(EntryDraft("c", .consentWithdrawn("newsletter"), of: "anna")) == .appended(2))
        _ = try await ledger.checkpoint()
        // Another that has nothing in memory reads and verifies what this one wrote.
        let other = try SQLiteLedger(sharing: pool, evidence: evidence)
        #expect(try await other.verify().isVerified)
        #expect(try await other.erasePrivateParts(of: "berta", .everything, keeping: []) == 1)
        #expect(try await other.entries(of: "anna").map(\.privatePart?.subject) == ["anna"])
        // Erased by the other ledger of the same pool: what is recorded next has a key that is there.
        #expect(try await ledger.append(EntryDraft("d", .optedOut(), of: "berta")) == .appended(3))
        let third = try SQLiteLedger(sharing: pool, evidence: evidence)
        #expect(try await third.entries(of: "berta").map(\.privatePart?.event.kind) == [.optedOut])
        #expect(try await third.verify().findings.isEmpty)
    }

    @Test("another ledger may have destroyed a key since: prepare finds it out")
    func preparesAnew() async throws {
        let folder = try LedgerFolder()
        let pool = try Self.database(folder)
        let evidence = try Self.evidence()
        let ledgers = try [
            SQLiteLedger(sharing: pool, evidence: evidence), SQLiteLedger(sharing: pool, evidence: evidence),
        ]
        _ = try await ledgers[0].append(EntryDraft("a", .consentGiven("newsletter", text: "t"), of: "anna"))
        _ = try await ledgers[1].erasePrivateParts(of: "anna", .everything, keeping: [])
        let draft = EntryDraft("b", .consentGiven("newsletter", text: "t"), of: "anna")
        try await ledgers[0].prepare([draft])
        let outcome = try await pool.write { db in try ledgers[0].append(draft, in: db) }
        #expect(outcome == .appended(2))
        #expect(try await ledgers[1].entries(of: "anna").map(\.id) == ["b"])
    }

    @Test("a status that moved leaves the entry out, and the transaction may go on")
    func moved() async throws {
        let folder = try LedgerFolder()
        let pool = try Self.database(folder)
        let ledger = try SQLiteLedger(sharing: pool)
        _ = try await ledger.append(EntryDraft("before", .optedOut(), of: "anna"))
        let outcome = try await pool.write { db in
            try ledger.append(EntryDraft("late", .optedOut(), of: "anna"), ifSubjectAt: .initial, in: db)
        }
        #expect(outcome == .moved(StatusVersion(rawValue: 1)))
        #expect(try await ledger.entries(after: 0, limit: 10).count == 1)
    }

    @Test("without its keys, and outside of a transaction, it is refused")
    func refused() async throws {
        let folder = try LedgerFolder()
        let pool = try Self.database(folder)
        let ledger = try SQLiteLedger(sharing: pool, evidence: Self.evidence())
        let draft = EntryDraft("a", .optedOut(), of: "stranger")
        await #expect(throws: LedgerError(.keys, "")) {
            try await pool.write { db in _ = try ledger.append(draft, in: db) }
        }
        await #expect(throws: LedgerError(.settings, "")) {
            try await pool.writeWithoutTransaction { db in _ = try ledger.append(draft, in: db) }
        }
        #expect(try await ledger.entries(after: 0, limit: 10).isEmpty)
    }

    @Test("tables of the service that are called as the ledger's are named, and nothing is changed")
    func clashes() async throws {
        let folder = try LedgerFolder()
        let pool = try DatabasePool(path: folder.path("service.sqlite"))
        try await pool.write { db in try db.execute(sql: "CREATE TABLE Entries (x); CREATE TABLE statuses (y)") }
        do {
            _ = try SQLiteLedger(sharing: pool)
            Issue.record("it must be refused")
        } catch let error as LedgerError {
            #expect(error.code == .format && error.message.contains("entries, statuses"))
        }
        let names = try await pool.read { db in
            try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'grdb%'")
        }
        #expect(Set(names) == ["Entries", "statuses"])
    }

    @Test("the service's migrations and the ledger's stand beside one another, in either order")
    func migrations() async throws {
        let folder = try LedgerFolder()
        do {
            let pool = try Self.database(folder)
            _ = try await SQLiteLedger(sharing: pool).append(EntryDraft("a", .optedOut(), of: "anna"))
        }
        let pool = try Self.database(folder)
        #expect(try await SQLiteLedger(sharing: pool).entries(of: "anna").count == 1)
    }
}
#endif
