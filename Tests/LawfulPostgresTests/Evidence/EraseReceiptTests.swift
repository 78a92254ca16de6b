// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulPostgres
import LawfulTime
import Synchronization
import Testing

@Suite("Erasing with a receipt on PostgreSQL", .serialized)
struct EraseReceiptTests {
    /// A server of its own: what others keep open would leave receipts pending.
    private static let server = Task { try await PostgresServer() }
    private let sealed: SealedLog

    init() async throws { sealed = try await SealedLog(on: Self.server.value) }

    private func order(
        _ id: EntryID = "erasure-1",
        _ scope: ErasureScope = .everything,
        of subject: SubjectID = "person-1",
        ifSubjectAt version: StatusVersion? = nil
    ) -> ErasureOrder {
        ErasureOrder(id: id, of: subject, scope, ifSubjectAt: version, because: "asked", at: MarkedLog.now)
    }

    private func erased(_ outcome: ErasureOutcome) throws -> LedgerErasureReceipt {
        guard case .erased(let receipt) = outcome else {
            Issue.record("not erased: \(outcome)")
            throw CancellationError()
        }
        return receipt
    }

    private static func fill(_ ledger: any Ledger) async throws {
        _ = try await ledger.append(
            (0..<12).map { number in
                ConditionalDraft(
                    SealedLog.draft(
                        number, of: SubjectID(rawValue: "person-\(number % 2)"),
                        activity: number % 3 == 0 ? "support" : "newsletter"))
            })
        _ = try await ledger.append(EntryDraft("objected", .objectedToMarketing(), of: "person-1"))
    }

    /// Two orders in one call: the same twice, or two for one person that keep other kinds.
    @Test("orders of one call don't stumble over one another", arguments: [false, true], [false, true])
    func twice(isSame: Bool, isSealed: Bool) async throws {
        func again() async throws -> PostgresLedger {
            isSealed ? try await sealed.open() : try await sealed.schema.ledger()
        }
        let ledger = try await again()
        let drafts = [
            EntryDraft("a", .consentGiven("newsletter", text: "t"), of: "person-1"),
            EntryDraft("b", .consentWithdrawn("newsletter"), of: "person-1"),
            EntryDraft("c", .informed("newsletter", by: "1"), of: "person-1"),
            EntryDraft("d", .informed("newsletter", by: "1"), of: "person-2"),
        ]
        _ = try await ledger.append(drafts.map { ConditionalDraft($0) })
        func order(_ id: EntryID, keeping kinds: Set<EntryKind>) -> ErasureOrder {
            ErasureOrder(id: id, of: "person-1", .activity("newsletter"), keeping: kinds, at: MarkedLog.now)
        }
        let orders =
            isSame
            ? [order("one", keeping: [.consentWithdrawn]), order("one", keeping: [.consentWithdrawn])]
            : [order("one", keeping: [.consentWithdrawn, .informed]), order("two", keeping: [.consentWithdrawn])]
        let receipts = try await ledger.erase(orders).map { try erased($0) }
        #expect(receipts.map(\.total) == (isSame ? [2, 2] : [1, 1]))
        #expect(receipts.map(\.entry) == (isSame ? ["one", "one"] : ["one", "two"]))
        #expect(Set(receipts.map(\.sequence)).count == (isSame ? 1 : 2))
        // What is kept is read back, here and by one who opens the ledger anew, and sealed under a key that is stored.
        for reader in [ledger, try await again()] {
            let left = try await reader.entries(of: "person-1")
            #expect(left.map(\.publicPart.kind) == [.consentWithdrawn, .erased] + (isSame ? [] : [.erased]))
            #expect(try await reader.standing(of: "person-1").entries.contains { $0.id == "b" })
            #expect(try await reader.entries(of: "person-2").map(\.id) == ["d"])
        }
        _ = try await ledger.append(EntryDraft("again", .consentWithdrawn("newsletter"), of: "person-1"))
        #expect(try await again().entries(of: "person-1").last?.id == "again")
        let size = try await ledger.entries(after: 0, limit: 99).count
        #expect(try await ledger.erase(orders).map { try erased($0).sequence } == receipts.map(\.sequence))
        #expect(try await ledger.entries(after: 0, limit: 99).count == size)
        guard isSealed else { return }
        _ = try await ledger.checkpoint()
        let report = try await ledger.verify()
        #expect(report.findings.isEmpty && report.erased == 2, "\(report.findings)")
    }

