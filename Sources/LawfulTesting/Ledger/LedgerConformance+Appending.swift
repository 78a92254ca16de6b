// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

// Gapless, in order, conditional, idempotent.
extension LedgerConformance {
    /// Gapless: many callers at once, with one draft or several, get the sequences 1, 2, 3 … once each.
    func checkSequences(_ ledger: any Ledger) async throws {
        let receipts = try await withThrowingTaskGroup(of: [EntryID: AppendOutcome].self) { group in
            for caller in 0..<24 {
                group.addTask {
                    let facts = LedgerFacts("caller \(caller)")
                    var receipts: [EntryID: AppendOutcome] = [:]
                    for call in 0..<8 {
                        let drafts = (0...(call % 3)).map {
                            facts.draft("\(call).\($0)", .consentGiven("offer", text: "v1"))
                        }
                        let outcomes = try await ledger.append(drafts.map { ConditionalDraft($0) })
                        for (draft, outcome) in zip(drafts, outcomes) { receipts[draft.id] = outcome }
                    }
                    return receipts
                }
            }
            var all: [EntryID: AppendOutcome] = [:]
            for try await some in group { all.merge(some) { one, _ in one } }
            return all
        }
        let entries = try await ledger.everything()
        #expect(receipts.count == 24 * 15, "gapless: every draft must get an outcome")
        #expect(entries.map(\.sequence) == Array(1...Int64(24 * 15)), "gapless: sequences must be 1, 2, 3 … in order")
        #expect(
            entries.allSatisfy { receipts[$0.id] == .appended($0.sequence) },
            "gapless: a receipt must name its entry's place")
    }

    /// Outcomes are in the order of the drafts, also where some fail.
    func checkOutcomes(_ ledger: any Ledger) async throws {
        let (one, other) = (LedgerFacts("one"), LedgerFacts("other"))
        #expect(try await ledger.append([]).isEmpty, "order: no drafts have no outcomes")
        let outcomes = try await ledger.append([
            ConditionalDraft(one.draft("a", .optedOut()), ifSubjectAt: StatusVersion.initial),
            ConditionalDraft(one.draft("b", .optOutOffered()), ifSubjectAt: StatusVersion.initial),
            ConditionalDraft(other.draft("c", .optedOut()), ifSubjectAt: StatusVersion(rawValue: 9)),
            ConditionalDraft(other.draft("d", .optedOut()), ifSubjectAt: StatusVersion.initial),
            ConditionalDraft(one.draft("e", .objectedToMarketing())),
        ])
        let expected: [AppendOutcome] = [
            .appended(1), .moved(StatusVersion(rawValue: 1)), .moved(.initial), .appended(2), .appended(3),
        ]
        #expect(outcomes == expected, "order: outcomes must be in the order of the drafts, each by its own condition")
        #expect(
            try await ledger.everything().map(\.id) == ["one a", "other d", "one e"].map { EntryID(rawValue: $0) },
            "order: what has moved isn't recorded, and leaves no gap")
    }

    /// Conditional: only what can change an answer moves a status.
    func checkConditions(_ ledger: any Ledger) async throws {
        let (facts, other) = (LedgerFacts("conditional"), LedgerFacts("bystander"))
        #expect(
            try await ledger.history(of: facts.subject).version == .initial, "conditional: unknown subjects are at none"
        )
        let given = try await ledger.append(facts.draft("given", .consentGiven("newsletter", text: "v1")))
        #expect(given == .appended(1))
        let version = try await ledger.history(of: facts.subject).version
        #expect(version == StatusVersion(rawValue: 1), "conditional: a version is the sequence of what moved it")
        for kind in LedgerFacts.observations {
            let outcome = try await ledger.append(
                facts.draft(kind.rawValue, .init(kind, "newsletter")), ifSubjectAt: version)
            guard case .appended = outcome else {
                Issue.record("conditional: recording \(kind) must not move the status")
                return
            }
        }
        _ = try await ledger.append(other.draft("withdrawn", .consentWithdrawn("newsletter")))
        _ = try await ledger.append(facts.draft("nobody's", .optedOut(), subject: nil))
        #expect(
            try await ledger.history(of: facts.subject).version == version,
            "conditional: neither observations nor others' entries move a status")
        let withdrawal = try await ledger.append(facts.draft("withdrawn", .consentWithdrawn("newsletter")))
        let last = Int64(LedgerFacts.observations.count) + 4
        #expect(withdrawal == .appended(last))
        let late = try await ledger.append(facts.draft("permit", .init(.permitted, "newsletter")), ifSubjectAt: version)
        #expect(
            late == .moved(StatusVersion(rawValue: last)),
            "conditional: a withdrawal in between must win (Art. 7(3)), and the outcome names the new version")
        #expect(
            try await ledger.append(facts.draft("unknown", .init(EntryKind(rawValue: "x.y"))))
                == .appended(last + 1), "conditional: what moved left nothing behind")
        #expect(
            try await ledger.history(of: facts.subject).version == StatusVersion(rawValue: last + 1),
            "conditional: a kind that isn't known moves the status")
        let nobody = try await ledger.append(
            facts.draft("about nobody", .init(.sweepDone), subject: nil), ifSubjectAt: version)
        #expect(nobody == .appended(last + 2), "conditional: a fact about nobody has no status to wait for")
    }

    /// Conditional: also on what the same call records first.
    func checkConditionsWithinOneCall(_ ledger: any Ledger) async throws {
        let facts = LedgerFacts("one call")
        let outcomes = try await ledger.append([
            ConditionalDraft(facts.draft("withdrawn", .consentWithdrawn("newsletter"))),
            ConditionalDraft(
                facts.draft("permit", .init(.permitted, "newsletter")), ifSubjectAt: StatusVersion.initial),
        ])
        #expect(
            outcomes == [.appended(1), .moved(StatusVersion(rawValue: 1))],
            "conditional: a draft must see what the drafts before it in the same call changed")
    }

    /// Conditional: of many who saw the same version, exactly one wins.
    func checkSingleWinner(_ ledger: any Ledger) async throws {
        let facts = LedgerFacts("contended")
        for round in 0..<12 {
            let version = try await ledger.history(of: facts.subject).version
            let outcomes = try await withThrowingTaskGroup(of: AppendOutcome.self) { group in
                for rival in 0..<10 {
                    group.addTask {
                        try await ledger.append(
                            facts.draft("\(round).\(rival)", .optOutOffered()), ifSubjectAt: version)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let winners = outcomes.compactMap { outcome in
                if case .appended(let sequence) = outcome { sequence } else { nil }
            }
            #expect(winners == [Int64(round) + 1], "conditional: exactly one of many rivals must win")
            let now = try await ledger.history(of: facts.subject).version
            #expect(now.rawValue == winners.first, "conditional: the winner makes the version")
            #expect(
                outcomes.filter { $0 == .moved(now) }.count == 9, "conditional: losers are told the winner's version")
        }
    }

    /// Idempotent: a known id changes nothing, whatever it comes with.
    func checkIdempotency(_ ledger: any Ledger) async throws {
        let facts = LedgerFacts("retried")
        let draft = facts.draft("same", .consentGiven("newsletter", text: "v1"))
        let outcomes = try await ledger.append([ConditionalDraft(draft), ConditionalDraft(draft)])
        #expect(
            outcomes == [.appended(1), .appended(1)], "idempotent: an id that comes twice in a call is recorded once")
        _ = try await ledger.append(facts.draft("later", .consentWithdrawn("newsletter")))
        let before = try await ledger.everything()
        #expect(
            try await ledger.append(draft, ifSubjectAt: StatusVersion.initial) == .appended(1),
            "idempotent: a retry gets the first receipt though the status has moved since")
        let impostor = facts.draft("same", .objectedToMarketing())
        #expect(try await ledger.append(impostor) == .appended(1), "idempotent: the id decides, not the fact")
        #expect(try await ledger.everything() == before, "idempotent: a retry changes nothing")
        #expect(
            try await ledger.history(of: facts.subject).version == StatusVersion(rawValue: 2),
            "idempotent: a retry doesn't move the status")
    }

    /// Idempotent: also when the retries come at once.
    func checkConcurrentRetries(_ ledger: any Ledger) async throws {
        let facts = LedgerFacts("impatient")
        let outcomes = try await withThrowingTaskGroup(of: AppendOutcome.self) { group in
            for _ in 0..<20 {
                group.addTask { try await ledger.append(facts.draft("once", .optedOut())) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(outcomes) == [.appended(1)], "idempotent: all retries get one receipt")
        #expect(try await ledger.everything().count == 1, "idempotent: and one entry is recorded")
    }
}
