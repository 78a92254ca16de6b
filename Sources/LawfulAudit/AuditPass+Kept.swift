// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime

// What is still kept when the audit ends (Art. 5(1)(e)).
extension AuditPass {
    /// Notes each activity of a person whose data were used, are past their limit, and weren't erased.
    mutating func finish(_ subject: SubjectID) async throws {
        guard let account = accounts[subject], !account.uses.isEmpty else { return }
        let moment = max(until, account.horizon)
        guard let register = registers.register(at: until), let engine = try registers.engine(at: until, mode) else {
            return
        }
        let lineage = engine.lineage
        let isWhole = lineage.needsWhole(account.standing.entries)
        let entries = isWhole ? try await history(of: subject, upTo: .max) : account.standing.entries
        let facts = KnownFacts(entries, effectiveAt: moment, knownAt: moment, under: lineage)
        let status = SubjectStatus(folding: facts.entries, effectiveAt: moment, knownAt: moment)
        // The answer to an open request may need the data.
        guard status.openRequests.isEmpty else { return }
        for (named, used) in account.uses.sorted(by: { $0.value < $1.value }) {
            let purpose = lineage.laterNames(of: named).last ?? named
            guard let activity = register.activity(purpose), !account.overdue.contains(purpose),
                !status.isErased(purpose), status.restriction(on: purpose) == nil,
                let trigger = facts.trigger(for: activity), let date = trigger.privatePart?.event.date
            else { continue }
            let isKept = activity.categories.contains { category in
                let erased = [named, purpose].compactMap { account.erasedAt($0, category) }.max()
                if let erased, LocalDate(erased, in: register.timeZone) >= date { return false }
                return isPastLimit(category, purpose, engine.bind(status), engine)
            }
            guard isKept else { continue }
            note(
                Indication(
                    code: .keptTooLong, article: "5(1)(e)", entries: Set([trigger.sequence, used]).sorted(),
                    at: until, activity: purpose, found: [ReasonCode.retentionExpired.rawValue], recorded: []), subject)
        }
    }

    /// Whether storing is over, and nothing stands against erasing.
    private func isPastLimit(
        _ category: CategoryID,
        _ purpose: PurposeID,
        _ status: BoundStatus,
        _ engine: DecisionEngine
    ) -> Bool {
        func denial(_ operation: ProcessingOperation) -> Denial? {
            let question = Question(
                purpose, operation, categories: [category], as: nil, effectiveAt: until, knownAt: until)
            guard case .deny(let denial) = engine.decide(question, status: status) else { return nil }
            return denial
        }
        guard denial(.store)?.has(.retentionExpired) == true else { return false }
        guard let erasing = denial(.erase) else { return true }
        return !erasing.has(.retentionMinimum) && !erasing.has(.holdActive)
    }
}
