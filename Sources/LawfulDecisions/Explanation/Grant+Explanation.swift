// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

extension Grant {
    /// What log-only mode let through.
    private func observation(in language: Language) -> String {
        let asked = question.operation.name(in: language)
        let activity = question.activity.rawValue.quoted(in: language)
        return switch language {
        case .en:
            """
            Let through in log-only mode: \(asked) for \(activity) would have been denied. The reasons are recorded with \
            the answer; mend them before denials are enforced.
            """
        case .nl:
            """
            Doorgelaten omdat weigeringen alleen worden vastgelegd: \(asked) voor \(activity) zou zijn geweigerd. De \
            redenen staan bij het antwoord; neem ze weg voordat weigeringen gelden.
            """
        }
    }

    /// What was permitted, on what, and how far it reaches. It says what the answer is consistent with, and no more.
    public func explanation(in language: Language) -> String {
        guard code != .observed else { return observation(in: language) }
        let asked = question.operation.name(in: language)
        let activity = question.activity.rawValue.quoted(in: language)
        let version = notice.rawValue.quoted(in: language)
        let cited = [code.rawValue] + articles.prefix(1).map { $0.cited(in: language) }
        let carrier = "\(code.name(in: language)) (\(cited.joined(separator: ", ")))"
        var sentences =
            switch language {
            case .en:
                [
                    "Permitted: consistent with what was declared and recorded (\(asked) for \(activity)).",
                    "It rests on \(carrier), under version \(version) of the privacy statement.",
                ]
            case .nl:
                [
                    "Toegestaan: in overeenstemming met wat is opgegeven en vastgelegd (\(asked) voor \(activity)).",
                    "Dit berust op \(carrier), onder versie \(version) van de privacyverklaring.",
                ]
            }
        if let basis, !articles.prefix(1).contains(basis.article) {
            let named = "\(basis.name(in: language)) (\(basis.article.cited(in: language)))"
            sentences.append(
                language == .nl ? "De opgegeven grondslag is \(named)." : "The declared basis is \(named).")
        }
        if let scope = code.scope(in: language) { sentences.append(scope) }
        sentences.append(
            language == .nl
                ? "Of de opgaven zelf juist zijn, is niet onderzocht."
                : "Whether the declarations themselves are true was not examined.")
        return sentences.joined(separator: " ")
    }
}