    @Test("one call erases, says so of the person, records what went, and the record can be proved")
    func receipt() async throws {
        let ledger = try await sealed.open()
        try await Self.fill(ledger)
        let receipt = try erased(try await ledger.erase(order()))
        #expect(receipt.counts == ["newsletter": 4, "support": 2] && receipt.total == 6)
        #expect(receipt.keysDestroyed == 2 && !receipt.isPending && receipt.entry == "erasure-1")
        #expect(try await ledger.entries(of: "person-1").map(\.publicPart.kind) == [.objectedToMarketing, .erased])
        let status = SubjectStatus(
            folding: try await ledger.history(of: "person-1").entries, effectiveAt: .distantFuture,
            knownAt: .distantFuture)
        #expect(status.isErased("newsletter") && status.marketingObjection != nil)
        #expect(try await ledger.standing(of: "person-1").entries.count == 2)
        // The record names nobody, and is in the tree.
        let entry = try #require(try await ledger.entries(after: receipt.sequence - 1, limit: 1).first)
        #expect(entry.publicPart.kind == .privatePartsErased && entry.privatePart?.subject == nil)
        #expect(entry.privatePart?.event.reason == "asked")
        let disclosure = try await ledger.disclose(receipt.sequence)
        try await ledger.proofFile(of: receipt.sequence).verify(entry: disclosure.entry)
        #expect(!String(decoding: disclosure.entry, as: UTF8.self).contains("person"))
        let report = try await ledger.verify()
        #expect(report.findings.isEmpty && report.erased == 6)
        #expect(try await ledger.statusVersion(of: "person-1").rawValue == receipt.sequence - 1)
        let xmins = try await sealed.schema.sql(
            "SELECT CAST(xmin AS TEXT) FROM ~.entries WHERE sequence > 13 UNION SELECT CAST(xmin AS TEXT) FROM ~.data_keys WHERE destroyed"
        )
        #expect(xmins.count == 1, "all of it in one transaction")
    }

    @Test("asked for again by the same name it gives the same receipt and changes nothing", arguments: [false, true])
    func idempotent(isSealed: Bool) async throws {
        let ledger = isSealed ? try await sealed.open() : try await sealed.schema.ledger()
        try await Self.fill(ledger)
        let first = try erased(try await ledger.erase(order("e", .activity("newsletter"))))
        let second = try erased(try await ledger.erase(order("e", .activity("newsletter"))))
        #expect(first == second && first.counts == ["newsletter": 4])
        #expect(first.keysDestroyed == (isSealed ? 1 : 0))
        let other = try erased(try await ledger.erase(order("f", .activity("newsletter"))))
        #expect(other.total == 0 && other.sequence == first.sequence + 2, "already gone is success")
        let rest = try erased(try await ledger.erase(order("g")))
        #expect(rest.counts == ["support": 2])
        await #expect(throws: LedgerError(.format, "")) { try await ledger.erase(self.order("entry-1")) }
        #expect(try await ledger.standing(of: "person-1").version == ledger.history(of: "person-1").version)
    }

    @Test("several orders in one call, also about one person and by one name, are carried out in their order")
    func several() async throws {
        let ledger = try await sealed.open()
        try await Self.fill(ledger)
        let outcomes = try await ledger.erase([
            order("a", .activity("newsletter")), order("b", .everything),
            order("c", .everything, of: "person-0", ifSubjectAt: StatusVersion(rawValue: 99)),
            order("a", .activity("newsletter")), order("d", .activity("support"), of: "person-0"),
        ])
        let receipts = try [0, 1, 3, 4].map { try erased(outcomes[$0]) }
        #expect(receipts.map(\.counts) == [["newsletter": 4], ["support": 2], ["newsletter": 4], ["support": 2]])
        #expect(receipts.map(\.keysDestroyed) == [1, 1, 1, 1] && receipts[0] == receipts[2])
        #expect(outcomes[2] == .moved(StatusVersion(rawValue: 11)))
        _ = try await ledger.checkpoint()
        let report = try await ledger.verify()
        #expect(report.findings.isEmpty && report.erased == 8)
        let history = try await ledger.history(of: "person-1")
        #expect(try await ledger.standing(of: "person-1") == history.standing)
    }

    @Test("a kept kind that shares its key with what is erased is sealed anew, beside the keys of what is recorded")
    func kept() async throws {
        let ledger = try await sealed.open()
        try await Self.fill(ledger)
        _ = try await ledger.append(EntryDraft("given", .consentGiven("newsletter", text: "t"), of: "person-1"))
        let receipt = try erased(
            try await ledger.erase(
                ErasureOrder(
                    id: "e", of: "person-1", .activity("newsletter"), keeping: [.consentGiven], at: MarkedLog.now)))
        #expect(receipt.counts == ["newsletter": 4] && receipt.keysDestroyed == 1)
        let reopened = try await sealed.open()
        #expect(try await reopened.history(of: "person-1").entries.map(\.publicPart.kind).contains(.consentGiven))
        _ = try await reopened.append(SealedLog.draft(100, of: "person-1"))
        _ = try await reopened.checkpoint()
        let report = try await reopened.verify()
        #expect(report.findings.isEmpty && report.erased == 4)
    }

