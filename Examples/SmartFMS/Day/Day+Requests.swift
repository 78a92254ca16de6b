// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Lawful
import LawfulSQLite

// Every right once granted and once refused; a request that is extended, one that is passed on, one that is resumed after
// a crash; and a backup that brings somebody back.
extension Day {
    private var desk: RightsDesk { privacy.rights(as: .serviceDesk) }
    private var register: Register { privacy.activated.register }
    private var today: LocalDate { LocalDate(clock.now(), in: register.timeZone) }

    func rights() async throws {
        transcript.heading("Every right, granted")
        try await rectification()
        try await restriction()
        try await portability()
        try await objections()
        try await withdrawal()
        transcript.heading("Every right, refused with reasons")
        for right in [
            ProcessingOperation.requestAccess, .requestRectification, .requestErasure, .requestRestriction,
            .requestPortability, .requestContest,
        ] { try await refuse(right) }
        try await overridden()
        try await extended()
        try await passedOn()
        try await resumed()
        try await restored()
    }

    /// Receives, assesses and decides a request of one who is signed in.
    private func decide(
        _ right: ProcessingOperation,
        of person: String,
        about purpose: PurposeID? = nil,
        asserting assertions: Assertions = Assertions(identity: .authenticated)
    ) async throws -> DecidedRequest {
        let request = try await desk.receive(
            right, from: SubjectID(rawValue: person), by: .portal, id: clock.newRequest(), about: purpose,
            at: clock.now())
        let assessment = try await desk.assess(request, at: clock.now(), asserting: assertions)
        return try await desk.decide(assessment, approvedBy: "H. Handelaar", at: clock.now())
    }

    /// Writes the letter that answers a request, in both languages, and records that it was sent.
    @discardableResult
    private func answer(_ decided: DecidedRequest) async throws -> RightsLetter {
        let file = try await desk.request(decided.request.id, of: decided.request.subject)
        let letter = RightsLetter(answering: decided, of: file, register: register, date: today)
        try write(letter, decided.request.id)
        _ = try await desk.answered(decided, at: clock.now())
        return letter
    }

    private func write(_ letter: RightsLetter, _ id: RequestID) throws {
        let letters = folder.appending(path: "letters", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: letters, withIntermediateDirectories: true)
        for language in Language.allCases {
            let name = "\(id)-\(letter.kind.rawValue).\(language.rawValue).txt"
            try Data(letter.text(in: language).utf8).write(to: letters.appending(path: name))
        }
    }

    // MARK: Granted

    private func rectification() async throws {
        let decided = try await decide(.requestRectification, of: KnownPerson.eva)
        try await desk.rectified(decided, [BusinessContacts.id: [FunctionTitle.id]], at: clock.now())
        let letter = try await answer(decided)
        transcript.check("S-63", "her function is put right, and she is told", letter.kind == .granted)
    }

    private func restriction() async throws {
        let chris = SubjectID(rawValue: KnownPerson.chris)
        let decided = try await decide(
            .requestRestriction, of: KnownPerson.chris,
            asserting: Assertions(accuracyContested: true, identity: .authenticated))
        try await desk.restrict(decided, .a, at: clock.now())
        let letter = try await answer(decided)
        transcript.check("S-63", "while accuracy is looked into, his data are restricted", letter.kind == .granted)
        transcript.step(
            "S-63", "restriction", "May sales go on with his offer meanwhile?", expecting: .deny,
            because: "restriction.active", try await ask(Agreement.self, of: KnownPerson.chris, as: .sales))
        for leg in decided.assessment.granted {
            try await desk.announceLift(of: .a, on: leg.activity.purpose, for: chris, at: clock.now())
            try await desk.lift(.a, on: leg.activity.purpose, for: chris, at: clock.now())
        }
        transcript.step(
            "S-63", "restriction", "And once it was lifted, of which he was told before?", expecting: .permit,
            because: "ok.contract", try await ask(Agreement.self, of: KnownPerson.chris, as: .sales))
    }

