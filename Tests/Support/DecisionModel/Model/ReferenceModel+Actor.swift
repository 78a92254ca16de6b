// SPDX-License-Identifier: Apache-2.0

// On whose behalf, by whom, on what instruction.
extension ReferenceModel {
    /// Whether the question is asked on behalf of one who plays no part in the activity: then it isn't declared.
    ///
    /// A processor's parties are itself and its tenants; where an operation needs an instruction, that says for whom.
    var isStrangers: Bool {
        let asked = context["entity"]
        guard asked != "unsaid" else { return false }
        guard isProcessor else {
            let answers = says("owner", "own") ? "own" : "sister"
            return asked != answers && !(asked == "partner" && says("role", "joint"))
        }
        guard ["erase", "lift_restriction", "activate"].contains(operation) else { return false }
        let answers = says("owner", "own") ? "own" : "sister"
        return asked != answers && asked != "tenant" && !(asked == "second" && says("tenants", "two"))
    }

    /// Need to know, per purpose and category, and secrecy (Art. 32(4); S-51, S-52).
    mutating func actor() {
        let isNeighbours = says("asks_as", "neighbour")
        guard !says("asks_as", "nobody", "unknown"), !isNeighbours || situation.neighbour != nil else {
            return fail("access.role")
        }
        let role = isNeighbours ? situation.activities[situation.neighbour ?? 0] : context
        let opens = ["collect", "store", "use", "disclose", "transfer", "decide_auto"].contains(operation)
        let looked = named.isEmpty && opens ? covered : named
        let isBlind: Bool =
            switch role["sight"] {
            // It sees the category of the activity that it was made for, which may be another than the one in question.
            case "asked":
                looked.contains { $0 != (role.says("category", "ordinary", "undeclared") ? "name" : role["category"]) }
            case "name": looked.contains { $0 != "name" }
            default: false
            }
        let isGranted = role.says("serves", "all") || (!isNeighbours && role.says("actor", "authorised"))
        fail("access.role", if: !isGranted || isBlind)
        fail("access.no_confidentiality", if: role.says("nda", "no"))
    }

    /// Every operation as processor needs a documented instruction of the one for whom it is done (Art. 28(3)(a), 29).
    mutating func instructed() {
        guard isProcessor else { return }
        instruction = covering
        fail("processor.outside_instruction", if: instruction == nil)
    }

    /// The first instruction, of the controller in question, that covers the operation today for all its categories.
    private var covering: String? {
        let suffix = situation.place == 0 ? "" : "-\(situation.place + 1)"
        let isTwo = says("tenants", "two")
        let whom: String
        switch context["entity"] {
        // Where several instruct, nobody can say on whose instruction it was.
        case "unsaid" where !isTwo, "tenant": whom = "tenant"
        case "second" where isTwo: whom = "second"
        default: return nil
        }
        if whom == "second" { return "instruction-2\(suffix)" }
        let isHome = operation == context.home
        let isInForce = !says("instructed_when", "not_yet", "over")
        let isNarrow = says("instructed_for", "name") && inQuestion.contains { $0 != "name" }
        if !(isHome && says("instruction", "no")), isInForce, !isNarrow { return "instruction-1\(suffix)" }
        return says("tenants", "twice") && isHome ? "instruction-2\(suffix)" : nil
    }
}
