// SPDX-License-Identifier: Apache-2.0

// The legal basis and what must justify it (Art. 6(1), 6(3)).
extension FindingRule {
    /// No ground at all. A processor relies on the controller's (Art. 29).
    static let noGround = activity("L-04", .error, "6(1)") { _, activity, places in
        guard activity.grounds.isEmpty, !activity.part.isProcessor else { return }
        places.add(
            "grounds", "no legal basis is declared for '\(activity.title)'",
            "Add the ground that was chosen before processing began; without one every use is denied.")
    }

    /// A contract as the basis for people who aren't party to it.
    static let contractWithoutParty = activity("L-05", .warning, "6(1)(b)") { survey, activity, places in
        guard activity.grounds.contains(where: { $0.basis == .contract }) else { return }
        let others = activity.subjects.compactMap { survey.subjects[$0] }.filter { !$0.isContractParty }
        guard !others.isEmpty else { return }
        places.add(
            "grounds", "a contract is the basis for \(quoted(others.map(\.title))), who are not party to it",
            "Consider Art. 6(1)(f) for contact persons and representatives, with a balancing test.")
    }

    /// An interest that nobody weighed, or that is named by one word.
    static let interestUnweighed = activity("L-08", .info, "6(1)(f)") { _, activity, places in
        for (index, ground) in activity.grounds.enumerated() {
            guard let interest = ground.interest else { continue }
            if interest.balancing == nil {
                places.add(
                    "grounds[\(index)].interest",
                    "the interest '\(interest.description)' has no balancing test on file",
                    "Weigh it against the interests of the people concerned and record the outcome.")
            } else if interest.description.split(separator: " ").count < 2 {
                places.add(
                    "grounds[\(index)].interest", "the interest is named only as '\(interest.description)'",
                    "Name it precisely: it is told to people (Art. 13(1)(d)) and balanced as told.")
            }
        }
    }

    /// A law that people aren't told: which one it is, or from when on its period counts.
    static let lawUncited = activity("L-11", .info, "6(3)") { _, activity, places in
        for (index, ground) in activity.grounds.enumerated() where ground.law?.isTold == false {
            places.add(
                "grounds[\(index)].law", "the statement doesn't say which law obliges", "Cite it in the statement.")
        }
        for (index, rule) in activity.retention.enumerated() where rule.minimum != nil || rule.law != nil {
            if rule.law == nil {
                places.add(
                    "retention[\(index)].law", "a statutory minimum cites no law",
                    "Name the law that sets it, with by:."
                )
            } else if rule.untold.contains(.trigger) {
                places.add(
                    "retention[\(index)].trigger", "the statement doesn't say from when on the legal period counts",
                    "Say it, such as the end of the financial year.", article: "13(2)(a)")
            }
        }
    }

    /// Legitimate interests as the basis of an authority's task.
    static let interestOfAuthority = activity("G-02", .error, "6(1) second subpara") { survey, activity, places in
        guard activity.isPublicTask, survey.responsible(for: activity).body == .public else { return }
        for (index, ground) in activity.grounds.enumerated() where ground.basis == .legitimateInterest {
            places.add(
                "grounds[\(index)]", "a public authority can't found its task on legitimate interests",
                "Found it on the law that sets the task: Art. 6(1)(e).")
        }
    }

    /// An obligation or a task that rests on no law of the Union or a member state.
    static let obligationWithoutLaw = activity("G-04", .error, "6(3)") { _, activity, places in
        for (index, ground) in activity.grounds.enumerated()
        where (ground.basis == .legalObligation || ground.basis == .publicTask)
            && ground.law?.isUnionOrMemberState != true
        {
            let lack = ground.law == nil ? "cites no law" : "cites the law of a third country"
            places.add(
                "grounds[\(index)].law", "basis (\(ground.basis.rawValue)) \(lack); it carries nothing",
                "Cite the law of the Union or of a member state that lays it down, or choose another basis.")
        }
    }

    /// An interest that was weighed and found too light.
    static let interestOverridden = activity("G-05", .error, "6(1)(f)") { _, activity, places in
        for (index, ground) in activity.grounds.enumerated() where ground.interest?.balancing?.passed == false {
            places.add(
                "grounds[\(index)].interest.balancing",
                "the balancing test says that the interests of the people concerned override this one",
                "Drop the ground, or add safeguards and weigh again.")
        }
    }
}
