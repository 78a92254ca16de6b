// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulRights
import LawfulTime

/// Writes the paragraphs of a letter.
struct LetterWriter {
    let letter: RightsLetter
    let language: Language

    var register: Register { letter.register }

    func word(_ dutch: String, _ english: String) -> String { language == .nl ? dutch : english }

    func title(of activity: Activity) -> String { register.text(activity.title, in: language) }

    func remedies(_ occasion: Remedies.Occasion) -> String {
        Remedies(register: register, date: letter.date, occasion: occasion).text(in: language)
    }

    var paragraphs: [String] {
        switch letter.content {
        case .acknowledgement: [arrival, acknowledged]
        case .identity(let doubt, let method): [arrival] + identity(doubt, method)
        case .scope: [arrival] + scope
        case .term(let term, let day): [arrival] + extended(term, until: day)
        case .fee(let fee): [arrival] + quoted(fee)
        case .answer(let decided): [arrival] + apology + answer(decided)
        case .redirected(let controller): [arrival] + redirected(to: controller)
        case .lift(let ground, let activity, let day): lifted(ground, activity, on: day)
        case .confirmed(let activity): [arrival] + apology + confirmed(activity)
        case .requestWithdrawn: [arrival, takenBack]
        case .late: [arrival] + late
        }
    }

    private var arrival: String {
        guard let request = letter.request else { return "" }
        let received = LocalDate(request.receivedAt, in: register.timeZone)
        return word(
            "Op \(received) ontvingen wij uw verzoek om \(right(request.right)) met kenmerk \(request.id).",
            "On \(received) we received your request for \(right(request.right)), reference \(request.id).")
    }

    func right(_ right: ProcessingOperation) -> String {
        switch right {
        case .requestRectification: word("rectificatie of aanvulling", "rectification or completion")
        case .requestErasure: word("gegevenswissing", "erasure")
        case .requestRestriction: word("beperking van de verwerking", "restriction of processing")
        case .requestPortability: word("overdracht van uw gegevens", "portability of your data")
        case .requestObjection: word("beëindiging van verwerking (bezwaar)", "an end to processing (objection)")
        case .requestWithdrawal: word("intrekking van uw toestemming", "withdrawal of your consent")
        case .requestContest:
            word("herziening van een geautomatiseerd besluit", "review of an automated decision")
        default: word("inzage", "access")
        }
    }

    private var deadlines: AnswerDeadlines? {
        letter.request.map { $0.deadlines(at: letter.date.start(in: register.timeZone)) }
    }

    private var acknowledged: String {
        guard let deadlines else { return "" }
        let legal = deadlines.limit.lastDay
        guard let promised = deadlines.promised?.lastDay else {
            return word(
                "U krijgt zo snel mogelijk antwoord, uiterlijk op \(legal) (art. 12 lid 3 AVG). Het kost u niets.",
                "You will be answered as soon as we can, by \(legal) at the latest (Art. 12(3) GDPR). It is free of "
                    + "charge.")
        }
        return word(
            "U krijgt zo snel mogelijk antwoord: wij hebben beloofd uiterlijk op \(promised) te antwoorden; de wet geeft "
                + "ons tot en met \(legal) (art. 12 lid 3 AVG). Het kost u niets.",
            "You will be answered as soon as we can: we promised an answer by \(promised); the law gives us until "
                + "\(legal) (Art. 12(3) GDPR). It is free of charge.")
    }

    private func redirected(to controller: LegalEntity) -> [String] {
        [
            word(
                "Uw verzoek gaat over gegevens die wij verwerken in opdracht van \(controller.name). Die organisatie "
                    + "bepaalt waarvoor de gegevens worden gebruikt, en beantwoordt uw verzoek. Wij hebben het doorgestuurd "
                    + "(art. 28 lid 3 onder e AVG) en gaan er zelf inhoudelijk niet op in.",
                "Your request is about data that we process on the instructions of \(controller.name). That organisation "
                    + "decides what they are used for, and answers your request. We have sent it on (Art. 28(3)(e) GDPR), "
                    + "and don't go into its substance ourselves."),
            word(
                "U kunt \(controller.name) bereiken via \(controller.contact).",
                "You can reach \(controller.name) at \(controller.contact)."),
        ]
    }

    private var takenBack: String {
        word(
            "U hebt dit verzoek ingetrokken. Wij behandelen het niet verder. U kunt altijd een nieuw verzoek doen.",
            "You took this request back. We don't handle it any further. You can always make a new one.")
    }

    private var apology: [String] {
        guard letter.isLate, let limit = deadlines?.limit.lastDay else { return [] }
        return [
            word(
                "U had uiterlijk op \(limit) antwoord moeten krijgen (art. 12 lid 3 AVG). Dat is niet gelukt; onze "
                    + "excuses daarvoor.",
                "You should have had an answer by \(limit) (Art. 12(3) GDPR). You hadn't; we apologise.")
        ]
    }

    private var late: [String] {
        apology + [
            word(
                "Uw verzoek staat nog open, en u krijgt alsnog antwoord.",
                "Your request is still open, and you will get an answer."),
            remedies(.silence),
        ]
    }
}
