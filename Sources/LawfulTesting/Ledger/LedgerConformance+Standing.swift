// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

// Bounded: what stands folds as the whole history does, and doesn't grow with it.
extension LedgerConformance {
    /// At every moment from the last recording on, after each entry of a story that jumps about in time.
    func checkStanding(_ ledger: any Ledger) async throws {
        let facts = LedgerFacts("standing")
        #expect(
            try await ledger.standing(of: facts.subject) == SubjectHistory(entries: [], version: .initial),
            "bounded: a stranger has nothing that stands")
        #expect(try await ledger.statusVersion(of: facts.subject) == .initial, "bounded: nor a version")
        for (index, turn) in Self.turns.enumerated() {
            _ = try await ledger.append(facts.draft("observed \(index)", .init(.permitted, "newsletter")))
            _ = try await ledger.append(facts.draft("\(index)", turn))
            try await compare(ledger, of: facts.subject, "after \(turn.event.kind) in turn \(index)")
        }
        let clock = LedgerFacts("clock")
        _ = try await ledger.append(clock.draft("fast", .init(.consentWithdrawn("offer"), 1, recorded: 90)))
        _ = try await ledger.append(clock.draft("slow", .init(.consentGiven("offer", text: "v1"), 2, recorded: 2)))
        try await compare(ledger, of: clock.subject, "where one host's clock runs ahead")
    }

    /// Many turns of the same few things.
    func checkStandingIsBounded(_ ledger: any Ledger) async throws {
        let facts = LedgerFacts("changeable")
        let purposes: [PurposeID] = ["newsletter", "offer", "club"]
        for day in 0..<60 {
            let purpose = purposes[day % 3]
            let turns: [LedgerEvent] = [
                .consentGiven(purpose, text: "v1", age: 20, country: "NL"), .restricted(.a), .contractStarted("sale"),
                .objected(to: purpose), .held("claim", because: "x"),
                .happened(.lastContact, on: LocalDate(dayNumber: 20_000 + day)), .informed(purpose, by: "1"),
                .consentWithdrawn(purpose), .restrictionLifted(), .contractEnded("sale"),
                .objectionUpheld(purpose), .holdReleased("claim"), .erased(purpose),
            ]
            _ = try await ledger.append(
                turns.enumerated().map { index, event in
                    ConditionalDraft(facts.draft("\(day) \(index)", .init(event, day * 20 + index)))
                })
        }
        try await compare(ledger, of: facts.subject, "after many turns")
        let count = try await ledger.standing(of: facts.subject).entries.count
        #expect(count <= 40, "bounded: \(count) of 780 entries stand, though a few things were said again and again")
    }

    /// Erasing what superseded an entry that stays lets that one stand again.
    func checkStandingAfterErasure(_ ledger: any Ledger) async throws {
        let facts = LedgerFacts("erased later")
        let story: [LedgerEvent] = [
            .consentWithdrawn("newsletter"), .consentGiven("newsletter", text: "v1"), .informed("newsletter", by: "1"),
            .consentWithdrawn("offer"), .consentGiven("offer", text: "v1"), .happened(.lastContact, on: .distantPast),
        ]
        _ = try await ledger.append(
            story.enumerated().map { ConditionalDraft(facts.draft("\($0)", .init($1, $0))) })
        _ = try await ledger.erasePrivateParts(
            of: facts.subject, .activity("newsletter"), keeping: [.consentWithdrawn])
        try await compare(ledger, of: facts.subject, "after erasing an activity")
        let withdrawn = try await ledger.standing(of: facts.subject).status(at: Self.day(99)).consents
        #expect(withdrawn["newsletter"]?.state == .withdrawn, "bounded: what was superseded by an erased entry stands")
        _ = try await ledger.append(facts.draft("next", .init(.erased("newsletter"), 7)))
        try await compare(ledger, of: facts.subject, "after the next entry")
        _ = try await ledger.erasePrivateParts(of: facts.subject, .everything, keeping: [])
        try await compare(ledger, of: facts.subject, "after erasing everything")
    }

    private func compare(_ ledger: any Ledger, of subject: SubjectID, _ when: String) async throws {
        let (history, standing) = (try await ledger.history(of: subject), try await ledger.standing(of: subject))
        #expect(standing.version == history.version, "bounded: what stands is of the history's version, \(when)")
        #expect(
            try await ledger.statusVersion(of: subject) == history.version, "bounded: so is the probe, \(when)")
        #expect(
            standing.moment(now: .distantPast) == history.moment(now: .distantPast),
            "bounded: what stands tells when the last entry was recorded, \(when)")
        #expect(
            standing.entries.map(\.sequence) == standing.entries.map(\.sequence).sorted(),
            "bounded: in sequence, \(when)")
        let horizon = history.moment(now: .distantPast)
        for days in [0, 1, 20, 60, 5_000] as [Int64] {
            let moment = horizon.advanced(bySeconds: days * 86_400)
            #expect(
                standing.status(at: moment) == history.status(at: moment),
                "bounded: what stands folds as the history does, \(when), \(days) days on")
        }
    }

    fileprivate static func day(_ number: Int) -> Instant {
        LedgerFacts.noon.advanced(bySeconds: Int64(number) * 86_400)
    }

    /// An event, the day on which it took effect, and that on which it was recorded.
    struct Turn: Sendable {
        let event: LedgerEvent
        let effective: Int
        let recorded: Int

        init(_ event: LedgerEvent, _ effective: Int, recorded: Int? = nil) {
            self.event = event
            self.effective = effective
            self.recorded = recorded ?? effective
        }
    }

    private static let turns: [Turn] = [
        .init(.consentGiven("newsletter", text: "v1", age: 15, country: "NL"), 1),
        .init(.consentGiven("offer", text: "v1"), 2),
        .init(.consentWithdrawn("newsletter"), 30, recorded: 3),
        .init(.consentInvalidated("offer", flaws: [.bundled], because: "x"), 4),
        .init(.consentInvalidated("offer", flaws: [.preticked], because: "x"), 5),
        .init(.contractStarted("sale", isParty: true), 6),
        .init(.contractEnded("sale"), 7),
        .init(.contractEnded("sale"), 8),
        .init(.restricted(.c), 9),
        .init(.restricted(.a), 10),
        .init(.restrictionLifted(), 11),
        .init(.restrictionLifted(.a), 12),
        .init(.restrictionLiftAnnounced(), 13),
        .init(.restrictionLifted(.a), 10, recorded: 14),
        .init(.restricted(.d, activity: "offer"), 14),
        .init(.objected(to: "offer"), 15),
        .init(.objectionOverridden("offer", because: "x"), 16),
        .init(.objected(to: nil), 17),
        .init(.objectionUpheld("offer"), 15, recorded: 18),
        .init(.happened(.lastContact, on: LocalDate(dayNumber: 100), activity: "offer"), 18),
        .init(.happened(.lastContact, on: LocalDate(dayNumber: 90), activity: "offer"), 19),
        .init(.erased("offer"), 18, recorded: 20),
        .init(.erased(nil), 21),
        .init(.informed("newsletter", by: "1"), 22),
        .init(.consentRenewed("offer", text: "v2"), 21, recorded: 23),
        .init(.contractPrepared("lease", atTheirRequest: true), 24),
        .init(.optedOut(), 25),
        .init(.objectedToMarketing(), 24, recorded: 26),
        .init(.held("claim", because: "x"), 27),
        .init(.holdReleased("claim"), 60, recorded: 28),
        .init(.init(.requestReceived).with(\.request, "r"), 29),
        .init(.init(.requestAnswered).with(\.request, "r"), 29, recorded: 30),
        .init(.consentWithdrawn("offer"), 31),
        .init(.ageStated(16, country: "NL"), 32),
        .init(.init(EntryKind(rawValue: "x.y")), 40, recorded: 33),
        .init(.informedOfFurtherPurpose("offer"), 34),
        .init(
            .retentionExtended("offer", until: .distantFuture, reviewBy: .distantFuture, because: "x", approvedBy: "y"),
            35),
    ]
}

extension LedgerFacts {
    fileprivate func draft(_ name: String, _ turn: LedgerConformance.Turn) -> EntryDraft {
        EntryDraft(
            id: EntryID(rawValue: "\(subject.rawValue) \(name)"), turn.event, subject: subject, actor: actor,
            role: "support", effectiveAt: LedgerConformance.day(turn.effective),
            recordedAt: LedgerConformance.day(turn.recorded))
    }
}

extension SubjectHistory {
    /// What a history says at a moment.
    func status(at moment: Instant) -> SubjectStatus {
        SubjectStatus(folding: entries, effectiveAt: moment, knownAt: moment)
    }
}
