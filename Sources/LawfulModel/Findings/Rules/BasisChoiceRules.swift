// SPDX-License-Identifier: Apache-2.0

// Whether the basis that was chosen fits the aim, and stands alone.
extension FindingRule {
    /// A contract as the basis for an aim that a contract seldom needs (EDPB Guidelines 2/2019).
    static let seldomContractual = activity("L-14", .warning, "6(1)(b)") { _, activity, places in
        let aims = activity.aims.filter(Aim.seldomContractual.contains)
        guard !aims.isEmpty else { return }
        for (index, ground) in activity.grounds.enumerated() where ground.basis == .contract {
            places.add(
                "grounds[\(index)]", "performing a contract seldom needs the aim of \(quoted(aims)) (EDPB 2/2019)",
                "Consider Art. 6(1)(f) with a balancing test, or ask for consent.")
        }
    }

    /// Two bases for the same processing.
    static let twoBases = activity("L-16", .warning, "6(1)") { _, activity, places in
        let grounds = activity.grounds
        for (index, second) in grounds.enumerated() {
            let other = grounds[..<index].first { $0.basis != second.basis && $0.overlaps(second) }
            guard let first = other else { continue }
            places.add(
                "grounds",
                "two bases, (\(first.basis.rawValue)) and (\(second.basis.rawValue)), carry the same processing; "
                    + "people's rights differ by basis",
                "Split the purpose, or tell with only(…) which data or operations each basis carries.")
            return
        }
    }

    /// Consent for all marketing: stricter than the law, and binding once chosen.
    static let consentForAllMarketing = activity("L-17", .info, "6(1)(a)") { survey, activity, places in
        guard survey.register.electronicMarketing == .consentForAll, activity.isDirectMarketing else { return }
        for (index, ground) in activity.grounds.enumerated() where ground.basis == .consent {
            places.add(
                "grounds[\(index)]",
                "consent for all marketing is more than the law asks; it binds, and nothing replaces it once withdrawn",
                "Keep it if it is meant; else see Art. 6(1)(f) and the exception for customers (NL: Tw 11.7(3)).")
        }
    }
}

extension Ground {
    /// Whether some processing is carried by both.
    fileprivate func overlaps(_ other: Ground) -> Bool {
        Self.meet(categories, other.categories) && Self.meet(operations, other.operations)
    }

    private static func meet<T: Hashable>(_ one: [T]?, _ other: [T]?) -> Bool {
        guard let one, let other else { return one?.isEmpty != true && other?.isEmpty != true }
        return !Set(one).isDisjoint(with: other)
    }
}
