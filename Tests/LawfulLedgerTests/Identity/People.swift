// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

/// A ledger with a few identifiers, and a clock of seconds.
struct People: Sendable {
    static let (anna, mail, phone): (SubjectID, SubjectID, SubjectID) = ("anna", "anna@person.example", "0612345678")
    let ledger = InMemoryLedger()

    static func at(_ second: Int64) -> Instant { Instant(milliseconds: second * 1000) }

    func tell(_ event: LedgerEvent, of subject: SubjectID, at second: Int64, recorded: Int64? = nil) async throws {
        let count = try await ledger.entries(after: 0, limit: .max).count
        let draft = EntryDraft(
            id: EntryID(rawValue: "fact-\(count)"), event, subject: subject, effectiveAt: Self.at(second),
            recordedAt: Self.at(recorded ?? second))
        _ = try await ledger.append([ConditionalDraft(draft)] + ledger.touches(with: draft))
    }

    func link(_ one: SubjectID, _ other: SubjectID, at second: Int64) async throws {
        try await ledger.link(
            one, other, id: EntryID(rawValue: "link-\(second)"), because: "the same address",
            recordedAt: Self.at(second))
    }

    func merge(_ one: SubjectID, _ other: SubjectID, at second: Int64, effective: Int64? = nil) async throws {
        try await ledger.merge(
            one, other, id: EntryID(rawValue: "merge-\(second)"), because: "showed both letters",
            approvedBy: "J. de Vries", effectiveAt: effective.map(Self.at), recordedAt: Self.at(second))
    }

    func split(_ others: Set<SubjectID>, from subject: SubjectID, at second: Int64) async throws {
        try await ledger.split(
            others, from: subject, id: EntryID(rawValue: "split-\(second)"), because: "mother and daughter",
            recordedAt: Self.at(second))
    }

    func status(_ subject: SubjectID, at second: Int64) async throws -> SubjectStatus {
        let history = try await ledger.standing(of: subject, under: .none, at: Self.at(second))
        let moment = history.moment(now: Self.at(second))
        return SubjectStatus(folding: history.entries, effectiveAt: moment, knownAt: moment)
    }
}
