// SPDX-License-Identifier: Apache-2.0

extension ReferenceModel {
    /// To whom data go: sale, authorities, processors.
    mutating func recipient() {
        guard operation == "disclose" || operation == "transfer" else { return }
        switch context["recipient"] {
        case "none": fail("basis.missing", if: operation == "disclose")
        case "buyer": fail("disclosure.sale_prohibited")
        case "authority":
            fail("disclosure.foreign_order", if: basis == "c" && says("order", "third_no_treaty"))
            fail("disclosure.condition_unmet", if: basis == "c" && says("order", "none"))
        case "crimefighter": fail("disclosure.condition_unmet", if: !says("suspicion", "serious"))
        case "processor": processor()
        case "subprocessor":
            processor()
            fail("processor.sub_unauthorised", if: says("sub", "none", "unauthorised", "general_objected"))
            fail("processor.sub_window_open", if: says("sub", "general_open"))
        default: break
        }
        // A processor is no third party (Art. 4(10)): handing data to it is not a disclosure to be weighed by itself.
        let isThird = !says("recipient", "none", "processor", "subprocessor")
        fail("disclosure.not_necessary", if: isThird && says("disclosure_needed", "no"))
    }

    private mutating func processor() {
        switch context["dpa"] {
        case "complete": break
        case "none": fail("processor.no_contract")
        case "oral": fail("processor.not_in_writing")
        default: fail("processor.contract_incomplete")
        }
        fail("processor.no_guarantees", if: says("guarantees", "unverified"))
    }

    /// Third countries (Chapter V).
    mutating func transfer() {
        guard operation == "disclose" || operation == "transfer" else { return }
        guard !["NL", "NO", "BE", "CZ", "DE", "ES"].contains(context["to"]) else { return }
        let isNobody = says("recipient", "none")
        if isDecided {
            switch context["to"] {
            case "US":
                if !isNobody, says("dpf", "active"), says("hr", "no") || says("hr_covered", "yes") { return }
            case "CA", "JP": if isNobody || says("sector", "commercial") { return }
            default: return
            }
        }
        switch isNobody ? "none" : context["tool"] {
        case "none": fail(isDecided ? "transfer.adequacy_scope" : "transfer.no_tool")
        case "scc", "bcr", "code":
            fail("transfer.no_tia", if: says("tia", "missing"))
            fail("transfer.no_equivalent_protection", if: says("tia", "negative"))
        case "derog_consent": fail("transfer.derogation_scope", if: !isExplicit || says("body", "public"))
        case "derog_contract":
            fail("transfer.derogation_scope", if: says("occasional", "no") || says("body", "public"))
        case "derog_claims": fail("transfer.derogation_scope", if: says("claims", "no") || says("occasional", "no"))
        default: fail("transfer.derogation_scope", if: says("vital", "no") || says("capable", "yes"))
        }
    }

    /// Whether an adequacy decision was in force then.
    private var isDecided: Bool {
        switch context["to"] {
        case "US": says("as_of", "now")
        case "GB": says("as_of", "now", "before_withdrawal")
        case "JP": !says("as_of", "before_effective")
        case "CA", "CH": true
        default: false
        }
    }

    /// What a person asks of the controller (Arts. 15 to 22).
    mutating func request() {
        if isProcessor { return fail("right.redirect_to_controller") }
        // An objection to marketing and a withdrawal can't be refused, whoever doubts.
        if operation == "dsr.object", isMarketing { return }
        fail("right.identity_pending", if: says("identity", "reasonable_doubt"))
        fail("right.unidentifiable", if: says("identity", "unidentifiable"))
        fail("right.refused.excessive", if: says("abuse", "proven"))
        switch operation {
        case "dsr.erase": erasure()
        case "dsr.restrict":
            let isObjected = says("objection", "open") && ["e", "f"].contains(basis)
            let isGround = says("accuracy", "contested") || says("claims", "yes") || says("ground", "17_1_d")
            fail("right.not_applicable", if: !isObjected && !isGround)
        case "dsr.port":
            let isPortable = ["a", "b"].contains(basis) && says("automated", "yes") && !says("data", "inferred")
            fail("right.not_applicable", if: !isPortable)
        case "dsr.object": fail("right.not_applicable", if: !["e", "f"].contains(basis))
        case "dsr.withdraw": fail("right.not_applicable", if: basis != "a")
        case "dsr.contest": fail("right.not_applicable", if: says("effect", "none"))
        default: break
        }
    }

    private mutating func erasure() {
        guard hasErasureGround else { return fail("right.not_applicable") }
        let isMinimum = says("retention", "minimum_running")
        let isTask = basis == "e" && !says("ground", "17_1_c")
        fail(
            "right.exempt.legal_obligation",
            if: ((basis == "c" || (basis != "none" && says("alt", "c")) || isTask) && !isExpired) || isMinimum)
        fail("right.exempt.claims", if: says("claims", "yes") || says("hold", "claims"))
    }

    private var hasErasureGround: Bool {
        switch context["ground"] {
        case "none": false
        case "17_1_b": basis == "a" && consent == "withdrawn"
        case "17_1_c": isMarketingObjected || (["e", "f"].contains(basis) && says("objection", "open", "upheld"))
        case "17_1_f": basis == "a" && says("iss", "yes")
        default: true
        }
    }
}
