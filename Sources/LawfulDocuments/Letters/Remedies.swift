// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// What a person can do about an answer, or its absence (Arts. 12(4), 77, 79): the complaint, and the court by national
/// law. Answers of Dutch public bodies are decisions under the Awb (UAVG 34); with private bodies one petitions the
/// court (UAVG 35).
struct Remedies {
    /// What it is that can be fought.
    enum Occasion {
        /// This letter.
        case answer
        /// This letter, which comes too late.
        case lateAnswer
        /// That there is no answer yet.
        case silence
    }

    let register: Register
    let date: LocalDate
    let occasion: Occasion

    private var isDutch: Bool { register.controller.country == "NL" }
    private var isPublic: Bool { register.controller.body == .public }

    /// The last day of the six weeks, counted from the letter's date; under the Atw it rolls over days of rest.
    private var lastDay: LocalDate? {
        try? DeadlineRule.sixWeeksUAVG35.deadline(
            from: date.start(in: register.timeZone), in: register.timeZone, calendar: .netherlandsWithEquatedDays
        ).lastDay
    }

    func text(in language: Language) -> String { "\(complaint(in: language)) \(court(in: language))" }

    private func complaint(in language: Language) -> String {
        let authority =
            register.authority.map { "\($0.name) (\($0.contact))" }
            ?? (language == .nl ? "een toezichthoudende autoriteit" : "a supervisory authority")
        switch language {
        case .nl:
            return """
                U kunt een klacht indienen bij \(authority), of bij de toezichthoudende autoriteit van uw woonplaats, \
                uw werkplek of de plaats van de inbreuk (art. 77 AVG); u hoeft daarvoor niet eerst bij ons te klagen.
                """
        case .en:
            return """
                You may lodge a complaint with \(authority), or with the supervisory authority of your residence, your \
                place of work or the place of the infringement (Art. 77 GDPR); you need not complain to us first.
                """
        }
    }

    private func court(in language: Language) -> String {
        guard isDutch else {
            return language == .nl
                ? "U kunt ook naar de rechter (art. 79 AVG)." : "You may also go to court (Art. 79 GDPR)."
        }
        return isPublic ? decision(in: language) : petition(in: language)
    }

    private func petition(in language: Language) -> String {
        let day = lastDay.map(\.description) ?? "–"
        switch (occasion, language) {
        case (.silence, .nl):
            return """
                U kunt ook naar de rechter (art. 79 AVG); zolang ons antwoord uitblijft, is uw verzoekschrift aan geen \
                termijn gebonden (art. 35 lid 2 UAVG).
                """
        case (.silence, .en):
            return """
                You may also go to court (Art. 79 GDPR); as long as our answer is missing, your petition is bound to no \
                term (UAVG 35(2)).
                """
        case (_, .nl):
            return """
                U kunt ook naar de rechter (art. 79 AVG); een verzoekschrift wordt ingediend binnen zes weken na \
                ontvangst van dit antwoord (art. 35 lid 2 UAVG). Gerekend vanaf de datum van deze brief is dat \
                uiterlijk op \(day).\(late(in: language))
                """
        case (_, .en):
            return """
                You may also go to court (Art. 79 GDPR); in the Netherlands a petition is filed within six weeks of \
                receiving this answer (UAVG 35(2)). Counted from the date of this letter that is until \
                \(day).\(late(in: language))
                """
        }
    }

    private func late(in language: Language) -> String {
        guard occasion == .lateAnswer else { return "" }
        return language == .nl
            ? " Omdat dit antwoord te laat komt, was uw verzoekschrift tot vandaag aan geen termijn gebonden."
            : " Since this answer comes too late, a petition was bound to no term until today."
    }

    private func decision(in language: Language) -> String {
        let (day, contact) = (lastDay.map(\.description) ?? "–", register.controller.contact)
        switch (occasion, language) {
        case (.silence, .nl):
            return """
                U kunt ons schriftelijk in gebreke stellen; beslissen wij dan niet binnen twee weken, dan kunt u beroep \
                instellen bij de bestuursrechter (artikelen 6:2 en 6:12 Awb, art. 79 AVG).
                """
        case (.silence, .en):
            return """
                You may give us notice of default in writing; if we don't decide within two weeks of it, you may appeal \
                to the administrative court (Awb 6:2 and 6:12, Art. 79 GDPR).
                """
        case (_, .nl):
            return """
                Deze brief is een besluit in de zin van de Algemene wet bestuursrecht (art. 34 UAVG). Bent u het er niet \
                mee eens, dan kunt u binnen zes weken bezwaar maken bij \(contact), uiterlijk op \(day); tegen de \
                beslissing op bezwaar staat beroep open bij de bestuursrechter (art. 79 AVG).
                """
        case (_, .en):
            return """
                This letter is a decision under the General Administrative Law Act (UAVG 34, Awb). If you disagree, you \
                may lodge an objection (bezwaar) within six weeks with \(contact), until \(day); the decision on it can \
                be appealed to the administrative court (Art. 79 GDPR).
                """
        }
    }
}
