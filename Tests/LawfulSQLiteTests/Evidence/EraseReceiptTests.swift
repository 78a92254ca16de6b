// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTime
import Testing

@Suite("Erasing with a receipt")
struct EraseReceiptTests {
    private static let now = Instant(milliseconds: 1_772_701_200_000)

    private func order(
        _ id: EntryID = "erasure-1",
        _ scope: ErasureScope = .everything,
        ifSubjectAt version: StatusVersion? = nil
    ) -> ErasureOrder {
        ErasureOrder(id: id, of: "person-1", scope, ifSubjectAt: version, because: "asked", at: Self.now)
    }

    private func erased(_ outcome: ErasureOutcome) throws -> LedgerErasureReceipt {
        guard case .erased(let receipt) = outcome else {
            Issue.record("not erased: \(outcome)")
            throw CancellationError()
        }
        return receipt
    }

    private static func fill(_ ledger: any Ledger) async throws {
        for number in 0..<12 {
            let activity: PurposeID = number % 3 == 0 ? "support" : "newsletter"
            _ = try await ledger.append(
                SealedLedger.draft(number, of: SubjectID(rawValue: "person-\(number % 2)"), activity: activity))
        }
        _ = try await ledger.append(EntryDraft("objected", .objectedToMarketing(), of: "person-1"))
    }

    /// Two orders in one call: the same twice, or two for one person that keep other kinds.
    @Test("orders of one call don't stumble over one another", arguments: [false, true], [false, true])
    func twice(isSame: Bool, isSealed: Bool) async throws {
        let sealed = try SealedLedger()
        func again() async throws -> SQLiteLedger {
            isSealed ? try sealed.open() : try SQLiteLedger(path: sealed.path)
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
            ErasureOrder(id: id, of: "person-1", .activity("newsletter"), keeping: kinds, at: Self.now)
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
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        try await Self.fill(ledger)
        let receipt = try erased(try await ledger.erase(order()))
        #expect(receipt.counts == ["newsletter": 4, "support": 2] && receipt.total == 6)
        #expect(receipt.keysDestroyed == 2 && !receipt.isPending && receipt.entry == "erasure-1")
        #expect(try await ledger.entries(of: "person-1").map(\.publicPart.kind) == [.objectedToMarketing, .erased])
        let status = SubjectStatus(
            folding: try await ledger.history(of: "person-1").entries, effectiveAt: .distantFuture,
            knownAt: .distantFuture)
        #expect(status.isErased("newsletter") && status.marketingObjection != nil)
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
    }

    @Test("asked for again by the same name it gives the same receipt and changes nothing", arguments: [false, true])
    func idempotent(isSealed: Bool) async throws {
        let sealed = try SealedLedger()
        let ledger = isSealed ? try sealed.open() : try SQLiteLedger(path: sealed.path)
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
    }

    @Test("a status that moved stops it, and nothing is erased")
    func moved() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        try await Self.fill(ledger)
        let version = try await ledger.statusVersion(of: "person-1")
        _ = try await ledger.append(EntryDraft("given", .consentGiven("newsletter", text: "t"), of: "person-1"))
        let size = try await ledger.entries(after: 0, limit: 100).count
        let outcome = try await ledger.erase(order(ifSubjectAt: version))
        #expect(outcome == .moved(StatusVersion(rawValue: Int64(size))))
        #expect(try await ledger.entries(after: 0, limit: 100).count == size)
        #expect(try await ledger.entries(of: "person-1").count == 8)
    }

    @Test("former names go with it")
    func formerNames() async throws {
        let ledger = try SealedLedger().open()
        try await Self.fill(ledger)
        let receipt = try erased(
            try await ledger.erase(
                ErasureOrder(
                    id: "e", of: "person-1", .activity("letters"), alsoUnder: ["newsletter"], at: Self.now)))
        #expect(receipt.counts == ["newsletter": 4])
    }

    @Test("while somebody reads it is pending, and it is done when it is asked for again")
    func pending() async throws {
        let sealed = try SealedLedger()
        let ledger = try sealed.open()
        try await Self.fill(ledger)
        let reader = try DatabasePool(path: sealed.path)
        var snapshot: DatabaseSnapshot? = try reader.makeSnapshot()
        try await snapshot?.read { db in _ = try Row.fetchAll(db, sql: "SELECT * FROM sealed_parts") }
        let receipt = try erased(try await ledger.erase(order()))
        #expect(receipt.isPending && receipt.total == 6)
        #expect(try await ledger.entries(of: "person-1").count == 2, "nobody is shown it any more")
        snapshot = nil
        let again = try erased(try await ledger.erase(order()))
        #expect(!again.isPending && again.sequence == receipt.sequence && again.counts == receipt.counts)
    }

