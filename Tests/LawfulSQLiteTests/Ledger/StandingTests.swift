// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTesting
import LawfulTime
import Testing

@Suite("What stands, on SQLite")
struct StandingTests {
    private let folder: LedgerFolder
    private let ledger: SQLiteLedger

    init() throws {
        folder = try LedgerFolder()
        ledger = try SQLiteLedger(path: folder.path())
    }

    private func draft(_ number: Int, _ event: LedgerEvent, at effective: Int, recorded: Int? = nil) -> EntryDraft {
        EntryDraft(
            id: EntryID(rawValue: "\(number)"), event, subject: "anna",
            effectiveAt: Instant(milliseconds: Int64(effective)),
            recordedAt: Instant(milliseconds: Int64(recorded ?? effective)))
    }

    /// Runs SQL as another version of Lawful, or a clumsy hand, would.
    private func execute(_ sql: String) async throws {
        try await DatabasePool(path: folder.path()).write { db in try db.execute(sql: sql) }
    }

    private func stored() async throws -> String? {
        try await DatabasePool(path: folder.path()).read { db in
            try String.fetchOne(db, sql: "SELECT standing FROM statuses WHERE subject = 'anna'")
        }
    }

    private func tell(_ events: [LedgerEvent]) async throws {
        for (index, event) in events.enumerated() {
            _ = try await ledger.append(draft(index + 1, event, at: index + 1))
        }
    }

    private func check(_ ledger: SQLiteLedger) async throws {
        let all = try await ledger.history(of: "anna")
        #expect(try await ledger.standing(of: "anna") == all.standing)
        #expect(try await ledger.statusVersion(of: "anna") == all.version)
    }

    private let story: [LedgerEvent] = [
        .consentWithdrawn("newsletter"), .consentGiven("newsletter", text: "v1"), .restricted(.a),
        .consentGiven("newsletter", text: "v2"), .restrictionLifted(), .optedOut(),
    ]

    @Test("it is what the history says, whatever is recorded or erased")
    func random() async throws {
        var generator = SeededGenerator(seed: RandomSize.seed(or: 71))
        let purposes: [PurposeID] = ["newsletter", "offer"]
        for number in 1...400 {
            let purpose = purposes[Int.random(in: 0...1, using: &generator)]
            let events: [LedgerEvent] = [
                .consentGiven(purpose, text: "v1", age: 15), .consentWithdrawn(purpose), .restricted(.a),
                .consentInvalidated(purpose, flaws: [.bundled], because: "x"), .restricted(.c), .restrictionLifted(),
                .restrictionLifted(.a), .contractStarted("sale"), .contractEnded("sale"), .erased(purpose),
                .erased(nil), .objected(to: nil), .objectionUpheld(purpose), .optedOut(), .init(.permitted, purpose),
                .happened(.lastContact, on: LocalDate(dayNumber: .random(in: 0...9, using: &generator))),
            ]
            let event = events[Int.random(in: events.indices, using: &generator)]
            let (clock, shift) = (number / 3, Int.random(in: -9...4, using: &generator))
            _ = try await ledger.append(draft(number, event, at: clock + max(shift, -3), recorded: clock))
            if Int.random(in: 0..<40, using: &generator) == 0 {
                _ = try await ledger.erasePrivateParts(
                    of: "anna", .activity(purpose), keeping: number % 2 == 0 ? [.consentWithdrawn] : [])
            }
            try await check(ledger)
        }
        try await check(SQLiteLedger(path: folder.path()))
    }

    @Test("ten thousand changes of mind leave a handful, and the file holds no more than their numbers")
    func changesOfMind() async throws {
        let drafts = (1...10_000).map { number in
            let purpose: PurposeID = ["newsletter", "offer", "club"][number % 3]
            let event: LedgerEvent =
                number / 3 % 2 == 0 ? .consentGiven(purpose, text: "v1") : .consentWithdrawn(purpose)
            return ConditionalDraft(draft(number, event, at: number))
        }
        _ = try await ledger.append(drafts)
        #expect(try await ledger.history(of: "anna").entries.count == 10_000)
        #expect(try await ledger.standing(of: "anna").entries.count <= 7)
        #expect(try await stored()?.count ?? .max < 80)
        try await check(ledger)
    }

