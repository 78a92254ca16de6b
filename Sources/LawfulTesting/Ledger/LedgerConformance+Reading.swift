// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

// What is read is what was recorded, of whom it was recorded.
extension LedgerConformance {
    /// A history holds what changes the status; the entries hold all.
    func checkHistory(_ ledger: any Ledger) async throws {
        let (facts, other) = (LedgerFacts("told"), LedgerFacts("someone else"))
        let story = facts.story
        for conditional in story {
            _ = try await ledger.append([conditional])
            _ = try await ledger.append(other.draft("after \(conditional.draft.id)", .optOutOffered()))
        }
        let mine = try await ledger.entries(of: facts.subject)
        #expect(mine.map(\.id) == story.map(\.draft.id), "reading: all of a subject's entries, in sequence, no others'")
        #expect(mine.map(\.sequence) == mine.map(\.sequence).sorted(), "reading: in sequence")
        for (entry, conditional) in zip(mine, story) {
            #expect(
                entry.unnamed == LedgerEntry(sequence: entry.sequence, conditional.draft).unnamed,
                "reading: as it was recorded")
            #expect(
                entry.publicPart.actor != nil || entry.privatePart?.actor == facts.actor,
                "actors: whoever acted must be told, by name or by pseudonym")
        }
        let history = try await ledger.history(of: facts.subject)
        let moving = mine.filter { $0.publicPart.kind.movesStatus }
        #expect(moving.count < mine.count && !moving.isEmpty)
        #expect(history.entries == moving, "history: exactly the entries that change the status")
        #expect(history.version.rawValue == moving.last?.sequence, "history: the version is that of the last of them")
        let stranger = try await ledger.history(of: "nobody ever heard of")
        #expect(stranger == SubjectHistory(entries: [], version: .initial), "history: a stranger has none")
    }

    /// Reading on from a sequence, with a limit.
    func checkReading(_ ledger: any Ledger) async throws {
        let facts = LedgerFacts("paged")
        #expect(try await ledger.everything().isEmpty, "reading: a new ledger is empty")
        let drafts = (1...25).map { ConditionalDraft(facts.draft("\($0)", .optOutOffered(), subject: nil)) }
        _ = try await ledger.append(drafts)
        var pages: [[Int64]] = []
        var last: Int64 = 0
        for _ in 0..<6 {
            let page = try await ledger.entries(after: last, limit: 7)
            pages.append(page.map(\.sequence))
            last = page.last?.sequence ?? last
        }
        let expected: [[Int64]] = [Array(1...7), Array(8...14), Array(15...21), Array(22...25), [], []]
        #expect(pages == expected, "reading: pages follow one another without gap or overlap")
        #expect(
            try await ledger.entries(after: -5, limit: 2).map(\.sequence) == [1, 2], "reading: from before the first")
        #expect(try await ledger.entries(after: .min, limit: 1).map(\.sequence) == [1], "reading: from long before")
        #expect(try await ledger.entries(after: .max, limit: 5).isEmpty, "reading: nothing comes after the last")
        #expect(try await ledger.entries(after: 3, limit: 0).isEmpty, "reading: none when none are asked for")
        #expect(try await ledger.entries(after: 3, limit: -1).isEmpty, "reading: nor for a negative limit")
    }

    /// Both times come back to the millisecond, whatever their order.
    func checkTimes(_ ledger: any Ledger) async throws {
        var moments: [(effective: Instant, recorded: Instant)] = [
            (Instant(milliseconds: 1_700_000_000_123), Instant(milliseconds: 1_700_000_000_124)),
            (Instant(milliseconds: 1_900_000_000_001), Instant(milliseconds: 1_700_000_000_000)),
            (Instant(milliseconds: -1), Instant(milliseconds: 0)),
            (.distantPast, .distantFuture),
            (Instant(milliseconds: .min), Instant(milliseconds: .max)),
        ]
        let facts = LedgerFacts("timely")
        for (index, moment) in moments.enumerated() {
            let draft = EntryDraft(
                id: EntryID(rawValue: "time \(index)"), .optOutOffered(), subject: facts.subject,
                effectiveAt: moment.effective, recordedAt: moment.recorded)
            do {
                _ = try await ledger.append(draft)
            } catch is LedgerError where !moment.recorded.isExactInJSON {
                // A ledger may refuse what its format doesn't hold exactly; it mustn't alter it.
                moments.removeAll { $0 == moment }
            }
        }
        let read = try await ledger.history(of: facts.subject).entries.map(\.publicPart)
        #expect(read.map(\.effectiveAt) == moments.map(\.effective), "times: the effective time must come back exactly")
        #expect(
            read.map(\.recordedAt) == moments.map(\.recorded), "times: the time of recording must come back exactly")
    }

    /// Two identifiers name one subject when Swift calls them equal, and two when it doesn't.
    func checkIdentifiers(_ ledger: any Ledger) async throws {
        // The last two differ in how the same letter is composed; Swift calls them equal.
        let subjects: [SubjectID] = [
            "a", "A", "a ", " a", "%", "_", "'; DROP TABLE entries; --", "\"a\"", "a\\u0000", "١", "𝔸\u{FE0F}", "",
            "Ren\u{E9}", "Rene\u{301}",
        ]
        for (index, subject) in subjects.enumerated() {
            let draft = LedgerFacts("named").draft("\(index)", .optOutOffered(), subject: subject)
            #expect(try await ledger.append(draft) == .appended(Int64(index) + 1))
        }
        for subject in subjects {
            let expected = subjects.indices.filter { subjects[$0] == subject }.map { Int64($0) + 1 }
            let history = try await ledger.history(of: subject)
            #expect(
                history.entries.map(\.sequence) == expected && history.version.rawValue == expected.last,
                "identifiers: equal ones are one subject, others aren't")
        }
    }

    /// The public part of every kind names neither the subject nor who acted nor who approved.
    func checkPublicParts(_ ledger: any Ledger) async throws {
        let facts = LedgerFacts("hush-subject")
        let events = LedgerFacts.events(naming: facts)
        let drafts = events.enumerated().map { index, event in
            ConditionalDraft(
                EntryDraft(
                    id: EntryID(rawValue: "public \(index)"), event, subject: facts.subject, actor: facts.actor,
                    role: "support", effectiveAt: LedgerFacts.noon, recordedAt: LedgerFacts.noon))
        }
        _ = try await ledger.append(drafts)
        let entries = try await ledger.everything()
        #expect(
            entries.map(\.privatePart?.event.unnamed) == events.map(\.unnamed),
            "private parts: the fact comes back whole")
        let encoder = JSONEncoder()
        for entry in entries {
            let text = String(decoding: try encoder.encode(entry.publicPart), as: UTF8.self)
            #expect(!text.contains("hush"), "public parts: must name nobody, for \(entry.publicPart.kind)")
            #expect(entry.publicPart.role == "support", "public parts: the role stays readable")
            #expect(entry.privatePart?.subject == facts.subject)
            let (isNamed, isApart) = (entry.privatePart?.actor == facts.actor, entry.publicPart.actor != nil)
            #expect(isNamed != isApart, "actors: their name must be in the private part, or apart from it")
        }
    }
}

extension LedgerEntry {
    /// The entry without what evidence adds to it, and without who acted, whom some ledgers keep apart.
    fileprivate var unnamed: LedgerEntry {
        LedgerEntry(
            sequence: sequence, id: id,
            publicPart: PublicPart(
                format: 1, kind: publicPart.kind, effectiveAt: publicPart.effectiveAt,
                recordedAt: publicPart.recordedAt, activity: publicPart.activity, role: publicPart.role,
                entity: publicPart.entity, commitment: nil),
            privatePart: privatePart.map { PrivatePart(subject: $0.subject, actor: nil, event: $0.event.unnamed) })
    }
}

extension LedgerEvent {
    /// The event without who approved.
    fileprivate var unnamed: LedgerEvent { with(\.approver, nil).with(\.approvedBy, nil) }
}

extension Instant {
    /// Whether every JSON reader keeps it exactly.
    fileprivate var isExactInJSON: Bool { milliseconds.magnitude < 1 << 53 }
}
