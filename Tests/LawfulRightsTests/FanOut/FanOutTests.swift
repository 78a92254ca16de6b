// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulRights
import LawfulTime
import Synchronization
import Testing

@Suite("Carrying a request out wherever the data went")
struct FanOutTests {
    private let now = Desk.now
    private var later: Instant { now.advanced(bySeconds: 3_600) }

    /// Anna's data on two activities that she may have erased, one disclosure to the bank, one to an authority.
    private func desk() async throws -> (Desk, DecidedRequest) {
        let inspector = Recipient("inspector", "Inspectorate", part: .authority)
        let desk = try Desk(recipients: [inspector])
        for row in 0..<3 { desk.add("o\(row)", to: "orders") }
        desk.add("n0", to: "news")
        desk.add("i0", to: "invoices")
        desk.add("bob's", to: "orders", of: "bob")
        try await desk.tell(.consentGiven("news", text: "news-1"), at: now.advanced(bySeconds: -900))
        try await desk.tell(.consentWithdrawn("news"), at: now.advanced(bySeconds: -800))
        for (recipient, activity) in [("bank", "orders"), ("inspector", "orders"), ("bank", "security")] {
            let disclosed = LedgerEvent.answered(
                .permitted, PurposeID(rawValue: activity), operation: .disclose, categories: ["name"],
                recipient: RecipientID(rawValue: recipient))
            try await desk.tell(disclosed, at: now.advanced(bySeconds: -700))
        }
        return (desk, try await desk.decide(.requestErasure, grounds: ["orders": .a]))
    }

    private func identify(_ recipient: RecipientID) -> [String: String] {
        recipient == "bank" ? ["account": "NL00BANK"] : ["email": "anna@x"]
    }

