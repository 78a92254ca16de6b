// SPDX-License-Identifier: Apache-2.0

#if Tool
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTime
import Testing

@Suite("lawful audit")
struct AuditTests {
    private let folder: ToolFolder

    init() throws {
        folder = try ToolFolder()
        let register = try Register(controller: "Shop", contact: "p@shop.example") {
            Notice(version: "1", from: "2020-01-01")
            Role("mailer", boundBy: .secrecy)
            CategoryDeclaration("email")
            Activity("newsletter", covering: ["email"]) {
                Consent(text: "text-1")
                Keep(for: .years(2), after: .lastContact)
            }
        }
        try folder.write(Array(try register.json()), "register.json")
    }

    /// Consent, withdrawal, and perhaps a use after it.
    private func record(_ kinds: [LedgerEvent], evidence: LedgerEvidence?) async throws {
        let ledger = try SQLiteLedger(path: folder.path("ledger.sqlite"), evidence: evidence)
        let start = try Instant(iso8601: "2026-03-01T12:00:00Z")
        for (number, event) in kinds.enumerated() {
            let at = start.advanced(bySeconds: Int64(number) * 3_600)
            _ = try await ledger.append(
                EntryDraft(
                    id: EntryID(rawValue: "e\(number)"), event, subject: "anna-secret", role: "mailer", effectiveAt: at,
                    recordedAt: at))
        }
    }

    private static let story: [LedgerEvent] = [
        .consentGiven("newsletter", text: "text-1"), .consentWithdrawn("newsletter"),
        .answered(
            .permitted, "newsletter", operation: .use, categories: ["email"], basis: .consent, reasons: ["ok.consent"],
            notice: "1"),
    ]

    private func audit(_ more: [String] = []) async throws -> ToolRun {
        try await ToolRun.lawful(
            [
                "audit", folder.path("ledger.sqlite"), "--register", folder.path("register.json"), "--until",
                "2026-03-02T12:00:00Z",
            ] + more)
    }

    @Test("a use after a withdrawal is told with its entries, in both languages, and the person isn't named")
    func seeded() async throws {
        try await record(Self.story, evidence: nil)
        let run = try await audit()
        #expect(run.status == 1, "\(run.words)")
        #expect(run.words.contains("3") && !run.words.contains("anna-secret") && !run.words.contains("is lawful"))
        let dutch = try await audit(["--language", "nl"])
        #expect(dutch.status == 1 && dutch.words != run.words)
        let json = try await audit(["--json"])
        #expect(json.status == 1 && json.output.hasPrefix("{"))
    }

    @Test("of a sealed ledger it wants the keys")
    func sealed() async throws {
        let keys = folder.path("keys")
        try await record(Array(Self.story.prefix(1)), evidence: .files(in: keys, origin: "shop.example/ledger"))
        let without = try await audit()
        #expect(without.status == 2 && without.words.contains("evidence"))
        let run = try await audit(["--keys", keys])
        #expect(run.status == 0, "\(run.words)")
    }

    @Test("what can't be read is told, and nothing is made")
    func missing() async throws {
        #expect(try await audit().status == 2)
        #expect(!FileManager.default.fileExists(atPath: folder.path("ledger.sqlite")))
        try await record([], evidence: nil)
        #expect(try await audit(["--until", "yesterday"]).status == 2)
        try folder.write(Array("{".utf8), "register.json")
        #expect(try await audit().status == 2)
    }
}
#endif
