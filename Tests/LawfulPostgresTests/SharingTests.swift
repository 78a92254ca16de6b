// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import Lawful
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulPostgres
import Testing

@Suite("Several hosts on one log", .serialized)
struct SharingTests {
    private let schema: TestSchema

    init() async throws { schema = try await TestSchema() }

    @Test("two connections with 1,000 appends each make one gapless sequence", arguments: [1, 25])
    func twoConnections(callers: Int) async throws {
        let ledgers = [try await schema.ledger(), try await schema.ledger()]
        let receipts = try await withThrowingTaskGroup(of: [String: AppendOutcome].self) { group in
            for (place, ledger) in ledgers.enumerated() {
                for caller in 0..<callers {
                    group.addTask {
                        var receipts: [String: AppendOutcome] = [:]
                        for number in 0..<(1_000 / callers) {
                            let id = "\(place)-\(caller)-\(number)"
                            receipts[id] = try await ledger.append(
                                EntryDraft(id, .optOutOffered(), of: SubjectID(rawValue: "person \(number % 9)")))
                        }
                        return receipts
                    }
                }
            }
            return try await group.reduce(into: [:]) { $0.merge($1) { one, _ in one } }
        }
        let entries = try await ledgers[0].entries(after: 0, limit: .max)
        #expect(entries.map(\.sequence) == Array(1...2_000))
        #expect(receipts.count == 2_000)
        #expect(entries.allSatisfy { receipts[$0.id.rawValue] == .appended($0.sequence) })
    }

    @Test("two processes with 1,000 appends each make one gapless sequence", arguments: ["append", "burst"])
    func twoProcesses(command: String) async throws {
        let writers = try ["one", "two"].map { try WriterProcess(command, schema, "1000", $0) }
        for writer in writers { #expect(try await writer.end() == 0) }
        let receipts = try writers.map { try $0.receipts() }
        #expect(receipts.map(\.count) == [1_000, 1_000])
        let entries = try await schema.ledger().entries(after: 0, limit: .max)
        #expect(entries.map(\.sequence) == Array(1...2_000))
        let recorded = entries.map { WriterProcess.Receipt(id: $0.id.rawValue, sequence: $0.sequence) }
        #expect(Set(recorded) == Set(receipts.joined()))
    }

    @Test("a process that is killed loses nothing that was acknowledged, and keeps nobody waiting", arguments: 0..<6)
    func killed(round: Int) async throws {
        let writer = try WriterProcess(round.isMultiple(of: 2) ? "append" : "burst", schema, "4000", "killed")
        try await writer.wait(forLines: .random(in: 1...40))
        try await writer.kill()
        let receipts = try writer.receipts()
        let ledger = try await schema.ledger()
        _ = try await ledger.append(EntryDraft("after", .optedOut(), of: "killed person 1"))
        let entries = try await ledger.entries(after: 0, limit: .max)
        #expect(entries.map(\.sequence) == (0..<entries.count).map { Int64($0) + 1 })
        let recorded = Set(entries.map { WriterProcess.Receipt(id: $0.id.rawValue, sequence: $0.sequence) })
        #expect(!receipts.isEmpty && recorded.isSuperset(of: receipts))
    }

    @Test("a withdrawal that another process commits is seen by the next decision here (Art. 7(3))")
    func withdrawal() async throws {
        let service = try await NewsletterService(schema.ledger())
        try await service.consent("anna")
        #expect(try await service.ask("anna") == "permitted")
        #expect(try await service.ask("anna") == "permitted", "now from the cache")
        let other = try WriterProcess("withdraw", schema, "anna", "newsletter")
        #expect(try await other.end() == 0)
        #expect(try await service.ask("anna") == "consent.withdrawn")
    }

    @Test("one that commits between deciding and recording wins")
    func between() async throws {
        let ledger = try await schema.ledger()
        _ = try await ledger.append(EntryDraft("given", .consentGiven("newsletter", text: "v1"), of: "anna"))
        let version = try await ledger.history(of: "anna").version
        let other = try WriterProcess("withdraw", schema, "anna", "newsletter")
        #expect(try await other.end() == 0)
        let permit = EntryDraft("permit", .init(.permitted, "newsletter"), of: "anna")
        #expect(try await ledger.append(permit, ifSubjectAt: version) == .moved(StatusVersion(rawValue: 2)))
    }

    @Test("conflicts between serialisable transactions are tried again, and all is recorded once")
    func conflicts() async throws {
        let ledgers = try await (0..<4).asyncMap { _ in try await schema.ledger { $0.isolation = .serializable } }
        try await withThrowingTaskGroup { group in
            for (place, ledger) in ledgers.enumerated() {
                group.addTask {
                    for number in 0..<50 {
                        let draft = EntryDraft("\(place)-\(number)", .optOutOffered(), of: "contended")
                        guard case .appended = try await ledger.append(draft) else {
                            Issue.record("an unconditional draft must be recorded")
                            return
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let entries = try await ledgers[0].entries(after: 0, limit: .max)
        #expect(entries.map(\.sequence) == Array(1...200) && Set(entries.map(\.id)).count == 200)
        #expect(ledgers.map(\.repeats).reduce(0, +) > 0, "otherwise nothing was tested")
        #expect(try await ledgers[1].statusVersion(of: "contended") == StatusVersion(rawValue: 200))
    }
}

/// A service with a newsletter, on a ledger that is shared.
struct NewsletterService {
    private enum Address: DataCategory { static let id: CategoryID = "address" }
    private enum Newsletter: Purpose {
        static let id: PurposeID = "newsletter"
        typealias Covers = Address
    }

    private let privacy: DataProtection

    init(_ ledger: PostgresLedger) async throws {
        let register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2026-01-01")
            Role("marketer", boundBy: .secrecy, for: Newsletter.self)
            Activity(Newsletter.self) {
                Consent(text: "newsletter-v1")
                Keep(for: .years(2), after: .lastContact)
            }
        }
        privacy = try await DataProtection(register.activate(.strict), ledger: .existing(ledger))
    }

    func consent(_ subject: SubjectID) async throws {
        try await privacy.record(.consentGiven(Newsletter.self, text: "newsletter-v1"), by: subject)
    }

    /// `permitted`, or the first reason against.
    func ask(_ subject: SubjectID) async throws -> String {
        let outcome = try await privacy.use(Newsletter.self, of: subject, as: "marketer") { _ in true }
        return outcome.denial?.reasons.first?.code.rawValue ?? "permitted"
    }
}
#endif
