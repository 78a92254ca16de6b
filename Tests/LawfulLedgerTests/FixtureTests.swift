// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

/// The fixture is frozen: entries that were written in format 1 decode, fold and are written like this for ever.
@Suite("Entries of format 1")
struct FixtureTests {
    private let lines: [String]
    private let entries: [LedgerEntry]

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/format-1.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        lines = text.split(separator: "\n").filter { $0.hasPrefix("{") }
            .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
        entries = try JSONDecoder().decode([LedgerEntry].self, from: Data(text.utf8))
    }

    private func status(atHour hour: Int64, knownAtHour known: Int64? = nil) -> SubjectStatus {
        func instant(_ hours: Int64) -> Instant { Instant(milliseconds: 1_767_225_600_000 + hours * 3_600_000) }
        return SubjectStatus(folding: entries, effectiveAt: instant(hour), knownAt: instant(known ?? hour))
    }

    @Test("they decode, whole")
    func decode() throws {
        #expect(entries.count == 32 && entries.map(\.sequence) == Array(1...32))
        #expect(entries.dropLast().allSatisfy { $0.privatePart?.subject == "person-1" })
        #expect(entries.last?.privatePart == nil)
        #expect(entries[2].publicPart.commitment == "c2hhLTI1Ng")
        #expect(entries[17].privatePart?.event.outcome == "refused in part")
        #expect(entries[22].privatePart?.event.counts == ["calls": 3, "recordings": 2])
        #expect(entries[29].publicPart.kind == EntryKind(rawValue: "vendor.unknown"))
    }

    @Test("they are written as they were")
    func encode() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for (entry, line) in zip(entries, lines) {
            #expect(String(decoding: try encoder.encode(entry), as: UTF8.self) == line)
        }
        #expect(lines.count == entries.count)
    }

    @Test("they fold to the status in the middle of the story")
    func middle() throws {
        let middle = status(atHour: 18)
        let consent = try #require(middle.consents["newsletter"])
        #expect(consent.state == .given && consent.text == "v1" && consent.flaws == [.bundled])
        #expect(consent.isExplicit && consent.isAuthorisedByParent)
        #expect(consent.since == Instant(milliseconds: 1_767_229_200_000))
        #expect(middle.contracts["maintenance"]?.stage == .active && middle.contracts["maintenance"]?.isParty == true)
        #expect(middle.trigger("lastContact", for: "support") == (try LocalDate("2026-01-01")))
        #expect(middle.extensions["support"]?.isDocumented == true)
        #expect(middle.isHeld("support") && middle.isHeld("invoices") && !middle.isHeld("newsletter"))
        #expect(middle.objections == ["offer": .overridden])
        #expect(middle.marketingObjection == Instant(milliseconds: 1_767_261_600_000))
        #expect(middle.restriction(on: "offer")?.isLiftAnnounced == true)
        #expect(middle.wasOfferedOptOut && middle.optedOut != nil)
        #expect(middle.openRequests == ["r1": .requestAccess])
        #expect(middle.informed == ["newsletter": "2026-01"] && middle.age?.years == 15)
        #expect(middle.consents["offer"] == nil, "recorded later")
    }

    @Test("they fold to the status at its end, and to what was known in between")
    func end() {
        #expect(status(atHour: 1, knownAtHour: 19).consents["offer"]?.state == .given)
        #expect(status(atHour: 1, knownAtHour: 20).consents["offer"]?.state == .withdrawn)
        let late = status(atHour: 29)
        #expect(late.contracts["maintenance"]?.stage == .ended && late.contracts["maintenance"]?.isParty == true)
        #expect(late.restrictions.isEmpty && late.holds.isEmpty && late.objections == ["offer": .upheld])
        #expect(late.age?.years == 16 && late.consents["chat"]?.state == .refused)
        #expect(late.isErased("calls") && !late.isErased("support") && late.informedOfFurther == ["offer"])
        let last = status(atHour: 30)
        #expect(last.isErased("support") && last.age == nil && last.extensions.isEmpty)
        #expect(last.consents.values.allSatisfy { $0.state != .given } && last.consents["chat"]?.state == .refused)
        #expect(last.marketingObjection != nil && last.optedOut != nil && last.openRequests == ["r1": .requestAccess])
    }
}

/// The same for what came later with consent: details, renewal, review.
@Suite("Consents of format 1")
struct ConsentFixtureTests {
    private let lines: [String]
    private let entries: [LedgerEntry]

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Fixtures/format-1-consent.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        lines = text.split(separator: "\n").filter { $0.hasPrefix("{") }
            .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
        entries = try JSONDecoder().decode([LedgerEntry].self, from: Data(text.utf8))
    }

    @Test("they decode whole, and are written as they were")
    func coding() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(entries.count == 8 && lines.count == 8)
        for (entry, line) in zip(entries, lines) {
            #expect(String(decoding: try encoder.encode(entry), as: UTF8.self) == line)
        }
        let details = try #require(entries[1].privatePart?.event.consent)
        #expect(details.mechanism == .checkbox && details.controllers == ["controller", "partner"])
        #expect(try details.freedom == "another counter" && details.expiresOn == LocalDate("2028-01-01"))
    }

    @Test("they fold to the consent of each hour")
    func folding() {
        let states = (0..<Int64(8)).map { hour in
            let moment = Instant(milliseconds: 1_767_225_600_000 + hour * 3_600_000)
            let consent = SubjectStatus(folding: entries, effectiveAt: moment, knownAt: moment).consents["newsletter"]
            return consent.map { "\($0.state) \($0.stands) \($0.flaws.map(\.rawValue)) \($0.text?.rawValue ?? "-")" }
        }
        #expect(
            states == [
                "refused false [] v1", "given true [] v1", "given true [] v2", "given false [\"preticked\"] v2",
                "given true [] v2", "refused false [] v2", "given true [] v2", "withdrawn false [] -",
            ])
    }
}

