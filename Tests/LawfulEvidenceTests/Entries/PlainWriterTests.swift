// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@testable import LawfulEvidence

@Suite("Writing payloads of ordinary entries in one go")
struct PlainWriterTests {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()

    private typealias Setter = @Sendable (inout LedgerEvent, String) -> Void

    /// One for each field that the writer writes itself.
    private static let plain: [Setter] = [
        { $0.activity = PurposeID(rawValue: $1) }, { $0.activities = [PurposeID(rawValue: $1), "b"] },
        { $0.text = TextID(rawValue: $1) }, { event, _ in event.isExplicit = true },
        { event, _ in event.flaws = [.bundled, .preticked] }, { event, _ in event.age = -15 },
        { $0.country = CountryCode(rawValue: $1) }, { event, _ in event.isAuthorisedByParent = false },
        { $0.contract = ContractID(rawValue: $1) }, { event, _ in event.isParty = true },
        { event, _ in event.isSolicited = false }, { event, _ in event.restriction = .c }, { $0.trigger = $1 },
        { $0.hold = HoldID(rawValue: $1) }, { $0.reason = $1 }, { $0.approver = ActorID(rawValue: $1) },
        { $0.notice = NoticeVersion(rawValue: $1) }, { $0.entity = EntityID(rawValue: $1) },
        { event, _ in event.operation = .disclose }, { $0.categories = [CategoryID(rawValue: $1)] },
        { $0.recipient = RecipientID(rawValue: $1) }, { $0.order = $1 }, { event, _ in event.ordered = [] },
        { $0.source = SourceID(rawValue: $1) }, { $0.instruction = InstructionID(rawValue: $1) },
        { event, _ in event.basis = .legitimateInterest }, { $0.reasons = [$1, $1] }, { $0.asserted = [$1] },
        { $0.asked = [$1, "", "x"] }, { $0.request = RequestID(rawValue: $1) }, { $0.channel = $1 },
        { $0.outcome = $1 }, { $0.declassification = $1 }, { event, _ in event.marks = [.buffered, .stale] },
        { $0.handling = [$1] }, { $0.approvedBy = ActorPseudonym(rawValue: $1) },
        { $0.opened = ActorPseudonym(rawValue: $1) },
    ]
    /// One for each that it leaves to the encoder.
    private static let rare: [Setter] = [
        { event, _ in event.consent = ConsentDetails() }, { event, _ in event.counts = ["b": 2, "a": 1] },
        { event, _ in event.date = LocalDate(year: 2026, month: 3, day: 1) },
        { event, _ in event.reviewBy = LocalDate(year: 2026, month: 3, day: 1) },
        { event, _ in event.details = RequestDetails() }, { event, _ in event.other = "b" },
        { event, _ in
            let origin = #"{"source":"s","id":"1","grade":"unprovable"}"#
            event.imported = try? JSONDecoder().decode(ImportedOrigin.self, from: Data(origin.utf8))
        },
    ]

    @Test("each field of an event is known here, so that none is left out of a payload")
    func knowsEachField() throws {
        // The kind is the one that every event has.
        #expect(try KeySpy.keys(of: LedgerEvent(.permitted)).count == Self.plain.count + Self.rare.count + 1)
    }

    @Test("it writes what the encoder writes")
    func agrees() throws {
        var random = SeededGenerator(seed: RandomSize.seed(or: 11))
        let texts = [
            "", "a", "news/letter", "2026-03-01", "~ !#$%&'()*+,-.:;<=>?@[]^_`{|}", "é", "a\"b", "\\", "\n", "\u{7F}",
            "🏢", "a\u{0}b",
        ]
        var quick = 0
        for number in 0..<RandomSize.cases(or: 3_000) {
            func text() -> String { texts[Int.random(in: 0..<(number % 2 == 0 ? 5 : texts.count), using: &random)] }
            var event = LedgerEvent(EntryKind(rawValue: text()))
            let share = Double.random(in: 0...1, using: &random)
            for set in Self.plain where Double.random(in: 0...1, using: &random) < share { set(&event, text()) }
            if number % 7 == 0 { Self.rare[number / 7 % Self.rare.count](&event, "") }
            let draft = EntryDraft(
                id: EntryID(rawValue: text()), event,
                subject: Bool.random(using: &random) ? SubjectID(rawValue: text()) : SubjectID(high: 3, low: 9),
                actor: Bool.random(using: &random) ? ActorID(rawValue: text()) : nil,
                effectiveAt: Instant(milliseconds: 0), recordedAt: Instant(milliseconds: 0))
            let (payload, plain) = (
                EntryPayload(draft),
                PlainWriter.bytes(id: draft.id, subject: draft.subject, actor: draft.actor, event: event)
            )
            let encoded = Array(try Self.encoder.encode(payload))
            #expect(try payload.bytes(Self.encoder) == encoded)
            if let plain {
                #expect(plain == encoded)
                quick += 1
            } else {
                #expect(number % 2 == 1 || number % 7 == 0)
            }
        }
        #expect(quick > 1_000)
    }
}
#endif
