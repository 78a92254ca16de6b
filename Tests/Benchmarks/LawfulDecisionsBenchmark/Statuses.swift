// SPDX-License-Identifier: Apache-2.0

import BenchmarkSupport
import LawfulLedger
import LawfulModel
import LawfulTime
import Synchronization

/// The subjects' statuses, folded from ledger entries and held by name under one lock, as the floor holds its states.
final class Statuses: Sendable {
    private let folded: Mutex<[SubjectID: SubjectStatus]>

    init(_ workload: Workload) {
        var statuses: [SubjectID: SubjectStatus] = [:]
        for (number, subject) in workload.subjects.enumerated() {
            let id = SubjectID(rawValue: Workload.subjectName(number))
            statuses[id] = SubjectStatus(
                folding: Self.entries(of: subject, id, workload), effectiveAt: Mapping.now, knownAt: Mapping.now)
        }
        folded = Mutex(statuses)
    }

    subscript(subject: SubjectID) -> SubjectStatus? { folded.withLock { $0[subject] } }

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
