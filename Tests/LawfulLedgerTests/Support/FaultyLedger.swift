// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Synchronization

/// A ledger that breaks one promise, to show that the conformance suite notices.
final class FaultyLedger: Ledger {
    enum Fault: String, CaseIterable, Sendable {
        case ignoresConditions, observationsMoveStatus, numbersFromZero, reversesOutcomes, answersNothing
        case recordsRetries, historyHasObservations, historyHasOthers, versionLags, limitIsIgnored
        case erasureMovesVersion, erasureTakesSurvivors, erasureIgnoresKeeping, erasureErasesNothing
        case forgetsAtRestart, timesSwapped, confusesNames, roleNamesActor
        case standingIsStale, standingIsWhole, standingForgetsClocks, standingIgnoresErasure, probeLags
        case cohortIgnoresConditions, cohortForgetsMembers, cohortIsManyEntries, cohortHidesMembers
        case aloneIgnoresConditions, aloneRecordsRetries, aloneReversesOutcomes, aloneRecordsNothing
        case opensWithoutRecord, opensNobody, actorsStay, actorsGoEarly
    }

    private let fault: Fault
    private let base = InMemoryLedger()
    private let retries = Mutex(0)
    private let kept = Mutex<[SubjectID: SubjectHistory]>([:])

    init(_ fault: Fault) { self.fault = fault }

