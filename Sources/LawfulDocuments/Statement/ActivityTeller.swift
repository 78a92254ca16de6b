// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel
import LawfulTime

/// What a register declares about an activity, in words: what statements and records tell alike.
struct ActivityTeller {
    let voice: Voice
    let words: StatementWords
    let law: LawTables
    let date: LocalDate

    init(_ register: Register, _ language: Language, law: LawTables, on date: LocalDate) {
        voice = Voice(register, language)
        words = StatementWords(language)
        self.law = law
        self.date = date
    }

    var register: Register { voice.register }

    func categories(_ ids: [CategoryID]) -> Phrase { ids.map(voice.category).joined() }

    /// The categories, with what makes some of them sensitive.
    func categories(of activity: Activity) -> [Phrase] {
        activity.categories.map { id in
            let name = voice.category(id)
            return register.category(id).flatMap { words.kind($0.kind) }.map { "\(name) (\($0))" } ?? name
        }
    }

    func subjects(of activity: Activity) -> [Phrase] { activity.subjects.map(voice.subject) }

    func bases(of activity: Activity) -> [Phrase] {
        activity.grounds.map { ground in
            var told = words.basis(ground.basis, law: ground.law?.citation)
            if let only = ground.categories { told = "\(told), \(words.only(categories(only)))" }
            if let operations = ground.operations {
                let names = operations.map { $0.name(in: words.language) }.joined(separator: ", ")
                told = "\(told), \(words.onlyTo(names))"
            }
            return told
        }
    }

    /// The text by which people are asked for consent, where the register has its words.
    func request(of ground: Ground) -> ConsentText? {
        ground.consent.flatMap { request in register.consentTexts.first { $0.id == request.text } }
    }

    /// Why special categories, offences and national numbers may be processed (Arts. 9(2), 10, 87).
    func conditions(of activity: Activity) -> [Phrase] {
        var told = activity.specialGrounds.map { ground in
            let law = ground.law.map { ", \($0.citation)" } ?? ""
            return "\(voice.category(ground.category)): \(words.condition(ground.condition))\(law)" as Phrase
        }
        if let licence = activity.criminalLicence {
            told.append("\(words.kind(.criminal) ?? ""): \(words.licence(licence))")
        }
        if let law = activity.nationalIDLaw {
            told.append("\(words.kind(.nationalID) ?? ""): \(law.citation) (\(words.cited("87")))")
        }
        return told
    }

    func sources(of activity: Activity) -> [Phrase] {
        register.sources.filter { activity.sources.contains($0.id) }.map { words.source(voice.own($0.title), $0.kind) }
    }

    /// Those to whom the activity's data go; one who would buy them gets none where selling is forsworn.
    func recipients(of activity: Activity) -> [(Disclosure, Recipient)] {
        activity.disclosures.compactMap { disclosure in
            register.recipient(disclosure.recipient).map { (disclosure, $0) }
        }.filter { register.tells($0.1) }
    }

    func disclosures(of activity: Activity) -> [Phrase] {
        recipients(of: activity).map { disclosure, recipient in
            words.disclosed(
                voice.recipient(recipient), words.part(recipient.part), disclosure.categories.map(categories),
                disclosure.suspicion.map(words.suspicion))
        }
    }

    /// What carries the transfers to a recipient's countries outside the Economic Area.
    func transfers(to recipient: Recipient) -> [Transfer] {
        recipient.locations.filter { !EconomicArea.contains($0) }.map { country in
            let decision = law.adequacy.decision(for: country, on: date)
            if let decision, decision.isValid(on: date), decision.covers(recipient.adequacy, humanResources: false) {
                return Transfer(country: country, carrier: .adequacy(decision))
            }
            return Transfer(country: country, carrier: recipient.transfer.map { .tool($0) })
        }
    }

    /// One country to which data go, and what carries them there; nil where nothing does.
    struct Transfer {
        let country: CountryCode
        let carrier: Carrier?

        enum Carrier {
            case adequacy(AdequacyDecision)
            case tool(TransferTool)
        }

        /// Whether people are told all that Art. 13(1)(f) wants: what carries it, and where to get a copy of safeguards.
        var isTold: Bool {
            switch carrier {
            case .adequacy: true
            case .tool(let tool): tool.kind.isDerogation || tool.copyAt != nil
            case nil: false
            }
        }
    }

    func transfers(of activity: Activity) -> [(Recipient, Transfer)] {
        recipients(of: activity).flatMap { _, recipient in transfers(to: recipient).map { (recipient, $0) } }
    }

    func told(_ recipient: Recipient, _ transfer: Transfer) -> Phrase {
        let whither: Phrase = "\(voice.recipient(recipient)) (\(voice.country(transfer.country)))"
        switch transfer.carrier {
        case .adequacy(let decision): return "\(whither): \(words.adequate(decision.act))"
        case .tool(let tool):
            let told: Phrase = "\(whither): \(words.tool(tool.kind))"
            return tool.copyAt.map { "\(told); \(words.copy(voice.place($0)))" } ?? told
        case nil: return "\(whither): \(words.unprotected)"
        }
    }

    func periods(of activity: Activity) -> [Phrase] {
        let isSplit = activity.retention.contains { $0.categories != nil }
        return activity.retention.map { rule in
            let event = rule.trigger.event
            let told = words.period(rule, event: words.event(event) ?? voice.own(event))
            if let only = rule.categories { return words.per(categories(only), told) }
            return isSplit ? words.per(words.otherData, told) : told
        }
    }

    func requirements(of activity: Activity) -> [Phrase] {
        activity.requirements.map {
            words.required(voice.category($0.category), $0.necessity, $0.consequence.map { voice.own($0) })
        }
    }

    /// What the activity uses of other purposes: only what was weighed in full and found compatible is ever used.
    func reuses(of activity: Activity) -> [Phrase] {
        activity.purposeChanges.filter { $0.isCompatible && $0.isComplete }.map { change in
            let factors = [change.link, change.context, change.nature, change.consequences, change.safeguards]
            return words.reuse(voice.title(change.origin), factors.map { voice.own($0) })
        }
    }

    func decisions(_ decisions: AutomatedDecisions) -> [Phrase] {
        var told = [words.decides(decisions.isSignificant), words.logic(voice.own(decisions.logic))]
        if let meaning = decisions.significance { told.append(words.meaning(voice.own(meaning))) }
        if !decisions.safeguards.isEmpty {
            told.append(words.youMay(decisions.safeguards.map(words.safeguard).joined()))
        }
        return told
    }
}

extension Register {
    /// Whether people are told of a recipient: one who would buy their data gets none where selling is forsworn.
    func tells(_ recipient: Recipient) -> Bool {
        recipient.part != .buyer || !promises.contains { $0.content == .neverSold }
    }
}
