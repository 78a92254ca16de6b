// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Lawful
import LawfulSQLite

enum Name: DataCategory { static let id: CategoryID = "name" }
enum EmailAddress: DataCategory { static let id: CategoryID = "email" }

enum Newsletter: Purpose {
    static let id: PurposeID = "newsletter"
    typealias Covers = (Name, EmailAddress)
}

extension RoleID { static let marketer: RoleID = "marketer" }

struct Reader {
    let id: SubjectID
    let email: Personal<String, EmailAddress>
}

@main
enum QuickStart {
    static func main() async throws {
        let register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2026-01-01")
            Role(.marketer, boundBy: .secrecy, for: Newsletter.self)
            Activity(Newsletter.self) {
                Consent(text: "newsletter-v1")
                Keep(for: .years(2), after: .lastContact)
            }
        }
        for finding in register.findings { print(finding) }
        let privacy = try await DataProtection(register.activate(.strict), ledger: .sqlite("privacy.sqlite"))

        let id: SubjectID = "reader-1"
        let anna = Reader(id: id, email: Personal("anna@mail.example", of: id, collectedFor: Newsletter.self))

        try await privacy.record(.consentGiven(Newsletter.self, text: "newsletter-v1"), by: anna.id)
        try await send(to: anna, privacy)
        try await privacy.record(.consentWithdrawn(Newsletter.self), by: anna.id)
        try await send(to: anna, privacy)
    }

    static func send(to reader: Reader, _ privacy: DataProtection) async throws {
        let outcome = try await privacy.use(Newsletter.self, of: reader.id, as: .marketer) { permit in
            print("Sent to \(try reader.email.open(permit)).")
        }
        if case .denied(let denial) = outcome { print(denial.explanation(in: .en)) }
    }
}
#else
@main
enum QuickStart {
    static func main() { print("QuickStart keeps its ledger in SQLite: run it with the trait SQLite enabled.") }
}
#endif