    @Test("what may stop it at any step leaves it whole or undone", arguments: 0..<6)
    func interrupted(_ step: Int) async throws {
        let inner = InMemoryLedger()
        try await Self.fill(inner)
        let ledger = SteppedLedger(inner, failingAt: step)
        do {
            _ = try await ledger.erase(order())
            #expect(step >= 4, "one step was left out")
        } catch is CancellationError {
            let records = try await inner.entries(after: 0, limit: 100).filter {
                $0.publicPart.kind == .privatePartsErased
            }
            #expect(records.isEmpty || step == 3, "it never says that it is done before it is")
        }
        let receipt = try erased(try await SteppedLedger(inner, failingAt: .max).erase(order()))
        #expect(!receipt.isPending)
        #expect(try await inner.entries(of: "person-1").map(\.publicPart.kind) == [.objectedToMarketing, .erased])
        let kinds = try await inner.entries(after: 0, limit: 100).map(\.publicPart.kind)
        #expect(kinds.count { $0 == .privatePartsErased } == 1 && kinds.count { $0 == .erased } == 1)
    }

    @Test("a key that bears the old name and is another is refused before anything is sealed under it")
    func otherKeys() async throws {
        let sealed = try SealedLedger()
        do {
            let ledger = try sealed.open()
            try await Self.fill(ledger)
        }
        let madeAnew = SealedLedger(
            folder: sealed.folder, keys: try InMemoryKeys(), mark: sealed.mark, signing: sealed.signing)
        let ledger = try madeAnew.open()
        await #expect(throws: LedgerError(.keys, "")) {
            _ = try await ledger.append(SealedLedger.draft(100, of: "stranger"))
        }
        #expect(try await ledger.entries(after: 13, limit: 10).isEmpty)
        // The right ones go on, and so does a key that they were rotated to.
        let right = try sealed.open()
        _ = try await right.append(SealedLedger.draft(100, of: "stranger"))
        try sealed.keys.rotate(to: "key-2")
        _ = try await right.append(SealedLedger.draft(101, of: "another"))
        _ = try await sealed.open().append(SealedLedger.draft(102, of: "a third"))
    }

    @Test("a ledger from before the check takes one of its own keys for it")
    func olderKeys() async throws {
        let sealed = try SealedLedger()
        do {
            let ledger = try sealed.open()
            try await Self.fill(ledger)
        }
        try sealed.tamper("DELETE FROM key_checks")
        let madeAnew = SealedLedger(
            folder: sealed.folder, keys: try InMemoryKeys(), mark: sealed.mark, signing: sealed.signing)
        await #expect(throws: LedgerError(.keys, "")) {
            _ = try await madeAnew.open().append(SealedLedger.draft(100, of: "stranger"))
        }
        _ = try await sealed.open().append(SealedLedger.draft(100, of: "stranger"))
    }
}

/// A ledger that erases step by step, and is cut off before one of the steps.
private actor SteppedLedger: Ledger {
    private let inner: InMemoryLedger
    private let failing: Int
    private var step = 0

    init(_ inner: InMemoryLedger, failingAt step: Int) { (self.inner, failing) = (inner, step) }

    private func next() throws {
        defer { step += 1 }
        if step == failing { throw CancellationError() }
    }

    func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        try next()
        return try await inner.append(drafts)
    }
    func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
        try await inner.append(draft, cohort: members)
    }
    func history(of subject: SubjectID) async throws -> SubjectHistory { try await inner.history(of: subject) }
    func standing(of subject: SubjectID) async throws -> SubjectHistory { try await inner.standing(of: subject) }
    func standing(of subjects: [SubjectID]) async throws -> [SubjectHistory] {
        try await inner.standing(of: subjects)
    }
    func statusVersion(of subject: SubjectID) async throws -> StatusVersion {
        try await inner.statusVersion(of: subject)
    }
    func entries(of subject: SubjectID) async throws -> [LedgerEntry] { try await inner.entries(of: subject) }
    func entries(after sequence: Int64, limit: Int) async throws -> [LedgerEntry] {
        try next()
        return try await inner.entries(after: sequence, limit: limit)
    }
    func erasePrivateParts(
        of subjects: [SubjectID],
        _ scope: ErasureScope,
        keeping kinds: Set<EntryKind>
    ) async throws -> Int {
        try next()
        return try await inner.erasePrivateParts(of: subjects, scope, keeping: kinds)
    }
}
#endif
