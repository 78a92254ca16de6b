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
            guard let tool = recipient.transfer, !tool.kind.isDerogation,
                !survey.unprotected(recipient, on: nil).isEmpty
            else {
                continue
            }
            let path = "recipients[\(recipient.id)].transfer.assessment"
            switch tool.assessment {
            case .done: break
            case .missing:
                places.add(
                    path, "the transfer to '\(recipient.name)' has no impact assessment (C-311/18)",
                    "Assess the law and practice there, and declare assessment: .done.")
            case .negative:
                places.add(
                    path, "protection at '\(recipient.name)' isn't essentially equivalent (C-311/18)",
                    "Add measures that make it so and assess again, or end the transfer.")
            }
        }
    }

    /// A derogation whose condition isn't met, as declared.
    static let derogationWithoutCondition = register("G-25", .error, "49(1)") { survey, places in
        let isPublic = survey.register.controller.body == .public
        for recipient in survey.register.recipients {
            guard let tool = recipient.transfer, !survey.unprotected(recipient, on: nil).isEmpty else { continue }
            let path = "recipients[\(recipient.id)].transfer"
            switch tool.kind {
            case .derogationPublicInterest where tool.law?.isUnionOrMemberState != true:
                places.add(
                    "\(path).law", "no law of the Union or a member state recognises the public interest",
                    "Cite it with law:.", article: "49(4)")
            case .derogationCompelling where !tool.isNotified:
                places.add(
                    "\(path).isNotified", "the authority and the people concerned weren't informed of the transfer",
                    "Inform both, and declare notified: true.")
            case .derogationConsent where isPublic, .derogationContract where isPublic,
                .derogationCompelling where isPublic:
                places.add(
                    "\(path).kind", "a public authority exercising its powers can't use this derogation",
                    "Choose a safeguard of Art. 46, or another derogation.", article: "49(3)")
            default: break
            }
        }
    }

    /// A decision on adequacy that has lapsed, or lapses before the table is next due.
    static let adequacyEnding = register("G-51", .warning, "45(1)") { survey, places in
        guard let date = survey.date else { return }
        let horizon = survey.tables.checkedEvery.end(after: date)
        for recipient in survey.register.recipients where recipient.transfer == nil {
            for country in Set(recipient.locations).sorted() where !EconomicArea.contains(country) {
                guard let until = survey.adequacy(of: recipient, in: country, on: date)?.until, until < horizon else {
                    continue
                }
                let lapse = until < date ? "lapsed on \(until)" : "lapses on \(until)"
                places.add(
                    "recipients[\(recipient.id)].\(country == recipient.country ? "country" : "remoteAccess")",
                    "the adequacy decision for \(country), which protects data at '\(recipient.name)', \(lapse)",
                    "See whether it was renewed and bring the table up to date, or declare a transfer tool.")
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
}
