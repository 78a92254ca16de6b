// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A studio whose register has everything that a statement can tell, and no gap in it.
enum Studio {
    static func register() throws -> Register {
        try Register(controller: "Studio Linde B.V.", contact: "hello@linde.example") {
            Notice(version: "1", from: "2024-01-01", describes: ["lessons", "credit", "news"])
            Notice(version: "2", from: "2025-01-01", url: "https://linde.example/privacy")
            DataProtectionOfficer.appointed(contact: "dpo@linde.example")
            SupervisoryAuthority("Autoriteit Persoonsgegevens", contact: "https://toezicht.example")
            ContactChannel(.phone, "0800 0000", desk: "front desk")
            RightsProcedure(by: ["your account", "a question that only you can answer"])
            Promise(.disclosedOnlyWhenNecessary, clause: "P-1")
            Promise(.neverSold, clause: "P-2")
            LegalEntity("hall", name: "Concert Hall", contact: "info@hall.example")
            LegalEntity("school", name: "Linde School", contact: "info@school.example")
            JointArrangement(
                with: ["hall"], essence: "The hall sells, we perform.", contact: "tickets@hall.example")
            CategoryDeclaration("name", "name")
            CategoryDeclaration("voice", "voice recording", recording: true)
            CategoryDeclaration("score", "credit score")
            CategoryDeclaration("health", "allergies", kind: .special(.health))
            SubjectCategory("pupil", "pupils", contractParty: true)
            SubjectCategory("parent", "parents", contractParty: false)
            Source("bureau", "Credit Bureau", kind: .register, permission: "no. 1", notification: "by letter")
            Source("press", "newspapers", kind: .public, notification: "by letter")
            recipients
            ConsentText("news-1", in: .en, "Send me news.", withdrawal: "the link below every message")
            activities
        }
    }

    @RegisterBuilder private static var recipients: [any RegisterPart] {
        Recipient(
            "host", "Host Inc.", part: .processor, country: "US", agreement: .written(from: "2024-01-01"),
            guarantees: Guarantees("ISO 27001", verifiedOn: "2025-01-01"), adequacy: AdequacyFacts(framework: true),
            remoteAccess: ["IN"])
        Recipient(
            "mailer", "Mailer Ltd", part: .processor, country: "IN", agreement: .written(from: "2024-01-01"),
            guarantees: Guarantees("ISO 27001", verifiedOn: "2025-01-01"),
            transfer: TransferTool(.bindingRules, assessment: .done, copyAt: "https://mailer.example/bcr"))
        Recipient("police", "Police", part: .authority)
        Recipient("broker", "Broker", part: .buyer)
    }

    @RegisterBuilder private static var activities: [any RegisterPart] {
        Activity("lessons", "lessons", covering: ["name", "voice", "health"]) {
            About("pupil", "parent")
            Contract("lesson")
            Condition(.a, for: "health")
            Requires("name", otherwise: "we can't enrol you")
            Requires("voice", .optional)
            Announced("a sign at the door")
            Discloses(to: "police", only: ["name"], onSuspicion: .serious)
            Keep(for: .years(2), after: .endOfContract)
            KeepVoice()
        }
        Activity("credit", "credit checks", covering: ["name", "score"]) {
            About("parent")
            Contract("lesson")
            LegitimateInterest(
                "avoiding bad debts", balancing: .passed(on: "2024-01-01", by: "board"), toldIn: "1")
            From("bureau", "press")
            Requires("score", otherwise: "you pay in advance")
            DecidesAutomatically(
                significant: true, safeguards: AutomatedDecisions.Safeguard.allCases, logic: "a score over 600 passes",
                significance: "below it you pay in advance")
            Reuses(
                "lessons", compatible: true, link: "same pupils", context: "school", nature: "names only",
                consequences: "none", safeguards: "few may look")
            Reuses(
                "news", compatible: false, link: "l", context: "c", nature: "n", consequences: "c", safeguards: "s")
            Keep(for: .months(6), after: .collection)
        }
        Activity("news", "newsletter", covering: ["name"]) {
            About("pupil")
            Consent(text: "news-1")
            DirectMarketing()
            Discloses(to: "mailer")
            Discloses(to: "broker")
            Keep(for: .years(1), after: .lastContact)
        }
        Activity("concerts", "concerts", covering: ["name"]) {
            Jointly(with: "hall")
            LegalObligation(LawReference("Concert Act 3"))
            Requires("name", .statutory, otherwise: "you can't enter")
            Keep(for: .years(7), after: .endOfFinancialYear, atLeast: .years(5), by: LawReference("AWR 52(4)"))
        }
        Activity("exams", "exams", covering: ["name"]) {
            Of("school")
            PublicTask(LawReference("Exam Act 1"))
            Requires("name", .statutory, otherwise: "you can't sit it")
            Keep(for: .years(1), after: RetentionTrigger("the exam", counting: .yearsFollowing))
        }
        Activity("hosting", "hosting for the hall", covering: ["name"]) { OnInstruction(of: "hall", .store) }
    }

    static let date = LocalDate(year: 2026, month: 4, day: 1) ?? .distantPast
}

/// A rule for one category by name, beside the general one.
private struct KeepVoice: ActivityPart {
    func add(to activity: inout Activity) {
        activity.retention.append(RetentionRule(period: .weeks(3), trigger: .collection, categories: ["voice"]))
    }
}
