// SPDX-License-Identifier: Apache-2.0

// What the person said and what happened to their data, in the order of time and up to the date in question.
extension ReferenceModel {
    /// A word on consent: what, when, and how.
    struct Word {
        let state: String
        let since: String
        let isException: Bool
        let speaker: CaseContext
    }

    // MARK: Consent

    /// The last word on consent to the activity's own purpose.
    var consent: Word? { ownWord(situation.place) }

    /// Whether a consent to any other purpose stands.
    var isConsentedElsewhere: Bool {
        situation.activities.indices.contains { place in
            (place != situation.place && ownWord(place)?.state == "given") || isEarlierConsented(place)
        }
    }

    private func ownWord(_ place: Int) -> Word? {
        let speaker = situation.activities[place]
        let isOwn = speaker.says("cfor", "same")
        var words: [Word] = []
        func add(_ state: String, _ since: String, isException: Bool = false) {
            guard since <= heard else { return }
            words.append(Word(state: state, since: since, isException: isException, speaker: speaker))
        }
        switch speaker["consent"] {
        case "refused": add("refused", "2020-01-01")
        case "none": if isOwn, speaker.says("eprivacy", "opt_in") { add("given", "2020-01-01") }
        default: if isOwn { add("given", "2020-01-01") }
        }
        if !speaker.says("restriction", "none"), speaker.says("exc", "consent") {
            add("given", "2022-01-01", isException: true)
        }
        if isOwn, isWithdrawn(speaker) { add("withdrawn", "2024-01-01") }
        // Erasing forgets that one consented, never that one refused or withdrew.
        guard let last = words.last, last.state != "given" || !isForgotten(place) else { return nil }
        return last
    }

    /// Whether a consent for another purpose, spoken beside an activity's own, stands.
    private func isEarlierConsented(_ place: Int) -> Bool {
        let speaker = situation.activities[place]
        guard speaker.says("cfor", "other"), heard >= "2020-01-01", !isAllForgotten else { return false }
        guard !isWithdrawn(speaker) || heard < "2024-01-01" else { return false }
        return speaker.says("consent", "given", "withdrawn", "given_after_objection")
            || (speaker.says("consent", "none") && speaker.says("eprivacy", "opt_in"))
    }

    /// Whether the consent was withdrawn, as far as anybody knew.
    private func isWithdrawn(_ speaker: CaseContext) -> Bool {
        speaker.says("consent", "withdrawn") && !speaker.says("late", "withdrawal")
    }

    /// What is wrong with the consent given (section 5).
    var flaws: [String] {
        guard let consent, consent.state == "given" else { return [] }
        var flaws: [String] = isBelowAge ? ["child.below_age"] : []
        // What is wrong with any given before the review is found by it, of the consent under restriction as well, which
        // was asked anew and by the present text.
        let isFound = says("found", "at_once") ? !consent.isException : heard >= "2023-06-01" && says("cfor", "same")
        if isFound {
            switch context["cflag"] {
            case "preticked": flaws.append("consent.invalid.ambiguous")
            case "bundled": flaws.append("consent.invalid.not_distinguishable")
            case "uninformed": flaws.append("consent.invalid.not_informed")
            case "conditional", "imbalance": flaws.append("consent.invalid.not_free")
            case "unproven": flaws.append("consent.not_provable")
            default: break
            }
        }
        // A text that never asked for this purpose proves no consent to it.
        if !consent.isException, says("text", "other"), context.legs.contains("a") {
            flaws.append("consent.not_provable")
        }
        return flaws
    }

    /// Whether a child below the age of the country is asked for a service without its parents (Art. 8).
    private var isBelowAge: Bool {
        guard context.legs.contains("a"), says("iss", "yes"), says("parental", "none") else { return false }
        guard let age = Int(context["age"]), !isAllForgotten else { return false }
        return age < Law.age(of: context["country"], on: today)
    }

    var isValid: Bool { consent?.state == "given" && flaws.isEmpty }

    /// Whether there is an explicit and valid consent to this purpose (Arts. 9(2)(a), 22(2)(c), 49(1)(a)).
    var isExplicit: Bool { isValid && says("explicit", "yes") }

    /// Whether a valid consent to this purpose was given after a date: a new choice.
    func isValid(since date: String) -> Bool { isValid && (consent?.since ?? "") > date }

    // MARK: Erasure

    private func erasure(_ place: Int, isForAll: Bool) -> Bool {
        let told = situation.activities[place]
        return told.says("erased", "yes") && told.says("erased_reach", "all") == isForAll
            && !told.says("late", "erasure") && heard >= "2025-01-01"
    }

