// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import Testing

// What is recorded by itself makes the promises of all that is recorded.
extension LedgerConformance {
    /// Alone: outcomes are those of appending, in the order of the drafts, each by its own condition; a known id changes nothing.
    func checkAppendingAlone(_ ledger: any Ledger) async throws {
        let (facts, other) = (LedgerFacts("alone"), LedgerFacts("beside"))
        #expect(try await ledger.appendAlone([]).isEmpty, "alone: no drafts have no outcomes")
        let first = StatusVersion(rawValue: 1)
        let drafts = [
            ConditionalDraft(facts.draft("given", .consentGiven("newsletter", text: "v1")), ifSubjectAt: .initial),
            ConditionalDraft(facts.draft("late", .init(.permitted, "newsletter")), ifSubjectAt: .initial),
            ConditionalDraft(other.draft("early", .init(.permitted, "newsletter")), ifSubjectAt: first),
            ConditionalDraft(facts.draft("in time", .init(.permitted, "newsletter")), ifSubjectAt: first),
            ConditionalDraft(other.draft("told", .informed("newsletter", by: "1"))),
        ]
        let expected: [AppendOutcome] = [.appended(1), .moved(first), .moved(.initial), .appended(2), .appended(3)]
        #expect(
            try await ledger.appendAlone(drafts) == expected,
            "alone: outcomes must be in the order of the drafts, each by its own condition, as when appended")
        let recorded = ["alone given", "alone in time", "beside told"].map { EntryID(rawValue: $0) }
        #expect(
            try await ledger.everything().map(\.id) == recorded,
            "alone: what has moved isn't recorded, and leaves no gap")
        // A withdrawal in between wins, however it was recorded.
        let withdrawn = facts.draft("withdrawn", .consentWithdrawn("newsletter"))
        #expect(try await ledger.appendAlone([ConditionalDraft(withdrawn)]) == [.appended(4)])
        let late = facts.draft("too late", .init(.permitted, "newsletter"))
        let moved: [AppendOutcome] = [.moved(StatusVersion(rawValue: 4))]
        #expect(
            try await ledger.appendAlone([ConditionalDraft(late, ifSubjectAt: first)]) == moved,
            "alone: a withdrawal in between must win (Art. 7(3))")
        #expect(
            try await ledger.append([ConditionalDraft(late, ifSubjectAt: first)]) == moved,
            "alone: what is recorded alone moves the status for all")
        let before = try await ledger.everything()
        let again = [
            ConditionalDraft(withdrawn, ifSubjectAt: .initial),
            ConditionalDraft(facts.draft("withdrawn", .objectedToMarketing())),
        ]
        #expect(
            try await ledger.appendAlone(again) == [.appended(4), .appended(4)],
            "alone: a known id gives the first receipt, whatever it comes with")
        #expect(
            try await ledger.append([ConditionalDraft(withdrawn)]) == [.appended(4)],
            "alone: and so it does when it is appended with others")
        #expect(try await ledger.everything() == before, "alone: a retry changes nothing")
        #expect(try await ledger.statusVersion(of: facts.subject).rawValue == 4, "alone: nor does it move the status")
    }

    /// Alone: sequences stay gapless where some append alone and some don't, and one of many rivals wins.
    func checkManyAppendingAlone(_ ledger: any Ledger) async throws {
        let outcomes = try await withThrowingTaskGroup(of: [AppendOutcome].self) { group in
            for caller in 0..<20 {
                let drafts = [
                    ConditionalDraft(LedgerFacts("caller \(caller)").draft("own", .optedOut())),
                    ConditionalDraft(
                        LedgerFacts("contended").draft("\(caller)", .optOutOffered()), ifSubjectAt: .initial),
                ]
                group.addTask {
                    caller.isMultiple(of: 2)
                        ? try await ledger.appendAlone(drafts) : try await ledger.append(drafts)
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let sequences = outcomes.compactMap { outcome in
            if case .appended(let sequence) = outcome { sequence } else { nil }
        }
        #expect(
            Set(sequences) == Set(1...21), "alone: sequences must be 1, 2, 3 … once each, and exactly one rival wins")
        #expect(sequences.count == 21)
        #expect(try await ledger.everything().map(\.sequence) == Array(1...21))
    }
}
