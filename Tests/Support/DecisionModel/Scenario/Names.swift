// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
package import LawfulModel

/// What things are called: those of a first activity as a row means them, those of others with a number.
package struct Names {
    let context: CaseContext
    private let suffix: String

    package init(_ situation: Situation, _ place: Int) {
        context = situation.activities[place]
        suffix = place == 0 ? "" : "-\(place + 1)"
    }

    private func own<Name: Identifier>(_ text: String) -> Name { Name(rawValue: text + suffix) }

    package var purpose: PurposeID { own(context["purpose"]) }
    /// The activity for which data were collected that this one uses.
    package var earlier: PurposeID { own("earlier") }
    package var role: RoleID { own("clerk") }
    package var recipient: RecipientID { own("recipient") }
    /// Whom the recipient engages.
    package var link: RecipientID { own("link") }
    package var source: SourceID { own("source") }
    package var tenant: EntityID { own("tenant") }
    package var instruction: InstructionID { own("instruction-1") }
    package var secondInstruction: InstructionID { own("instruction-2") }
    package var hold: HoldID { own("case") }
    package var contract: ContractID { context.says("contract_kind", "shared") ? "service" : own("contract") }

    /// The category in question.
    package var category: CategoryID {
        context.says("category", "ordinary") ? Self.name : CategoryID(rawValue: context["category"])
    }

    /// Fields of a wide activity.
    package var fields: [CategoryID] {
        (1...20).map { own("field-\($0)") }
    }

    /// The categories that the activity covers.
    package var covered: [CategoryID] {
        let isOwn = !context.says("category", "ordinary", "undeclared")
        return [Self.name, Self.optional, Self.excess] + (isOwn ? [category] : [])
            + (context.says("wide", "yes") ? fields : [])
    }

    package static let name: CategoryID = "name"
    package static let optional: CategoryID = "nickname"
    package static let excess: CategoryID = "shoe_size"
    /// Categories that the register declares for none of these activities.
    package static let elsewhere: CategoryID = "elsewhere"
    package static let elsewhereHealth: CategoryID = "elsewhere_health"
    package static let text: TextID = "text-1"
    package static let earlierText: TextID = "text-0"
    package static let otherText: TextID = "text-9"
    package static let partner: EntityID = "partner"
    package static let sister: EntityID = "sister"
    package static let second: EntityID = "second"
    package static let stranger: EntityID = "stranger"
}
