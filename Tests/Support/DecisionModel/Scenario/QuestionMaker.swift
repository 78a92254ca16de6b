// SPDX-License-Identifier: Apache-2.0

package import LawfulDecisions
import LawfulModel
import LawfulTime

/// The question of a situation: its fields, and what only the caller can assert.
package struct QuestionMaker {
    private let situation: Situation
    private let context: CaseContext
    private let names: Names

    package init(_ situation: Situation) {
        self.situation = situation
        context = situation.context
        names = Names(situation, situation.place)
    }

    package func make() throws -> Question {
        let asked = Moments.asked(context)
        var question = Question(
            names.purpose, try value(context.operation, "operation"), categories: categories, as: role,
            effectiveAt: asked, knownAt: context.says("known", "now") ? Moments.now : Moments.beforeWithdrawal,
            asserting: try assertions())
        question.entity = entity
        question.basis = context.namedLeg.flatMap { LegalBasis(rawValue: $0) }
        question.recipient = recipient
        question.destination = destination
        question.origin = origin
        question.source = source
        if !context.says("medium", "none") { question.medium = try value(context["medium"], "medium") }
        question.order = try value(context["order"], "order")
        question.ordered = ordered
        question.provenance = try value(context["data"], "data")
        question.noticeShown = noticeShown
        question.missing = missing
        if !context.says("ground", "none") { question.erasureGround = try value(context["ground"], "ground") }
        question.isHumanResources = context.says("hr", "yes")
        question.recordDate = recordDate
        return question
    }

    private func assertions() throws -> Assertions {
        Assertions(
            suspicion: try value(context["suspicion"], "suspicion"), necessary: context.says("necessary", "yes"),
            disclosureNeeded: context.says("disclosure_needed", "yes"), vital: context.says("vital", "yes"),
            capable: context.says("capable", "yes"), occasional: context.says("occasional", "yes"),
            claims: context.isForClaims, significantEffect: context.assertsEffect,
            restrictionException: Assertions.RestrictionException(rawValue: context["exc"]),
            accuracyContested: context.says("accuracy", "contested"), abuse: try value(context["abuse"], "abuse"),
            identity: try value(context["identity"], "identity"))
    }

    private func value<V: RawRepresentable>(_ text: String, _ key: String) throws -> V where V.RawValue == String {
        guard let value = V(rawValue: text) else { throw Scenario.Unbuildable(description: "\(key)=\(text)") }
        return value
    }

    private var neighbour: Names? { situation.names(after: situation.place) }

    private var entity: EntityID? {
        switch context["entity"] {
        case "own": "controller"
        case "partner": Names.partner
        case "sister": Names.sister
        case "tenant": names.tenant
        case "second": Names.second
        case "stranger": Names.stranger
        case "neighbour": neighbour?.tenant ?? "nobody"
        case "unknown": "nobody"
        default: nil
        }
    }

    private var role: RoleID? {
        switch context["asks_as"] {
        case "nobody": nil
        case "unknown": "passer-by"
        case "neighbour": neighbour?.role ?? "passer-by"
        default: names.role
        }
    }

    private var categories: [CategoryID] {
        guard !context.says("named", "none") else { return [] }
        let beside: [CategoryID] =
            switch context["named"] {
            case "more": [Names.optional]
            case "foreign": [Names.elsewhere]
            case "foreign_special": [Names.elsewhereHealth]
            case "neighbour": neighbour.map { [$0.category] } ?? []
            case "unknown": ["mystery", "riddle"]
            case "ten_foreign": names.fields.prefix(9) + [Names.elsewhereHealth]
            case "fourteen_foreign": names.fields.prefix(13) + [Names.elsewhereHealth]
            case "many": Array(names.fields.prefix(18))
            case "many_foreign": names.fields.prefix(18) + [Names.elsewhereHealth]
            case "many_unknown": names.fields.prefix(18) + ["mystery"]
            default: []
            }
        return beside + [names.category] + (context.says("fields", "excess") ? [Names.excess] : [])
    }

    private var recipient: RecipientID? {
        switch context["to_whom"] {
        case "nobody": nil
        case "unknown": "whoever"
        case "neighbour": neighbour?.recipient ?? "whoever"
        default: context.says("recipient", "none") ? nil : names.recipient
        }
    }

    private var destination: CountryCode? {
        switch context["sent_to"] {
        case "country": CountryCode(rawValue: context["to"])
        case "unsaid": nil
        default: CountryCode(rawValue: context["sent_to"])
        }
    }

    private var origin: PurposeID? {
        switch context["from_where"] {
        case "itself": names.purpose
        case "neighbour": neighbour?.purpose ?? "bygone"
        case "unknown": "bygone"
        default: context.says("origin", "other") ? names.earlier : nil
        }
    }

    private var source: SourceID? {
        switch context["sourced"] {
        case "unknown": "hearsay"
        case "neighbour": neighbour?.source ?? "hearsay"
        default: context.says("source", "subject") ? nil : names.source
        }
    }

    /// The version shown at collection: the one in force, unless the case says otherwise.
    private var noticeShown: NoticeVersion? {
        guard context.says("informed", "yes") else { return nil }
        let isSecond = context.says("versions", "two") && context.says("as_of", "before_withdrawal", "now")
        switch context["shown"] {
        case "ledger": return nil
        case "stale": return isSecond ? "1" : "0"
        default: return isSecond ? "2" : "1"
        }
    }

    /// The categories that an authority's order names.
    private var ordered: [CategoryID]? {
        switch context["ordered"] {
        case "asked": [Names.name, Names.optional, names.category]
        case "name": [Names.name]
        case "nothing": []
        case "unknown": ["mystery"]
        default: nil
        }
    }

    private var missing: [CategoryID] {
        let provided: [CategoryID] =
            switch context["provided"] {
            case "required_missing": [Names.name]
            case "optional_missing": [Names.optional]
            default: []
            }
        let several: [CategoryID] = [
            Names.optional, Names.excess, "mystery", Names.elsewhere, "riddle", Names.optional,
        ]
        switch context["lacking"] {
        case "unknown": return provided + ["mystery"]
        case "several": return several + provided
        case "several_required": return several + [Names.name]
        default: return provided
        }
    }

    private var recordDate: LocalDate? {
        let today = Moments.today(context)
        switch context["record"] {
        case "fresh": return today.adding(days: -30)
        case "recent": return today.adding(years: -1)
        case "last_day": return today.adding(years: -2)
        case "day_after": return today.adding(years: -2).adding(days: -1)
        case "old": return today.adding(years: -3)
        default: return nil
        }
    }
}