    @Test("a status that moved stops it, also where that waits in the outbox, and nothing is erased")
    func moved() async throws {
        let ledger = try await sealed.open()
        try await Self.fill(ledger)
        let version = try await ledger.statusVersion(of: "person-1")
        let session = try HostSession(sealed.schema)
        let given = EntryDraft("given", .consentGiven("newsletter", text: "t"), of: "person-1")
        for statement in try ledger.outbox.statements(recording: [given]) { try await session.run(statement) }
        let outcome = try await ledger.erase(order(ifSubjectAt: version))
        #expect(outcome == .moved(StatusVersion(rawValue: 14)))
        #expect(try await ledger.entries(after: 0, limit: 100).count == 14)
        #expect(try await ledger.entries(of: "person-1").count == 8)
        // Without the condition it goes with the rest.
        let more = EntryDraft("more", .consentGiven("support", text: "t"), of: "person-1")
        for statement in try ledger.outbox.statements(recording: [more]) { try await session.run(statement) }
        #expect(try erased(try await ledger.erase(order())).counts == ["newsletter": 5, "support": 3])
        #expect(try await ledger.entries(of: "person-1").count == 2)
    }

    @Test("former names go with it")
    func formerNames() async throws {
        let ledger = try await sealed.open()
        try await Self.fill(ledger)
        let receipt = try erased(
            try await ledger.erase(
                ErasureOrder(
                    id: "e", of: "person-1", .activity("letters"), alsoUnder: ["newsletter"], at: MarkedLog.now)))
        #expect(receipt.counts == ["newsletter": 4])
    }

    @Test("while somebody reads it is pending, and it is done when it is asked for again, by whatever host")
    func pending() async throws {
        let ledger = try await sealed.open()
        try await Self.fill(ledger)
        let reader = try HostSession(sealed.schema)
        try await reader.run("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM pg_class;")
        let receipt = try erased(try await ledger.erase(order()))
        #expect(receipt.isPending && receipt.total == 6)
        #expect(try await ledger.entries(of: "person-1").count == 2, "nobody is shown it any more")
        try await reader.run("COMMIT;")
        let other = try await sealed.open(unmarked: .isTakenAsItIs, mark: InMemoryMark())
        let again = try erased(try await other.erase(order()))
        #expect(!again.isPending && again.sequence == receipt.sequence && again.counts == receipt.counts)
    }

    @Test("cleaning that is left for later leaves the receipt pending until it is done")
    func later() async throws {
        let ledger = try await sealed.open { $0.cleaning = .later }
        try await Self.fill(ledger)
        #expect(try erased(try await ledger.erase(order())).isPending)
        try await ledger.completeErasure()
        #expect(try !erased(try await ledger.erase(order())).isPending)
    }

    @Test("two hosts that are given the same orders at once carry each out once, and give the same receipts")
    func twoHosts() async throws {
        let one = try await sealed.open { $0.cleaning = .later }
        let other = try await sealed.open(unmarked: .isTakenAsItIs, mark: InMemoryMark()) { $0.cleaning = .later }
        try await SealedLog.fill(one, 0..<60, persons: 10)
        let orders = (0..<10).map { order(EntryID(rawValue: "e\($0)"), of: SubjectID(rawValue: "person-\($0)")) }
        let outcomes: [Int: [ErasureOutcome]] = try await withThrowingTaskGroup(of: (Int, ErasureOutcome).self) {
            group in
            for (number, order) in orders.enumerated() {
                for ledger in [one, other, one] {
                    group.addTask { (number, try await ledger.erase(order)) }
                }
                group.addTask {
                    _ = try await other.append(SealedLog.draft(100 + number, of: "bystander"))
                    return (-1, .moved(.initial))
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0, default: []].append($1.1) }
        }
        for number in 0..<10 {
            let receipts = try (outcomes[number] ?? []).map { try erased($0) }
            #expect(receipts.map(\.total) == [6, 6, 6] && Set(receipts.map(\.sequence)).count == 1)
        }
        let kinds = try await one.entries(after: 0, limit: 200).map(\.publicPart.kind)
        #expect(kinds.count { $0 == .privatePartsErased } == 10 && kinds.count { $0 == .erased } == 10)
        _ = try await other.checkpoint()
        let report = try await one.verify()
        #expect(report.findings.isEmpty && report.erased == 60)
    }

