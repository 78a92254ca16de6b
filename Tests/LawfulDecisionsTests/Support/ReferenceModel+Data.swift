// SPDX-License-Identifier: Apache-2.0

extension ReferenceModel {
    /// Information, provision and source; categories; minimisation.
    mutating func data() {
        let isAsked = operation == "collect" && says("source", "subject")
        fail("transparency.not_informed", if: isAsked && says("informed", "no"))
        fail("provision.required_missing", if: says("provided", "required_missing"))
        fail("source.no_permission", if: says("source", "register", "third_party") && says("source_permission", "no"))
        fail("minimisation.excess_fields", if: says("fields", "excess"))
        switch context["category"] {
        case "ordinary": break
        case "undeclared": fail("category.undeclared")
        case "criminal": fail("criminal.no_authority", if: says("licence", "none") && says("crimlaw", "none"))
        case "national_id": fail("national_id.no_law", if: says("idlaw", "none"))
        default: special()
        }
    }

    var isSpecial: Bool { !says("category", "ordinary", "undeclared", "criminal", "national_id") }

    private mutating func special() {
        let isByLaw = says("law", "ms", "eu")
        switch context["art9"] {
        case "a": fail("special.consent_not_explicit", if: !isExplicit)
        case "b", "g", "i": fail("special.no_condition", if: !isByLaw)
        case "c": fail("special.no_condition", if: says("vital", "no") || says("capable", "yes"))
        case "f": fail("special.no_condition", if: says("claims", "no"))
        case "j": fail("special.no_condition", if: !isByLaw || says("research89", "no"))
        case "d", "e", "h": break
        default: fail("special.no_condition")
        }
    }

    /// Use for another purpose than that of collection (Art. 6(4)).
    mutating func change() {
        guard says("origin", "other"), basis != "a" else { return }
        if !(basis == "c" && says("law", "ms", "eu")) {
            if says("obasis", "a") {
                // Data collected on consent: no finding stretches the consent.
                fail("consent.purpose_mismatch")
            } else if says("research89", "no") {
                fail("purpose.not_assessed", if: says("compat", "missing"))
                fail("purpose.incompatible", if: says("compat", "no"))
            }
        }
        fail("transparency.further_purpose", if: says("notice2", "missing") || isErased)
    }

    /// Decisions by machine (Art. 22).
    mutating func decision() {
        guard operation == "decide_auto", says("effect", "significant") else { return }
        switch basis {
        case "a": fail("adm.not_permitted", if: !isExplicit)
        case "b": fail("adm.not_permitted", if: says("necessary", "no"))
        case "c", "e": fail("adm.not_permitted", if: says("law", "none", "third"))
        default: fail("adm.not_permitted")
        }
        fail("adm.no_safeguards", if: ["a", "b"].contains(basis) && says("human", "no"))
        fail("adm.special_category", if: isSpecial && !says("art9", "a", "g"))
    }
}
