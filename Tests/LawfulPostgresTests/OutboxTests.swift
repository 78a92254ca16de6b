// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulLedger
import LawfulModel
import LawfulPostgres
import LawfulTime
import Testing

@Suite("In a transaction of the host's own")
struct OutboxTests {
    /// How a host's transaction may end before its commit.
    enum Failure: CaseIterable {
        case rollback, error, crash
    }

    private let schema: TestSchema
    private let ledger: PostgresLedger
    private let withdrawal = EntryDraft("withdrawn", .consentWithdrawn("newsletter"), of: "anna")

    init() async throws {
        schema = try await TestSchema()
        ledger = try await schema.ledger()
        _ = try await ledger.append(EntryDraft("given", .consentGiven("newsletter", text: "v1"), of: "anna"))
        try await schema.sql("CREATE TABLE ~.readers (id TEXT PRIMARY KEY, newsletter BOOLEAN NOT NULL)")
        try await schema.sql("INSERT INTO ~.readers VALUES ('anna', true)")
    }

    /// The host's rows, and what the ledger holds of everything.
    private func state() async throws -> [String] {
        var lines: [String] = []
        for query in [
            "SELECT * FROM ~.readers ORDER BY id", "SELECT * FROM ~.heads", "SELECT * FROM ~.entries ORDER BY sequence",
            "SELECT * FROM ~.statuses ORDER BY subject", "SELECT * FROM ~.outbox ORDER BY id",
            "SELECT * FROM ~.subject_entries ORDER BY sequence",
        ] {
            lines += try await schema.sql(query)
        }
        return lines
    }

    @Test(
        "host's rows and ledger commit or vanish together, wherever the transaction fails", arguments: Failure.allCases)
    func together(failure: Failure) async throws {
        let drafts = [
            withdrawal, EntryDraft("objected", .objectedToMarketing(), of: "bob"),
            EntryDraft("told", .init(.communicated, "newsletter"), of: "anna"),
            EntryDraft("swept", .init(.sweepDone), of: nil),
        ]
        let recording = try ledger.outbox.statements(recording: drafts)
        #expect(recording.count == 4)
        enum Step {
            case host(String)
            case ledger(HostStatement)
        }
        let steps: [Step] =
            [.host("UPDATE ~.readers SET newsletter = false WHERE id = 'anna';")] + recording.map { .ledger($0) }
            + [.host("INSERT INTO ~.readers VALUES ('bob', false);")]
        let before = try await state()
        for count in 0...steps.count {
            let session = try HostSession(schema)
            try await session.run("BEGIN;")
            for step in steps.prefix(count) {
                switch step {
                case .host(let sql): #expect(try await session.run(sql) == "")
                case .ledger(let statement): #expect(try await session.run(statement) == "")
                }
            }
            switch failure {
            case .rollback: try await session.run("ROLLBACK;")
            case .error:
                #expect(try await session.run("SELECT 1 / 0;").contains("division by zero"))
                try await session.run("COMMIT;")
            case .crash: try await session.cut()
            }
            // The server notices a crash when it next reads; until then the rows are locked, but unchanged.
            #expect(try await state() == before, "after \(count) steps")
            #expect(try await ledger.statusVersion(of: "anna") == StatusVersion(rawValue: 1))
        }
        let session = try HostSession(schema)
        try await session.run("BEGIN;")
        for step in steps {
            switch step {
            case .host(let sql): try await session.run(sql)
            case .ledger(let statement): try await session.run(statement)
            }
        }
        try await session.run("COMMIT;")
        #expect(try await schema.sql("SELECT newsletter FROM ~.readers ORDER BY id") == ["f", "f"])
        #expect(try await ledger.statusVersion(of: "anna").rawValue > 1, "at once, without a word from the host")
        #expect(try await ledger.drainOutbox() == 2, "what is left: bob's, and nobody's")
        let entries = try await ledger.entries(after: 0, limit: 99)
        #expect(entries.map(\.sequence) == [1, 2, 3, 4, 5])
        for draft in drafts {
            let entry = try #require(entries.first { $0.id == draft.id })
            let expected = LedgerEntry(sequence: entry.sequence, draft.pseudonymous(["clerk": "actor-1"]))
            #expect(entry == expected, "as it was drafted, but for who acted")
        }
        #expect(try await schema.sql("SELECT count(*) FROM ~.outbox") == ["0"])
    }

