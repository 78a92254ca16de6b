// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulTime
import Testing

@Suite("Purposes that were renamed, split, retired")
struct PurposeSuccessionTests {
    private static func make(@RegisterBuilder _ parts: () -> [any RegisterPart]) throws -> Register {
        try register {
            CategoryDeclaration("name")
            for purpose in ["letter", "offers", "faxes"] as [PurposeID] { Activity(purpose, covering: ["name"]) {} }
            parts()
        }
    }

    private static func sound() throws -> Register {
        try make {
            Notice(version: "1", from: "2025-01-01", describes: ["mailing", "faxes"])
            Notice(version: "2", from: "2026-05-01", describes: ["letter", "offers", "faxes"])
            Renamed("newsletter", from: "mailing", on: "2025-06-01")
            Split("newsletter", into: ["letter", "offers"], same: "letter", on: "2026-05-01")
            Retired("faxes", on: "2026-05-01")
        }
    }

    @Test("they come back equal from their text, and a register without any is written as ever")
    func roundTrip() throws {
        let register = try Self.sound()
        let json = try register.json()
        #expect(try Register(json: json) == register)
        #expect(register.successions.count == 3)
        let text = String(decoding: json, as: UTF8.self)
        #expect(text.contains("\"renamed\" : \"newsletter\"") && text.contains("\"change\" : \"retired\""))
        let plain = try Self.make {}
        #expect(try !String(decoding: plain.json(), as: UTF8.self).contains("successions"))
        #expect(plain.lineage.isEmpty && plain.lineage == .none)
    }

    @Test("names lead on, and back")
    func lineage() throws {
        let lineage = try Self.sound().lineage
        #expect(lineage.laterNames(of: "mailing") == ["newsletter", "letter"])
        #expect(lineage.parts(of: "mailing") == ["offers"] && lineage.parts(of: "newsletter") == ["offers"])
        #expect(lineage.earlierNames(of: "letter") == ["newsletter", "mailing"])
        #expect(lineage.earlierNames(of: "offers") == ["newsletter", "mailing"])
        #expect(lineage.earlierNamesOfTheSame("letter") == ["newsletter", "mailing"])
        #expect(lineage.earlierNamesOfTheSame("offers") == [])
        #expect(lineage.concerns("offers") && lineage.concerns("mailing") && !lineage.concerns("faxes"))
        func day(_ text: String) throws -> LocalDate { try LocalDate(text) }
        #expect(try lineage.today("mailing", on: day("2025-05-31")) == "letter")
        #expect(try lineage.today("mailing", on: day("2025-06-01")) == "mailing", "given up by then")
        #expect(try lineage.today("newsletter", on: day("2026-04-30")) == "letter")
        #expect(try lineage.today("letter", on: day("2020-01-01")) == "letter")
        #expect(try lineage.retirement(of: "faxes") == day("2026-05-01") && lineage.retirement(of: "letter") == nil)
    }

    @Test("a renamed purpose is compared with itself")
    func diff() throws {
        func make(_ name: PurposeID, @RegisterBuilder _ parts: () -> [any RegisterPart]) throws -> Register {
            try register {
                CategoryDeclaration("name")
                SubjectCategory("readers", "readers", contractParty: false)
                Activity(name, "letters to readers", covering: ["name"]) { About("readers") }
                parts()
            }
        }
        let before = try make("mailing") {}
        let renamed = try make("letter") { Renamed("letter", from: "mailing", on: "2026-05-01") }
        let diff = try before.diff(to: renamed)
        #expect(!diff.isEmpty && diff.material.isEmpty && diff.toTell.isEmpty)
        #expect(try before.diff(to: make("letter") {}).material.isEmpty == false, "undeclared it is a new purpose")
    }

