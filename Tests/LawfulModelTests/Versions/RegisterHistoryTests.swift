// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("The versions of a register")
struct RegisterHistoryTests {
    private func date(_ text: String) throws -> LocalDate { try LocalDate(text) }

    /// The register before, with more of it and versions of the statement.
    private func later(
        _ notices: Notice...,
        change: (inout Register) -> Void = { $0.activities[0].categories.append("health") }
    ) throws -> Register {
        var register = try ChangedRegister.before()
        register.notices += notices
        change(&register)
        return register
    }

    private func refusal(
        _ register: Register,
        from: String,
        announcedOn: String? = nil,
        after history: RegisterHistory? = nil
    ) throws -> [HistoryError.Fault.Code] {
        var history = try history ?? RegisterHistory(ChangedRegister.before(), from: date("2026-01-01"))
        let before = history
        do {
            try history.append(register, from: date(from), announcedOn: announcedOn.map(date))
            #expect(history.versions.count == before.versions.count + 1)
            return []
        } catch let error as HistoryError {
            #expect(history == before, "a refused version leaves no trace")
            #expect(error.faults.allSatisfy { $0.message.contains(";") }, "says what to do")
            return error.faults.map(\.code)
        }
    }

    @Test("a version with material changes follows once people were told, by a statement that tells them")
    func follows() throws {
        let notice = Notice(version: "2", from: "2026-06-01", announcedOn: "2026-05-01")
        #expect(try refusal(later(notice), from: "2026-06-01") == [])
        let silent = Notice(version: "2", from: "2026-06-01")
        #expect(try refusal(later(silent), from: "2026-06-01", announcedOn: "2026-05-31") == [])
        #expect(try refusal(later(silent), from: "2026-06-01") == [.unannounced])
        #expect(try refusal(later(silent), from: "2026-06-01", announcedOn: "2026-06-01") == [.unannounced])
        #expect(try refusal(later(silent), from: "2026-06-01", announcedOn: "2026-06-02") == [.unannounced])
    }

    @Test("changes that aren't material need nobody told and no new statement")
    func immaterial() throws {
        #expect(try refusal(later { $0.activities[0].title = "our letter" }, from: "2026-06-01") == [])
        #expect(try refusal(later { _ in }, from: "2026-01-01") == [], "the same date: the later one is in force")
    }

    @Test("a material change under the old statement is refused")
    func noNewNotice() throws {
        #expect(try refusal(later(), from: "2026-06-01", announcedOn: "2026-05-01") == [.noNewNotice])
        let future = Notice(version: "2", from: "2026-06-02", announcedOn: "2026-05-01")
        #expect(try refusal(later(future), from: "2026-06-01", announcedOn: "2026-05-01") == [.noNewNotice])
    }

    @Test("a new purpose that the statement doesn't describe is refused")
    func notDescribed() throws {
        func register(_ described: [PurposeID]?) throws -> Register {
            try later(Notice(version: "2", from: "2026-06-01", describes: described, announcedOn: "2026-05-01")) {
                $0.activities.append(Activity("help", covering: ["name"]))
            }
        }
        #expect(try refusal(register(["letter", "sales"]), from: "2026-06-01") == [.notDescribed])
        #expect(try refusal(register(["help"]), from: "2026-06-01") == [])
        #expect(try refusal(register(nil), from: "2026-06-01") == [])
    }

    @Test("a statement that was in force is kept as it was")
    func rewritten() throws {
        let gone = try later(Notice(version: "2", from: "2026-01-01")) { $0.notices.removeFirst() }
        #expect(try refusal(gone, from: "2026-06-01") == [.noticeRewritten])
        let rewritten = try later { $0.notices[0] = Notice(version: "1", from: "2026-01-01", url: "elsewhere") }
        #expect(try refusal(rewritten, from: "2026-06-01") == [.noticeRewritten])
        var history = try RegisterHistory(
            later(Notice(version: "2", from: "2027-01-01")) { _ in }, from: date("2026-01-01"))
        #expect(try refusal(later { _ in }, from: "2026-06-01", after: history) == [], "one only planned may go")
        #expect(try refusal(later { _ in }, from: "2027-02-01", after: history) == [.noticeRewritten])
        try history.append(later { _ in }, from: date("2026-06-01"))
        #expect(history.versions.count == 2)
    }