    func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
        switch fault {
        case .cohortIgnoresConditions:
            var current: [CohortMember] = []
            for member in members {
                let version = try await base.statusVersion(of: member.subject)
                current.append(CohortMember(member.subject, at: version, answer: member.answer))
            }
            return try await base.append(draft, cohort: current)
        case .cohortForgetsMembers: return try await base.append(draft, cohort: Array(members.prefix(1)))
        case .cohortIsManyEntries: return try await base.appendOneByOne(draft, cohort: members)
        default: return try await base.append(draft, cohort: members)
        }
    }

    func standing(of subjects: [SubjectID]) async throws -> [SubjectHistory] {
        var standing: [SubjectHistory] = []
        for subject in subjects { standing.append(try await self.standing(of: subject)) }
        return standing
    }

    func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        if fault == .answersNothing { return [] }
        var outcomes: [AppendOutcome] = []
        for conditional in drafts {
            let condition = fault == .ignoresConditions ? nil : conditional.condition
            outcomes += try await base.append([ConditionalDraft(altered(conditional.draft), ifSubjectAt: condition)])
            if fault == .observationsMoveStatus, conditional.draft.event.kind == .permitted {
                let extra = retries.withLock { retries in
                    retries += 1
                    return EntryID(rawValue: "extra \(retries)")
                }
                let draft = conditional.draft
                _ = try await base.append(
                    EntryDraft(
                        id: extra, .optOutOffered(), subject: draft.subject, effectiveAt: draft.effectiveAt,
                        recordedAt: draft.recordedAt))
            }
        }
        switch fault {
        case .reversesOutcomes: return outcomes.reversed()
        case .numbersFromZero:
            return outcomes.map { if case .appended(let sequence) = $0 { .appended(sequence - 1) } else { $0 } }
        default: return outcomes
        }
    }

    func appendAlone(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        switch fault {
        case .aloneIgnoresConditions: return try await append(drafts.map { ConditionalDraft($0.draft) })
        case .aloneRecordsRetries:
            return try await append(
                drafts.map { conditional in
                    let draft = conditional.draft
                    let count = retries.withLock { retries in
                        retries += 1
                        return retries
                    }
                    // The first of a name keeps it.
                    let id = count <= 7 ? draft.id : EntryID(rawValue: "\(draft.id) \(count)")
                    return ConditionalDraft(
                        EntryDraft(
                            id: id, draft.event, subject: draft.subject, actor: draft.actor, role: draft.role,
                            effectiveAt: draft.effectiveAt, recordedAt: draft.recordedAt),
                        ifSubjectAt: conditional.condition)
                })
        case .aloneReversesOutcomes: return try await append(drafts).reversed()
        case .aloneRecordsNothing: return drafts.indices.map { .appended(Int64($0) + 1) }
        default: return try await append(drafts)
        }
    }

    private func altered(_ draft: EntryDraft) -> EntryDraft {
        var (id, subject, role) = (draft.id, draft.subject, draft.role)
        var (effective, recorded) = (draft.effectiveAt, draft.recordedAt)
        switch fault {
        case .recordsRetries:
            id = retries.withLock { retries in
                retries += 1
                return EntryID(rawValue: "\(draft.id) \(retries)")
            }
        case .timesSwapped: swap(&effective, &recorded)
        case .confusesNames: subject = subject.map { SubjectID(rawValue: $0.rawValue.lowercased()) }
        case .roleNamesActor: role = draft.actor.map { RoleID(rawValue: $0.rawValue) }
        default: break
        }
        return EntryDraft(
            id: id, draft.event, subject: subject, actor: draft.actor, role: role, effectiveAt: effective,
            recordedAt: recorded)
    }

    func openActor(_ opening: ActorOpening) async throws -> ActorID? {
        switch fault {
        case .opensWithoutRecord: "hush-actor of acting"
        case .opensNobody: nil
        default: try await base.openActor(opening)
        }
    }

    func eraseActors(_ erasure: ActorErasure) async throws -> Int {
        switch fault {
        case .actorsStay: 0
        case .actorsGoEarly:
            try await base.eraseActors(
                ActorErasure(id: erasure.id, keptFor: .days(1), as: erasure.role, at: erasure.moment))
        default: try await base.eraseActors(erasure)
        }
    }

    func history(of subject: SubjectID) async throws -> SubjectHistory {
        let history = try await base.history(of: subject)
        switch fault {
        case .historyHasObservations:
            return SubjectHistory(entries: try await base.entries(of: subject), version: history.version)
        case .historyHasOthers:
            let all = try await base.entries(after: 0, limit: .max)
            return SubjectHistory(entries: all.filter(\.publicPart.kind.movesStatus), version: history.version)
        case .versionLags:
            let lagging = StatusVersion(rawValue: max(0, history.version.rawValue - 1))
            return SubjectHistory(entries: history.entries, version: lagging)
        case .erasureMovesVersion:
            return SubjectHistory(
                entries: history.entries,
                version: history.entries.last.map { StatusVersion(rawValue: $0.sequence) } ?? .initial)
        default: return history
        }
    }

    func standing(of subject: SubjectID) async throws -> SubjectHistory {
        let standing = try await base.standing(of: subject)
        switch fault {
        case .standingIsStale:
            return SubjectHistory(entries: standing.entries.dropLast(), version: standing.version)
        case .standingIsWhole: return try await base.history(of: subject)
        case .standingForgetsClocks: return SubjectHistory(entries: standing.entries, version: standing.version)
        case .standingIgnoresErasure:
            let kept = kept.withLock { $0[subject] ?? standing }
            return kept.version == standing.version ? kept : standing
        default: return standing
        }
    }

    func statusVersion(of subject: SubjectID) async throws -> StatusVersion {
        let version = try await base.statusVersion(of: subject)
        return fault == .probeLags ? StatusVersion(rawValue: max(0, version.rawValue - 1)) : version
    }

    func entries(of subject: SubjectID) async throws -> [LedgerEntry] { try await base.entries(of: subject) }

    func entries(after sequence: Int64, limit: Int) async throws -> [LedgerEntry] {
        try await base.entries(after: sequence, limit: fault == .limitIsIgnored ? .max : limit)
    }

    func cohort(of sequence: Int64) async throws -> [CohortAnswer] {
        fault == .cohortHidesMembers ? [] : try await base.cohort(of: sequence)
    }

    func erasePrivateParts(
        of subjects: [SubjectID],
        _ scope: ErasureScope,
        keeping kinds: Set<EntryKind>
    ) async throws -> Int {
        if fault == .standingIgnoresErasure {
            for subject in subjects {
                let standing = try await base.standing(of: subject)
                kept.withLock { $0[subject] = standing }
            }
        }
        return switch fault {
        case .erasureErasesNothing: 0
        case .erasureIgnoresKeeping: try await base.erasePrivateParts(of: subjects, scope, keeping: [])
        case .erasureTakesSurvivors: try await base.erasePrivateParts(of: subjects, .everything, keeping: kinds)
        default: try await base.erasePrivateParts(of: subjects, scope, keeping: kinds)
        }
    }
}
