// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("Marks that outlive a ledger")
struct LastingMarkTests {
    private let anna: SubjectID = "anna"
    private static let now = Instant(milliseconds: 1_772_701_200_000)

    private static func draft(_ number: Int, _ event: LedgerEvent, of subject: SubjectID, days: Int64) -> EntryDraft {
        let at = now.advanced(bySeconds: days * 86_400)
        return EntryDraft(
            id: EntryID(rawValue: "\(number)"), event, subject: subject, effectiveAt: at, recordedAt: at)
    }

    private func status(_ ledger: InMemoryLedger, at moment: Instant = now) async throws -> SubjectStatus {
        let history = try await ledger.standing(of: anna, under: .none, at: moment)
        return SubjectStatus(folding: history.entries, effectiveAt: moment, knownAt: moment)
    }

    @Test(
        "kinds come back from their text",
        arguments: [
            LastingMark.Kind.objectedToMarketing, .optedOut, .erased(.everything), .erased(.activity("news: letter")),
        ])
    func text(_ kind: LastingMark.Kind) {
        #expect(LastingMark.Kind(text: kind.text) == kind)
        #expect(LastingMark.Kind(text: kind.text + "\u{0}") != kind && LastingMark.Kind(text: "erased:") == nil)
    }

    @Test("a new ledger beside old marks knows of the objection and the erasure, until they lapse")
    func restored() async throws {
        let marks = InMemoryMarks()
        let periods = MarkPeriods(tombstones: .days(30), suppressions: .years(1))
        let before = InMemoryLedger(marks: marks, for: periods)
        _ = try await before.append(Self.draft(1, .objectedToMarketing(), of: anna, days: -2))
        _ = try await before.append(Self.draft(2, .erased("letters"), of: anna, days: -1))
        let after = InMemoryLedger(marks: marks, for: periods)
        #expect(try await after.history(of: anna).entries.isEmpty)
        let status = try await status(after)
        #expect(status.marketingObjection == Self.now.advanced(bySeconds: -2 * 86_400) && status.isErased("letters"))
        let later = try await self.status(after, at: Self.now.advanced(bySeconds: 31 * 86_400))
        #expect(later.marketingObjection != nil && !later.isErased("letters"))
        #expect(marks.sweep(at: Self.now.advanced(bySeconds: 31 * 86_400)) == 1)
        #expect(try await self.status(after, at: Self.now.advanced(bySeconds: 400 * 86_400)) == SubjectStatus())
        #expect(
            try await after.standing(of: ["berta", anna], under: .none, at: Self.now).map(\.entries.count) == [0, 1])
    }

    @Test("with all that it was made of, a mark changes no status; and what came after it wins")
    func noChange() async throws {
        var random = SeededGenerator(seed: 2033)
        let purposes: [PurposeID] = ["letters", "offers"]
        for _ in 0..<300 {
            let (marks, plain) = (InMemoryMarks(), InMemoryLedger())
            let ledger = InMemoryLedger(marks: marks)
            for number in 0..<12 {
                let purpose = purposes[Int.random(in: 0..<2, using: &random)]
                let event: LedgerEvent =
                    switch Int.random(in: 0..<8, using: &random) {
                    case 0: .objectedToMarketing()
                    case 1: .optedOut()
                    case 2: .erased(purpose)
                    case 3: .erased(nil)
                    case 4: .informed(purpose, by: "1")
                    case 5: .contractStarted("sale")
                    default: .consentGiven(purpose, text: "v1")
                    }
                let draft = Self.draft(number, event, of: anna, days: .random(in: -20..<0, using: &random))
                _ = try await ledger.append(draft)
                _ = try await plain.append(draft)
            }
            let whole = try await ledger.marked(try await ledger.history(of: anna), of: anna, at: Self.now)
            let expected = SubjectStatus(
                folding: try await plain.history(of: anna).entries, effectiveAt: Self.now, knownAt: Self.now)
            #expect(
                SubjectStatus(folding: whole.entries, effectiveAt: Self.now, knownAt: Self.now) == expected)
            #expect(try await status(ledger) == expected)
        }
    }

    @Test("an order to erase is carried out in memory as elsewhere, and leaves its tombstone")
    func ordered() async throws {
        let marks = InMemoryMarks()
        let ledger = InMemoryLedger(marks: marks)
        _ = try await ledger.append(Self.draft(1, .informed("letters", by: "1"), of: anna, days: -2))
        let order = ErasureOrder(id: "e", of: anna, .activity("letters"), at: Self.now)
        guard case .erased(let receipt) = try await ledger.erase(order) else { throw CancellationError() }
        #expect(receipt.counts == ["letters": 1] && receipt.keysDestroyed == 0 && !receipt.isPending)
        #expect(marks.marks(of: anna).map(\.kind) == [.erased(.activity("letters"))])
        #expect(try await ledger.erase(order) == .erased(receipt))
    }
}
