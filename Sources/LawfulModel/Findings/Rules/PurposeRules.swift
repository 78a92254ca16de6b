// SPDX-License-Identifier: Apache-2.0

// Purposes: how precisely they are told, and how data come to serve another (Arts. 5(1)(b), 6(4)).
extension FindingRule {
    /// A purpose or interest told in words that leave it open.
    static let openEnded = activity("L-13", .warning, "5(1)(b)") { survey, activity, places in
        func look(_ path: String, _ text: String) {
            guard let phrase = OpenWording.phrase(in: text, survey.register.language) else { return }
            places.add(
                path, "'\(phrase)' leaves open what data are used for",
                "Name each purpose; what isn't named isn't covered.")
        }
        if let wording = activity.wording { look("wording", wording) } else { look("title", activity.title) }
        for (index, ground) in activity.grounds.enumerated() {
            if let interest = ground.interest { look("grounds[\(index)].interest.description", interest.description) }
        }
    }

    /// An assessment of another purpose that leaves factors of Art. 6(4) out.
    static let changeHalfWeighed = activity("L-19", .warning, "6(4)") { _, activity, places in
        for (index, change) in activity.purposeChanges.enumerated() where !change.isComplete {
            let factors = [
                ("link", change.link), ("context", change.context), ("nature", change.nature),
                ("consequences", change.consequences), ("safeguards", change.safeguards),
            ]
            let lacking = factors.filter(\.1.isBlank).map(\.0).joined(separator: ", ")
            places.add(
                "purposeChanges[\(index)]",
                "using data of '\(change.origin)' was weighed without: \(lacking); a close link alone is no assessment",
                "Weigh all five factors, and tell people before the data are used (Art. 13(3)); until then it is denied."
            )
        }
    }
}

/// Phrases that leave a purpose open (WP 203); rows, so that a language or a phrase more is one line.
enum OpenWording {
    static let phrases: [Language: [String]] = [
        .en: [
            "among other things", "among others", "amongst others", "in some cases", "in certain cases", "and so on",
            "and so forth", "and the like", "etc", "including but not limited to", "other purposes", "various purposes",
            "any purpose", "business purposes", "your and our interests", "our legitimate interests", "where useful",
            "as we see fit", "future research", "improving user experience",
        ],
        .nl: [
            "onder andere", "onder meer", "o.a.", "in sommige gevallen", "in bepaalde gevallen", "enzovoort",
            "en dergelijke", "e.d.", "etc", "waaronder maar niet beperkt tot", "andere doeleinden",
            "diverse doeleinden", "zakelijke doeleinden", "uw en onze belangen", "onze gerechtvaardigde belangen",
            "waar nuttig", "naar eigen inzicht", "toekomstig onderzoek", "verbeteren van de gebruikerservaring",
        ],
    ]

    private static let spelled = phrases.mapValues { $0.map { ($0, Array($0.utf8)) } }

    /// The first phrase of the table that stands in a text as words of its own.
    static func phrase(in text: String, _ language: Language) -> String? {
        let bytes = Array(text.lowercased().utf8)
        return spelled[language]?.first { stands($0.1, in: bytes) }?.0
    }

    private static func stands(_ phrase: [UInt8], in text: [UInt8]) -> Bool {
        guard let first = phrase.first, text.count >= phrase.count else { return false }
        for start in 0...text.count - phrase.count where text[start] == first {
            let end = start + phrase.count
            if start > 0, isLetter(text[start - 1]) { continue }
            if end < text.count, isLetter(text[end]) { continue }
            if text[start..<end].elementsEqual(phrase) { return true }
        }
        return false
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte) || byte >= 0x80 }
}
