// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("Telling people of data that came from elsewhere")
struct SourceNoticeTests {
    /// 2026-04-30T09:00+02:00, row D-49 of the deadline table: a month ends on a Saturday and rolls to Monday 1 June.
    private static let obtained = Instant(milliseconds: 1_777_532_400_000)
    private static let hour: Int64 = 3_600
    private static let end = try? Instant(iso8601: "2026-06-01T22:00:00Z")

    private static func entry(_ event: LedgerEvent, hours: Int64 = 0, sequence: Int64 = 1) -> LedgerEntry {
        let at = obtained.advanced(bySeconds: hours * hour)
        return LedgerEntry(
            sequence: sequence,
            EntryDraft(
                id: EntryID(rawValue: "entry-\(sequence)"), event, subject: "anna", effectiveAt: at, recordedAt: at))
    }

    private static func collected(_ activity: PurposeID = "checks", from source: SourceID? = "register") -> LedgerEvent
    {
        .answered(.permitted, activity, operation: .collect, source: source)
    }

    private static func disclosed(_ activity: PurposeID = "checks") -> LedgerEvent {
        .answered(.permitted, activity, operation: .disclose, recipient: "bureau")
    }

    private func notices(_ entries: [LedgerEntry]) throws -> [SourceNotice] {
        var fold = SourceNotice.Fold()
        for entry in entries { fold.add(entry) }
        return try fold.notices(in: Desk().register.timeZone, calendar: .netherlands)
    }

    @Test("a month, rolled to a working day; then it is late, told or not")
    func month() throws {
        let end = try #require(Self.end)
        let notice = try #require(try notices([Self.entry(Self.collected())]).first)
        #expect(notice.source == "register" && notice.activity == "checks" && notice.subject == "anna")
        #expect(notice.deadline.lastDay.description == "2026-06-01" && notice.end == end)
        #expect(notice.standing(at: Self.obtained) == .due)
        #expect(notice.standing(at: end.advanced(byMilliseconds: -1)) == .due)
        #expect(notice.standing(at: end) == .late)
    }