    @Test("every fault is told, with its place")
    func faults() throws {
        let cases: [(String, [CaughtFault], () throws -> Register)] = [
            (
                "an unknown successor", [.init(.unknown, "successions[mailing].change.renamed")],
                {
                    try Self.make { Renamed("ghost", from: "mailing", on: "2026-05-01") }
                }
            ),
            (
                "an unknown part", [.init(.unknown, "successions[mailing].change.split.into")],
                {
                    try Self.make { Split("mailing", into: ["letter", "ghost"], on: "2026-05-01") }
                }
            ),
            (
                "a same that is no part", [.init(.unknown, "successions[mailing].change.split.same")],
                {
                    try Self.make { Split("mailing", into: ["letter", "offers"], same: "faxes", on: "2026-05-01") }
                }
            ),
            (
                "one part", [.init(.malformed, "successions[mailing].change.split.into")],
                {
                    try Self.make { Split("mailing", into: ["letter"], on: "2026-05-01") }
                }
            ),
            (
                "a part twice", [.init(.duplicate, "successions[mailing].change.split.into")],
                {
                    try Self.make { Split("mailing", into: ["letter", "letter"], on: "2026-05-01") }
                }
            ),
            (
                "alive and given up", [.init(.malformed, "successions[faxes].purpose")],
                {
                    try Self.make { Renamed("letter", from: "faxes", on: "2026-05-01") }
                }
            ),
            (
                "a part that keeps the name",
                [
                    .init(.malformed, "successions[offers].change.split.into"),
                    .init(.malformed, "successions[offers].purpose"),
                ], { try Self.make { Split("offers", into: ["offers", "letter"], on: "2026-05-01") } }
            ),
            (
                "both renamed and retired", [.init(.duplicate, "successions")],
                {
                    try Self.make {
                        Renamed("letter", from: "mailing", on: "2026-05-01")
                        Retired("mailing", on: "2026-06-01")
                    }
                }
            ),
            (
                "two that become one", [.init(.malformed, "successions[flyers].change")],
                {
                    try Self.make {
                        Renamed("letter", from: "mailing", on: "2026-05-01")
                        Renamed("letter", from: "flyers", on: "2026-05-01")
                    }
                }
            ),
            (
                "itself", [.init(.malformed, "successions[mailing].change")],
                {
                    try Self.make { Renamed("mailing", from: "mailing", on: "2026-05-01") }
                }
            ),
            (
                "a circle",
                [
                    .init(.malformed, "successions[mailing].change"), .init(.malformed, "successions[flyers].change"),
                ],
                {
                    try Self.make {
                        Renamed("flyers", from: "mailing", on: "2026-05-01")
                        Renamed("mailing", from: "flyers", on: "2026-05-01")
                    }
                }
            ),
            (
                "retired before it followed", [.init(.malformed, "successions[mailing].on")],
                {
                    try Self.make {
                        Renamed("faxes", from: "mailing", on: "2026-05-01")
                        Retired("faxes", on: "2026-04-01")
                    }
                }
            ),
            (
                "no date", [.init(.malformed, "successions[faxes].on")],
                {
                    try Self.make { Retired("faxes", on: "1 May") }
                }
            ),
            ("no name", [.init(.malformed, "successions")], { try Self.make { Retired(" faxes", on: "2026-05-01") } }),
        ]
        for (name, expected, make) in cases {
            let faults = try LawfulModelTests.faults(make)
            #expect(faults.map { CaughtFault($0.code, $0.path) } == expected, "\(name)")
            #expect(faults.allSatisfy { fault in fault.message.contains { ";:".contains($0) } }, "\(name)")
        }
    }

    @Test("a text with a change that can't be read is refused with its line")
    func unreadable() throws {
        let text = """
            {"controller": {"id": "controller", "name": "Acme B.V.", "contact": "privacy@acme.example"},
             "categories": [{"id": "name"}], "activities": [{"purpose": "letter", "categories": ["name"]}],
             "successions": [
               {"purpose": "mailing", "on": "2026-05-01", "change": {"renamed": 7}},
               {"purpose": "faxes", "on": "2026-05-01", "change": "gone"}]}
            """
        let faults = try LawfulModelTests.faults { try Register(json: Data(text.utf8)) }
        #expect(faults.map(\.line) == [4, 5] && faults.allSatisfy { $0.code == .malformed })
    }
}
