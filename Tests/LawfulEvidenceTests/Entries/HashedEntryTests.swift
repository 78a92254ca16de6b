// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
@testable import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

/// The fixture is frozen: entries that were hashed in format 1 are read, and written, like this for ever.
@Suite("Hashed entries")
struct HashedEntryTests {
    private let lines: [String]

    init() throws { lines = try Self.lines("format-1.jsonl") }

    private static func lines(_ name: String) throws -> [String] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/\(name)")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test(
        "of format 2 are read and written as they were: with what stands for who acted, and without in format 1 still")
    func actors() throws {
        let lines = try Self.lines("format-2.jsonl")
        let entries = try lines.map { try HashedEntry(Array($0.utf8)) }
        for (entry, line) in zip(entries, lines) {
            #expect(String(decoding: try entry.bytes(), as: UTF8.self) == line)
            #expect(try HashedEntry(strictly: Array(line.utf8)) == entry, "both readers agree")
        }
        #expect(entries.map(\.format) == [2, 2, 2, 1] && entries.map(\.publicPart.format) == [2, 2, 2, 1])
        #expect(entries[0].publicPart.actor?.rawValue == String(repeating: "1", count: 64))
        #expect(entries[1].actor?.hex.hasPrefix("0a14") == true && entries[2].count == 1_000 && entries[3].actor == nil)
    }

    @Test("of format 1 are read and written as they were")
    func fixture() throws {
        let entries = try lines.map { try HashedEntry(Array($0.utf8)) }
        for (entry, line) in zip(entries, lines) { #expect(String(decoding: try entry.bytes(), as: UTF8.self) == line) }
        #expect(entries.count == 4 && entries[0].basis == .consent && entries[0].kind == .consentGiven)
        #expect(entries[0].recordedAt == Instant(milliseconds: 1_767_225_600_123) && entries[0].commitment != nil)
        #expect(entries[2].count == 1_000 && entries[2].activity == "na\"me" && entries[3].role == "rôle")
    }

    @Test(
        "with a member too many, too few, or one that means nothing are refused",
        arguments: [
            #"{"at":1,"kind":"a","seq":1,"t":1}"#, #"{"at":1,"kind":"a","seq":1,"t":1,"v":2}"#,
            #"{"at":1,"kind":"a","seq":0,"t":1,"v":1}"#, #"{"at":1,"kind":"a","seq":-1,"t":1,"v":1}"#,
            #"{"at":1,"kind":"a","seq":1,"subject":"anna","t":1,"v":1}"#, #"{"at":1,"kind":1,"seq":1,"t":1,"v":1}"#,
            #"{"at":1,"basis":"x","kind":"a","seq":1,"t":1,"v":1}"#,
            #"{"at":1,"c":"0A","kind":"a","seq":1,"t":1,"v":1}"#,
            #"{"at":1,"kind":"a","seq":1,"t":"1","v":1}"#, #"{"at":1,"kind":"a","n":"1","seq":1,"t":1,"v":1}"#,
            #"{"actor":"1","at":1,"kind":"a","seq":1,"t":1,"v":2}"#, #"{"at":1,"kind":"a","seq":1,"t":1,"v":3}"#,
            #"{"actor":"\#(String(repeating: "1", count: 64))","at":1,"kind":"a","seq":1,"t":1,"v":1}"#,
            #"{"actor":"\#(String(repeating: "A", count: 64))","at":1,"kind":"a","seq":1,"t":1,"v":2}"#,
            #"{"at":1,"kind":"a","purpose":1,"seq":1,"t":1,"v":1}"#, #"{"kind":"a","seq":1,"t":1,"v":1}"#,
        ])
    func refused(text: String) {
        #expect(throws: EvidenceError(.entry, "")) { try HashedEntry(Array(text.utf8)) }
    }

    @Test("name nobody: no subject, no actor, no entry's or request's name")
    func namesNobody() throws {
        let event = LedgerEvent.consentGiven("newsletter", text: "text-anna")
        let draft = EntryDraft(
            id: "request-of-anna", event, subject: "anna", actor: "anna's clerk", role: "support",
            effectiveAt: Instant(milliseconds: 1), recordedAt: Instant(milliseconds: 2))
        let entry = HashedEntry(draft, sequence: 7, commitment: .emptyTree)
        let text = String(decoding: try entry.bytes(), as: UTF8.self)
        #expect(!text.contains("anna") && text.contains("consent.given") && text.contains(Hash256.emptyTree.hex))
        #expect(try HashedEntry(Array(text.utf8)) == entry)
    }

    @Test("beyond the limits aren't written")
    func limits() {
        let time = Instant(milliseconds: 0)
        let longest = HashedEntry(
            sequence: 1, kind: .permitted, activity: PurposeID(rawValue: String(repeating: "p", count: 8_192)),
            effectiveAt: time, recordedAt: time)
        #expect(throws: EvidenceError(.entry, "")) { try longest.bytes() }
        let late = HashedEntry(
            sequence: 1, kind: .permitted, effectiveAt: Instant(milliseconds: .max), recordedAt: time)
        #expect(throws: EvidenceError(.entry, "")) { try late.bytes() }
    }
}
#endif
