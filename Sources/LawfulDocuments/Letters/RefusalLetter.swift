// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
public import LawfulModel
public import LawfulRights
public import LawfulTime

/// The letter that answers a request which is refused in whole or part: reasons, complaint and court (Art. 12(4)).
///
/// It can only be written for a decided request, so a named human stands behind every refusal in it.
public struct RefusalLetter: Sendable {
    private let decided: DecidedRequest
    private let register: Register
    private let date: LocalDate

    /// Prepares the letter.
    ///
    /// - Parameters:
    ///   - decided: the request as it was decided, with what was refused.
    ///   - register: the register of the controller who answers.
    ///   - date: the letter's date.
    public init(_ decided: DecidedRequest, register: Register, date: LocalDate) {
        self.decided = decided
        self.register = register
        self.date = date
    }

    /// The letter's text.
    public func text(in language: Language) -> String {
        let assessment = decided.assessment
        var lines = [register.controller.name, register.controller.contact, "", date.description, ""]
        lines.append(opening(language))
        lines.append("")
        if !assessment.granted.isEmpty {
            lines.append(word(language, "Aan uw verzoek wordt voldaan voor:", "Your request is granted for:"))
            lines += assessment.granted.map { "  - \($0.activity.title)" }
            lines.append("")
        }
        if !assessment.refused.isEmpty {
            lines.append(
                word(
                    language, "Aan uw verzoek kan niet worden voldaan voor:", "Your request can't be granted for:"))
            for leg in assessment.refused {
                lines.append("  - \(leg.activity.title)")
                lines += leg.reasons.map { "      \($0.explanation(in: language))" }
                if let grounds = leg.compellingGrounds { lines.append("      \(grounds)") }
                lines += RefusedLeg(leg, language).duties.map { "      \($0)" }
            }
            lines.append("")
        }
        lines.append(remedies(language))
        lines.append("")
        lines.append(
            word(
                language, "Dit besluit is door een medewerker van \(register.controller.name) beoordeeld.",
                "A member of staff of \(register.controller.name) reviewed this decision."))
        return lines.joined(separator: "\n") + "\n"
    }

    private func opening(_ language: Language) -> String {
        let request = decided.assessment.request
        let received = LocalDate(request.receivedAt, in: register.timeZone)
        return word(
            language,
            "Op \(received) ontvingen wij uw verzoek met kenmerk \(request.id). Hierbij laten wij u weten of en in "
                + "hoeverre daaraan wordt voldaan.",
            "On \(received) we received your request, reference \(request.id). This letter tells you whether and how "
                + "far we comply with it.")
    }

    private func remedies(_ language: Language) -> String {
        Remedies(register: register, date: date, occasion: .answer).text(in: language)
    }

    private func word(_ language: Language, _ dutch: String, _ english: String) -> String {
        language == .nl ? dutch : english
    }
}
