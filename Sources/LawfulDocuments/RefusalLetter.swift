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
                lines += duties(leg, language).map { "      \($0)" }
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

    /// The law and the period behind a duty to keep, so that the person can check them.
    private func duties(_ leg: Assessment.Leg, _ language: Language) -> [String] {
        guard leg.reasons.contains(where: { $0.code == .rightExemptLegalObligation }) else { return [] }
        return leg.activity.retention.compactMap { rule in
            guard let law = rule.law, let minimum = rule.minimum else { return nil }
            let count = Words(language).length(minimum)
            return word(
                language, "De wettelijke bewaartermijn is \(count) (\(law.citation)).",
                "The law asks for keeping them \(count) (\(law.citation)).")
        }
    }

    private func remedies(_ language: Language) -> String {
        let authority =
            register.authority.map { "\($0.name) (\($0.contact))" }
            ?? word(language, "een toezichthoudende autoriteit", "a supervisory authority")
        return word(
            language,
            """
            U kunt een klacht indienen bij \(authority), of bij de toezichthoudende autoriteit van uw woonplaats, uw \
            werkplek of de plaats van de inbreuk (art. 77 AVG); u hoeft daarvoor niet eerst bij ons te klagen. U kunt \
            ook naar de rechter (art. 79 AVG); een verzoekschrift wordt ingediend binnen zes weken na ontvangst van dit \
            antwoord (art. 35 lid 2 UAVG).
            """,
            """
            You may lodge a complaint with \(authority), or with the supervisory authority of your residence, your place \
            of work or the place of the infringement (Art. 77 GDPR); you need not complain to us first. You may also go \
            to court (Art. 79 GDPR); in the Netherlands a petition is filed within six weeks of receiving this answer \
            (UAVG 35(2)).
            """)
    }

    private func word(_ language: Language, _ dutch: String, _ english: String) -> String {
        language == .nl ? dutch : english
    }
}
