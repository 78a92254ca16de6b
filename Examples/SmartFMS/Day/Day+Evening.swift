// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Lawful
import LawfulSQLite

// The end of the day: requests, the sweep years later, and the ledger read back.
extension Day {
    func access() async throws {
        transcript.heading("A request for access")
        let desk = privacy.rights(as: .serviceDesk)
        let request = try await desk.receive(
            .requestAccess, from: SubjectID(rawValue: KnownPerson.anna), by: .email, id: "R-ACCESS", at: clock.now())
        let promised = request.deadlines.promised?.lastDay
        transcript.note("promised within four weeks: \(promised?.description ?? "–")")
        transcript.note(
            "the law's month: aim for \(request.deadlines.legal.target), at the latest \(request.deadlines.legal.lastDay)"
        )
        transcript.check("S-64 S-70", "a request by e-mail counts as received", request.channel == .email)
        transcript.check(
            "S-65", "the promise is earlier than the law",
            promised.map { $0 <= request.deadlines.legal.lastDay } ?? false)
        let assessment = try await desk.assess(
            request, at: clock.now(), asserting: Assertions(identity: .authenticated))
        transcript.check(
            "S-63 S-67", "no identity document is asked of one who is signed in", assessment.refused.isEmpty)
        let decided = try await desk.decide(assessment, approvedBy: nil, at: clock.now())
        let package = try await desk.accessPackage(decided, at: clock.now())
        try package.json().write(to: folder.appending(path: "access-package.json"))
        try Data(package.html(in: .nl).utf8).write(to: folder.appending(path: "access-package.html"))
        let rows = package.data.reduce(0) { $0 + $1.rows.count }
        transcript.check(
            "S-63", "the package has \(rows) rows of \(package.data.count) tables and \(package.log.count) log lines",
            rows > 5 && package.data.count >= 5)
        let standing = try await desk.answered(decided, at: clock.now())
        transcript.check("S-65", "the answer is in time", standing == .inTime)
        let now = clock.now()
        var question = Question(
            Relation.id, .requestAccess, as: .serviceDesk, effectiveAt: now, knownAt: now,
            asserting: Assertions(identity: .authenticated))
        question.recordDate = nil
        transcript.step(
            "S-63", "access", "Is access to the data of the relation granted?", expecting: .permit,
            because: "right.granted",
            try await privacy.ask(about: SubjectID(rawValue: KnownPerson.anna)) { _ in question })
    }

    /// Requests by telephone and by post, of the contact person of a supplier.
    func channels() async throws {
        transcript.heading("The same by telephone and by post")
        let desk = privacy.rights(as: .serviceDesk)
        let femke = SubjectID(rawValue: KnownPerson.femke)
        for channel in [RightsRequest.Channel.phone, .post] {
            let request = try await desk.receive(
                .requestAccess, from: femke, by: channel, id: RequestID(rawValue: "R-\(channel)"), at: clock.now())
            let assessment = try await desk.assess(request, at: clock.now())
            let decided = try await desk.decide(assessment, approvedBy: nil, at: clock.now())
            let standing = try await desk.answered(decided, at: clock.now())
            transcript.check(
                "S-10 S-64 S-70", "a request by \(channel) is received, granted and answered in time",
                !assessment.granted.isEmpty && assessment.refused.isEmpty && standing == .inTime)
        }
        transcript.step(
            "S-67 S-68", "identity", "May the desk look at an identity document?", expecting: .permit,
            because: "ok.legal_obligation",
            try await ask(
                RightsHandling.self, of: KnownPerson.femke, categories: [IdentityDocument.id], as: .serviceDesk))
        transcript.step(
            "S-68", "identity", "And keep a copy of it?", expecting: .deny, because: "minimisation.excess_fields",
            try await ask(
                RightsHandling.self, of: KnownPerson.femke, for: .store, categories: [IdentityDocument.id],
                as: .serviceDesk))
    }

    func erasure() async throws {
        transcript.heading("A request for erasure")
        let bram = SubjectID(rawValue: KnownPerson.bram)
        let desk = privacy.rights(as: .serviceDesk)
        let request = try await desk.receive(.requestErasure, from: bram, by: .post, id: "R-ERASURE", at: clock.now())
        let assessment = try await desk.assess(request, at: clock.now())
        for leg in assessment.legs {
            // Invoices stay for seven years, all else of a former customer may go.
            let isBilling = leg.activity.purpose == Billing.id
            transcript.step(
                "S-24 S-63 S-66", "erasure", "May the data for '\(leg.activity.title)' be erased on request?",
                expecting: isBilling ? .deny : .permit,
                because: isBilling ? "right.exempt.legal_obligation" : "right.granted", leg.decision)
        }
        do {
            _ = try await desk.decide(assessment, approvedBy: nil, at: clock.now())
            transcript.check("S-66", "no refusal leaves without a named human", false)
        } catch let error as RightsError {
            transcript.check("S-66", "no refusal leaves without a named human", error.code == .approvalMissing)
        }
        let decided = try await desk.decide(assessment, approvedBy: "H. Handelaar", at: clock.now())
        let receipt = try await desk.erase(decided, at: clock.now())
        for line in receipt.lines { transcript.note("\(line.table): \(line.erased) erased") }
        let letter = RefusalLetter(
            decided, register: privacy.activated.register,
            date: LocalDate(clock.now(), in: privacy.activated.register.timeZone))
        try Data(letter.text(in: .nl).utf8).write(to: folder.appending(path: "refusal-letter.txt"))
        try Data(letter.text(in: .en).utf8).write(to: folder.appending(path: "refusal-letter.en.txt"))
        let authority = privacy.activated.register.authority?.name ?? "–"
        transcript.check("S-72", "the letter names \(authority)", letter.text(in: .nl).contains(authority))
        let standing = try await desk.answered(decided, at: clock.now())
        transcript.check("S-65 S-66", "the reasoned answer is in time", standing == .inTime)
        let isPartly = try company.customer(id: KnownPerson.bram) == nil
        let invoices = try company.invoices(customerID: KnownPerson.bram).count
        transcript.check("S-24 S-47", "the customer is gone, \(invoices) invoice(s) stay", isPartly && invoices > 0)
        transcript.step(
            "S-63", "erasure", "May the erased data be used again?", expecting: .deny, because: "data.erased",
            try await ask(Relation.self, of: KnownPerson.bram, as: .support))
    }

