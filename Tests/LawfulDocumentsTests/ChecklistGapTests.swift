// SPDX-License-Identifier: Apache-2.0

import LawfulDocuments
import LawfulModel
import LawfulTime
import Testing

@Suite("Gaps in the checklist")
struct ChecklistGapTests {
    /// What is taken from the register, which item of which purpose is then missing, and the finding that says so.
    struct Gap: Sendable, CustomStringConvertible {
        let description: String
        let item: InformationItem
        let purpose: PurposeID
        let code: Finding.Code?
        let take: @Sendable (inout Register) -> Void

        init(
            _ description: String,
            _ item: InformationItem,
            _ purpose: PurposeID,
            _ code: Finding.Code?,
            _ take: @escaping @Sendable (inout Register) -> Void
        ) {
            self.description = description
            self.item = item
            self.purpose = purpose
            self.code = code
            self.take = take
        }
    }

    private static func change(
        _ register: inout Register,
        _ purpose: PurposeID,
        _ change: (inout Activity) -> Void
    ) {
        for index in register.activities.indices where register.activities[index].purpose == purpose {
            change(&register.activities[index])
        }
    }

    private static func replace(_ register: inout Register, _ recipient: Recipient) {
        register.recipients = register.recipients.map { $0.id == recipient.id ? recipient : $0 }
    }

    static let gaps: [Gap] = [
        Gap("no officer", .officer, "lessons", "L-28") { $0.officer = nil },
        Gap("no authority", .complaint, "news", "L-03") { $0.authority = nil },
        Gap("no basis", .purpose, "lessons", "L-04") { change(&$0, "lessons") { $0.grounds = [] } },
        Gap("an interest that nobody was told", .interest, "credit", nil) { register in
            change(&register, "credit") { $0.grounds[1].interest = untold }
        },
        Gap("no categories", .categories, "news", nil) { change(&$0, "news") { $0.categories = [] } },
        Gap("no period", .period, "news", "G-01") { change(&$0, "news") { $0.retention = [] } },
        Gap("a period without a beginning", .period, "news", nil) {
            change(&$0, "news") { $0.retention = [RetentionRule(period: .years(1), trigger: .unstated)] }
        },
        Gap("a period for some categories only", .period, "lessons", nil) {
            change(&$0, "lessons") { $0.retention.removeFirst() }
        },
        Gap("a requirement without its consequence", .requirement, "lessons", nil) {
            change(&$0, "lessons") { Requires("health").add(to: &$0) }
        },
        Gap("a contract that doesn't say what it requires", .requirement, "lessons", nil) {
            change(&$0, "lessons") { $0.requirements = [] }
        },
        Gap("a transfer that nothing carries", .transfers, "news", "L-21") {
            replace(&$0, Recipient("mailer", "Mailer Ltd", part: .processor, country: "IN"))
        },
        Gap("safeguards without a copy", .transfers, "news", nil) {
            replace(&$0, Recipient("mailer", "Mailer", part: .processor, country: "IN", transfer: .init(.code)))
        },
        Gap("access from a country that nothing carries", .transfers, "news", nil) {
            replace(&$0, Recipient("mailer", "Mailer", part: .processor, remoteAccess: ["IN"]))
        },
        Gap("a recipient whose part is open", .recipients, "news", nil) {
            replace(&$0, Recipient("mailer", "Mailer", part: nil))
        },
        Gap("a decision without its meaning", .automatedDecisions, "credit", nil) {
            change(&$0, "credit") { DecidesAutomatically(significant: true, logic: "a score").add(to: &$0) }
        },
    ]

    private static let untold =
        LegitimateInterest("a secret", balancing: .passed(on: "2024-01-01", by: "board"), toldIn: nil).interest

    @Test("are missing, with the finding that says so; all else stands", arguments: gaps)
    func gap(_ gap: Gap) throws {
        var register = try Studio.register()
        gap.take(&register)
        let missing = try PrivacyStatement(register, on: Studio.date, language: .en).checklist.filter(\.isMissing)
        let own = missing.filter { $0.item == gap.item && $0.purpose == gap.purpose }
        try #require(own.count == 1)
        if let code = gap.code { #expect(own.first?.standing == .missing(code)) }
        #expect(missing.allSatisfy { $0.item == gap.item || gap.item == .purpose }, "\(missing.map(\.item))")
    }

    @Test("an untold interest isn't in the text either: decisions deny on it")
    func untoldInterest() throws {
        var register = try Studio.register()
        Self.change(&register, "credit") { $0.grounds[1].interest = Self.untold }
        let text = try PrivacyStatement(register, on: Studio.date, language: .en).markdown()
        #expect(!text.contains("a secret"))
    }

    @Test("an interest that a later version tells isn't in the earlier one")
    func laterInterest() throws {
        var register = try Studio.register()
        Self.change(&register, "credit") {
            $0.grounds[1] = LegitimateInterest(
                "new interest", balancing: .passed(on: "2024-01-01", by: "board"), toldIn: "2")
        }
        let then = try PrivacyStatement(register, on: LocalDate("2024-06-01"), language: .en)
        let now = try PrivacyStatement(register, on: Studio.date, language: .en)
        #expect(!then.markdown().contains("new interest"))
        #expect(then.checklist.contains { $0.item == .interest && $0.purpose == "credit" && $0.isMissing })
        #expect(now.markdown().contains("new interest"))
        #expect(!now.checklist.contains { $0.item == .interest && $0.isMissing })
    }

    @Test("a purpose that the version doesn't describe isn't told, and misses what would be told of it (L-01)")
    func undescribed() throws {
        var register = try Studio.register()
        register.notices[1] = Notice(version: "2", from: "2025-01-01", describes: ["lessons"])
        let statement = try PrivacyStatement(register, on: Studio.date, language: .en)
        #expect(!statement.markdown().contains("### Newsletter"))
        #expect(statement.markdown().contains("- No longer in it: newsletter"))
        for item in [.purpose, .categories, .recipients, .period, .rights, .withdrawal] as [InformationItem] {
            let entry = statement.checklist.first { $0.item == item && $0.purpose == "news" }
            #expect(entry?.standing == .missing("L-01"), "\(item)")
        }
        #expect(!statement.checklist.contains { $0.purpose == "lessons" && $0.isMissing })
    }
}
