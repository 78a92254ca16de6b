// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

@Suite("Consents as they are recorded")
struct ConsentRecordingTests {
    private func service(_ mechanism: ConsentText.Mechanism, _ acme: Acme) async throws -> DataProtection {
        let register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2026-01-01")
            Role(.marketer, boundBy: .secrecy, for: Newsletter.self)
            ConsentText("newsletter-v1", in: .en, "May we?", by: mechanism, withdrawal: "by the link in each letter")
            Activity(Newsletter.self) {
                Consent(text: "newsletter-v1")
                Keep(for: .years(2), after: .lastContact)
            }
        }
        return try await DataProtection(
            register.activate(.asDeclared), ledger: .existing(acme.ledger), ambient: acme.ambient)
    }

    @Test("a box ticked beforehand is recorded as no consent, a box that people tick as one")
    func mechanism() async throws {
        for (mechanism, codes) in [
            (ConsentText.Mechanism.preticked, [ReasonCode.consentInvalidAmbiguous]), (.checkbox, []),
        ] {
            let acme = Acme()
            let privacy = try await service(mechanism, acme)
            try await privacy.record(.consentGiven(Newsletter.self, text: "newsletter-v1"), by: Acme.anna)
            let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in 1 }
            #expect((outcome.denial?.reasons.map(\.code) ?? []) == codes)
        }
    }
}