    func sweep() async throws {
        transcript.heading("Three years later: the sweep")
        let gerrit = SubjectID(rawValue: KnownPerson.gerrit)
        try await privacy.record(
            .held("claim-1", because: "a claim is pending before the court"), about: gerrit, as: .serviceDesk,
            by: "counsel")
        let later = try LocalDate(Self.date).adding(years: 3).start(in: privacy.activated.register.timeZone)
        clock.move(to: later)
        let sweep = privacy.sweep(as: .retention)
        let plan = try await sweep.run(at: clock.now(), dryRun: true)
        transcript.note("dry run: \(plan.erased) rows are due, \(plan.kept) are kept by a hold")
        try await sweepQuestions()
        let meter = ProgressMeter()
        let report = try await sweep.run(at: clock.now(), dryRun: false) { meter.show($0) }
        meter.finish()
        for line in report.lines where line.erased > 0 || !line.kept.isEmpty {
            let kept = line.kept.sorted { $0.key < $1.key }.map { ", \($0.value) kept: \($0.key)" }.joined()
            transcript.note("\(line.table): \(line.erased) erased\(kept)")
        }
        transcript.check("S-46 S-48", "the sweep erased what the dry run told", report.erased == plan.erased)
        let kept = try company.customer(id: KnownPerson.gerrit) != nil
        transcript.check("S-49", "what the hold protects is kept", kept && report.kept > 0)
        let anna = try company.invoices(customerID: KnownPerson.anna)
        transcript.check("S-47", "an invoice past its seven years is gone, a younger one is kept", isSwept(anna))
    }

    /// A recording of 2021 with a hold on it, and one of the same day without.
    private func sweepQuestions() async throws {
        let now = clock.now()
        for (id, verdict, code, hold) in [
            (KnownPerson.gerrit, Step.Verdict.deny, "hold.active", "under a hold"),
            (KnownPerson.anna, .permit, "ok.erasure_due", "under no hold"),
        ] {
            transcript.step(
                "S-46 S-48 S-49", "sweep", "May the sweep erase a recording of 2021, \(hold)?",
                expecting: verdict, because: code,
                try await privacy.ask(about: SubjectID(rawValue: id)) { _ in
                    var question = Question(QualityControl.id, as: .retention, effectiveAt: now, knownAt: now)
                    question.operation = .erase
                    question.recordDate = LocalDate(year: 2021, month: 6, day: 1)
                    return question
                })
        }
        transcript.step(
            "S-24 S-47", "sweep", "May an invoice of last year be erased before its seven years?", expecting: .deny,
            because: "retention.minimum",
            try await privacy.ask(about: SubjectID(rawValue: KnownPerson.anna)) { moment in
                var question = Question(Billing.id, as: .retention, effectiveAt: moment, knownAt: moment)
                question.operation = .erase
                question.recordDate = LocalDate(moment, in: privacy.activated.register.timeZone).adding(years: -1)
                return question
            })
    }

    private func isSwept(_ invoices: [Invoice]) -> Bool {
        !invoices.contains { $0.issuedOn < "2022-01-01" } && invoices.contains { $0.issuedOn >= "2022-01-01" }
    }

    func ledgerReadBack() async throws {
        transcript.heading("The ledger, read back from its file")
        let reopened = try SQLiteLedger(
            path: folder.appending(path: "ledger.sqlite").path(percentEncoded: false), evidence: evidence)
        var expected: Int64 = 0
        var isGapless = true
        var subjects: Set<SubjectID> = []
        var last: Int64 = 0
        while true {
            let entries = try await reopened.entries(after: last, limit: 1_000)
            guard let end = entries.last else { break }
            for entry in entries {
                expected += 1
                isGapless = isGapless && entry.sequence == expected
                if let subject = entry.privatePart?.subject { subjects.insert(subject) }
            }
            last = end.sequence
        }
        transcript.check("S-14", "\(expected) entries stand without a gap", isGapless && expected > 0)
        var same = 0
        let now = clock.now()
        for subject in subjects {
            let mine = try await privacy.ledger.history(of: subject)
            let theirs = try await reopened.history(of: subject)
            let one = SubjectStatus(folding: mine.entries, effectiveAt: now, knownAt: now)
            let other = SubjectStatus(folding: theirs.entries.reversed(), effectiveAt: now, knownAt: now)
            if one == other, mine.version == theirs.version { same += 1 }
        }
        transcript.check("S-14", "\(same) of \(subjects.count) people fold to the same status", same == subjects.count)
    }
}
#endif
