// SPDX-License-Identifier: Apache-2.0

// Third countries (Chapter V), on top of Arts. 6 and 28.
extension ReferenceModel {
    /// Every location must satisfy it: where data are sent, and from where they are looked into.
    mutating func transfer() {
        guard operation == "disclose" || operation == "transfer" else { return }
        let declared = receiver.declared
        reachLink(of: declared)
        let remote = declared.map { [$0["looks_from"]].filter { $0 != "nowhere" } } ?? []
        switch context["sent_to"] {
        case "unsaid":
            guard let declared else { return fail("transfer.no_tool", if: operation == "transfer") }
            for country in [declared["to"]] + remote { reach(country, declared) }
        case "country":
            for country in [context["to"]] + remote.filter({ $0 != declared?["to"] }) { reach(country, declared) }
        default:
            for country in [context["sent_to"]] + remote.filter({ $0 != declared?["to"] }) { reach(country, declared) }
        }
    }

    /// A sub-processor in the chain gets what its processor gets, unless nobody may engage it yet, or any more.
    private mutating func reachLink(of processor: CaseContext?) {
        guard let processor, processor.says("engages", "by_name", "never") else { return }
        let place = processor["link_in"]
        guard place == "IN" || place == "US" || (place == "JP" && today < "2019-01-23") else { return }
        switch processor["link_tool"] {
        case "none": fail(place == "US" && today >= "2023-07-10" ? "transfer.adequacy_scope" : "transfer.no_tool")
        case "scc": break
        default: fail("transfer.derogation_scope", if: says("occasional", "no") || isPublicBody)
        }
    }

    private mutating func reach(_ country: String, _ recipient: CaseContext?) {
        guard !Law.economicArea.contains(country) else { return }
        let scope = Law.adequacy(of: country, on: today)
        switch scope {
        case "everyone": return
        case "commercial": if recipient?.says("sector", "public") != true { return }
        case "framework":
            let isCovered = says("hr", "no") || recipient?.says("hr_covered", "yes") == true
            if recipient?.says("dpf", "active") == true, isCovered { return }
        default: break
        }
        let tool = recipient.map { $0.says("tool_kind", "as_tool") ? $0["tool"] : $0["tool_kind"] } ?? "none"
        let isOccasional = says("occasional", "yes")
        switch tool {
        case "none": fail(scope == nil ? "transfer.no_tool" : "transfer.adequacy_scope")
        case "scc", "bcr", "code":
            fail("transfer.no_tia", if: recipient?.says("tia", "missing") == true)
            fail("transfer.no_equivalent_protection", if: recipient?.says("tia", "negative") == true)
        case "derog_consent": fail("transfer.derogation_scope", if: !isExplicit || isPublicBody)
        case "derog_contract": fail("transfer.derogation_scope", if: !isOccasional || isPublicBody)
        case "derog_claims": fail("transfer.derogation_scope", if: !context.isForClaims || !isOccasional)
        case "derog_vital": fail("transfer.derogation_scope", if: says("vital", "no") || says("capable", "yes"))
        // Art. 49(4): recognised in the law of the Union or a member state.
        case "derog_public_interest":
            fail("transfer.derogation_scope", if: recipient?.says("tool_law", "ms") != true)
        // Entries of a public register, not the whole of it.
        case "derog_register": fail("transfer.derogation_scope", if: !isOccasional)
        // Not repetitive, authority and person informed, and not for public authorities (Art. 49(3)).
        default:
            let isInformed = recipient?.says("notified", "yes") == true
            fail("transfer.derogation_scope", if: !isInformed || !isOccasional || isPublicBody)
        }
    }
}
