// SPDX-License-Identifier: Apache-2.0

// Which data: information, provision and source; categories; minimisation; change of purpose; decisions by machine.
extension ReferenceModel {
    /// The category that the case is about.
    var category: String { says("category", "ordinary") ? "name" : context["category"] }

    /// The categories that the question names.
    var named: [String] {
        guard !says("named", "none") else { return [] }
        let beside: [String] =
            switch context["named"] {
            case "more": ["nickname"]
            case "foreign": ["elsewhere"]
            case "foreign_special": ["elsewhere_health"]
            case "neighbour":
                situation.neighbour.map { place in
                    let other = situation.activities[place]["category"]
                    return [other == "ordinary" ? "name" : other]
                } ?? []
            case "unknown": ["mystery", "riddle"]
            case "ten_foreign": fields(9) + ["elsewhere_health"]
            case "fourteen_foreign": fields(13) + ["elsewhere_health"]
            case "many": fields(18)
            case "many_foreign": fields(18) + ["elsewhere_health"]
            case "many_unknown": fields(18) + ["mystery"]
            default: []
            }
        return beside + [category] + (says("fields", "excess") ? ["shoe_size"] : [])
    }

    /// The categories that the activity declares.
    var covered: [String] {
        ["name", "nickname", "shoe_size"] + (says("category", "ordinary", "undeclared") ? [] : [category])
            + (says("wide", "yes") ? fields(20) : [])
    }

    /// Those that the question is about: one that names none asks for all.
    var inQuestion: [String] { named.isEmpty ? covered : named }

    private func fields(_ count: Int) -> [String] {
        (1...count).map { "field-\($0)" + (situation.place == 0 ? "" : "-\(situation.place + 1)") }
    }

    /// The kind of a category: special, criminal, national_id, or ordinary.
    private func kind(_ category: String) -> String {
        guard category != "elsewhere_health" else { return "special" }
        let isDeclared = situation.activities.contains { $0.says("category", category) }
        guard isDeclared, category != "undeclared" else { return "ordinary" }
        return ["criminal", "national_id"].contains(category) ? category : "special"
    }

    mutating func data() {
        let isAsked = operation == "collect" && source == .subject
        fail("transparency.not_informed", if: isAsked && (!isTold || isPeriodUntold))
        fail(
            "provision.required_missing",
            if: says("provided", "required_missing") || says("lacking", "several_required"))
        let isClosed = says("source", "register", "third_party") && says("source_permission", "no")
        fail("source.no_permission", if: source == .other || (source == .own && isClosed))
        fail("category.undeclared", if: inQuestion.contains { !covered.contains($0) })
        for category in inQuestion {
            switch kind(category) {
            case "criminal": fail("criminal.no_authority", if: says("licence", "none") && says("crimlaw", "none"))
            case "national_id": fail("national_id.no_law", if: says("idlaw", "none"))
            case "special": special(category)
            default: break
            }
        }
        let needed = ["name", "nickname", category]
        let isExcess = inQuestion.contains { covered.contains($0) && !needed.contains($0) }
        fail("minimisation.excess_fields", if: says("fields", "excess") && operation == context.home && isExcess)
    }

    /// Strictly: whether nothing tells how long the activity's data are kept (Art. 13(2)(a); S-46, S-48).
    ///
    /// A processor keeps them as instructed; what starts a count that a law sets can be looked up there.
    var isPeriodUntold: Bool {
        guard isStrict else { return false }
        switch context["kept"] {
        case "none": return !isProcessor
        case "own_only": return !isProcessor
        default:
            return says("term", "extent_untold")
                || says("term", "trigger_untold") && !says("retention", "minimum_running")
        }
    }

    private enum Source {
        case subject
        case own
        case other
    }

    /// Where the question says that the data come from: the person, the activity's source, or one that isn't its own.
    private var source: Source {
        switch context["sourced"] {
        case "unknown", "neighbour": .other
        default: says("source", "subject") ? .subject : .own
        }
    }

    private mutating func special(_ category: String) {
        switch category == self.category ? context["art9"] : "none" {
        case "a": fail("special.consent_not_explicit", if: !isExplicit)
        case "b", "g", "i": fail("special.no_condition", if: !isByLaw)
        case "c": fail("special.no_condition", if: says("vital", "no") || says("capable", "yes"))
        case "f": fail("special.no_condition", if: !context.isForClaims)
        case "j": fail("special.no_condition", if: !isByLaw || says("research89", "no"))
        case "d", "e", "h": break
        default: fail("special.no_condition")
        }
    }

    // MARK: Change of purpose

    enum Origin: Equatable {
        case same
        case earlier
        case other(legs: [String])
        case unknown
    }

    /// For which activity the data in question were collected.
    var origin: Origin {
        switch context["from_where"] {
        case "itself": return .same
        case "unknown": return .unknown
        case "neighbour":
            guard let place = situation.neighbour, situation.activities[place].isDeclared else { return .unknown }
            return .other(legs: situation.activities[place].legs)
        default: return says("origin", "other") ? .earlier : .same
        }
    }

    /// Use for another purpose than that of collection (Art. 6(4)): all five factors, and notice beforehand.
    mutating func change() {
        let first: [String]
        switch origin {
        case .same: return
        case .earlier: first = [context["obasis"]]
        case .other(let legs): first = legs
        case .unknown: first = []
        }
        guard basis != "a" else { return }
        if !(basis == "c" && isByLaw) {
            if first.contains("a") {
                // Data collected on consent, as far as anybody can say: no finding stretches the consent.
                fail("consent.purpose_mismatch")
            } else if says("research89", "no") {
                let isAssessed = origin == .earlier && !says("compat", "missing") && says("factors", "five")
                fail("purpose.not_assessed", if: !isAssessed)
                fail("purpose.incompatible", if: isAssessed && says("compat", "no"))
            }
        }
        fail("transparency.further_purpose", if: says("notice2", "missing") || isForgotten(situation.place))
    }

    // MARK: Decisions by machine

    /// Whether decisions have legal or similarly significant effects (Art. 22(1)).
    var isSignificant: Bool { context.declaresEffect || context.assertsEffect }

    mutating func decision() {
        guard operation == "decide_auto", isSignificant else { return }
        switch basis {
        case "a": fail("adm.not_permitted", if: !isExplicit)
        case "b": fail("adm.not_permitted", if: says("necessary", "no"))
        case "c", "e": fail("adm.not_permitted", if: !isByLaw)
        default: fail("adm.not_permitted")
        }
        fail("adm.no_safeguards", if: ["a", "b"].contains(basis) && !isSafeguarded)
        // Art. 22(4): explicit consent, or a law, and not a condition on paper.
        let isOpen = (says("art9", "a") && isExplicit) || (says("art9", "g") && isByLaw)
        fail(
            "adm.special_category",
            if: inQuestion.contains { kind($0) == "special" && !(isOpen && $0 == category) })
    }

    /// Art. 22(3): safeguards come with the decisions that are declared.
    private var isSafeguarded: Bool {
        says("human", "yes") && (context.home == "decide_auto" || says("effect", "significant"))
    }
}
