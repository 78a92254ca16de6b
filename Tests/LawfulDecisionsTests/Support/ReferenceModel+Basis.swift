// SPDX-License-Identifier: Apache-2.0

extension ReferenceModel {
    /// Instruction, erasure, retention, restriction, objection: the person's story. Gives the code of a permit that
    /// they narrow, if they do.
    mutating func story() -> String? {
        fail("processor.outside_instruction", if: isProcessor && says("instruction", "no"))
        fail("data.erased", if: isErased && operation != "collect")
        fail("retention.expired", if: isExpired && retained == nil)
        if isRestricted, operation != "store" {
            let exceptions = ["claims": "claims", "others": "others_rights", "public_interest": "public_interest"]
            objection()
            if let exception = exceptions[context["exc"]] { return "ok.restriction.\(exception)" }
            if isExcepted, isValid { return "ok.restriction.consent" }
            fail("restriction.active")
            return nil
        }
        objection()
        return isRestricted ? "ok.restriction.storage" : retained
    }

    var isExpired: Bool { says("retention", "expired") }

    /// What allows data to be kept beyond their term, and stored where they are held.
    private var retained: String? {
        if isExpired, says("ext", "documented"), !isErased { return "ok.retention.extended" }
        guard says("hold", "claims") else { return nil }
        return operation == "store" || (isExpired && says("claims", "yes")) ? "ok.legal_hold" : nil
    }

    /// Whether an objection to marketing stands: no valid consent was given after it.
    var isMarketingObjected: Bool {
        let isBefore = says("consent", "given_after_objection")
        guard isMarketing, says("objection", "marketing"), isBefore || isAfterProtest else { return false }
        return !(isValid && (isBefore || isExcepted))
    }

    private mutating func objection() {
        fail("objection.marketing", if: isMarketingObjected)
        guard ["e", "f"].contains(basis) else { return }
        fail("objection.unresolved", if: says("objection", "open") && says("claims", "no"))
        fail("objection.upheld", if: says("objection", "upheld"))
    }

    /// ePrivacy and the basis; gives the code of what carries.
    mutating func carry() -> String {
        if isMarketing, says("medium", "email", "sms"), !says("eprivacy", "not_applicable") {
            let isCustomer = says("eprivacy", "existing_customer") && consent != "withdrawn"
            if says("eprivacy", "opted_out"), isAfterProtest, !(isValid && isExcepted) {
                fail("eprivacy.opted_out")
            } else if !isValid, isCustomer {
                return isProcessor ? "ok.instruction" : "ok.eprivacy.existing_customer"
            } else if !isValid {
                fail("eprivacy.no_opt_in")
            }
        }
        return isProcessor ? "ok.instruction" : byBasis()
    }

    private mutating func byBasis() -> String {
        declaration()
        switch basis {
        case "a": consented()
        case "b": contracted()
        case "d": fail("basis.not_applicable", if: says("vital", "no"))
        default: break
        }
        guard basis != "a", basis != "none" else { return Self.carriers[basis] ?? "" }
        fail("consent.withdrawn", if: says("alt", "a") && consent == "withdrawn")
        fail("basis.not_necessary", if: isStrict && says("necessary", "no"))
        let isKept = basis == "b" && operation == "store" && says("contract", "ended")
        return isKept ? "ok.retention.running" : Self.carriers[basis] ?? ""
    }

    /// What the declaration of a basis must hold, whoever is concerned.
    mutating func declaration() {
        switch basis {
        case "none": fail("basis.missing")
        case "c", "e": fail("basis.not_applicable", if: says("law", "none", "third"))
        case "f":
            fail("li.public_authority", if: says("body", "public") && says("task", "yes"))
            fail("li.not_assessed", if: says("lia", "missing"))
            fail("li.overridden", if: says("lia", "failed"))
            fail("li.not_communicated", if: says("li_told", "no"))
        default: break
        }
    }

    private mutating func consented() {
        switch consent {
        case "none", "refused": fail("consent.missing")
        case "withdrawn": fail("consent.withdrawn")
        case "other": fail("consent.purpose_mismatch")
        default: for flaw in flaws { fail(flaw) }
        }
    }

    private mutating func contracted() {
        switch context["contract"] {
        case "none", "pre_unsolicited": fail("basis.not_applicable")
        case "active", "ended": fail("basis.not_applicable", if: isStrict && says("party", "no"))
        default: break
        }
        // What is stored may outlive the contract, while a rule, an extension or a hold keeps it.
        let isKept = operation == "store" && (!isExpired || retained != nil)
        fail("basis.lapsed", if: says("contract", "ended") && !isKept)
    }
}