    @Test("every question that is asked after the host's commit sees the move", arguments: 0..<9)
    func visible(question: Int) async throws {
        let session = try HostSession(schema)
        for statement in try ledger.outbox.statements(recording: [withdrawal]) { try await session.run(statement) }
        #expect(try await schema.sql("SELECT version, pending FROM ~.statuses") == ["1|1"], "no sequence yet")
        // Another host's ledger, which has heard of nothing.
        let other = try await schema.ledger()
        let moved = StatusVersion(rawValue: 2)
        let permit = EntryDraft("permit", .init(.permitted, "newsletter"), of: "anna")
        let first = StatusVersion(rawValue: 1)
        switch question {
        case 0: #expect(try await other.statusVersion(of: "anna") == moved)
        case 1: #expect(try await other.history(of: "anna").entries.map(\.id.rawValue) == ["given", "withdrawn"])
        case 2:
            let standing = try await other.standing(of: "anna")
            #expect(standing.version == moved && standing.entries.last?.id == withdrawal.id)
            #expect(try await standing == other.history(of: "anna").standing)
        case 3: #expect(try await other.standing(of: ["bob", "anna"]).map(\.version) == [.initial, moved])
        case 4: #expect(try await other.append(permit, ifSubjectAt: first) == .moved(moved))
        case 5:
            let member = CohortMember("anna", at: first, answer: ["ok.consent"])
            let cohort = EntryDraft("cohort", .init(.cohortAnswered, "newsletter"), of: nil)
            let outcome = try await other.append(cohort, cohort: [member])
            #expect(outcome == CohortOutcome(sequence: nil, moved: ["anna"]))
        case 6: #expect(try await other.entries(of: "anna").count == 2)
        case 7: #expect(try await other.entries(after: 1, limit: 9).map(\.id.rawValue) == ["withdrawn"])
        default:
            let count = try await other.erasePrivateParts(of: "anna", .everything, keeping: [])
            #expect(count == 2, "the consent, and the withdrawal that waited")
            #expect(try await other.history(of: "anna") == SubjectHistory(entries: [], version: moved))
            return
        }
        #expect(try await ledger.history(of: "anna").version == moved)
        #expect(try await ledger.history(of: "anna") == other.history(of: "anna"))
        #expect(try await ledger.entries(after: 0, limit: 9).map(\.sequence) == [1, 2])
    }

    @Test("a service on another host denies from the host's commit on")
    func decision() async throws {
        let service = try await NewsletterService(ledger)
        try await service.consent("carla")
        #expect(try await service.ask("carla") == "permitted")
        let session = try HostSession(schema)
        try await session.run("BEGIN;")
        let draft = EntryDraft("carla's", .consentWithdrawn("newsletter"), of: "carla")
        let late = EntryDraft(
            id: draft.id, draft.event, subject: draft.subject, effectiveAt: .init(Date()), recordedAt: .init(Date()))
        for statement in try ledger.outbox.statements(recording: [late]) { try await session.run(statement) }
        try await session.run("COMMIT;")
        #expect(try await service.ask("carla") == "consent.withdrawn")
    }

