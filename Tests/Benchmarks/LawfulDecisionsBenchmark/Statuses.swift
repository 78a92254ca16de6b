// SPDX-License-Identifier: Apache-2.0

import BenchmarkSupport
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime

/// The subjects' statuses, folded from ledger entries and kept as a service keeps them: by name, and by their 128 bits.
final class Statuses: Sendable {
    /// By 128-bit id, and by name: a service has one kind of the two.
    let cache = StatusCache(capacity: 100_000)
    let named = StatusCache(capacity: 100_000)
    /// The histories that they were folded from, and shorter ones: a contract and two choices.
    let histories: [SubjectHistory]
    let shortHistories: [SubjectHistory]

    init(_ workload: Workload, _ engine: DecisionEngine) {
        histories = workload.subjects.enumerated().map { number, subject in
            let name = SubjectID(rawValue: Workload.subjectName(number))
            return SubjectHistory(
                entries: Self.entries(of: subject, name, workload), version: StatusVersion(rawValue: 1))
        }
        shortHistories = histories.map { SubjectHistory(entries: Array($0.entries.prefix(3)), version: $0.version) }
        for (number, history) in histories.enumerated() {
            let status = CachedStatus(history, at: Mapping.now, for: engine)
            named.keep(status, of: SubjectID(rawValue: Workload.subjectName(number)))
            cache.keep(status, of: Workload.id(number))
        }
    }

    /// A cache of many subjects, each with a status of its own, folded from the workload's histories in turn.
    func spread(over count: Int, _ engine: DecisionEngine) -> StatusCache {
        let cache = StatusCache(capacity: count * 4)
        for number in 0..<count {
            let status = CachedStatus(histories[number % histories.count], at: Mapping.now, for: engine)
            cache.keep(status, of: Workload.id(number))
        }
        return cache
    }

    private static func entries(
        of subject: Workload.Subject,
        _ id: SubjectID,
        _ workload: Workload
    ) -> [LedgerEntry] {
        var events: [LedgerEvent] = [.contractStarted(Mapping.contract)]
        for number in subject.consent {
            let purpose = workload.purposes[number]
            events.append(.consentGiven(PurposeID(rawValue: purpose.id), text: Mapping.consentText(purpose)))
        }
        for number in subject.objected {
            events.append(.objected(to: PurposeID(rawValue: workload.purposes[number].id)))
        }
        // Last: a consent given after a restriction would except from it.
        if subject.restricted { events.append(.restricted(.a)) }
        return events.enumerated().map { place, event in
            let at = Mapping.now.advanced(bySeconds: Int64(place - events.count))
            return LedgerEntry(
                sequence: Int64(place + 1),
                EntryDraft(
                    id: EntryID(rawValue: "\(place)"), event, subject: id, effectiveAt: at, recordedAt: at))
        }
    }
}