/// The same for what came after that: entities in the public part, orders, reviews of extensions, further telling.
@Suite("Entities and reviews of format 1")
struct EntityFixtureTests {
    private let lines: [String]
    private let entries: [LedgerEntry]

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Fixtures/format-1-entities.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        lines = text.split(separator: "\n").filter { $0.hasPrefix("{") }
            .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
        entries = try JSONDecoder().decode([LedgerEntry].self, from: Data(text.utf8))
    }

    @Test("they decode whole, and are written as they were")
    func coding() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(entries.count == 8 && lines.count == 8)
        for (entry, line) in zip(entries, lines) {
            #expect(String(decoding: try encoder.encode(entry), as: UTF8.self) == line)
        }
        #expect(
            entries.map(\.publicPart.entity) == ["tenant-a", "tenant-b", nil, nil, nil, nil, nil, "tenant-a"])
        let event = try #require(entries[2].privatePart?.event)
        #expect(event.order == "eu_ms" && event.ordered == ["address", "name"])
    }

    @Test("an extension of before reviews were recorded carries until its end, a later one until its review")
    func folding() throws {
        let status = SubjectStatus(folding: entries, effectiveAt: .distantFuture, knownAt: .distantFuture)
        #expect(try status.extensions["support"]?.lastDay == LocalDate("2028-01-01"))
        #expect(try status.extensions["calls"]?.lastDay == LocalDate("2027-01-01"))
        #expect(status.extensions.count == 2 && status.informed.isEmpty)
    }
}

/// The same for how answers were recorded: marks, handling, vital interests while the ledger was out.
@Suite("Marks of format 1")
struct MarkFixtureTests {
    @Test("they decode whole, are written as they were, and fold to nothing")
    func coding() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/format-1-marks.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("{") }
            .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
        let entries = try JSONDecoder().decode([LedgerEntry].self, from: Data(text.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(try entries.map { String(decoding: try encoder.encode($0), as: UTF8.self) } == lines)
        #expect(
            entries.map { $0.privatePart?.event.marks } == [
                nil, nil, [.buffered, .spooled, .stale], [.breakGlass, .spooled],
            ])
        #expect(entries[0].privatePart?.event.handling?.count == 2 && entries[3].publicPart.kind == .brokeGlass)
        func status(_ entries: [LedgerEntry]) -> SubjectStatus {
            SubjectStatus(folding: entries, effectiveAt: .distantFuture, knownAt: .distantFuture)
        }
        #expect(status(entries) == status([entries[1]]) && !status(entries).consents.isEmpty)
    }
}

/// The same for the steps in the life of a request.
@Suite("Requests of format 1")
struct RequestFixtureTests {
    @Test("they decode whole, are written as they were, and say which requests are open")
    func coding() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
            path: "Fixtures/format-1-requests.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("{") }
            .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
        let entries = try JSONDecoder().decode([LedgerEntry].self, from: Data(text.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        #expect(entries.count == 33)
        for (entry, line) in zip(entries, lines) {
            #expect(String(decoding: try encoder.encode(entry), as: UTF8.self) == line)
        }
        #expect(Set(entries.map(\.publicPart.kind)).isSuperset(of: EntryKind.requestSteps))
        #expect(entries[6].privatePart?.event.details?.amount == 1_250 && entries[25].publicPart.entity == "tenant-a")
        func open(_ days: Int64) -> Set<RequestID> {
            let moment = Instant(milliseconds: 1_772_701_200_000 + days * 86_400_000)
            return Set(SubjectStatus(folding: entries, effectiveAt: moment, knownAt: moment).openRequests.keys)
        }
        #expect(open(7) == ["r1"] && open(8) == [] && open(20) == ["r1"] && open(22) == [])
        #expect(open(34) == ["r2", "r3", "r4"] && open(40) == ["r2", "r3", "r5"])
    }
}

/// The fixture is frozen, as that of format 1 is.
@Suite("Entries of format 2")
struct SecondFixtureTests {
    @Test("decode, fold and are written as they were: with pseudonyms for those who acted and approved")
    func pseudonyms() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/format-2.json")
        let text = try String(contentsOf: file, encoding: .utf8)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("{") }
            .map { $0.hasSuffix(",") ? String($0.dropLast()) : String($0) }
        let entries = try JSONDecoder().decode([LedgerEntry].self, from: Data(text.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        for (entry, line) in zip(entries, lines) {
            #expect(String(decoding: try encoder.encode(entry), as: UTF8.self) == line)
        }
        #expect(entries.map(\.publicPart.actor) == ["actor-1", "actor-1", "actor-2", nil, "actor-3"])
        #expect(entries[1].privatePart?.event.approvedBy == "actor-2" && entries[2].publicPart.kind == .actorOpened)
        #expect(entries[2].privatePart?.event.opened == "actor-1" && entries[3].publicPart.kind == .actorsErased)
        #expect(entries.map(\.publicPart.kind.movesStatus) == [true, true, false, false, true])
        let end = Instant(milliseconds: 1_767_240_000_000)
        let status = SubjectStatus(folding: entries, effectiveAt: end, knownAt: end)
        #expect(status.extensions["support"]?.isDocumented == true)
        #expect(status.consents["newsletter"]?.state == .given, "what is erased isn't counted")
    }
}
