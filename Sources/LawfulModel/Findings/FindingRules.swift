// SPDX-License-Identifier: Apache-2.0

extension Register {
    /// What the law finds missing or doubtful in the register, the heaviest first, then in the register's order.
    ///
    /// The rules are general: each looks for a shape, never for a company. None of them says that the rest is lawful.
    public var findings: [Finding] {
        let all = FindingRule.all.flatMap { $0.check(self) }
        return all.enumerated().sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }
            .map(\.element)
    }
}

/// One rule about what must be declared.
struct FindingRule: Sendable {
    let code: Finding.Code
    let severity: Finding.Severity
    let article: Article
    /// Where the rule's shape is found, and what to say of it there.
    let places: @Sendable (Register) -> [Place]

    struct Place {
        let path: String
        let message: String
        let remedy: String
        var activity: PurposeID?
    }

    func check(_ register: Register) -> [Finding] {
        places(register).map {
            Finding(
                code: code, severity: severity, article: article, path: $0.path, message: $0.message,
                remedy: $0.remedy, activity: $0.activity)
        }
    }

    /// The rules, in the order of their codes.
    static let all: [FindingRule] = [
        undescribedPurpose, collectionWithoutNotice, missingInformation, noGround, contractWithoutParty,
        processorDuties, everyoneMayEverything, interestUnweighed, sourceWithoutNotice, automatedDecision,
    ]
}

extension FindingRule {
    private static func each(
        _ shape: @escaping @Sendable (Register, Activity) -> (String, String)?,
        at detail: String = ""
    ) -> @Sendable (Register) -> [Place] {
        { register in
            register.activities.compactMap { activity in
                shape(register, activity).map {
                    Place(
                        path: "activities[\(activity.purpose)]\(detail)", message: $0.0, remedy: $0.1,
                        activity: activity.purpose)
                }
            }
        }
    }

    static let undescribedPurpose = FindingRule(
        code: "L-01", severity: .warning, article: "13(1)(c)",
        places: each { register, activity in
            guard let described = register.notices.last?.describes, !described.contains(activity.purpose) else {
                return nil
            }
            return (
                "the statement in force doesn't describe the purpose '\(activity.title)'; people must infer it",
                "Describe it in the next version of the statement and list it in that notice's purposes."
            )
        })

    static let collectionWithoutNotice = FindingRule(
        code: "L-02", severity: .warning, article: "13(1)",
        places: { register in
            register.collectionPoints.enumerated().compactMap { index, point in
                guard point.notice == nil else { return nil }
                let free = register.activity(point.purpose)?.categories.contains {
                    register.category($0)?.isFreeText == true
                }
                let risk = free == true ? "; its free text may draw in special categories (Art. 9)" : ""
                return Place(
                    path: "collectionPoints[\(index)]",
                    message: "'\(point.name)' collects data without showing a notice\(risk)",
                    remedy: "Show the statement where the data are asked for, and declare which version.",
                    activity: point.purpose)
            }
        })

    static let missingInformation = FindingRule(
        code: "L-03", severity: .warning, article: "13",
        places: { register in
            var places: [Place] = []
            func miss(_ path: String, _ item: String, _ remedy: String, _ activity: PurposeID? = nil) {
                places.append(
                    Place(path: path, message: "the statement can't tell \(item)", remedy: remedy, activity: activity))
            }
            if register.notices.isEmpty {
                miss("notices", "anything: no version of it is declared", "Declare a Notice with its date.")
            }
            if register.officer == nil {
                miss(
                    "officer", "how to reach a data protection officer (13(1)(b))",
                    "Declare the officer, or why none is required (Art. 37(1)).")
            }
            if register.authority == nil {
                miss("authority", "where to complain (13(2)(d))", "Declare the supervisory authority.")
            }
            for activity in register.activities {
                let path = "activities[\(activity.purpose)]"
                if activity.retention.isEmpty {
                    miss(
                        "\(path).retention", "how long data for '\(activity.title)' are kept (13(2)(a))",
                        "Add Keep(for:after:) to the activity.", activity.purpose)
                }
                if activity.subjects.isEmpty, !activity.sources.isEmpty {
                    miss(
                        "\(path).subjects", "whose data come from other sources (14)", "Add About(…).", activity.purpose
                    )
                }
            }
            for recipient in register.recipients
            where !EconomicArea.contains(recipient.country) && recipient.transfer == nil
                && AdequacyTable.bundled.decision(for: recipient.country)?
                    .covers(recipient.adequacy, humanResources: false) != true
            {
                miss(
                    "recipients[\(recipient.id)].transfer",
                    "what protects data sent to \(recipient.country) (13(1)(f))",
                    "Declare the transfer tool and its assessment.")
            }
            return places
        })