    @Test("the plan finds tables, recorded recipients and processors, and is captured once")
    func plan() async throws {
        let (desk, decided) = try await desk()
        let plan = try await desk.desk().plan(decided, under: "handling", at: now, identifiedBy: identify)
        #expect(plan.tables.map(\.table) == ["news", "orders"] && plan.tables.map(\.rows) == [1, 3])
        #expect(plan.recipients.map(\.recipient) == ["bank", "printer"], "an authority that inquired is no recipient")
        #expect(plan.recipients.map(\.activities) == [["orders"], ["orders"]], "of what was granted only")
        #expect(plan.recipients.map(\.identifiers) == [["account": "NL00BANK"], ["email": "anna@x"]])
        #expect(!"\(plan)\(plan.recipients)".contains("anna"))
        let entries = try await desk.ledger.entries(of: Desk.anna)
        let planned = entries.filter { $0.publicPart.kind == .requestPlanned }
        #expect(planned.count == 1 && planned.first?.publicPart.activity == "handling")

        // Whoever resumes gets what was captured, whatever the tables have become.
        desk.add("o9", to: "orders")
        let again = try await desk.desk().plan(decided, under: "handling", at: later) { _ in
            Issue.record("nobody is asked again")
            return [:]
        }
        #expect(again == plan)
        let access = try await desk.decide(.requestAccess, id: "r-2")
        let wrong = try await #require(throws: RightsError.self) {
            try await desk.desk().plan(access, under: "handling", at: later)
        }
        #expect(wrong.code == .wrongRight)
    }

    @Test("the receipt says per table and field what was done, and how often")
    func receipt() async throws {
        let (desk, decided) = try await desk()
        let plan = try await desk.desk().plan(decided, under: "handling", at: now)
        let receipt = try await desk.desk().carryOut(plan, of: decided, at: later)
        #expect(receipt.isComplete && receipt.remains.isEmpty)
        #expect(receipt.lines.map(\.done) == [1, 3] && receipt.lines.map(\.left) == [0, 0])
        let fields = receipt.lines.last?.fields ?? []
        #expect(fields.map(\.column) == ["name"] && fields.map(\.action) == [.deleted] && fields.map(\.count) == [3])
        #expect(desk.store.count("orders") == 1, "Bob's")
        #expect(desk.store.count("invoices") == 1, "which wasn't granted")
        #expect(receipt.ledger.count == 2, "one of each activity")
        #expect(try await desk.desk().request("r-1", of: Desk.anna).state == .executed)
        // Doing it once more changes nothing, and tells the same.
        let again = try await desk.desk().carryOut(plan, of: decided, at: later)
        #expect(again.lines == receipt.lines && again.ledger.isEmpty)
    }

    @Test("killed at any point and resumed, it ends with all done, and says so of all attempts together")
    func resumed() async throws {
        var points = 0
        for point in 0..<400 {
            let (desk, decided) = try await desk()
            let crash = CrashPoint(at: point)
            let crashing = try desk.desk(over: CrashingStore(desk.store, crash))
            var receipt: FanOutReceipt?
            do {
                let plan = try await crashing.plan(decided, under: "handling", at: now, identifiedBy: identify)
                receipt = try await crashing.carryOut(plan, of: decided, at: later)
            } catch is CrashPoint.Killed {}
            if !crash.hasStruck {
                points = point
                break
            }
            // A new process, which knows only what was recorded.
            if receipt == nil {
                let plan = try await desk.desk().plan(decided, under: "handling", at: later, identifiedBy: identify)
                #expect(plan.tables.map(\.rows) == [1, 3], "killed at \(point): found before the first change")
                receipt = try await desk.desk().carryOut(plan, of: decided, at: later)
            }
            #expect(receipt?.isComplete == true, "killed at \(point)")
            #expect(receipt?.lines.map(\.done) == [1, 3], "killed at \(point): of all attempts together")
            #expect(desk.store.count("orders") == 1 && desk.store.count("news") == 0, "killed at \(point)")
            let erased = try await desk.kinds().filter { $0 == .erased }
            #expect(erased.count == 2, "killed at \(point): each activity is said to be erased once")
            #expect(try await desk.desk().request("r-1", of: Desk.anna).state == .executed, "killed at \(point)")
        }
        print("carrying out: killed at each of \(points) points and resumed")
        #expect(points > 20)
    }

    @Test("a store that fails is noted, the others go on, and the next attempt makes up for it")
    func failing() async throws {
        let (desk, decided) = try await desk()
        let plan = try await desk.desk().plan(decided, under: "handling", at: now)
        let broken = try desk.desk(over: CrashingStore(desk.store, CrashPoint(at: nil), failingOn: "news"))
        let receipt = try await broken.carryOut(plan, of: decided, at: later)
        #expect(!receipt.isComplete)
        #expect(receipt.lines.map(\.left) == [1, 0] && receipt.lines.map(\.done) == [0, 3])
        #expect(receipt.lines.map { $0.failure != nil } == [true, false])
        await #expect(throws: DataError.self) { try await broken.answered(decided, at: later) }
        let whole = try await desk.desk().carryOut(plan, of: decided, at: later)
        #expect(whole.isComplete && whole.lines.map(\.done) == [1, 3])
    }

    @Test("recipients are told once the person was, each until it acknowledged, and what each needs to know")
    func recipients() async throws {
        let (desk, decided) = try await desk()
        let own = try desk.desk()
        let plan = try await own.plan(decided, under: "handling", at: now, identifiedBy: identify)
        let carrier = Carrier()
        await #expect(throws: RightsError.self, "the person hears first") {
            try await own.tellRecipients(of: plan, decided, by: carrier, at: later)
        }
        _ = try await own.carryOut(plan, of: decided, at: later)
        _ = try await own.answered(decided, at: later)
        carrier.answers = ["bank": .failure, "printer": .silence]
        let first = try await own.tellRecipients(of: plan, decided, by: carrier, at: later)
        #expect(Set(first.keys) == ["bank", "printer"] && first["bank"]?.contains("NL00BANK") == false)
        #expect(try await own.request("r-1", of: Desk.anna).state == .fanOutOpen)
        carrier.answers = ["bank": .silence]
        #expect(try await own.tellRecipients(of: plan, decided, by: carrier, at: later).keys.sorted() == ["bank"])
        carrier.answers = ["bank": .outcome(.impossible)]
        #expect(try await own.tellRecipients(of: plan, decided, by: carrier, at: later).isEmpty)
        #expect(try await own.tellRecipients(of: plan, decided, by: carrier, at: later).isEmpty)
        #expect(carrier.heard.map(\.recipient) == ["bank", "printer", "bank", "printer", "bank"], "and nobody again")
        #expect(Set(carrier.heard.map(\.id)) == ["r-1/bank", "r-1/printer"])
        let notice = try #require(carrier.heard.first)
        #expect(notice.identifiers == ["account": "NL00BANK"] && notice.right == .requestErasure)
        #expect(!"\(notice)".contains("NL00BANK"))
        let file = try await own.request("r-1", of: Desk.anna)
        #expect(file.recipients["bank"] == .impossible && file.recipients["printer"] == .acknowledged)
        try await own.record(.closed, for: decided.request, at: later)
        #expect(try await own.request("r-1", of: Desk.anna).state == .closed)
    }
}

/// Answers notices as it is told to, and acknowledges else.
private final class Carrier: RecipientCarrier {
    enum Answer {
        case outcome(RecipientOutcome)
        case silence, failure
    }
    struct Unreachable: Error { let account = "NL00BANK" }

    private let state = Mutex<(answers: [RecipientID: Answer], heard: [RecipientNotice])>(([:], []))

    var answers: [RecipientID: Answer] {
        get { state.withLock { $0.answers } }
        set { state.withLock { $0.answers = newValue } }
    }
    var heard: [RecipientNotice] { state.withLock { $0.heard } }

    func tell(_ notice: RecipientNotice) async throws -> RecipientOutcome? {
        let answer = state.withLock { state in
            state.heard.append(notice)
            return state.answers[notice.recipient] ?? .outcome(.acknowledged)
        }
        switch answer {
        case .outcome(let outcome): return outcome
        case .silence: return nil
        case .failure: throw Unreachable()
        }
    }
}