    @Test("cut off at any moment it leaves it whole or undone, and is done once when it is asked for again")
    func cut() async throws {
        let schema = sealed.schema
        let words = "application_name=\(schema.name)"
        let keeping = MarkKeeping(
            try KeyedHashing(key: [UInt8](repeating: 7, count: 32)), archive: InMemoryMarkArchive())
        let ledger = try await sealed.open(marks: keeping, words: words) {
            $0.cleaning = .later
            // So that errors of cut connections are seen now and then.
            $0.patience = .milliseconds(1)
        }
        let other = try await sealed.open(unmarked: .isTakenAsItIs, mark: InMemoryMark(), marks: keeping)
        try await SealedLog.fill(other, 0..<120, persons: 40)
        let isOver = Flag()
        let cutting = Task {
            var cuts = 0
            while !isOver.isUp {
                cuts += try await schema.sql(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(schema.name)'"
                ).count
                try await Task.sleep(for: .milliseconds(5))
            }
            return cuts
        }
        var (failures, receipts) = (0, 0)
        for person in 0..<40 {
            while true {
                do {
                    let order = self.order(EntryID(rawValue: "e\(person)"), of: SubjectID(rawValue: "person-\(person)"))
                    let receipt = try erased(try await ledger.erase(order))
                    #expect(receipt.total == 3 && receipt.keysDestroyed == 1)
                    receipts += 1
                    break
                } catch let error as LedgerError where error.code == .storage {
                    failures += 1
                }
            }
        }
        isOver.raise()
        #expect(try await cutting.value > 0 && ledger.repeats + failures > 0 && receipts == 40)
        let kinds = try await other.entries(after: 0, limit: 500).map(\.publicPart.kind)
        #expect(kinds.count { $0 == .privatePartsErased } == 40 && kinds.count { $0 == .erased } == 40)
        #expect(try await schema.sql("SELECT count(*) FROM ~.lasting_marks") == ["40"])
        _ = try await other.checkpoint()
        let report = try await other.verify()
        #expect(report.findings.isEmpty && report.erased == 120)
    }

    @Test("what steps of an older version left is finished: the statement is there, and the record isn't")
    func steps() async throws {
        let ledger = try await sealed.open()
        try await Self.fill(ledger)
        let order = self.order(ifSubjectAt: try await ledger.statusVersion(of: "person-1"))
        _ = try await ledger.append([order.statement])
        let receipt = try erased(try await ledger.erase(order))
        #expect(receipt.total == 6 && receipt.sequence == 15)
    }

    @Test("a key that bears the old name and is another is refused before anything is sealed under it, on any host")
    func otherKeys() async throws {
        let ledger = try await sealed.open()
        try await Self.fill(ledger)
        let madeAnew = SealedLog(sealed, keys: try InMemoryKeys())
        let wrong = try await madeAnew.open(unmarked: .isTakenAsItIs, mark: InMemoryMark())
        await #expect(throws: LedgerError(.keys, "")) {
            _ = try await wrong.append(SealedLog.draft(100, of: "stranger"))
        }
        #expect(try await ledger.entries(after: 13, limit: 10).isEmpty)
        // The right ones go on, and so does a key that they were rotated to.
        _ = try await ledger.append(SealedLog.draft(100, of: "stranger"))
        try sealed.keys.rotate(to: "key-2")
        _ = try await ledger.append(SealedLog.draft(101, of: "another"))
        _ = try await sealed.open().append(SealedLog.draft(102, of: "a third"))
        #expect(
            try await sealed.schema.sql("SELECT name FROM ~.key_checks ORDER BY name") == ["key:key-1", "key:key-2"])
    }

    @Test("a log from before the check takes one of its own keys for it")
    func olderKeys() async throws {
        let ledger = try await sealed.open()
        try await Self.fill(ledger)
        try await sealed.tamper("DELETE FROM ~.key_checks")
        let madeAnew = SealedLog(sealed, keys: try InMemoryKeys())
        let wrong = try await madeAnew.open(unmarked: .isTakenAsItIs, mark: InMemoryMark())
        await #expect(throws: LedgerError(.keys, "")) {
            _ = try await wrong.append(SealedLog.draft(100, of: "stranger"))
        }
        #expect(try await sealed.schema.sql("SELECT count(*) FROM ~.key_checks") == ["0"])
        _ = try await sealed.open().append(SealedLog.draft(100, of: "stranger"))
    }
}

/// Something that is over, once it is said so.
private final class Flag: Sendable {
    private let state = Atomic<Bool>(false)

    var isUp: Bool { state.load(ordering: .relaxed) }
    func raise() { state.store(true, ordering: .relaxed) }
}
#endif
