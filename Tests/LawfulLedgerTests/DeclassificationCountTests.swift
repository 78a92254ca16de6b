// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("Count of declassifications")
struct DeclassificationCountTests {
    private static let names: [PurposeID] = ["orders", "mail", "support", "ghost"]

    private static func register() throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            CategoryDeclaration("name")
            for name in names.dropLast() { Activity(name, covering: ["name"]) {} }
        }
    }

    private static func draft(_ number: Int, _ event: LedgerEvent) -> EntryDraft {
        let now = Instant(milliseconds: Int64(number))
        return EntryDraft(
            id: EntryID(rawValue: "\(number)"), event, subject: "anna", effectiveAt: now, recordedAt: now)
    }

    private static func declassified(_ activity: PurposeID, reviewed: Bool) -> LedgerEvent {
        .declassified(activity, named: "per district", reviewed: reviewed, categories: ["name"], because: "large")
    }

    private static func count(_ events: [LedgerEvent]) -> DeclassificationCount {
        DeclassificationCount(events.enumerated().map { LedgerEntry(sequence: Int64($0) + 1, draft($0, $1)) })
    }

    @Test("counts per activity, reviewed and not, and nothing else")
    func tallies() throws {
        let count = Self.count([
            Self.declassified("orders", reviewed: true), Self.declassified("orders", reviewed: false),
            Self.declassified("orders", reviewed: true), Self.declassified("mail", reviewed: true),
            .openedWithoutPermit("support", categories: ["name"], because: "migration"), .consentWithdrawn("mail"),
        ])
        #expect(count["orders"].reviewed == 2 && count["orders"].unreviewed == 1 && count["orders"].total == 3)
        #expect(count["mail"].reviewed == 1 && count["mail"].unreviewed == 0)
        #expect(count["support"].total == 0)
        #expect(Set(count.tallies.keys) == ["orders", "mail"])
        #expect(DeclassificationCount().tallies.isEmpty)
    }

    @Test("the share is of the activities that declassify, and none when none does")
    func share() throws {
        let register = try Self.register()
        #expect(register.reviewedShare(of: DeclassificationCount()) == nil)
        #expect(register.reviewedShare(of: Self.count([Self.declassified("orders", reviewed: true)])) == 1)
        #expect(register.reviewedShare(of: Self.count([Self.declassified("orders", reviewed: false)])) == 0)
        #expect(register.reviewedShare(of: Self.count([Self.declassified("ghost", reviewed: true)])) == 0)
        let mixed = [
            Self.declassified("orders", reviewed: true), Self.declassified("mail", reviewed: true),
            Self.declassified("mail", reviewed: false), Self.declassified("support", reviewed: true),
            Self.declassified("ghost", reviewed: true),
        ]
        #expect(register.reviewedShare(of: Self.count(mixed)) == 0.5)
    }

    @Test("random histories count as one by one, whole, in parts, and after erasure")
    func random() async throws {
        let register = try Self.register()
        var random = SeededGenerator(seed: RandomSize.seed(or: 2016_0679))
        for round in 0..<20 {
            var expected: [PurposeID: (reviewed: Int, unreviewed: Int)] = [:]
            let ledger = InMemoryLedger()
            let size = Int.random(in: 0..<2_500, using: &random)
            var drafts: [EntryDraft] = []
            for number in 0..<size {
                let activity = Self.names[Int.random(in: 0..<4, using: &random)]
                guard Bool.random(using: &random) else {
                    drafts.append(Self.draft(number, .consentWithdrawn(activity)))
                    continue
                }
                let isReviewed = Int.random(in: 0..<500, using: &random) > 0
                let before = expected[activity] ?? (0, 0)
                expected[activity] =
                    isReviewed ? (before.reviewed + 1, before.unreviewed) : (before.reviewed, before.unreviewed + 1)
                drafts.append(Self.draft(number, Self.declassified(activity, reviewed: isReviewed)))
            }
            _ = try await ledger.append(drafts.map { ConditionalDraft($0) })
            _ = try await ledger.erasePrivateParts(of: "anna", .everything, keeping: [])
            let count = try await DeclassificationCount(of: ledger)
            for name in Self.names {
                #expect(count[name].reviewed == expected[name]?.reviewed ?? 0, "round \(round)")
                #expect(count[name].unreviewed == expected[name]?.unreviewed ?? 0, "round \(round)")
            }
            var parts = DeclassificationCount(try await ledger.entries(after: 0, limit: size / 2))
            for entry in try await ledger.entries(after: Int64(size / 2), limit: .max) { parts.add(entry) }
            #expect(parts == count, "round \(round)")
            let late = try await DeclassificationCount(of: ledger, after: Int64(size / 2))
            for name in Self.names { #expect(late[name].total <= count[name].total, "round \(round)") }
            var good = 0.0
            for (name, tally) in expected where name != "ghost" && tally.unreviewed == 0 { good += 1 }
            let share = expected.isEmpty ? nil : good / Double(expected.count)
            #expect(register.reviewedShare(of: count) == share, "round \(round)")
        }
    }
}