    private func portability() async throws {
        let decided = try await decide(.requestPortability, of: KnownPerson.anna)
        let package = try await desk.portabilityPackage(decided, at: clock.now())
        try package.json().write(to: folder.appending(path: "portability-package.json"))
        let letter = try await answer(decided)
        let tables = Set(package.data.map(\.activity))
        transcript.check(
            "S-63", "what stands on contract is carried over, invoices on a legal duty are not",
            letter.kind == .partlyGranted && tables.contains(Relation.id) && !tables.contains(Billing.id))
    }

    private func objections() async throws {
        let upheld = try await decide(.requestObjection, of: KnownPerson.anna, about: Improvement.id)
        try await answer(upheld)
        transcript.step(
            "S-35 S-37", "objection", "May her questions still improve the product on our interest?",
            expecting: .deny, because: "objection.upheld",
            try await ask(
                Improvement.self, of: KnownPerson.anna, as: .development, asking: { $0.basis = .legitimateInterest }))
        let marketing = try await desk.objectToMarketing(
            from: SubjectID(rawValue: KnownPerson.eva), by: .phone, id: clock.newRequest(), at: clock.now())
        transcript.step(
            "S-38", "objection", "May she get offers after objecting by telephone?", expecting: .deny,
            because: "objection.marketing",
            try await ask(Marketing.self, of: KnownPerson.eva, as: .marketer))
        let standing = try await desk.confirmed(marketing, at: clock.now())
        transcript.check("S-65", "it took effect at once, and she is told in time", standing == .inTime)
    }

    private func withdrawal() async throws {
        let chris = SubjectID(rawValue: KnownPerson.chris)
        let executed = try await desk.withdrawConsent(
            to: Marketing.id, from: chris, by: .email, id: clock.newRequest(), at: clock.now())
        transcript.step(
            "S-40", "withdrawal", "May he get the newsletter after writing that he wants it no more?",
            expecting: .deny, because: "consent.withdrawn",
            try await ask(Marketing.self, of: KnownPerson.chris, as: .marketer))
        _ = try await desk.confirmed(executed, at: clock.now())
    }

    // MARK: Refused

    /// The same person asks for everything for the umpteenth time, to harass, which was proven (Art. 12(5)).
    private func refuse(_ right: ProcessingOperation) async throws {
        let decided = try await decide(
            right, of: KnownPerson.gerrit, asserting: Assertions(abuse: .proven, identity: .authenticated))
        let letter = try await answer(decided)
        let text = letter.text(in: .nl)
        let authority = register.authority?.name ?? "–"
        transcript.check(
            "S-66 S-72", "\(right.rawValue) is refused, with reasons, authority and court",
            letter.kind == .refused && text.contains(authority) && text.contains("naar de rechter"))
    }

    /// An objection that compelling grounds override, which the controller must demonstrate (Art. 21(1)).
    private func overridden() async throws {
        let request = try await desk.receive(
            .requestObjection, from: SubjectID(rawValue: KnownPerson.gerrit), by: .post, id: clock.newRequest(),
            about: Improvement.id, at: clock.now())
        let assessment = try await desk.assess(request, at: clock.now())
        let decided = try await desk.decide(
            assessment, overriding: [Improvement.id: "a defect that endangers others is being looked for"],
            approvedBy: "H. Handelaar", at: clock.now())
        let letter = try await answer(decided)
        transcript.check(
            "S-35 S-66", "an objection is overridden by compelling grounds, which he is told",
            decided.assessment.refused.map(\.activity.purpose) == [Improvement.id]
                && letter.text(in: .nl).contains("naar de rechter"))
    }

    // MARK: Extended, passed on, resumed, restored