    @Test(
        "an answer about the same person waits for the host's end, others' don't", arguments: [true, false],
        [PostgresLedger.Isolation.readCommitted, .serializable])
    func waiting(commits: Bool, isolation: PostgresLedger.Isolation) async throws {
        let session = try HostSession(schema)
        try await session.run("BEGIN;")
        for subject in ["anna", "new"] as [SubjectID] {
            let draft = EntryDraft("w \(subject.rawValue)", .consentWithdrawn("newsletter"), of: subject)
            for statement in try ledger.outbox.statements(recording: [draft]) { try await session.run(statement) }
        }
        let ledger = try await schema.ledger { $0.isolation = isolation }
        let outcomes = Task {
            try await withThrowingTaskGroup(of: (String, AppendOutcome).self) { group in
                for (subject, version) in [("anna", 1), ("new", 0)] as [(SubjectID, Int64)] {
                    group.addTask {
                        let permit = EntryDraft("p \(subject.rawValue)", .init(.permitted, "newsletter"), of: subject)
                        let outcome = try await ledger.append(permit, ifSubjectAt: StatusVersion(rawValue: version))
                        return (subject.rawValue, outcome)
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
        }
        for number in 0..<20 {
            let draft = EntryDraft("bystander \(number)", .optOutOffered(), of: SubjectID(rawValue: "b\(number)"))
            guard case .appended = try await ledger.append(draft) else {
                _ = Issue.record("must be recorded")
                return
            }
        }
        #expect(try await schema.sql("SELECT count(*) FROM ~.entries WHERE id LIKE 'p %'") == ["0"])
        try await session.run(commits ? "COMMIT;" : "ROLLBACK;")
        for (subject, outcome) in try await outcomes.value {
            let version = try await ledger.statusVersion(of: SubjectID(rawValue: subject))
            if commits {
                #expect(outcome == .moved(version), "\(subject): \(outcome) instead of \(version)")
                #expect(version.rawValue > 1, "\(subject)")
            } else {
                guard case .appended = outcome else {
                    _ = Issue.record("\(subject): nothing has moved")
                    return
                }
            }
        }
    }

    @Test("a host's move waits for an answer that is being recorded, so that no answer is committed after it")
    func atTheCommit() async throws {
        let (schema, ledger) = (schema, ledger)
        // The name of the schema in its id tells the host's statement from those of other tests.
        let withdrawal = EntryDraft("withdrawn in \(schema.name)", .consentWithdrawn("newsletter"), of: "anna")
        // Whoever holds the head stops the append between its decision and its commit.
        let holder = try HostSession(schema)
        try await holder.run("BEGIN;")
        try await holder.run("SELECT last FROM ~.heads FOR UPDATE;")
        let permit = EntryDraft("permit", .init(.permitted, "newsletter"), of: "anna")
        let answer = Task { try await ledger.append(permit, ifSubjectAt: StatusVersion(rawValue: 1)) }
        let waiting = """
            SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%\(schema.name)%'
            """
        while try await schema.sql(waiting) != ["1"] { try await Task.sleep(for: .milliseconds(5)) }
        let move = Task {
            let host = try HostSession(schema)
            for statement in try ledger.outbox.statements(recording: [withdrawal]) { try await host.run(statement) }
        }
        while try await schema.sql(waiting) != ["2"] {
            if try await schema.sql("SELECT pending FROM ~.statuses") != ["0"] { break }
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try await schema.sql("SELECT pending FROM ~.statuses") == ["0"], "the host waits")
        try await holder.run("COMMIT;")
        #expect(try await answer.value == .appended(2))
        try await move.value
        #expect(try await ledger.statusVersion(of: "anna") == StatusVersion(rawValue: 3))
    }

    @Test("a draft that comes twice, or that the ledger holds already, is recorded once")
    func twice() async throws {
        let session = try HostSession(schema)
        let statements = try ledger.outbox.statements(recording: [withdrawal])
        for statement in statements + statements { #expect(try await session.run(statement) == "") }
        #expect(try await ledger.drainOutbox() == 1)
        for statement in statements { try await session.run(statement) }
        #expect(try await ledger.statusVersion(of: "anna") == StatusVersion(rawValue: 2))
        #expect(try await ledger.append(withdrawal) == .appended(2))
        #expect(try await ledger.entries(after: 0, limit: 9).count == 2)
        #expect(try await schema.sql("SELECT pending FROM ~.statuses") == ["0"])
    }

    @Test("several hosts' facts get one gapless sequence, each person's in their order, whoever drains")
    func order() async throws {
        let schema = schema
        try await withThrowingTaskGroup { group in
            for host in 0..<3 {
                group.addTask {
                    let session = try HostSession(schema)
                    let outbox = try PostgresOutbox(schema: schema.name)
                    for number in 0..<15 {
                        let drafts = ["anna", "bob"].map { person in
                            EntryDraft("\(host) \(number) \(person)", .optOutOffered(), of: SubjectID(rawValue: person))
                        }
                        try await session.run("BEGIN;")
                        for statement in try outbox.statements(recording: drafts) { try await session.run(statement) }
                        try await session.run("COMMIT;")
                    }
                }
            }
            for drainer in 0..<2 {
                let ledger = try await schema.ledger()
                group.addTask {
                    for number in 0..<20 {
                        _ = try await ledger.drainOutbox()
                        _ = try await ledger.append(EntryDraft("d\(drainer) \(number)", .optedOut(), of: "bob"))
                    }
                }
            }
            try await group.waitForAll()
        }
        _ = try await ledger.drainOutbox()
        let entries = try await ledger.entries(after: 0, limit: .max)
        #expect(entries.map(\.sequence) == Array(1...131))
        for host in 0..<3 {
            for person in ["anna", "bob"] {
                let own = entries.map(\.id.rawValue).filter { $0.hasPrefix("\(host) ") && $0.hasSuffix(person) }
                #expect(own == (0..<15).map { "\(host) \($0) \(person)" })
            }
        }
        for person in ["anna", "bob"] as [SubjectID] {
            let last = entries.last { $0.privatePart?.subject == person && $0.publicPart.kind.movesStatus }
            #expect(try await ledger.statusVersion(of: person).rawValue == last?.sequence)
            #expect(try await ledger.standing(of: person).version.rawValue == last?.sequence)
        }
    }

    @Test("statements bind every value, show none of them, and stand in the order of persons")
    func form() throws {
        let drafts = ["zoë'); DROP TABLE x; --", "anna"].map {
            EntryDraft("id of \($0)", .optedOut(), of: SubjectID(rawValue: $0))
        }
        let statements = try PostgresOutbox(log: "tenant's", schema: "a\"b").statements(recording: drafts)
        #expect(statements.map { $0.parameters[2] } == ["anna", "zoë'); DROP TABLE x; --"])
        for statement in statements {
            #expect(statement.parameters.count == 5 && statement.parameters[0] == "tenant's")
            #expect(statement.sql.contains("\"a\"\"b\".statuses") && !statement.sql.contains("tenant"))
            var dumped = ""
            dump(statement, to: &dumped)
            for text in ["\(statement)", "\(statement.debugDescription)", dumped] {
                #expect(!text.contains("zoë") && !text.contains("anna") && text.contains("outbox"))
            }
        }
        #expect(throws: LedgerError(.format, "")) { try PostgresOutbox(log: "a\u{0}") }
    }
}
#endif
