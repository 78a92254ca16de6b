// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Synchronization
import Testing

/// The use-site that everything serves, line by line.
@Suite("The use-site")
struct UseSiteTests {
    private struct Person {
        let id: SubjectID = "anna"
        let email = Personal<String, EmailAddress>("anna@home.example", of: "anna", collectedFor: Newsletter.self)
    }

    private final class Mail: Sendable {
        private let box = Mutex<[String]>([])
        var sent: [String] { box.withLock { $0 } }
        func send(to address: String) async throws { box.withLock { $0.append(address) } }
    }

    @Test("declares, activates strictly without an error, records, asks, uses, and is denied after withdrawal")
    func useSite() async throws {
        let (anna, mail) = (Person(), Mail())
        let register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2026-01-01")
            Role(.marketer, boundBy: .secrecy, for: Newsletter.self)
            Activity(Newsletter.self) {
                Consent(text: "newsletter-v1")
                Keep(for: .years(2), after: .lastContact)
            }
        }
        let acme = Acme()
        let privacy = try await DataProtection(
            register.activate(.strict), ledger: .inMemory, ambient: acme.ambient)

        try await privacy.record(.consentGiven(Newsletter.self, text: "newsletter-v1"), by: anna.id)
        let outcome = try await privacy.use(Newsletter.self, of: anna.id, as: .marketer) { permit in
            try await mail.send(to: anna.email.open(permit))
        }
        if case .denied(let denial) = outcome { Issue.record("\(denial.explanation(in: .en))") }
        #expect(mail.sent == ["anna@home.example"])

        acme.clock.advance(bySeconds: 1)
        try await privacy.record(.consentWithdrawn(Newsletter.self), by: anna.id)
        let after = try await privacy.use(Newsletter.self, of: anna.id, as: .marketer) { permit in
            try await mail.send(to: anna.email.open(permit))
        }
        guard case .denied(let denial) = after else {
            Issue.record("a withdrawn consent still permits")
            return
        }
        #expect(denial.explanation(in: .en).contains("Art. 7(3) GDPR"))
        #expect(!denial.explanation(in: .en).contains("anna"))
        #expect(mail.sent.count == 1)
    }

    @Test("the statement's missing items are warnings, and none an error")
    func findings() throws {
        let register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2026-01-01")
            Role(.marketer, boundBy: .secrecy, for: Newsletter.self)
            Activity(Newsletter.self) {
                Consent(text: "newsletter-v1")
                Keep(for: .years(2), after: .lastContact)
            }
        }
        let findings = try register.activate(.strict).findings
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { $0.severity != .error })
    }
}
