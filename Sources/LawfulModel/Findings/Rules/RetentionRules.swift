// SPDX-License-Identifier: Apache-2.0

// How long data are kept (Arts. 5(1)(e), 13(2)(a)).
extension FindingRule {
    /// A rule by which people can't tell how long their data are kept.
    static let retentionUntold = activity("L-18", .error, "13(2)(a)") { _, activity, places in
        for (index, rule) in activity.retention.enumerated() {
            let isUnstated = rule.trigger.event == RetentionTrigger.unstated.event
            // Where a law sets the period, people can look up what starts it (L-11).
            let isTriggerUntold = rule.untold.contains(.trigger) && rule.law == nil
            var gaps: [String] = []
            if isUnstated || isTriggerUntold { gaps.append("what starts the count of \(rule.period.words)") }
            if rule.untold.contains(.extent) {
                gaps.append("how much longer \(gaps.isEmpty ? "than \(rule.period.words) " : "")data may be kept")
            }
            guard !gaps.isEmpty else { continue }
            places.add(
                "retention[\(index)]", "people can't tell \(gaps.joined(separator: ", nor "))",
                isUnstated
                    ? "Name the event that starts the count; nothing expires by a rule without one."
                    : "Tell the event and the period, or usable criteria for it.")
        }
    }

    /// Data that no rule lets expire.
    static let keptByNoRule = activity("G-01", .error, "5(1)(e)") { _, activity, places in
        // A processor keeps data as its controllers instruct.
        guard !activity.part.isProcessor else { return }
        if activity.retention.isEmpty {
            places.add(
                "retention", "no rule says how long data for '\(activity.title)' are kept",
                "Add Keep(for:after:) to the activity.")
            return
        }
        guard !activity.retention.contains(where: { $0.categories == nil }) else { return }
        let governed = Set(activity.retention.compactMap(\.categories).joined())
        let free = activity.categories.filter { !governed.contains($0) }
        guard !free.isEmpty else { return }
        places.add(
            "retention", "no rule says how long these are kept: \(quoted(free))",
            "Add a rule for these categories, or a general one.")
    }

    /// A rule that never governs anything, since others come first.
    static let retentionGovernsNothing = activity("G-38", .warning, "5(2)") { _, activity, places in
        let specific = Set(activity.retention.compactMap(\.categories).joined())
        let isAllSpecific = !activity.categories.isEmpty && activity.categories.allSatisfy(specific.contains)
        var governed: Set<CategoryID> = []
        var isGeneralTaken = isAllSpecific
        for (index, rule) in activity.retention.enumerated() {
            let isIdle: Bool
            if let categories = rule.categories {
                isIdle = governed.isSuperset(of: categories)
                governed.formUnion(categories)
            } else {
                isIdle = isGeneralTaken
                isGeneralTaken = true
            }
            guard isIdle else { continue }
            places.add(
                "retention[\(index)]", "this rule governs nothing: other rules of the activity cover all that it names",
                "Drop it, or name the categories that it is meant for.")
        }
    }
}
