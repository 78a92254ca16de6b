// SPDX-License-Identifier: Apache-2.0

// The same statement in each of its languages (Art. 12(1): intelligible).
extension FindingRule {
    /// A text that people read, untranslated, where others are translated.
    static let untranslated = register("G-43", .info, "12(1)") { survey, places in
        let register = survey.register
        var translated: [Language: Set<String>] = [:]
        for translation in register.translations where translation.language != register.language {
            translated[translation.language, default: []].insert(translation.text)
        }
        for language in Language.allCases {
            guard let known = translated[language] else { continue }
            var told: Set<String> = []
            for (path, text, purpose) in register.statementTexts
            where !known.contains(text) && told.insert(text).inserted {
                places.add(
                    path, "this text has no translation into '\(language.rawValue)', and others have",
                    "Add a Translation; until then people read it in '\(register.language.rawValue)'.",
                    of: purpose)
            }
        }
    }
}

extension Register {
    /// The texts that people read, each with its path and the activity it belongs to; names and titles that are left
    /// out aren't among them.
    package var statementTexts: [(path: String, text: String, activity: PurposeID?)] {
        var texts: [(path: String, text: String, activity: PurposeID?)] = []
        func read(_ path: @autoclosure () -> String, _ text: String?) {
            if let text, !text.isBlank { texts.append((path(), text, nil)) }
        }
        if case .notRequired(let reason) = officer { read("officer", reason) }
        for clause in generalClauses { read("generalClauses[\(clause.id)].text", clause.text) }
        for (index, means) in (rights?.means ?? []).enumerated() { read("rights.means[\(index)]", means) }
        for (index, arrangement) in arrangements.enumerated() {
            read("arrangements[\(index)].essence", arrangement.essence)
        }
        for measure in securityMeasures { read("securityMeasures[\(measure.id)].title", measure.title) }
        for category in categories { read("categories[\(category.id)].title", category.title) }
        for subject in subjects { read("subjects[\(subject.id)].title", subject.title) }
        for source in sources {
            read("sources[\(source.id)].title", source.title)
            read("sources[\(source.id)].notification", source.notification)
        }
        // Names of others are names; a kind of recipient is a text.
        for recipient in recipients where recipient.isVague {
            read("recipients[\(recipient.id)].name", recipient.name)
        }
        for activity in activities { texts += activity.statementTexts }
        return texts
    }
}

extension Activity {
    /// The texts of the activity that people read, each with its path.
    fileprivate var statementTexts: [(path: String, text: String, activity: PurposeID?)] {
        var texts: [(path: String, text: String, activity: PurposeID?)] = []
        func read(_ path: String, _ text: String?) {
            if let text, !text.isBlank { texts.append(("activities[\(purpose)].\(path)", text, purpose)) }
        }
        read("title", title == purpose.rawValue ? nil : title)
        read("wording", wording)
        for (index, ground) in grounds.enumerated() {
            read("grounds[\(index)].interest.description", ground.interest?.description)
        }
        for (index, requirement) in requirements.enumerated() {
            read("requirements[\(index)].consequence", requirement.consequence)
        }
        read("announcement", announcement)
        read("automatedDecisions.logic", automatedDecisions?.logic)
        read("automatedDecisions.significance", automatedDecisions?.significance)
        return texts
    }
}
