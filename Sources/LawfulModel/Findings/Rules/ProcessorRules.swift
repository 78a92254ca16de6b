// SPDX-License-Identifier: Apache-2.0

import LawfulTime

// Processors: guarantees, agreement, chain (Art. 28).
extension FindingRule {
    /// A rule about those who act for us.
    private static func processor(
        _ code: Finding.Code,
        _ severity: Finding.Severity,
        _ article: Article,
        _ look: @escaping @Sendable (Survey, Recipient, String, inout Places) -> Void
    ) -> FindingRule {
        register(code, severity, article) { survey, places in
            for recipient in survey.register.recipients where recipient.actsForUs {
                look(survey, recipient, "recipients[\(recipient.id)]", &places)
            }
        }
    }

    /// No agreement at all.
    static let noAgreement = processor("G-12", .error, "28(3)") { _, recipient, path, places in
        guard recipient.agreement == nil else { return }
        places.add(
            "\(path).agreement", "the processor '\(recipient.name)' has no agreement",
            "Conclude one with the clauses (a) to (h) before the first disclosure.")
    }

    /// An agreement by word of mouth.
    static let agreementUnwritten = processor("G-13", .error, "28(9)") { _, recipient, path, places in
        guard recipient.agreement?.isInWriting == false else { return }
        places.add(
            "\(path).agreement", "the agreement with '\(recipient.name)' isn't in writing",
            "Put it in writing; electronic form will do.")
    }

    /// Terms of Art. 28(3) that the agreement lacks, each by itself.
    static let agreementIncomplete = processor("G-14", .error, "28(3)") { _, recipient, path, places in
        for clause in recipient.agreement?.missingClauses ?? [] {
            places.add(
                "\(path).agreement.clauses[\(clause.rawValue)]",
                "the agreement with '\(recipient.name)' lacks \(clause.words)", "Add it to the agreement.",
                article: clause.article)
        }
    }

    /// A disclosure that the agreement's annex doesn't cover.
    static let outsideAnnex = activity("G-15", .error, "28(3)") { survey, activity, places in
        for (index, disclosure) in activity.disclosures.enumerated() {
            guard let recipient = survey.recipients[disclosure.recipient], recipient.actsForUs,
                let annex = survey.annexes[recipient.id]
            else { continue }
            if annex.purposes?.contains(activity.purpose) == false {
                places.add(
                    "disclosures[\(index)]", "the agreement's annex doesn't cover '\(activity.title)'",
                    "Extend the annex of '\(recipient.name)', or don't disclose for this purpose.")
            } else if let covered = annex.categories {
                let outside = (disclosure.categories ?? activity.categories).filter { !covered.contains($0) }
                guard !outside.isEmpty else { continue }
                places.add(
                    "disclosures[\(index)].categories", "the agreement's annex doesn't cover \(quoted(outside))",
                    "Extend the annex of '\(recipient.name)', or leave these data out.")
            }
        }
    }

    /// Nothing shows that the processor gives sufficient guarantees.
    static let noGuarantees = processor("G-16", .error, "28(1)") { _, recipient, path, places in
        guard recipient.guarantees?.evidence.isBlank ?? true else { return }
        places.add(
            "\(path).guarantees", "nothing shows that '\(recipient.name)' gives sufficient guarantees",
            "Verify them and put the evidence on file with its date.")
    }

    /// A sub-processor that nobody authorised, or that was objected to.
    static let subProcessorUnauthorised = processor("G-17", .error, "28(2)") { _, recipient, path, places in
        guard recipient.part == .subprocessor else { return }
        let problem: String
        switch recipient.authorisation {
        case nil, .unauthorised: problem = "nobody authorised it; silence is no consent"
        case .general(announced: _, window: _, let objectedOn?): problem = "it was objected to on \(objectedOn)"
        case .specific, .general: return
        }
        places.add(
            "\(path).authorisation", "the sub-processor '\(recipient.name)' may not be engaged: \(problem)",
            "Authorise it in writing, or have the processor do without it.")
    }

