// SPDX-License-Identifier: Apache-2.0

// To whom data go: sale, authorities, processors (Arts. 28, 48; section 6).
extension ReferenceModel {
    enum Receiver {
        case nobody
        /// One that the register doesn't know.
        case unknown
        /// One to whom the activity discloses, declared with it or with another activity.
        case declared(CaseContext, isOwn: Bool)
        /// One to whom only another activity discloses.
        case foreign(CaseContext)

        /// What the register says of it.
        var context: CaseContext? {
            switch self {
            case .declared(let context, _), .foreign(let context): context
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
            let other = situation.activities[place]
            return says("shares", "yes") ? .declared(other, isOwn: false) : .foreign(other)
        default: return says("recipient", "none") ? .nobody : .declared(context, isOwn: true)
        }
    }

    mutating func recipient() {
        guard operation == "disclose" || operation == "transfer" else { return }
        switch receiver {
        case .nobody: fail("basis.missing", if: operation == "disclose")
        // Only registered recipients receive data: of another nobody knows more than that nothing was agreed.
        case .unknown, .foreign: fail("processor.no_contract")
        case .declared(let receiver, let isOwn): disclosure(to: receiver, isOwn: isOwn)
        }
    }

    /// What is said of the disclosure counts for the activity's own recipient, what is said of the recipient for both.
    private mutating func disclosure(to receiver: CaseContext, isOwn: Bool) {
        fail("minimisation.excess_fields", if: isOwn && says("gives", "name") && inQuestion.contains { $0 != "name" })
        let ranks = ["none": 0, "low": 1, "serious": 2]
        let isFighter = isOwn && receiver.says("recipient", "crimefighter")
        let wanted = [
            receiver["promised"], isOwn ? context["suspected"] : "none", isFighter ? "serious" : "none",
        ]
        let most = wanted.compactMap { ranks[$0] }.max() ?? 0
        fail("disclosure.condition_unmet", if: (ranks[context["suspicion"]] ?? 0) < most)
        // A processor is no third party (Art. 4(10)): handing data to it is not a disclosure to be weighed by itself.
        let isThird = !receiver.says("recipient", "processor", "subprocessor") || receiver.says("part", "undecided")
        fail("disclosure.not_necessary", if: isThird && says("disclosure_needed", "no"))
        guard receiver.says("part", "as_recipient") else { return fail("basis.missing") }
        switch receiver["recipient"] {
        case "buyer": fail("disclosure.sale_prohibited", if: says("promises", "made"))
        case "authority":
            // Never wider than ordered (S-60).
            fail(
                "minimisation.excess_fields",
                if: ordered.map { names in inQuestion.contains { !names.contains($0) } } ?? false)
            fail("disclosure.foreign_order", if: basis == "c" && says("order", "third_no_treaty"))
            fail("disclosure.condition_unmet", if: basis == "c" && says("order", "none"))
        case "processor": processor(receiver, isOwn: isOwn)
        case "subprocessor":
            processor(receiver, isOwn: isOwn)
            subProcessor(receiver)
        default: break
        }
    }

    /// The categories that the authority's order names, of those that the register knows.
    private var ordered: [String]? {
        switch context["ordered"] {
        case "asked": ["name", "nickname"] + (says("category", "ordinary", "undeclared") ? [] : [category])
        case "name": ["name"]
        case "nothing", "unknown": []
        default: nil
        }
    }

    /// Guarantees evidenced and not stale, a contract complete, in writing and in force, purpose and categories inside it.
    private mutating func processor(_ receiver: CaseContext, isOwn: Bool) {
        // Data given to a processor reach those whom it engages (Art. 28(2), (4)).
        fail("processor.sub_unauthorised", if: receiver.says("engages", "never"))
        let isFresh = receiver.says("evidence", "as_guarantees", "today", "last_day")
        fail("processor.no_guarantees", if: receiver.says("guarantees", "unverified") || !isFresh)
        guard !receiver.says("dpa", "none") else { return fail("processor.no_contract") }
        guard !receiver.says("dpa", "oral") else { return fail("processor.not_in_writing") }
        switch receiver["agreement"] {
        case "not_yet", "over", "ending", "chosen", "certified": return fail("processor.no_contract")
        case "this_purpose" where !isOwn: return fail("processor.no_contract")
        case "other_purpose" where isOwn || !isOther: return fail("processor.no_contract")
        case "name_only": fail("minimisation.excess_fields", if: inQuestion.contains { $0 != "name" })
        default: break
        }
        fail("processor.contract_incomplete", if: !receiver.says("dpa", "complete"))
    }

    /// Whether this activity is the first one declared beside its neighbour: the other purpose of that one's agreement.
    private var isOther: Bool {
        situation.activities.indices.first { $0 != situation.neighbour && situation.activities[$0].isDeclared }
            == situation.place
    }

    /// Specific: silence is no. General: permitted only after the window, with no objection.
    private mutating func subProcessor(_ receiver: CaseContext) {
        switch receiver["engaged"] {
        case "yes_today", "window_over", "objected_tomorrow": return
        case "yes_tomorrow", "announced_tomorrow", "objected_today": return fail("processor.sub_unauthorised")
        case "window_last_day": return fail("processor.sub_window_open")
        default: break
        }
        fail("processor.sub_unauthorised", if: receiver.says("sub", "none", "unauthorised", "general_objected"))
        fail("processor.sub_window_open", if: receiver.says("sub", "general_open"))
    }
}