    @Test("what became of a purpose stays declared, and none becomes one that stood beside it")
    func successions() throws {
        let notice = Notice(version: "2", from: "2026-06-01", announcedOn: "2026-05-01")
        let purposes = try ChangedRegister.before().activities.map(\.purpose)
        let renamed = try later(notice) {
            $0.activities[0] = Activity("bulletin", covering: $0.activities[0].categories)
            $0.successions = [PurposeSuccession(purposes[0], on: "2026-06-01", .renamed(to: "bulletin"))]
        }
        #expect(try refusal(renamed, from: "2026-06-01") == [])
        var history = try RegisterHistory(ChangedRegister.before(), from: date("2026-01-01"))
        try history.append(renamed, from: date("2026-06-01"))
        var silent = renamed
        silent.successions = []
        #expect(try refusal(silent, from: "2026-07-01", after: history).contains(.successionRewritten))
        let beside = try later(notice) {
            $0.activities.append(Activity("bulletin", covering: $0.activities[0].categories))
        }
        var both = try RegisterHistory(beside, from: date("2026-01-01"))
        #expect(both.versions.count == 1)
        #expect(try refusal(renamed, from: "2026-06-01", after: both).contains(.purposesMerged))
        both = try RegisterHistory(renamed, from: date("2026-01-01"))
        #expect(try refusal(renamed, from: "2026-06-01", after: both) == [])
    }

    @Test("everything that stands in the way is told at once")
    func several() throws {
        let register = try later { register in
            register.notices = [Notice(version: "9", from: "2030-01-01")]
            register.activities[0].categories.append("health")
        }
        let history = try RegisterHistory(ChangedRegister.before(), from: date("2026-03-01"))
        #expect(
            try refusal(register, from: "2026-02-01", after: history)
                == [.noNotice, .outOfOrder, .noticeRewritten, .unannounced])
        let error = #expect(throws: HistoryError.self) {
            var history = history
            try history.append(later(), from: date("2026-06-01"))
        }
        #expect(
            error?.description == """
                The version can't follow; it has 2 faults:
                  - 1 material change(s) and the statement is still version '1'; declare a version that tells them
                  - 1 material change(s) take effect on 2026-06-01 and were announced not at all; tell reader before \
                that date (Arts. 13(3), 14(4))
                """)
        #expect(throws: HistoryError.self) { try RegisterHistory(ChangedRegister.before(), from: date("2025-12-31")) }
    }

    @Test("at each date one version is in force, as a scan finds it, and the history comes back equal from its JSON")
    func random() throws {
        let start = try date("2026-01-01")
        for index in 0..<RandomRun.cases / 20 {
            let seed = RandomRun.seed &+ UInt64(index)
            var random = SeededGenerator(seed: seed)
            var history = try RegisterHistory(ChangedRegister.before(), from: start)
            var naive: [(LocalDate, String)] = [(start, "letter")]
            var day = start
            for number in 0..<Int.random(in: 0...8, using: &random) {
                day = day.adding(days: Int.random(in: -1...3, using: &random))
                let register = try later { $0.activities[0].title = "title \(number)" }
                let isRefused = day < history.versions.last?.from ?? start
                #expect(try refusal(register, from: day.description, after: history).isEmpty != isRefused)
                if isRefused {
                    day = history.versions.last?.from ?? start
                } else {
                    try history.append(register, from: day)
                    naive.append((day, "title \(number)"))
                }
            }
            for offset in -3...30 {
                let asked = start.adding(days: offset)
                var found: String?
                for (from, title) in naive where from <= asked { found = title }
                #expect(history.register(on: asked)?.activities.first?.title == found, "seed \(seed)")
                #expect(history.version(on: asked)?.register == history.register(on: asked))
            }
            let json = try JSONEncoder().encode(history)
            #expect(try JSONDecoder().decode(RegisterHistory.self, from: json) == history, "seed \(seed)")
        }
    }

    @Test("a history that was tampered with isn't read")
    func tampered() throws {
        var history = try RegisterHistory(ChangedRegister.before(), from: date("2026-01-01"))
        try history.append(
            later(Notice(version: "2", from: "2026-06-01", announcedOn: "2026-05-01")), from: date("2026-06-01"))
        let text = String(decoding: try JSONEncoder().encode(history), as: UTF8.self)
        #expect(text.contains("\"announcedOn\":\"2026-05-01\""))
        let late = text.replacing("\"announcedOn\":\"2026-05-01\"", with: "\"announcedOn\":\"2026-06-01\"")
        let error = #expect(throws: HistoryError.self) {
            try JSONDecoder().decode(RegisterHistory.self, from: Data(late.utf8))
        }
        #expect(error?.faults.map(\.code) == [.unannounced])
        let ghost = text.replacing("\"recipient\":\"courier\"", with: "\"recipient\":\"ghost\"")
        #expect(throws: RegisterError.self) { try JSONDecoder().decode(RegisterHistory.self, from: Data(ghost.utf8)) }
    }
}
