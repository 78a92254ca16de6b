// SPDX-License-Identifier: Apache-2.0

// Who may: need to know, secrecy (Arts. 5(1)(f), 32(4)).
extension FindingRule {
    /// A role for everything.
    static let everyoneMayEverything = register("L-07", .warning, "32(4)") { survey, places in
        for role in survey.register.roles where role.purposes == nil {
            places.add(
                "roles[\(role.id)].purposes",
                "the role '\(role.id)' may process for every purpose; that is no need to know",
                "List the purposes that the function serves.")
        }
    }

    /// A role that nobody holds.
    static let heldByNobody = register("G-31", .warning, "32(4)") { survey, places in
        for role in survey.register.roles where role.heldBy.map({ $0.allSatisfy(\.isBlank) }) == true {
            places.add(
                "roles[\(role.id)].heldBy", "nobody holds the role '\(role.id)', and it may still be asked as",
                "Say which functions hold it, or drop it.")
        }
    }

    /// A role whose holders nothing binds to secrecy.
    static let boundByNothing = register("G-32", .warning, "32(4)") { survey, places in
        for role in survey.register.roles where role.bond == .nothing {
            places.add(
                "roles[\(role.id)].bond",
                "nothing binds those in the role '\(role.id)' to secrecy; every use is denied",
                "Have them sign an undertaking, and declare boundBy: .secrecy.", article: "28(3)(b)/32")
        }
    }

    /// An activity that no role serves: every use is denied.
    static let servedByNobody = register("G-33", .warning, "32(4)") { survey, places in
        let register = survey.register
        if register.roles.isEmpty, !register.activities.isEmpty {
            places.add(
                "roles", "no role is declared; every use is denied",
                "Declare a Role for each function, with the purposes that it serves.")
            return
        }
        guard !register.roles.contains(where: { $0.purposes == nil }) else { return }
        let served = Set(register.roles.flatMap { $0.purposes ?? [] })
        for activity in register.activities where !served.contains(activity.purpose) {
            places.add(
                "activities[\(activity.purpose)]", "no role serves '\(activity.title)'; every use is denied",
                "Add the purpose to the role of those who carry it out.", of: activity.purpose)
        }
    }

    /// A role for no purpose, or one that sees nothing.
    static let roleForNothing = register("G-36", .warning, "5(2)") { survey, places in
        for role in survey.register.roles {
            if role.purposes?.isEmpty == true {
                places.add(
                    "roles[\(role.id)].purposes", "the role '\(role.id)' serves no purpose; every use is denied",
                    "List the purposes that it serves, or drop it.")
            } else if role.categories?.isEmpty == true {
                places.add(
                    "roles[\(role.id)].categories", "the role '\(role.id)' may see no category; every use is denied",
                    "List the categories that it may see, or leave seeing: out for those of its purposes.")
            }
        }
    }
}