    /// A chain of processors with an unknown link.
    static let chainUnknown = processor("G-18", .warning, "28(4)") { survey, recipient, path, places in
        guard recipient.part == .subprocessor else { return }
        let engager = recipient.engagedBy.flatMap { survey.recipients[$0] }
        if engager?.actsForUs != true || engager?.id == recipient.id {
            places.add(
                "\(path).engagedBy", "no processor is named that engages the sub-processor '\(recipient.name)'",
                "Name it with engagedBy:; its duties flow down by contract.")
        }
        if recipient.contact.isBlank {
            places.add(
                "\(path).contact", "how to reach the sub-processor '\(recipient.name)' is unknown",
                "Know every link of the chain by name, address and contact (EDPB Opinion 22/2024).")
        }
    }

    /// Evidence that is too old on the date.
    static let guaranteesStale = processor("G-46", .warning, "28(1)") { survey, recipient, path, places in
        guard let date = survey.date, let guarantees = recipient.guarantees, guarantees.isStale(on: date) else {
            return
        }
        places.add(
            "\(path).guarantees",
            "the guarantees of '\(recipient.name)', verified on \(guarantees.verifiedOn), don't hold on \(date)",
            "Verify them anew; until then disclosing is denied.")
    }

    /// An agreement that isn't in force on the date.
    static let agreementNotInForce = processor("G-47", .warning, "28(3)") { survey, recipient, path, places in
        guard let date = survey.date, let agreement = recipient.agreement else { return }
        let name = "the agreement with '\(recipient.name)'"
        switch agreement.stage(on: date) {
        case .active: break
        case .notYet:
            places.add(
                "\(path).agreement.from", "\(name) binds from \(agreement.from) only",
                "Wait until then; disclosing is denied before.")
        case .ending:
            places.add(
                "\(path).agreement.ending", "\(name) is ending, and nobody chose what becomes of the data",
                "Choose return or deletion; no new data go there.", article: "28(3)(g)")
        case .chosen:
            places.add(
                "\(path).agreement.ending", "\(name) is ending, and nothing certifies what became of the data",
                "Have the return or deletion certified; no new data go there.", article: "28(3)(g)")
        case .certified:
            places.add(
                "\(path).agreement.ending", "\(name) has ended", "Drop the recipient; disclosing to it is denied.")
        case .ended:
            places.add(
                "\(path).agreement.until", "\(name) has ended, and nothing says what became of the data",
                "Renew it, or declare its ending with return or deletion.", article: "28(3)(g)")
        }
    }

    /// A sub-processor that isn't authorised yet on the date.
    static let subProcessorNotYet = processor("G-48", .warning, "28(2)") { survey, recipient, path, places in
        guard let date = survey.date, recipient.part == .subprocessor, let authorisation = recipient.authorisation
        else { return }
        if case .general(announced: _, window: _, .some) = authorisation { return }
        let problem: String
        switch authorisation.state(on: date) {
        case .authorised: return
        case .windowOpen: problem = "the window to object to it is open"
        case .unauthorised:
            guard authorisation != .unauthorised else { return }
            problem = "its authorisation isn't there yet"
        }
        places.add(
            "\(path).authorisation", "the sub-processor '\(recipient.name)' may not be engaged on \(date): \(problem)",
            "Wait until it is authorised; disclosing is denied before.")
    }
}

extension ProcessingAgreement.Clause {
    fileprivate var words: String {
        switch self {
        case .a: "clause (a): documented instructions"
        case .b: "clause (b): secrecy of staff"
        case .c: "clause (c): security measures"
        case .d: "clause (d): sub-processors"
        case .e: "clause (e): help with the rights of people"
        case .f: "clause (f): help with Arts. 32 to 36"
        case .g: "clause (g): deletion or return at the end"
        case .h: "clause (h): information and audits"
        case .subjectMatter: "its subject-matter"
        case .duration: "its duration"
        case .nature: "the nature and purpose of the processing"
        case .dataTypes: "the types of data"
        case .subjectCategories: "the categories of people"
        case .controllersDuties: "the controller's duties and rights"
        case .warning: "the warning where an instruction seems unlawful"
        }
    }
}
