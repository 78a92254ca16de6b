// SPDX-License-Identifier: Apache-2.0

import LawfulTime

// Security measures (Art. 32), with their owner, evidence and review.
extension FindingRule {
    /// A measure for which nobody answers, that nothing proves, or that nobody will review.
    static let measureUnproven = register("G-29", .warning, "32(1)") { survey, places in
        for measure in survey.register.securityMeasures {
            let path = "securityMeasures[\(measure.id)]"
            if measure.owner.isBlank {
                places.add(
                    "\(path).owner", "nobody answers for '\(measure.title)'", "Name the function that does.",
                    article: "24(1)")
            }
            if measure.evidence.isBlank {
                places.add(
                    "\(path).evidence", "nothing shows that '\(measure.title)' works",
                    "Put evidence on file, such as a test report.", article: "5(2)")
            }
            if measure.reviewBy == nil {
                places.add(
                    "\(path).reviewBy", "no review of '\(measure.title)' is planned", "Set a date with reviewBy:.",
                    article: "32(1)(d)")
            }
        }
    }

    /// No measure, or none that protects an activity.
    static let measuresMissing = register("G-30", .info, "32(1)") { survey, places in
        let register = survey.register
        guard !register.securityMeasures.isEmpty else {
            places.add(
                "securityMeasures", "no measure that keeps data secure is declared",
                "Declare each SecurityMeasure; the record of processing describes them (Art. 30(1)(g)).")
            return
        }
        guard !register.securityMeasures.contains(where: { $0.purposes == nil }) else { return }
        let protected = Set(register.securityMeasures.flatMap { $0.purposes ?? [] })
        for activity in register.activities where !protected.contains(activity.purpose) {
            places.add(
                "activities[\(activity.purpose)]", "no declared measure keeps data for '\(activity.title)' secure",
                "Add the purpose to a measure that does.", of: activity.purpose)
        }
    }

    /// A review that is overdue on the date.
    static let reviewOverdue = register("G-50", .warning, "32(1)(d)") { survey, places in
        guard let date = survey.date else { return }
        for measure in survey.register.securityMeasures {
            guard let due = measure.reviewBy?.date, due < date else { continue }
            places.add(
                "securityMeasures[\(measure.id)].reviewBy", "the review of '\(measure.title)' was due on \(due)",
                "Review it, renew its evidence, and set the next date.")
        }
    }
}
