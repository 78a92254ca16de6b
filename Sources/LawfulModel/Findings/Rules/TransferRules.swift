// SPDX-License-Identifier: Apache-2.0

import LawfulTime

// Data that leave the Area (Chapter V), and the tables of law.
extension FindingRule {
    /// A third country without a decision and without a tool, or a tool of which nobody can get a copy.
    static let transferUnprotected = register("L-21", .warning, "13(1)(f)") { survey, places in
        for recipient in survey.register.recipients {
            let free = survey.unprotected(recipient, on: survey.date)
            let path = "recipients[\(recipient.id)]"
            if recipient.transfer == nil, let country = free.first {
                let isAccess = country != recipient.country
                places.add(
                    "\(path).\(isAccess ? "remoteAccess" : "transfer")",
                    isAccess
                        ? "'\(recipient.name)' looks into data from \(country), which is a transfer, and nothing protects them"
                        : "nothing protects data sent to \(country), and the statement can't tell what does",
                    "Declare the transfer tool and its assessment; until then the transfer is denied.")
            }
            if let tool = recipient.transfer, !free.isEmpty, !tool.kind.isDerogation, tool.copyAt.isBlank {
                places.add(
                    "\(path).transfer.copyAt", "people can't get a copy of what protects data in \(quoted(free))",
                    "Say where, with copyAt:.")
            }
        }
    }

    /// A tool whose impact assessment is missing or negative.
    static let transferUnassessed = register("G-24", .error, "46(1)") { survey, places in
        for recipient in survey.register.recipients {
            guard let tool = recipient.transfer, survey.needsTool(recipient),
                let lack = tool.lack(isPublic: false), lack.code == .assessment
            else { continue }
            places.add("recipients[\(recipient.id)].transfer.assessment", lack.message(recipient.name), lack.remedy)
        }
    }

    /// A derogation whose condition isn't met, as declared.
    static let derogationWithoutCondition = register("G-25", .error, "49(1)") { survey, places in
        let authorities = AuthorityRecipients(survey)
        for recipient in survey.register.recipients {
            guard let tool = recipient.transfer, survey.needsTool(recipient),
                let lack = tool.lack(isPublic: authorities.contains(recipient.id)), lack.code != .assessment
            else { continue }
            places.add(
                "recipients[\(recipient.id)].transfer.\(lack.code.rawValue)", lack.message(recipient.name), lack.remedy,
                article: lack.article)
        }
    }

    /// A decision on adequacy that has lapsed, or lapses before the table is next due.
    static let adequacyEnding = register("G-51", .warning, "45(1)") { survey, places in
        guard let date = survey.date else { return }
        let horizon = survey.tables.checkedEvery.end(after: date)
        let authorities = AuthorityRecipients(survey)
        for recipient in survey.register.recipients {
            let lack = recipient.transfer?.lack(isPublic: authorities.contains(recipient.id))
            // A tool that carries the transfer takes over when the decision lapses.
            guard recipient.transfer == nil || lack != nil else { continue }
            for country in Set(recipient.locations).sorted() where !EconomicArea.contains(country) {
                guard let until = survey.adequacy(of: recipient, in: country, on: date)?.until, until < horizon else {
                    continue
                }
                // Where it had lapsed when the table was checked, the tool's own finding says so.
                guard lack == nil || until >= survey.tables.adequacy.asOf else { continue }
                let lapse = until < date ? "lapsed on \(until)" : "lapses on \(until)"
                places.add(
                    "recipients[\(recipient.id)].\(country == recipient.country ? "country" : "remoteAccess")",
                    "the adequacy decision for \(country), which protects data at '\(recipient.name)', \(lapse)"
                        + (lack.map { "; then \($0.message(recipient.name))" } ?? ""),
                    lack?.remedy
                        ?? "See whether it was renewed and bring the table up to date, or declare a transfer tool.")
            }
        }
    }

    /// A table of law that nobody has checked for long.
    static let tableUnchecked = register("G-52", .warning, "5(2)") { survey, places in
        guard let date = survey.date else { return }
        let tables = survey.tables
        let asOf: [(String, LocalDate, Article)] = [
            ("adequacy", tables.adequacy.asOf, "45(8)"), ("consentAges", tables.consentAges.asOf, "8(1)"),
        ]
        for (name, checked, article) in asOf where tables.checkedEvery.end(after: checked) < date {
            places.add(
                "tables.\(name)", "this table of law was last checked on \(checked)",
                "Compare it with the law of \(date), and replace it or set its date.", article: article)
        }
    }
}