    @Test("told in time is told for good; told too late stays late", arguments: [-1, 0, 700, 781, 782] as [Int64])
    func told(_ hours: Int64) throws {
        let told = Self.entry(.informed("checks", by: "1"), hours: hours, sequence: 2)
        let notice = try #require(try notices([Self.entry(Self.collected()), told]).first)
        let end = try #require(Self.end)
        let at = Self.obtained.advanced(bySeconds: hours * Self.hour)
        #expect(notice.toldAt == at)
        #expect(notice.standing(at: end.advanced(bySeconds: 9)) == (at < end ? .told : .late))
        if hours == 700 { #expect(notice.standing(at: at.advanced(byMilliseconds: -1)) == .due) }
    }

    @Test("the first disclosure ends the time, and telling at that moment is in time")
    func disclosure() throws {
        let entries = [Self.entry(Self.collected()), Self.entry(Self.disclosed(), hours: 5, sequence: 2)]
        let silent = try #require(try notices(entries).first)
        let at = Self.obtained.advanced(bySeconds: 5 * Self.hour)
        #expect(silent.disclosedAt == at && silent.end == at)
        #expect(silent.standing(at: at) == .due && silent.standing(at: at.advanced(byMilliseconds: 1)) == .late)
        for (hours, standing) in [(5, .told), (6, .late)] as [(Int64, SourceNotice.Standing)] {
            let told = Self.entry(.informed("checks", by: nil), hours: hours, sequence: 3)
            #expect(try notices(entries + [told]).first?.standing(at: at.advanced(bySeconds: 9_000)) == standing)
        }
    }

    @Test(
        "what came from the person, was denied, or concerns another activity makes no duty",
        arguments: [
            collected(from: nil), .answered(.denied, "checks", operation: .collect, source: "register"),
            .answered(.permitted, "checks", operation: .use, source: "register"), disclosed(),
            .informed("checks", by: "1"),
        ])
    func none(_ event: LedgerEvent) throws {
        #expect(try notices([Self.entry(event)]).isEmpty)
        let other = [Self.entry(Self.collected("other")), Self.entry(event, hours: 1, sequence: 2)]
        let notice = try #require(try notices(other).first)
        #expect(notice.toldAt == nil && notice.disclosedAt == nil)
    }

    @Test("an entry whose private part is erased tells nothing more")
    func erased() throws {
        let entry = Self.entry(Self.collected())
        let bare = LedgerEntry(sequence: 1, id: entry.id, publicPart: entry.publicPart, privatePart: nil)
        #expect(try notices([bare]).isEmpty)
    }

    @Test("the order of entries changes nothing, and each source is one duty from its first time", arguments: 0..<60)
    func order(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let events = [Self.collected(), Self.collected(from: "paper"), Self.disclosed(), .informed("checks", by: "1")]
        let entries = (1...Int64.random(in: 1...9, using: &random)).map { sequence in
            let event = events.randomElement(using: &random) ?? events[0]
            return Self.entry(event, hours: .random(in: 0...1_000, using: &random), sequence: sequence)
        }
        let found = try notices(entries)
        #expect(Set(try notices(entries.shuffled(using: &random))) == Set(found))
        for source in ["register", "paper"] as [SourceID] {
            let times = entries.filter { $0.privatePart?.event.source == source }.map(\.publicPart.effectiveAt)
            let notice = found.first { $0.source == source }
            #expect(notice?.obtainedAt == times.min())
            let later = entries.filter {
                $0.privatePart?.event.operation == .disclose
                    && $0.publicPart.effectiveAt >= times.min() ?? .distantFuture
            }
            #expect(notice?.disclosedAt == later.map(\.publicPart.effectiveAt).min())
        }
    }

    @Test("the first message for which the data are used ends the time, and telling with it is in time")
    func message() throws {
        let at = Self.obtained.advanced(bySeconds: 5 * Self.hour)
        for event in [LedgerEvent.communicated("checks"), .communicated("other")] {
            let entries = [Self.entry(Self.collected()), Self.entry(event, hours: 5, sequence: 2)]
            let isOwn = event.activity == "checks"
            let silent = try #require(try notices(entries).first)
            #expect(silent.communicatedAt == (isOwn ? at : nil))
            #expect(silent.end == (isOwn ? at : silent.deadline.end))
            #expect(silent.standing(at: at) == .due)
            #expect(silent.standing(at: at.advanced(byMilliseconds: 1)) == (isOwn ? .late : .due))
            for (hours, standing) in [(5, .told), (6, isOwn ? .late : .told)] as [(Int64, SourceNotice.Standing)] {
                let told = Self.entry(.informed("checks", by: nil), hours: hours, sequence: 3)
                #expect(try notices(entries + [told]).first?.standing(at: at.advanced(bySeconds: 9_000)) == standing)
            }
        }
        // A message of before, for which they can't have been used, ends nothing; the earliest limit counts.
        let before = Self.entry(.communicated("checks"), hours: -1, sequence: 2)
        #expect(try notices([Self.entry(Self.collected()), before]).first?.communicatedAt == nil)
        let both = [
            Self.entry(Self.collected()), Self.entry(.communicated("checks"), hours: 9, sequence: 2),
            Self.entry(Self.disclosed(), hours: 5, sequence: 3),
        ]
        #expect(try notices(both).first?.end == at)
    }

    @Test("who was told too late, or not at all, is a finding, of so many people and never of whom")
    func findings() throws {
        func obtained(of subject: SubjectID, from source: SourceID, _ sequence: Int64) -> LedgerEntry {
            LedgerEntry(
                sequence: sequence,
                EntryDraft(
                    id: EntryID(rawValue: "entry-\(sequence)"), Self.collected(from: source), subject: subject,
                    effectiveAt: Self.obtained, recordedAt: Self.obtained))
        }
        let entries = [
            obtained(of: "anna", from: "register", 1), obtained(of: "bert", from: "register", 2),
            obtained(of: "anna", from: "paper", 3),
        ]
        let (end, found) = (try #require(Self.end), try notices(entries))
        #expect(found.findings(at: end.advanced(byMilliseconds: -1)) == [])
        let late = found.findings(at: end)
        #expect(late.map(\.path) == ["sources[paper]", "sources[register]"])
        #expect(late.allSatisfy { $0.code == "G-53" && $0.severity == .error && $0.article == "14(3)" })
        #expect(
            late.map { $0.message.hasPrefix("1 person") } == [true, false] && late[1].message.hasPrefix("2 people"))
        for finding in late { #expect(!finding.description.contains("anna")) }
        let told = Self.entry(.informed("checks", by: "1"), hours: 1, sequence: 4)
        #expect(try notices(entries + [told]).findings(at: end).map(\.message).allSatisfy { $0.hasPrefix("1 person") })
        #expect(try notices(entries + [told]).findings(at: end).count == 1)
    }

    @Test("it never shows whom it concerns")
    func silence() throws {
        let notice = try #require(try notices([Self.entry(Self.collected())]).first)
        var dumped = ""
        dump(notice, to: &dumped)
        for text in ["\(notice)", String(reflecting: notice), dumped] {
            #expect(!text.contains("anna") && text.contains("register"))
        }
    }
}
