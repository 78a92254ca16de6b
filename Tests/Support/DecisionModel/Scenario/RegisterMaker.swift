// SPDX-License-Identifier: Apache-2.0

package import LawfulModel
import LawfulTime

/// The register of a situation: what its keys say that was declared.
package struct RegisterMaker {
    private let situation: Situation

    package init(_ situation: Situation) { self.situation = situation }

    package func make() throws -> Register {
        var parts = padding() + general()
        for place in situation.activities.indices {
            let maker = ActivityMaker(situation, place)
            parts += try maker.parts()
        }
        return try Register(
            controller: "Acme B.V.", contact: "privacy@acme.example",
            body: situation.context.says("body", "public") ? .public : .private
        ) {
            RegisterParts(parts: parts)
        }
    }

    /// What the register has once.
    private func general() -> [any RegisterPart] {
        let context = situation.context
        var parts: [any RegisterPart] = [
            Notice(version: "1", from: "2018-05-16", clause: "S-76", announcedOn: announced.first), policy,
            LegalEntity(Names.partner, name: "Partner B.V.", contact: "partner@example.com"),
            LegalEntity(Names.sister, name: "Sister B.V.", contact: "sister@example.com"),
            LegalEntity(Names.second, name: "Second B.V.", contact: "second@example.com"),
            LegalEntity(Names.stranger, name: "Stranger B.V.", contact: "stranger@example.com"),
            CategoryDeclaration(Names.name), CategoryDeclaration(Names.optional), CategoryDeclaration(Names.excess),
            CategoryDeclaration(Names.elsewhere), CategoryDeclaration(Names.elsewhereHealth, kind: .special(.health)),
        ]
        if context.says("versions", "two") {
            parts.append(Notice(version: "2", from: "2022-05-01", announcedOn: announced.second))
        }
        if context.says("promises", "made") {
            parts += [
                Promise(.neverSold, clause: "S-61"), Promise(.disclosedOnlyWhenNecessary, clause: "S-62"),
            ]
        }
        return parts + special()
    }

    /// When people were told of each version.
    private var announced: (first: DeclaredDate?, second: DeclaredDate?) {
        switch situation.context["announced"] {
        case "in_time": ("2018-05-15", "2022-04-30")
        case "same_day": ("2018-05-16", "2022-05-01")
        // Before the days on which most is asked, and on them.
        case "since": ("2019-05-31", "2022-12-31")
        case "late": ("2019-06-01", "2023-01-01")
        default: (nil, nil)
        }
    }

    /// Names that come first and that no case is about, so that those it is about have larger numbers.
    private func padding() -> [any RegisterPart] {
        guard situation.context.says("padded", "yes") else { return [] }
        let categories = (1...70).map { CategoryID(rawValue: "pad-\($0)") }
        var filler = Activity("padding", covering: categories)
        for number in 1...20 { filler.grounds.append(Contract(ContractID(rawValue: "pad-\(number)"))) }
        let activities = (1...70).map { Activity(PurposeID(rawValue: "padding-\($0)"), covering: []) }
        return categories.map { CategoryDeclaration($0) } + [filler] + activities
    }

    private var policy: ElectronicMarketing {
        let context = situation.context
        switch context["policy"] {
        case "gate": return .gate
        case "consent_for_all": return .consentForAll
        default: return context.says("eprivacy", "not_applicable") ? .consentForAll : .gate
        }
    }

    /// The categories in question that bring rules with them, each once.
    private func special() -> [any RegisterPart] {
        Set(situation.activities.map { $0["category"] }).sorted().compactMap { category in
            let id = CategoryID(rawValue: category)
            switch category {
            case "ordinary", "undeclared": return nil
            case "criminal": return CategoryDeclaration(id, kind: .criminal)
            case "national_id": return CategoryDeclaration(id, kind: .nationalID)
            default: return SpecialCategory(rawValue: category).map { CategoryDeclaration(id, kind: .special($0)) }
            }
        }
    }
}

/// Several parts of a register, known only at run time.
private struct RegisterParts: RegisterPart {
    let parts: [any RegisterPart]

    func add(to register: inout Register) { for part in parts { part.add(to: &register) } }
}
