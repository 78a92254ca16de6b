// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("Events, drafts and entries show nobody")
struct EntryShowingTests {
    private static func leaks<T>(_ value: T) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        let ways = [
            "\(value)", String(reflecting: value), dumped, "\([value])", String(reflecting: [value]),
            String(describing: Optional(value)),
        ]
        return ways.filter { $0.contains("geheim") }
    }

    private static let events: [LedgerEvent] = [
        .held("case-1", because: "claim of anna geheim"),
        .objectionOverridden("fraud", because: "anna geheim stole"),
        .retentionExtended(
            "fraud", until: .distantFuture, reviewBy: .distantFuture, because: "anna geheim", approvedBy: "chief geheim"
        ),
    ]

    @Test("neither whom they are about, nor who acted, nor why", arguments: events)
    func nothing(_ event: LedgerEvent) throws {
        let draft = EntryDraft(
            id: "entry-1", event, subject: "anna geheim", actor: "clerk geheim", role: "clerk",
            effectiveAt: Instant(milliseconds: 1), recordedAt: Instant(milliseconds: 1))
        let entry = LedgerEntry(sequence: 1, draft)
        #expect(Self.leaks(event) == [])
        #expect(Self.leaks(draft) == [])
        #expect(Self.leaks(entry) == [])
        #expect(Self.leaks(try #require(entry.privatePart)) == [])
        #expect(Self.leaks(SubjectHistory(entries: [entry], version: .initial)) == [])
        #expect(Self.leaks(ConditionalDraft(draft)) == [])
    }

    @Test("though the reason is there where it is asked for")
    func reason() { #expect(Self.events.map { $0.reason?.contains("geheim") } == [true, true, true]) }
}
