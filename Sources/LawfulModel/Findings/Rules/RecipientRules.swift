// SPDX-License-Identifier: Apache-2.0

// Who receives data, and under which promise (Art. 13(1)(e)).
extension FindingRule {
    /// A recipient whose part nobody decided, or that people know only as a kind.
    static let recipientUndecided = register("L-20", .warning, "13(1)(e)") { survey, places in
        for recipient in survey.register.recipients {
            let path = "recipients[\(recipient.id)]"
            if recipient.part == nil {
                places.add(
                    "\(path).part",
                    "the part of '\(recipient.name)' is undecided: processor, joint controller, controller",
                    "Decide it: the first needs an agreement (28), the second an arrangement (26), the third a basis of "
                        + "its own; until then disclosing is denied.", article: "28(3)")
            }
            if recipient.isVague {
                places.add(
                    "\(path).isVague", "people are told only of a kind of recipient: '\(recipient.name)'",
                    "Name the recipients, or kinds precise enough to know who is meant (C-154/21).")
            }
        }
    }

    /// A sale or rent that the controller promised never to make.
    static let saleAgainstPromise = activity("G-22", .error, "5(1)(a)") { survey, activity, places in
        guard let promise = survey.register.promises.first(where: { $0.content == .neverSold }) else { return }
        for (index, disclosure) in activity.disclosures.enumerated()
        where survey.recipients[disclosure.recipient]?.part == .buyer {
            places.add(
                "disclosures[\(index)]", "data go to a buyer, and the statement promises that they are never sold",
                "Drop the disclosure; the promise binds.", article: promise.article)
        }
    }

    /// A promise to disclose on suspicion only, that no disclosure keeps.
    static let suspicionPromiseUnkept = register("G-23", .warning, "5(1)(a)") { survey, places in
        var promised: [RecipientID: (Suspicion, Promise)] = [:]
        for promise in survey.register.promises {
            guard case .disclosedOnSuspicion(let suspicion, let recipient) = promise.content else { continue }
            promised[recipient] = promised[recipient] ?? (suspicion, promise)
        }
        guard !promised.isEmpty else { return }
        for activity in survey.register.activities {
            var own = Places(activity: activity.purpose)
            for (index, disclosure) in activity.disclosures.enumerated() {
                guard let (least, promise) = promised[disclosure.recipient], disclosure.suspicion ?? .none < least
                else {
                    continue
                }
                own.add(
                    "disclosures[\(index)].suspicion",
                    "clause \(promise.clause) promises data to '\(disclosure.recipient)' on \(least.rawValue) suspicion "
                        + "only; this disclosure asks for less",
                    "Disclose with onSuspicion: .\(least.rawValue).", article: promise.article)
            }
            places.append(own)
        }
    }

    /// A recipient that no activity discloses to; a sub-processor gets data from its processor.
    static let recipientUnused = register("G-34", .warning, "5(2)") { survey, places in
        let disclosed = Set(survey.register.activities.flatMap { $0.disclosures.map(\.recipient) })
        for recipient in survey.register.recipients
        where !disclosed.contains(recipient.id) && (recipient.part != .subprocessor || recipient.engagedBy == nil) {
            places.add(
                "recipients[\(recipient.id)]", "no activity discloses anything to '\(recipient.name)'",
                "Add Discloses(to:) to the activity that does, or drop the recipient; giving it data is denied.")
        }
    }
}
