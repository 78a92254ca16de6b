// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// What is said of one purpose: bases, requirements, recipients, transfers, periods, decisions, reuse.
extension StatementWords {
    // MARK: Bases

    func basis(_ basis: LegalBasis, law: String?) -> Phrase {
        let article = cited(basis.article)
        let cited = law.map { "\($0); \(article)" } ?? article
        return switch basis {
        case .consent: word("uw toestemming (\(cited))", "your consent (\(cited))")
        case .contract:
            word(
                "uitvoeren van een overeenkomst, of stappen vooraf op uw verzoek (\(cited))",
                "performing a contract, or steps before it at your request (\(cited))")
        case .legalObligation: word("een wettelijke verplichting (\(cited))", "a legal obligation (\(cited))")
        case .vitalInterests:
            word("iemands vitale belangen beschermen (\(cited))", "protecting someone's vital interests (\(cited))")
        case .publicTask:
            word("een taak van algemeen belang of openbaar gezag (\(cited))", "a public task or authority (\(cited))")
        case .legitimateInterest: word("een gerechtvaardigd belang (\(cited))", "a legitimate interest (\(cited))")
        }
    }

    var noBasis: Phrase {
        word(
            "nog niet bepaald; tot die tijd gebruiken wij de gegevens hier niet voor",
            "not settled yet; until it is, we don't use data for this")
    }

    func only(_ categories: Phrase) -> Phrase { word("alleen voor \(categories)", "for \(categories) only") }
    func onlyTo(_ operations: String) -> Phrase { word("alleen om: \(operations)", "only for: \(operations)") }
    func asked(_ wording: Phrase) -> Phrase { word("U wordt gevraagd: “\(wording)”", "You are asked: “\(wording)”") }

    func licence(_ licence: Licence) -> Phrase {
        switch licence {
        case .law(let law): "\(law.citation) (\(cited("10")))"
        case .granted(let reference):
            word(
                "vergunning van de toezichthoudende autoriteit, \(reference) (\(cited("10")))",
                "licence of the supervisory authority, \(reference) (\(cited("10")))")
        }
    }

    // MARK: Requirements (Art. 13(2)(e))

    func required(_ category: Phrase, _ necessity: FieldRequirement.Necessity, _ consequence: Phrase?) -> Phrase {
        let told: Phrase =
            switch necessity {
            case .contractual:
                word("\(category): nodig voor de overeenkomst", "\(category): needed for the contract")
            case .statutory: word("\(category): verplicht door de wet", "\(category): required by law")
            case .optional: word("\(category): mag u weglaten", "\(category): you may leave out")
            }
        guard let consequence else { return told }
        return word("\(told). Geeft u ze niet: \(consequence)", "\(told). If you don't: \(consequence)")
    }

    var voluntary: Phrase {
        word(
            "niet verplicht; toestemming weigeren heeft geen gevolgen",
            "not required; refusing consent has no consequences")
    }

    // MARK: Recipients and transfers

    var nobody: Phrase { word("niemand buiten onze organisatie", "nobody outside our organisation") }

    func disclosed(_ name: Phrase, _ part: Phrase, _ categories: Phrase?, _ condition: Phrase?) -> Phrase {
        let whom: Phrase = "\(name) (\(part))"
        let what = categories.map { word("\(whom): alleen \($0)", "\(whom): \($0) only") } ?? whom
        return condition.map { "\(what); \($0)" } ?? what
    }

    func adequate(_ act: String?) -> Phrase {
        let article = cited("45")
        let cited = act.map { "\($0); \(article)" } ?? article
        return word("adequaatheidsbesluit (\(cited))", "an adequacy decision (\(cited))")
    }

    func copy(_ place: Phrase) -> Phrase { word("een kopie krijgt u via \(place)", "get a copy at \(place)") }

    var unprotected: Phrase {
        word(
            "er is nog geen waarborg; tot die tijd gaan er geen gegevens heen",
            "no safeguard yet; until there is one, no data go there")
    }

    // MARK: Periods

