// SPDX-License-Identifier: Apache-2.0

// To whom data go: sale, authorities, processors (Arts. 28, 48; section 6).
extension ReferenceModel {
    enum Receiver {
        case nobody
        /// One that the register doesn't know.
        case unknown
        /// One to whom the activity discloses.
        case own(CaseContext)
        /// One to whom another activity discloses.
        case foreign(CaseContext)

        /// What the register says of it.
        var declared: CaseContext? {
            switch self {
            case .own(let context), .foreign(let context): context
            case .nobody, .unknown: nil
            }
        }
    }

    var receiver: Receiver {
        switch context["to_whom"] {
        case "nobody": return .nobody
        case "unknown": return .unknown
        case "neighbour":
            guard let place = situation.neighbour, !situation.activities[place].says("recipient", "none") else {
                return .unknown
            }
            return .foreign(situation.activities[place])
        default: return says("recipient", "none") ? .nobody : .own(context)
        }
    }

    mutating func recipient() {
        guard operation == "disclose" || operation == "transfer" else { return }
        switch receiver {
        case .nobody: return fail("basis.missing", if: operation == "disclose")
        // Only registered recipients receive data: of another nobody knows more than that nothing was agreed.
        case .unknown, .foreign: return fail("processor.no_contract")
        case .own: break
        }
        fail("minimisation.excess_fields", if: says("gives", "name") && inQuestion.contains { $0 != "name" })
        let ranks = ["none": 0, "low": 1, "serious": 2]
        let wanted = [
            context["suspected"], context["promised"], says("recipient", "crimefighter") ? "serious" : "none",
        ]
        let most = wanted.compactMap { ranks[$0] }.max() ?? 0
        fail("disclosure.condition_unmet", if: (ranks[context["suspicion"]] ?? 0) < most)
        // A processor is no third party (Art. 4(10)): handing data to it is not a disclosure to be weighed by itself.
        let isThird = !says("recipient", "processor", "subprocessor") || says("part", "undecided")
        fail("disclosure.not_necessary", if: isThird && says("disclosure_needed", "no"))
        guard says("part", "as_recipient") else { return fail("basis.missing") }
        switch context["recipient"] {
        case "buyer": fail("disclosure.sale_prohibited", if: says("promises", "made"))
        case "authority":
            fail("disclosure.foreign_order", if: basis == "c" && says("order", "third_no_treaty"))
            fail("disclosure.condition_unmet", if: basis == "c" && says("order", "none"))
        case "processor": processor()
        case "subprocessor":
            processor()
            subProcessor()
        default: break
        }
    }

    /// Guarantees evidenced and not stale, a contract complete, in writing and in force, purpose and categories inside it.
    private mutating func processor() {
        // Data given to a processor reach those whom it engages (Art. 28(2), (4)).
        fail("processor.sub_unauthorised", if: says("engages", "never"))
        let isFresh = says("evidence", "as_guarantees", "today", "last_day")
        fail("processor.no_guarantees", if: says("guarantees", "unverified") || !isFresh)
        guard !says("dpa", "none") else { return fail("processor.no_contract") }
        guard !says("dpa", "oral") else { return fail("processor.not_in_writing") }
        switch context["agreement"] {
        case "not_yet", "over", "ending", "chosen", "certified", "other_purpose":
            return fail("processor.no_contract")
        case "name_only": fail("minimisation.excess_fields", if: inQuestion.contains { $0 != "name" })
        default: break
        }
        fail("processor.contract_incomplete", if: !says("dpa", "complete"))
    }

    /// Specific: silence is no. General: permitted only after the window, with no objection.
    private mutating func subProcessor() {
        switch context["engaged"] {
        case "yes_today", "window_over", "objected_tomorrow": return
        case "yes_tomorrow", "announced_tomorrow", "objected_today": return fail("processor.sub_unauthorised")
        case "window_last_day": return fail("processor.sub_window_open")
        default: break
        }
        fail("processor.sub_unauthorised", if: says("sub", "none", "unauthorised", "general_objected"))
        fail("processor.sub_window_open", if: says("sub", "general_open"))
    }
}