    private func extended() async throws {
        transcript.heading("A request that takes longer, and one that isn't ours")
        let eva = SubjectID(rawValue: KnownPerson.eva)
        let request = try await desk.receive(
            .requestAccess, from: eva, by: .post, id: clock.newRequest(), at: clock.now())
        _ = try await desk.assess(request, at: clock.now())
        let file = try await desk.record(
            .extended(
                .complexity, because: "recordings of three years must be gone through", approvedBy: "H. Handelaar"),
            for: request, at: clock.now())
        try write(RightsLetter(extending: file, register: register, date: today), request.id)
        let deadlines = file.deadlines(at: clock.now())
        transcript.check(
            "S-65", "extended once, by letter within the month, to \(deadlines.extended?.lastDay.description ?? "–")",
            deadlines.extended.map { $0.lastDay > request.deadlines.legal.lastDay } ?? false)
        do {
            _ = try await desk.record(
                .extended(.number, because: "again", approvedBy: "H. Handelaar"), for: request, at: clock.now())
            transcript.check("S-65", "it can't be extended twice", false)
        } catch is RightsError {
            transcript.check("S-65", "it can't be extended twice", true)
        }
        let assessment = try await desk.assess(request, at: clock.now())
        let decided = try await desk.decide(assessment, approvedBy: "H. Handelaar", at: clock.now())
        try await answer(decided)
    }

    private func passedOn() async throws {
        let request = try await desk.receive(
            .requestAccess, from: "T-1", by: .email, id: clock.newRequest(), at: clock.now())
        let file = try await desk.redirect(request, to: Tenants.estate, at: clock.now())
        try write(
            RightsLetter(redirecting: file, to: Tenants.estate, register: register, date: today), request.id)
        transcript.check(
            "S-12", "a customer of a tenant's is passed on to the tenant, and told", file.state == .redirected)
    }

    private func resumed() async throws {
        transcript.heading("An erasure that a crash interrupts")
        let daan = SubjectID(rawValue: KnownPerson.daan)
        let decided = try await decide(.requestErasure, of: KnownPerson.daan)
        let plan = try await desk.plan(decided, under: RightsHandling.id, at: clock.now())
        // The first table is done, and then the process is gone.
        let path = privacy.erasure(as: .serviceDesk)
        if let first = plan.tables.first,
            let entry = privacy.map.entriesForErasing.first(where: {
                $0.set.table == first.table && $0.set.activity == first.activity
            })
        {
            let records = try await entry.store.datedRecords(of: daan, in: entry.set)
            _ = try await path.erase(records, of: entry, at: clock.now(), for: decided.request.id)
        }
        let again = try await desk.plan(decided, under: RightsHandling.id, at: clock.now())
        let receipt = try await desk.carryOut(again, of: decided, at: clock.now())
        for line in receipt.lines {
            let fields = line.fields.map { "\($0.column) \($0.action.rawValue)" }.joined(separator: ", ")
            transcript.note("\(line.table): \(line.done) of \(line.planned) (\(fields))")
        }
        transcript.check(
            "S-63", "resumed from what was recorded, the receipt tells of both attempts",
            again == plan && receipt.isComplete && receipt.lines.allSatisfy { $0.done == $0.planned })
        try await answer(decided)
        let waiting = try await desk.tellRecipients(of: plan, decided, by: Postbag(), at: clock.now())
        transcript.check("S-63", "and those who had his data were told", waiting.isEmpty)
    }

    private func restored() async throws {
        transcript.heading("A backup that brings him back")
        let person = Prospect(
            id: KnownPerson.daan, name: "Daan Visser", email: "daan@visser.example", phone: "030 000 00 00",
            interest: "Visitekaartje op de vakbeurs", askedForOffer: false, lastContactOn: Self.date)
        try company.restoreProspect(person)
        transcript.step(
            "S-63", "restore", "May sales use what the backup brought back?", expecting: .deny,
            because: "data.erased", try await ask(Agreement.self, of: person.id, as: .sales))
        let path = privacy.erasure(as: .serviceDesk)
        let returned = try await path.returned(among: [SubjectID(rawValue: person.id)], at: clock.now())
        _ = try await path.eraseAgain(returned, at: clock.now())
        let isGone = try company.prospects().allSatisfy { $0.id != person.id }
        transcript.check("S-63", "he is found by his tombstone and erased again", !returned.isEmpty && isGone)
    }
}

/// Whoever it is told to acknowledges.
private struct Postbag: RecipientCarrier {
    func tell(_ notice: RecipientNotice) async throws -> RecipientOutcome? { .acknowledged }
}
#endif
