// SPDX-License-Identifier: Apache-2.0

// ePrivacy and the legal basis (Tw 11.7; Art. 6).
extension ReferenceModel {
    /// Tests them; gives the code of what carries.
    mutating func carry() -> String {
        if isMarketing, says("medium", "email", "sms") {
            let isOptedOut = situation.activities.contains { $0.says("eprivacy", "opted_out") } && heard >= "2021-01-01"
            if isOptedOut, !isValid(since: "2021-01-01") {
                fail("eprivacy.opted_out")
            } else if !isValid, isGateAsked {
                // One who withdrew a consent to this purpose isn't reached by the exception either.
                if isCustomer, consent?.state != "withdrawn" {
                    return isProcessor ? "ok.instruction" : "ok.eprivacy.existing_customer"
                }
                fail("eprivacy.no_opt_in")
            }
        }
        return isProcessor ? "ok.instruction" : byBasis()
    }

    /// Off where the register chose consent for all marketing (section 5, rule 7).
    private var isGateAsked: Bool {
        says("policy", "gate") || (says("policy", "as_eprivacy") && !says("eprivacy", "not_applicable"))
    }

    private var isCustomer: Bool {
        situation.activities.contains { $0.says("eprivacy", "existing_customer") } && !isAllForgotten
    }

    private mutating func byBasis() -> String {
        guard isCarrying else {
            fail("basis.missing")
            return ""
        }
        declaration()
        switch basis {
        case "a": consented()
        case "b": contracted()
        case "d": fail("basis.not_applicable", if: says("vital", "no"))
        default: break
        }
        guard basis != "a" else { return "ok.consent" }
        // A consent once chosen isn't swapped for another basis when it is withdrawn (section 5, rule 5).
        fail("consent.withdrawn", if: context.legs.contains("a") && consent?.state == "withdrawn")
        fail("basis.not_necessary", if: isStrict && says("necessary", "no"))
        let isKept = basis == "b" && operation == "store" && contract == "ended"
        return isKept ? "ok.retention.running" : Self.carriers[basis] ?? ""
    }

    /// Whether the leg is declared for the operation and for all categories in question.
    private var isCarrying: Bool {
        guard basis != "none" else { return false }
        // Only the primary leg is limited.
        guard basis == context.legs.first else { return true }
        switch context["carries"] {
        case "home": return operation == context.home
        case "others": return operation != context.home
        case "named": return !inQuestion.contains { $0 != "name" }
        default: return true
        }
    }

    /// What the declaration of a basis must hold, whoever is concerned.
    mutating func declaration() {
        switch basis {
        case "none": fail("basis.missing")
        case "c", "e": fail("basis.not_applicable", if: !isByLaw)
        case "f":
            fail("li.public_authority", if: isPublicBody && says("task", "yes"))
            fail("li.not_assessed", if: says("lia", "missing"))
            fail("li.overridden", if: says("lia", "failed"))
            fail("li.not_communicated", if: says("li_told", "no"))
        default: break
        }
    }

    private mutating func consented() {
        switch consent?.state {
        case nil: fail(isConsentedElsewhere ? "consent.purpose_mismatch" : "consent.missing")
        case "refused": fail("consent.missing")
        case "withdrawn": fail("consent.withdrawn")
        default: for flaw in flaws { fail(flaw) }
        }
    }

    /// Where the contract stands; who was erased altogether has none.
    private var contract: String { isAllForgotten ? "none" : context["contract"] }

    private mutating func contracted() {
        switch contract {
        case "none", "pre_unsolicited": fail("basis.not_applicable")
        case "active", "ended": fail("basis.not_applicable", if: isStrict && says("party", "no"))
        default: break
        }
        // What is stored may outlive the contract, while a declared rule, an extension or a hold keeps it.
        let isKept = operation == "store" && storage != "none" && (storage != "expired" || retained != nil)
        fail("basis.lapsed", if: contract == "ended" && !isKept)
    }
}
