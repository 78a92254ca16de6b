// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A change without its words.
struct SeenChange: Hashable, Sendable, CustomStringConvertible {
    let path: String
    let action: RegisterChange.Action
    let kind: RegisterChange.Kind
    let isMaterial: Bool

    init(_ change: RegisterChange) {
        (path, action, kind, isMaterial) = (change.path, change.action, change.kind, change.isMaterial)
    }

    init(_ path: String, _ action: RegisterChange.Action, _ kind: RegisterChange.Kind, material: Bool) {
        (self.path, self.action, self.kind, isMaterial) = (path, action, kind, material)
    }

    var description: String { "\(path) \(action) \(kind) \(isMaterial)" }
}

/// A change of a register, and what must be said of it.
struct ChangedRegister: Sendable, CustomStringConvertible {
    let name: String
    let expected: [SeenChange]
    let toTell: [SubjectCategoryID]
    let needingConsent: [PurposeID]
    let change: @Sendable (inout Register) -> Void

    var description: String { name }

    func after() throws -> Register {
        var register = try Self.before()
        change(&register)
        return register
    }

    /// A change that people must be told.
    static func material(
        _ name: String,
        _ path: String,
        _ action: RegisterChange.Action,
        _ kind: RegisterChange.Kind,
        tell: [SubjectCategoryID] = ["reader"],
        consent: [PurposeID] = [],
        _ change: @escaping @Sendable (inout Register) -> Void
    ) -> ChangedRegister {
        .init(
            name: name, expected: [SeenChange(path, action, kind, material: true)], toTell: tell,
            needingConsent: consent, change: change)
    }

    /// A change that people needn't be told.
    static func immaterial(
        _ name: String,
        _ path: String,
        _ action: RegisterChange.Action,
        _ kind: RegisterChange.Kind,
        _ change: @escaping @Sendable (inout Register) -> Void
    ) -> ChangedRegister {
        .init(
            name: name, expected: [SeenChange(path, action, kind, material: false)], toTell: [], needingConsent: [],
            change: change)
    }

    /// Two activities: a letter by consent, and sales by contract and a legitimate interest.
    static func before() throws -> Register {
        try register {
            Notice(version: "1", from: "2026-01-01")
            DataProtectionOfficer.appointed(contact: "dpo@acme.example")
            SupervisoryAuthority("AP", contact: "https://toezicht.example")
            RightsProcedure(by: ["customer number", "a code"])
            ContactChannel(.email, "privacy@acme.example", desk: "desk")
            Promise(.answeredWithin(.weeks(4)), clause: "S-65")
            LegalEntity("partner", name: "Partner B.V.", contact: "info@partner.example")
            LegalEntity("tenant", name: "Tenant B.V.", contact: "info@tenant.example")
            for id in ["name", "email", "health"] { CategoryDeclaration(CategoryID(rawValue: id)) }
            SubjectCategory("reader", "readers", contractParty: false)
            SubjectCategory("buyer", "buyers", contractParty: true)
            Source("press", "newspapers", kind: .public)
            Recipient("printer", "a printer", part: .processor)
            Recipient("courier", "a courier", part: .processor, remoteAccess: ["IN"])
            Recipient("helper", "a helper", part: .subprocessor, engagedBy: "printer")
            Role("desk", boundBy: .secrecy, for: ["letter"])
            Activity("letter", covering: ["name", "email"]) {
                About("reader")
                Consent(text: "letter-2", earlier: ["letter-1"])
                Keep(for: .years(2), after: .lastContact)
                Discloses(to: "printer", only: ["email"], onSuspicion: .low)
                DirectMarketing()
            }
            Activity("sales", covering: ["name"]) {
                About("buyer")
                Contract("sale")
                LegitimateInterest("to know who buys", balancing: nil, toldIn: "1")
                Keep(for: .years(7), after: .endOfContract, atLeast: .years(5))
                Requires("name", otherwise: "no delivery")
                Discloses(to: "courier")
                DecidesAutomatically(significant: false, safeguards: [.contest], logic: "by price")
            }
        }
    }

    static func disclosure(
        _ recipient: RecipientID,
        only categories: [CategoryID]? = nil,
        on suspicion: Suspicion? = nil
    ) -> [Disclosure] {
        Activity("any", covering: []) { Discloses(to: recipient, only: categories, onSuspicion: suspicion) }.disclosures
    }
}
