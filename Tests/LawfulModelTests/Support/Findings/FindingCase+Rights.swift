// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension FindingCase {
    static let consents: [FindingCase] = [
        .activity("L-27", "a consequence of withdrawing", .warning, "7(4)", "requirements[0]") { company, ok in
            try company.register(activity: [
                Requires(company.category, otherwise: "We can't deliver.", orOnWithdrawal: !ok)
            ])
        },
        .activity("G-09", "a text that isn't on file", .warning, "7(1)", "grounds[0].consent") { company, ok in
            try company.register(texts: ok ? nil : [], grounds: [Consent(text: "1")])
        },
        .register("G-09", "a text without its words", .warning, "7(1)", "consentTexts[1].wording") { company, ok in
            try company.register(
                texts: [ConsentText("1", in: .en, nil, digest: ok ? "sha256:00" : nil, withdrawal: "by the same form")],
                grounds: [Consent(text: "1")])
        },
        .register("G-10", "no way back", .warning, "7(3)", "consentTexts[1].withdrawal") { company, ok in
            try company.register(
                texts: [ConsentText("1", in: .en, "May we?", withdrawal: ok ? "by the same form" : " ")],
                grounds: [Consent(text: "1")])
        },
        .register("G-11", "a ticked box", .error, "4(11)", "consentTexts[1].mechanism") { company, ok in
            try company.register(
                texts: [
                    ConsentText(
                        "1", in: .en, "May we?", by: ok ? .checkbox : .preticked, withdrawal: "by the same form")
                ],
                grounds: [Consent(text: "1")])
        },
        .register("G-41", "a text by which nobody asks", .warning, "5(2)", "consentTexts[2]") { company, ok in
            try company.register(grounds: [Consent(text: "1", earlier: ok ? ["2"] : [])]) {
                ConsentText("2", in: .en, "May we please?", withdrawal: "by the same form")
            }
        },
    ]

    static let rights: [FindingCase] = [
        .register("L-23", "rights run together", .warning, "13(2)(b)", "rights.merged") { company, ok in
            try company.register(
                rights: RightsProcedure(merged: ok ? [] : [.requestRestriction, .requestObjection]))
        },
        .register("L-23", "objection among the rest", .warning, "21(4)", "rights.isObjectionSetApart") { company, ok in
            try company.register(
                rights: RightsProcedure(objectionSetApart: ok), grounds: [interest("to prevent theft")])
        },
        .register("L-23", "no word of contesting a machine", .warning, "22(3)", "rights.told") { company, ok in
            let told = ProcessingOperation.allCases.filter { $0.isRequest && (ok || $0 != .requestContest) }
            return try company.register(
                rights: RightsProcedure(told: told), grounds: [Contract("sale")],
                activity: [
                    DecidesAutomatically(
                        significant: true, safeguards: AutomatedDecisions.Safeguard.allCases, logic: "a score",
                        significance: "a refusal")
                ])
        },
        .register("L-23", "no word of free of charge", .warning, "12(5)", "rights.isFreeTold") { company, ok in
            try company.register(rights: RightsProcedure(freeTold: ok))
        },
        .register("L-24", "in writing only", .warning, "12(2)", "rights.form") { company, ok in
            try company.register(rights: RightsProcedure(form: ok ? .any : .written))
        },
        .register("L-25", "a refusal that tells of no court", .info, "12(4)", "rights.refusals") { company, ok in
            try company.register(
                rights: RightsProcedure(refusalsTell: ok ? [.reasons, .complaint, .remedy] : [.reasons]))
        },
        .register("L-25", "no word of extension", .info, "12(3)", "rights.isExtensionTold") { company, ok in
            try company.register(rights: RightsProcedure(extensionTold: ok))
        },
        .register("L-26", "identity every time", .error, "12(6)", "rights.identification") { company, ok in
            try company.register(
                rights: RightsProcedure(identification: ok ? .onReasonableDoubt : .always, by: ["at the desk"]))
        },
        .register("L-28", "no word of an officer", .info, "13(1)(b)", "officer") { company, ok in
            try company.register(officer: ok ? .appointed(contact: "dpo@company.example") : nil)
        },
        .register("L-29", "complaints here first", .warning, "77(1)", "rights.isComplaintHereFirst") { company, ok in
            try company.register(rights: RightsProcedure(complaintHereFirst: !ok))
        },
        .register("G-08", "an authority without an officer", .warning, "37(1)", "officer") { company, ok in
            try company.register(body: ok ? .private : .public)
        },
        .register("G-08", "much health without an officer", .warning, "37(1)", "officer") { company, ok in
            try company.register(
                officer: ok ? .appointed(contact: "dpo@company.example") : nil,
                activity: [Risks(.largeScaleSpecial), Assessed(.done(on: "2026-01-01"))])
        },
        .register("G-08", "much monitoring without an officer", .warning, "37(1)", "officer") { company, ok in
            try company.register(activity: [
                ok ? Risks(.monitoring, .innovation) : Risks(.monitoring, .largeScale),
                Assessed(.done(on: "2026-01-01")),
            ])
        },
    ]

    static let promises: [FindingCase] = [
        .register("L-22", "words of two readings", .warning, "12(1)", "promises[P-1]") { company, ok in
            try company.register {
                Promise(.disclosedOnlyWhenNecessary, clause: "P-1", otherReading: ok ? nil : "necessary or founded")
            }
        },
        .register("G-28", "a promise of thirty days", .warning, "12(3)", "promises[P-1]") { company, ok in
            try company.register { Promise(.answeredWithin(ok ? .days(28) : .days(30)), clause: "P-1") }
        },
        .activity("G-22", "a sale against the promise", .error, "statement P-1", "disclosures[0]") { company, ok in
            try company.register(activity: [company.discloses]) {
                company.recipient(part: .buyer)
                if !ok { Promise(.neverSold, clause: "P-1") }
            }
        },
        .activity("G-23", "a promise that a disclosure breaks", .warning, "statement P-1", "disclosures[0].suspicion") {
            company, ok in
            try company.register(activity: [
                Discloses(to: company.partner, only: nil, onSuspicion: ok ? .serious : .low)
            ]) {
                company.recipient()
                Promise(.disclosedOnSuspicion(.serious, to: company.partner), clause: "P-1")
            }
        },
        .register("G-40", "two promises of a kind", .warning, "5(2)", "promises[1]") { company, ok in
            try company.register {
                Promise(.answeredWithin(.weeks(2)), clause: "P-1")
                Promise(ok ? .neverSold : .answeredWithin(.weeks(3)), clause: "P-2")
            }
        },
    ]
}
