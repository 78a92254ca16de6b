// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulAudit
import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulRights
import LawfulTime
import Synchronization
import Testing

enum News: Purpose {
    static let id: PurposeID = "news"
    typealias Covers = NameCategory
}

enum Orders: Purpose {
    static let id: PurposeID = "orders"
    typealias Covers = NameCategory
}

enum NameCategory: DataCategory { static let id: CategoryID = "name" }

/// A clock that the test sets.
final class SetClock: Sendable {
    private let time: Mutex<Instant>
    init(_ time: Instant) { self.time = Mutex(time) }
    var now: Instant { time.withLock { $0 } }
    func set(_ instant: Instant) { time.withLock { $0 = instant } }
}

@Suite("A ledger that the service kept")
struct CleanLedgerTests {
    private func service(
        _ bureau: Bureau,
        _ clock: SetClock,
        _ store: InMemoryStore,
        enforcement: Enforcement = .enforce
    ) async throws -> DataProtection {
        let map = DataMap(store) {
            DataSet("readers", of: "person", for: "news", dated: "on") { Field("name", "name") }
            DataSet("sales", of: "person", for: "orders", dated: "on") { Field("name", "name") }
        }
        return try await DataProtection(
            Bureau.register(isLater: false).activate(.asDeclared), ledger: .existing(bureau.ledger), map: map,
            ambient: Ambient(now: { clock.now }, newID: { bureau.next() }), enforcement: enforcement)
    }

    /// A year of ordinary life: choices, uses and refusals, a mailing, requests, a sweep.
    private func year(_ bureau: Bureau, enforcement: Enforcement = .enforce) async throws -> DataProtection {
        let clock = SetClock(try Bureau.noon("2026-01-05"))
        let store = InMemoryStore("main")
        let privacy = try await service(bureau, clock, store, enforcement: enforcement)
        for person: SubjectID in ["anna", "ben", "carl", "dora"] {
            try await privacy.record(.consentGiven(News.self, text: "news-1"), by: person)
            try await privacy.record(.contractStarted("sale"), about: person)
            for (table, date) in [("readers", "2026-01-05"), ("sales", "2023-01-05")] {
                store.insert(
                    [
                        "id": .text(person.rawValue), "person": .text(person.rawValue), "name": .text("N"),
                        "on": .text(date),
                    ],
                    into: table)
            }
        }
        clock.set(try Bureau.noon("2026-02-01"))
        for person: SubjectID in ["anna", "ben", "stranger"] {
            // What is asked besides is recorded, or asking again would give another answer.
            _ = try await privacy.use(News.self, of: person, as: "clerk", asking: { $0.medium = .email }) { _ in }
            _ = try await privacy.use(
                Orders.self, of: person, for: .disclose, to: "printer", as: "clerk",
                asserting: Assertions(disclosureNeeded: person == "anna")
            ) { _ in }
            _ = try await privacy.use(Orders.self, of: person, as: "clerk", asking: { $0.origin = "news" }) { _ in }
        }
        try await privacy.record(.consentWithdrawn(News.self), by: "ben")
        try await privacy.record(.objectedToMarketing(), by: "carl")
        clock.set(try Bureau.noon("2026-02-02"))
        let readers = AsyncStream<SubjectID> { stream in
            for person: SubjectID in ["anna", "ben", "carl", "dora", "stranger"] { stream.yield(person) }
            stream.finish()
        }
        _ = try await privacy.use(News.self, ofEach: readers, batchSize: 2, as: "clerk") { _, _ in }
        _ = try await privacy.use(News.self, of: "ben", as: "clerk") { _ in }
        try await privacy.record(.contractEnded("sale"), about: "dora")
        let desk = privacy.rights(as: "clerk")
        let request = try await desk.receive(.requestErasure, from: "ben", by: .email, id: "r-1", at: clock.now)
        clock.set(try Bureau.noon("2026-02-10"))
        let assessment = try await desk.assess(request, at: clock.now)
        let decided = try await desk.decide(assessment, approvedBy: "J. de Vries", at: clock.now)
        _ = try await desk.erase(decided, at: clock.now)
        _ = try await desk.answered(decided, at: clock.now)
        _ = try await privacy.sweep(as: "clerk").run(at: clock.now, dryRun: false)
        _ = try await privacy.ask(about: "dora") {
            Question("orders", .store, categories: ["name"], as: "clerk", effectiveAt: $0, knownAt: $0)
        }
        clock.set(try Bureau.noon("2026-04-20"))
        return privacy
    }

    @Test("it gives no indications, and every answer that is left is asked again")
    func clean() async throws {
        let bureau = Bureau()
        let report = try await year(bureau).audit()
        #expect(report.brief == [])
        #expect(report.answers > 12 && report.people == 5)
        #expect(report.notAuditable > 0, "ben's data were erased")
        #expect(report.otherReasons == 0)
        #expect(report.text(in: .en).contains("doesn't prove"))
        #expect(report.text(in: .nl).contains("bewijst niet"))
    }

    @Test("what log-only mode lets through counts as used")
    func observed() async throws {
        let bureau = Bureau()
        let report = try await year(bureau, enforcement: .observe).audit()
        let codes = Set(report.indications.map(\.code))
        // What the sweep erased of Dora is stored on.
        #expect(codes == [.noPriorGround, .afterRefusal, .otherDecision, .afterErasure])
        // Ben's own entries are erased; of Carl the mailing is left, and of the stranger all.
        #expect(report.counts[.afterRefusal] == 1)
        for indication in report.indications where indication.code == .otherDecision {
            #expect(!indication.found.isEmpty && indication.found.allSatisfy { ReasonCode(rawValue: $0) != nil })
        }
    }

    @Test("a value opened past the permits of one who withdrew is a use after withdrawal")
    func bypass() async throws {
        let bureau = Bureau()
        let privacy = try await year(bureau)
        let name = Personal<String, NameCategory>("Carl", of: "carl", collectedFor: News.self)
        _ = try await privacy.openWithoutPermit(name, because: "the house was on fire", as: "clerk", by: "J. de Vries")
        let report = try await privacy.audit()
        #expect(report.indications.map(\.code) == [.afterRefusal])
        #expect(report.indications.first?.recorded == [])
    }
}
