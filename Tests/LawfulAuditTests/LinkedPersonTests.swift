// SPDX-License-Identifier: Apache-2.0

import LawfulAudit
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("An audit of people with several identifiers")
struct LinkedPersonTests {
    @Test("what was known under another identifier counts as it did then")
    func linked() async throws {
        let bureau = Bureau()
        try await bureau.tell(.consentGiven("news", text: "news-1"), of: "anna", on: "2026-01-05")
        try await bureau.ledger.merge(
            "anna", "a2", id: "m", because: "?", approvedBy: "J. de Vries",
            recordedAt: try Bureau.noon("2026-01-06"))
        try await bureau.answer("news", of: "a2", on: "2026-01-07", codes: ["ok.consent"])
        #expect(try await bureau.report().brief == [], "founded on the consent under the other")
        try await bureau.tell(.consentWithdrawn("news"), of: "anna", on: "2026-01-08")
        let wrong = try await bureau.answer("news", of: "a2", on: "2026-01-09", codes: ["ok.consent"])
        let indications = try await bureau.report().indications
        #expect(indications.contains { $0.entries.contains(wrong) })
    }
}