    static let noGround = FindingRule(
        code: "L-04", severity: .error, article: "6(1)",
        places: each(
            { _, activity in
                guard activity.grounds.isEmpty else { return nil }
                // A processor relies on the controller's basis (Art. 29).
                if case .processor = activity.part { return nil }
                return (
                    "no legal basis is declared for '\(activity.title)'",
                    "Add the ground that was chosen before processing began; without one every use is denied."
                )
            }, at: ".grounds"))

    static let contractWithoutParty = FindingRule(
        code: "L-05", severity: .warning, article: "6(1)(b)",
        places: each(
            { register, activity in
                guard activity.grounds.contains(where: { $0.basis == .contract }) else { return nil }
                let others = register.subjects.filter {
                    activity.subjects.contains($0.id) && !$0.isContractParty
                }
                guard !others.isEmpty else { return nil }
                let names = others.map { "'\($0.title)'" }.joined(separator: ", ")
                return (
                    "a contract is the basis for \(names), who are not party to it",
                    "Consider Art. 6(1)(f) for contact persons and representatives, with a balancing test."
                )
            }, at: ".grounds"))

    static let processorDuties = FindingRule(
        code: "L-06", severity: .warning, article: "28(3)(e)",
        places: each(
            { register, activity in
                let silent = activity.instructions.first { !$0.operations.contains(where: \.isRequest) }
                guard activity.part.isProcessor, let silent, let entity = register.entity(silent.controller)
                else { return nil }
                return (
                    "as processor for '\(entity.name)' no duty to pass on and assist with requests is declared",
                    "Agree on assistance and its time, and add the request operations to the instruction."
                )
            }, at: ".instructions"))

    static let everyoneMayEverything = FindingRule(
        code: "L-07", severity: .warning, article: "32(4)",
        places: { register in
            register.roles.filter { $0.purposes == nil }.map { role in
                Place(
                    path: "roles[\(role.id)].purposes",
                    message: "the role '\(role.id)' may process for every purpose; that is no need to know",
                    remedy: "List the purposes that the function serves.")
            }
        })

    static let interestUnweighed = FindingRule(
        code: "L-08", severity: .info, article: "6(1)(f)",
        places: each(
            { _, activity in
                for ground in activity.grounds {
                    guard let interest = ground.interest else { continue }
                    if interest.balancing == nil {
                        return (
                            "the interest '\(interest.description)' has no balancing test on file",
                            "Weigh it against the interests of the people concerned and record the outcome."
                        )
                    }
                    if interest.description.split(separator: " ").count < 2 {
                        return (
                            "the interest is named only as '\(interest.description)'",
                            "Name it precisely: it is told to people (Art. 13(1)(d)) and balanced as told."
                        )
                    }
                }
                return nil
            }, at: ".grounds"))

    static let sourceWithoutNotice = FindingRule(
        code: "L-09", severity: .warning, article: "14",
        places: { register in
            register.sources.filter { $0.notification == nil }.map { source in
                Place(
                    path: "sources[\(source.id)].notification",
                    message: "data come from '\(source.title)' and nothing says how people are told",
                    remedy: "Plan the notice of Art. 14: within a month, at first contact, or at first disclosure.")
            }
        })

    static let automatedDecision = FindingRule(
        code: "L-10", severity: .error, article: "22(1)",
        places: each(
            { _, activity in
                guard let decisions = activity.automatedDecisions, decisions.isSignificant else { return nil }
                let isAgreed = activity.grounds.contains { $0.basis == .contract || $0.basis == .consent }
                let isByLaw = activity.grounds.contains { $0.law?.isUnionOrMemberState == true }
                if !isAgreed, !isByLaw {
                    return (
                        "decisions with significant effect are made by machine without an exception of Art. 22(2)",
                        "Put a human in the decision, or found it on contract, law or explicit consent."
                    )
                }
                // A law that authorises decisions lays down its own safeguards (Art. 22(2)(b)).
                guard isAgreed, !decisions.missingSafeguards.isEmpty else { return nil }
                return (
                    "decisions with significant effect are made by machine and nobody can step in",
                    "Provide human intervention, hearing and contest (Art. 22(3))."
                )
            }, at: ".automatedDecisions"))
}
