// SPDX-License-Identifier: Apache-2.0

#if Tool
import LawfulModel

/// A text in each language that the tool speaks.
struct Phrase: Hashable {
    let en: String
    let nl: String

    subscript(language: Language) -> String {
        switch language {
        case .en: en
        case .nl: nl
        }
    }

    /// A number of things, such as `1 entry` or `2 entries`.
    static func count(_ number: Int64, _ one: Phrase, _ many: Phrase) -> Phrase {
        let noun = number == 1 ? one : many
        return Phrase(en: "\(number) \(noun.en)", nl: "\(number) \(noun.nl)")
    }

    static func entries(_ number: Int64) -> Phrase {
        count(number, Phrase(en: "entry", nl: "vermelding"), Phrase(en: "entries", nl: "vermeldingen"))
    }
}
#endif