    func period(_ rule: RetentionRule, event: Phrase) -> Phrase {
        let length = Words(language).length(rule.period)
        let start: Phrase =
            rule.trigger == .unstated
            ? word("; vanaf wanneer is nog niet bepaald", "; from when isn't settled yet")
            : " \(start(rule.trigger.counting, event))"
        return "\(length)\(start)\(minimum(rule))"
    }

    private func minimum(_ rule: RetentionRule) -> Phrase {
        let law = rule.law?.citation
        guard let minimum = rule.minimum else { return law.map { " (\($0))" } ?? "" }
        let cited: Phrase = law.map { " (\($0))" } ?? ""
        if minimum == rule.period {
            return word(", zoals de wet eist\(cited)", ", as the law demands\(cited)")
        }
        let length = Words(language).length(minimum)
        return word(
            ", waarvan \(length) verplicht door de wet\(cited)", ", of which \(length) are required by law\(cited)")
    }

    private func start(_ counting: RetentionCount, _ event: Phrase) -> Phrase {
        switch counting {
        case .event: word("na \(event)", "after \(event)")
        case .endOfCalendarYear:
            word("na het einde van het kalenderjaar van \(event)", "after the end of the calendar year of \(event)")
        case .endOfFinancialYear:
            word("na het einde van het boekjaar van \(event)", "after the end of the financial year of \(event)")
        case .yearsFollowing: word("volgend op het jaar van \(event)", "following the year of \(event)")
        }
    }

    /// The events that the library names; others are the register's own words.
    func event(_ name: String) -> Phrase? {
        switch name {
        case RetentionTrigger.lastContact.event: word("het laatste contact", "the last contact")
        case RetentionTrigger.endOfRelation.event: word("het einde van de relatie", "the end of the relation")
        case RetentionTrigger.endOfContract.event: word("het einde van de overeenkomst", "the end of the contract")
        case RetentionTrigger.collection.event: word("het verzamelen", "the collection")
        case RetentionTrigger.endOfCalendarYear.event: word("de vastlegging", "the record")
        default: nil
        }
    }

    func per(_ categories: Phrase, _ period: Phrase) -> Phrase { "\(categories): \(period)" }
    var otherData: Phrase { word("andere gegevens", "other data") }

    // MARK: Sources, decisions, reuse

    func source(_ title: Phrase, _ kind: Source.Kind) -> Phrase {
        switch kind {
        case .public: word("\(title) (openbare bron)", "\(title) (publicly accessible)")
        case .register:
            word("\(title) (register, niet vrij toegankelijk)", "\(title) (a register, not publicly accessible)")
        case .thirdParty: word("\(title) (niet openbaar)", "\(title) (not public)")
        }
    }

    func decides(_ isSignificant: Bool) -> Phrase {
        isSignificant
            ? word(
                "Een computer beslist hier zelf, met rechtsgevolgen of andere grote gevolgen voor u (\(cited("22(1)"))).",
                "A machine decides here by itself, with legal or other great effects for you (\(cited("22(1)"))).")
            : word(
                "Een computer beslist hier zelf, zonder grote gevolgen voor u.",
                "A machine decides here by itself, without great effects for you.")
    }

    func logic(_ logic: Phrase) -> Phrase { word("Zo gaat dat: \(logic)", "How it does: \(logic)") }
    func meaning(_ meaning: Phrase) -> Phrase { word("Wat het betekent: \(meaning)", "What it means: \(meaning)") }
    func youMay(_ list: Phrase) -> Phrase { word("U kunt \(list).", "You can \(list).") }

    func reuse(_ origin: Phrase, _ factors: [Phrase]) -> Phrase {
        let names: [Phrase] = [
            word("band", "link"), word("context", "context"), word("aard van de gegevens", "nature of the data"),
            word("gevolgen", "consequences"), word("waarborgen", "safeguards"),
        ]
        let weighed = zip(names, factors).map { "\($0): \($1)" as Phrase }.joined("; ")
        return word(
            "Ook gegevens van ‘\(origin)’; het nieuwe gebruik past daarbij (\(cited("6(4)"))). \(weighed)",
            "Data of ‘\(origin)’, too; the new use is compatible (\(cited("6(4)"))). \(weighed)")
    }
}
