// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTime
import Testing

@Suite("Telling people of a change that matters to them")
struct ChangeNoticeTests {
    private static let start = Instant(milliseconds: 1_798_758_000_000)
    private static let people: [SubjectID] = ["anna", "bert", "carl"]

    private static func told(_ subject: SubjectID?, _ version: NoticeVersion = "2", hours: Int64) -> LedgerEntry {
        let at = start.advanced(bySeconds: hours * 3_600)
        return LedgerEntry(
            sequence: 1,
            EntryDraft(
                id: "told", .informedOfChange(to: version), subject: subject, effectiveAt: at, recordedAt: at))
    }

    private let notice = ChangeNotice("2", appliesFrom: start)

    @Test("before it takes effect is in time, at that moment isn't; nobody told is due until then, and late after")
    func standing() {
        for (hours, standing) in [(-1, .told), (0, .late), (1, .late)] as [(Int64, SourceNotice.Standing)] {
            let told = notice.adding([Self.told("anna", hours: hours)])
            #expect(told.standing(of: "anna", at: Self.start.advanced(bySeconds: 9_000)) == standing)
        }
        #expect(notice.standing(of: "anna", at: Self.start.advanced(byMilliseconds: -1)) == .due)
        #expect(notice.standing(of: "anna", at: Self.start) == .late)
    }

    @Test("the first telling counts, of this version alone and of the person alone")
    func first() {
        let told = notice.adding([
            Self.told("anna", hours: 5), Self.told("anna", hours: -5), Self.told("bert", "3", hours: -5),
            Self.told(nil, hours: -5),
        ])
        #expect(told.toldAt == ["anna": Self.start.advanced(bySeconds: -5 * 3_600)])
        #expect(told.untold(among: Self.people) == ["bert", "carl"])
        let erased = LedgerEntry(
            sequence: 2, id: "gone", publicPart: Self.told("bert", hours: -5).publicPart, privatePart: nil)
        #expect(told.adding([erased]) == told)
    }

    @Test("who wasn't told in time is a finding, of so many people and never of whom")
    func findings() throws {
        let told = notice.adding([Self.told("anna", hours: -5), Self.told("bert", hours: 5)])
        let before = Self.start.advanced(byMilliseconds: -1)
        #expect(told.findings(among: Self.people, at: before) == [])
        let finding = try #require(told.findings(among: Self.people, at: Self.start).first)
        #expect(finding.code == "G-54" && finding.severity == .error && finding.article == "13(3)")
        #expect(finding.path == "notices[2]" && finding.message.hasPrefix("2 people"))
        #expect(told.findings(among: ["anna"], at: Self.start) == [])
        var dumped = ""
        dump(told, to: &dumped)
        for text in ["\(told)", String(reflecting: told), dumped, finding.description] {
            for person in Self.people { #expect(!text.contains(person.rawValue)) }
        }
    }
}