    @Test(
        "a file of before, which doesn't say what stands, is brought up to date person by person as they are asked for")
    func migrated() async throws {
        try await tell(story)
        let before = try await ledger.entries(after: 0, limit: .max)
        try await execute(
            """
            ALTER TABLE statuses DROP COLUMN standing;
            DELETE FROM grdb_migrations WHERE identifier = 'ledger-2'
            """)
        let opened = try SQLiteLedger(path: folder.path())
        #expect(try await opened.entries(after: 0, limit: .max) == before)
        #expect(try await stored() == nil)
        _ = try await opened.append(draft(7, .consentWithdrawn("offer"), at: 7))
        #expect(try await stored() == nil, "appending doesn't read the history")
        try await check(opened)
        #expect(try await stored() != nil, "asking once writes it")
        _ = try await opened.append(draft(8, .consentWithdrawn("newsletter"), at: 8))
        #expect(try await stored()?.hasPrefix("1:8:8:") == true, "from then on it is kept up to date")
        try await check(opened)
    }

    @Test("where an older version moved the status meanwhile, what the file says counts no more")
    func olderWriter() async throws {
        try await tell(Array(story.prefix(3)))
        let stale = try #require(try await stored())
        _ = try await ledger.append(draft(4, .consentWithdrawn("newsletter"), at: 4))
        try await execute("UPDATE statuses SET standing = '\(stale)'")
        try await check(ledger)
        try await execute("UPDATE statuses SET standing = '\(stale)'")
        _ = try await ledger.append(draft(5, .optedOut(), at: 5))
        try await check(ledger)
    }

    @Test("where an older version erased what stood, what that had superseded stands again")
    func olderEraser() async throws {
        try await tell(Array(story.prefix(2)))
        #expect(try await ledger.standing(of: "anna").entries.map(\.sequence) == [2])
        try await execute(
            """
            UPDATE private_parts SET body = printf('%*s', length(CAST(body AS BLOB)), '') WHERE sequence = 2;
            DELETE FROM subject_entries WHERE sequence = 2
            """)
        #expect(try await ledger.standing(of: "anna").entries.map(\.sequence) == [1])
        try await check(ledger)
    }

    @Test(
        "what other rules found, or a clumsy hand wrote, is found anew",
        arguments: ["0:6:6:1", "1:6:6:x", "1:6", "", "1:5:6:6"])
    func otherRules(text: String) async throws {
        try await tell(story)
        try await execute("UPDATE statuses SET standing = '\(text)'")
        try await check(ledger)
        #expect(try await stored()?.hasPrefix("1:6:6:") == true)
    }

    @Test("an entry that can't be read hinders who asks, and not who has something to record")
    func unreadable() async throws {
        try await tell([.consentGiven("newsletter", text: "v1")])
        try await execute(
            """
            DROP TRIGGER entries_are_not_updated;
            UPDATE entries SET public = '{' WHERE sequence = 1
            """)
        #expect(try await ledger.append(draft(2, .consentWithdrawn("newsletter"), at: 2)) == .appended(2))
        await #expect(throws: LedgerError(.format, "")) { try await ledger.standing(of: "anna") }
        #expect(try await ledger.statusVersion(of: "anna") == StatusVersion(rawValue: 2))
    }

    @Test("a restriction that comes late leaves it to the next who asks")
    func lateRestriction() async throws {
        try await tell(story)
        _ = try await ledger.append(draft(7, .restricted(.c), at: 2, recorded: 7))
        #expect(try await stored() == nil)
        try await check(ledger)
        let status = try await ledger.standing(of: "anna").entries
        #expect(
            SubjectStatus(folding: status, effectiveAt: .distantFuture, knownAt: .distantFuture)
                .restrictions[nil]?.count == 2, "the lift meant neither of the two")
    }

    @Test("several processes keep it up to date together")
    func processes() async throws {
        let writers = try ["one", "two"].map { try WriterProcess(["burst", folder.path(), "200", $0], in: folder) }
        for writer in writers { #expect(try await writer.end() == 0) }
        for name in ["one", "two"] {
            for person in 0..<20 {
                let subject = SubjectID(rawValue: "\(name) person \(person)")
                let all = try await ledger.history(of: subject)
                #expect(all.entries.count == 10)
                #expect(try await ledger.standing(of: subject) == all.standing)
            }
        }
    }
}
#endif