extension Survey {
    /// The third countries to which a recipient's data go without a decision, taken by a date, that covers them.
    fileprivate func unprotected(_ recipient: Recipient, on date: LocalDate?) -> [CountryCode] {
        recipient.locations.filter { !EconomicArea.contains($0) && adequacy(of: recipient, in: $0, on: date) == nil }
    }

    /// Whether some transfer to a recipient rests on its tool alone, whatever the date: no decision covers it, or one
    /// that had lapsed already when the table was checked.
    fileprivate func needsTool(_ recipient: Recipient) -> Bool {
        recipient.locations.contains { country in
            guard !EconomicArea.contains(country) else { return false }
            guard let decision = adequacy(of: recipient, in: country, on: nil) else { return true }
            return decision.until.map { $0 < tables.adequacy.asOf } ?? false
        }
    }
}

/// The recipients to which data of a public authority go: directly, or through those who engage them (Art. 49(3)).
private struct AuthorityRecipients {
    private var authorities: Set<RecipientID> = []
    private var reached: Set<RecipientID> = []
    private let isPublicByDefault: Bool

    init(_ survey: Survey) {
        isPublicByDefault = survey.register.controller.body == .public
        let engaged = Dictionary(grouping: survey.register.recipients) { $0.engagedBy }
        for activity in survey.register.activities {
            // As decisions have it: the body of the entity that declares the activity.
            let isPublic = survey.responsible(for: activity).body == .public
            var next = activity.disclosures.map(\.recipient)
            while let recipient = next.popLast() {
                let isNew = reached.insert(recipient).inserted
                let isNewlyPublic = isPublic && authorities.insert(recipient).inserted
                if isNew || isNewlyPublic { next += (engaged[recipient] ?? []).map(\.id) }
            }
        }
    }

    /// Whether an authority's data go there; where nobody's do yet, whether the controller is one.
    func contains(_ recipient: RecipientID) -> Bool {
        reached.contains(recipient) ? authorities.contains(recipient) : isPublicByDefault
    }
}

extension TransferTool {
    /// Why a tool carries no transfer.
    fileprivate struct Lack {
        /// Where in the tool it is.
        enum Code: String {
            case assessment, law, isNotified, kind
        }

        let code: Code
        let article: Article
        let message: (_ recipient: String) -> String
        let remedy: String
    }

    /// Why the tool carries no transfer as it is declared; nil where it does.
    fileprivate func lack(isPublic: Bool) -> Lack? {
        guard kind.isDerogation else {
            switch assessment {
            case .done: return nil
            case .missing:
                return Lack(
                    code: .assessment, article: "46(1)",
                    message: { "the transfer to '\($0)' has no impact assessment (C-311/18)" },
                    remedy: "Assess the law and practice there, and declare assessment: .done.")
            case .negative:
                return Lack(
                    code: .assessment, article: "46(1)",
                    message: { "protection at '\($0)' isn't essentially equivalent (C-311/18)" },
                    remedy: "Add measures that make it so and assess again, or end the transfer.")
            }
        }
        switch kind {
        case .derogationPublicInterest where law?.isUnionOrMemberState != true:
            return Lack(
                code: .law, article: "49(4)",
                message: { _ in "no law of the Union or a member state recognises the public interest" },
                remedy: "Cite it with law:.")
        case .derogationCompelling where !isNotified:
            return Lack(
                code: .isNotified, article: "49(1)",
                message: { _ in "the authority and the people concerned weren't informed of the transfer" },
                remedy: "Inform both, and declare notified: true.")
        case .derogationConsent where isPublic, .derogationContract where isPublic,
            .derogationCompelling where isPublic:
            return Lack(
                code: .kind, article: "49(3)",
                message: { _ in "a public authority exercising its powers can't use this derogation" },
                remedy: "Choose a safeguard of Art. 46, or another derogation.")
        default: return nil
        }
    }
}