    private func comesBack(_ place: Int) -> Bool {
        situation.activities[place].says("back", "yes") && heard >= "2025-06-01"
    }

    /// Whether all that was recorded is forgotten.
    var isAllForgotten: Bool { situation.activities.indices.contains { erasure($0, isForAll: true) } }

    /// Whether what was recorded for an activity is forgotten.
    func isForgotten(_ place: Int) -> Bool { isAllForgotten || erasure(place, isForAll: false) }

    /// Whether the activity's data were erased and the person didn't come back: to it, or, where all was erased, at all.
    var isErased: Bool {
        let isOwn = erasure(situation.place, isForAll: false) && !comesBack(situation.place)
        return isOwn || (isAllForgotten && !situation.activities.indices.contains(where: comesBack))
    }

    /// Whether the person was told of the activity (Art. 13).
    var isTold: Bool {
        if comesBack(situation.place) { return true }
        let isRecorded = !isForgotten(situation.place)
        switch context["shown"] {
        case _ where says("informed", "no"): return false
        case "ledger": return isRecorded
        case "current": return notice != nil
        case "stale": return false
        default: return isRecorded || notice != nil
        }
    }

    // MARK: Objections, holds, restrictions

    /// When the person last objected to direct marketing, for whatever activity they said so.
    var marketingObjection: String? {
        situation.activities.filter { $0.says("objection", "marketing") }
            .map { $0.says("consent", "given_after_objection") ? "2016-01-01" : "2021-01-01" }
            .filter { $0 <= heard }.max()
    }

    /// Where an objection under Art. 21(1) to this activity stands: open, overridden, upheld, none.
    ///
    /// What was upheld stops the activity, whether the objection was to it or to all. A new objection to all reopens what
    /// was overridden before it.
    var objection: String {
        var own = says("objection_reach", "activity") ? Self.last([context["objection"]]) : "none"
        var all = Self.last(objections("all"))
        let anew = heard >= "2021-02-01" ? Self.last(objections("all_later")) : "none"
        if anew != "none" { (own, all) = (own == "upheld" ? own : "none", anew) }
        if own == "upheld" || all == "upheld" { return "upheld" }
        // Overridden by itself; what is open is answered as part of the objection to all that came after it.
        return own == "overridden" || all == "none" ? own : all
    }

    /// The states of the objections of one reach, whichever activity they came up with.
    private func objections(_ reach: String) -> [String] {
        situation.activities.filter { $0.says("objection_reach", reach) }.map { $0["objection"] }
    }

    /// Of answers given on one day, the one that protects the person most; an answer is the last word.
    private static func last(_ states: [String]) -> String {
        ["upheld", "overridden", "open"].first { states.contains($0) } ?? "none"
    }

    var isHeld: Bool {
        situation.activities.indices.contains { place in
            let told = situation.activities[place]
            guard told.says("hold", "claims") else { return false }
            switch told["hold_reach"] {
            case "activity": return place == situation.place
            case "neighbour":
                return (place + 1) % situation.activities.count == situation.place && place != situation.place
            case "released": return false
            default: return true
            }
        }
    }

    struct Restriction {
        let since: String
        let isAnnounced: Bool
    }

    /// The restrictions that stand on the activity: its own and those on all, each ground with a life of its own.
    var restrictions: [Restriction] {
        var events: [(scope: String, ground: String, date: String, what: String)] = []
        for (place, told) in situation.activities.enumerated() {
            let isForAll = told.says("restriction_reach", "all")
            guard let ground = told["restriction"].first, ground != "n", isForAll || place == situation.place else {
                continue
            }
            let scope = isForAll ? "all" : "own"
            events.append((scope, String(ground), "2021-01-01", "set"))
            if told.says("lift_notice", "sent") { events.append((scope, String(ground), "2021-02-01", "announced")) }
            if told.says("lifted", "yes") { events.append((scope, String(ground), "2022-03-01", "lifted")) }
            let next = ["a": "b", "b": "c", "c": "d", "d": "a"][ground] ?? "a"
            if told.says("restricted_again", "yes") { events.append((scope, next, "2022-06-01", "set")) }
        }
        return ["own", "all"].flatMap { scope in
            ["a", "b", "c", "d"].compactMap { ground in
                let own = events.filter { $0.scope == scope && $0.ground == ground && $0.date <= heard }
                guard let set = own.filter({ $0.what == "set" }).map(\.date).max(),
                    !own.contains(where: { $0.what == "lifted" && $0.date > set })
                else { return nil }
                return Restriction(
                    since: set, isAnnounced: own.contains { $0.what == "announced" && $0.date > set })
            }
        }
    }
}
