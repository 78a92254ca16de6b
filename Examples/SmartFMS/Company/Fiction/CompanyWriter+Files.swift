// SPDX-License-Identifier: Apache-2.0

/// What gets into the files about a person besides the relation itself: checks, incidents and feedback.
extension CompanyWriter {
    mutating func addCreditCheck(of customerID: String, on day: CompanyDay) {
        contents.creditChecks.append(
            CreditCheck(
                id: id("CRED", contents.creditChecks.count + 1),
                customerID: customerID,
                checkedOn: day.description,
                source: random.pick(FictionalTexts.creditSources),
                outcome: random.pick(FictionalTexts.creditOutcomes)
            )
        )
    }

    mutating func addRegisterConsultation(of personID: String, on day: CompanyDay) {
        contents.registerConsultations.append(
            RegisterConsultation(
                id: id("CONS", contents.registerConsultations.count + 1),
                personID: personID,
                consultedOn: day.description,
                registerName: random.pick(FictionalTexts.registers),
                result: random.pick(FictionalTexts.registerResults)
            )
        )
    }

    /// A look into the trade register at whether someone may sign for their organisation: they may.
    mutating func addSignatureConsultation(of personID: String, on day: CompanyDay) {
        contents.registerConsultations.append(
            RegisterConsultation(
                id: id("CONS", contents.registerConsultations.count + 1),
                personID: personID,
                consultedOn: day.description,
                registerName: FictionalTexts.tradeRegister,
                result: "Bevoegd volgens register"
            )
        )
    }

    mutating func addIncident(about subjectID: String, on day: CompanyDay) {
        contents.incidents.append(
            IncidentCase(
                id: id("INC", contents.incidents.count + 1),
                subjectID: subjectID,
                openedOn: day.description,
                kind: random.pick(FictionalTexts.incidentKinds),
                note: random.pick(FictionalTexts.incidentNotes)
            )
        )
    }

    mutating func addFeedback(from personID: String?, email: String?, on day: CompanyDay) {
        contents.feedback.append(
            FeedbackMessage(
                id: id("FB", contents.feedback.count + 1),
                personID: personID,
                email: email,
                submittedOn: day.description,
                text: random.pick(FictionalTexts.feedback)
            )
        )
    }

    /// Messages that came in without a name; some with a mail address that belongs to nobody the company knows.
    mutating func addAnonymousFeedback(count: Int) {
        for number in 1...count {
            let email = random.chance(30) ? "bezoeker.\(number)@brievenbus.example" : nil
            addFeedback(from: nil, email: email, on: day(from: today.adding(years: -3), to: today))
        }
    }
}
