// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// What the other identifiers of a person add to the history of one of them.
///
/// - From one that is linked, or was when the fact took effect: withdrawals, refusals, objections, opt-outs, erasures,
///   restrictions, holds and open requests. What lifts or ends such a thing ends it only under the identifier under which it
///   began.
/// - From one that is merged at the moment in question: everything else besides, consents among it.
/// - An erasure counts where all was erased or the person had asked for it: one because a period ended is about records of
///   that identifier, and says nothing about those of another.
///
/// Decision 16 says why. The entries that are added are copies for a fold at that moment; nothing of it is recorded.
struct IdentityUnion {
    private let histories: [SubjectID: [LedgerEntry]]
    private let links: IdentityLinks
    private let effectiveAt: Instant
    private let knownAt: Instant
    private let lineage: PurposeLineage

    /// - Parameters:
    ///   - histories: whole histories, of all identifiers that were ever connected.
    ///   - effectiveAt: the moment in question.
    ///   - knownAt: what was recorded after it is not known.
    ///   - lineage: which purposes come from which.
    init(
        _ histories: [SubjectID: [LedgerEntry]],
        effectiveAt: Instant,
        knownAt: Instant,
        under lineage: PurposeLineage
    ) {
        self.histories = histories.mapValues { entries in
            entries.filter { $0.publicPart.recordedAt <= knownAt && $0.publicPart.kind.movesStatus }
        }
        links = IdentityLinks(folding: histories.values.joined())
        (self.effectiveAt, self.knownAt, self.lineage) = (effectiveAt, knownAt, lineage)
    }

    /// A history with what the person's other identifiers add.
    ///
    /// - Parameters:
    ///   - own: the entries of one identifier: all, or those that stand.
    ///   - subject: the identifier.
    /// - Returns: its entries, and the others'.
    func entries(_ own: [LedgerEntry], of subject: SubjectID) -> [LedgerEntry] {
        let person = links.person(of: subject, effectiveAt: effectiveAt, knownAt: knownAt)
        var added: [LedgerEntry] = []
        var states: [LedgerEntry] = []
        for other in histories.keys.sorted() where other != subject {
            let entries = histories[other] ?? []
            let standing = ProtectiveStates(
                lineage.counted(entries, effectiveAt: effectiveAt, knownAt: knownAt).filter(isEffective)
            ).carriers
            for entry in entries where entry.privatePart != nil {
                let kind = entry.publicPart.kind
                let isOne = person.identifiers.contains(other) || wasOne(subject, other, at: entry)
                if kind.beginsProtection, isOne, isEffective(entry) {
                    if standing.contains(entry.sequence) { states.append(entry) }
                } else if kind == .erased, !Self.wasAskedFor(entry, entries) {
                    if !isEffective(entry) { added.append(entry.asTouch) }
                } else if isOne, kind.isProtectiveWord || kind.beginsProtection {
                    added.append(entry)
                } else if person.merged.contains(other), isOrdinary(kind) {
                    added.append(entry)
                } else if !isEffective(entry) {
                    // It may change what counts here when its moment comes, so a fold doesn't hold beyond it.
                    added.append(entry.asTouch)
                }
            }
        }
        return joined(own, states) + added
    }

    private func isEffective(_ entry: LedgerEntry) -> Bool { entry.publicPart.effectiveAt <= effectiveAt }

    private func wasOne(_ subject: SubjectID, _ other: SubjectID, at entry: LedgerEntry) -> Bool {
        links.person(of: subject, effectiveAt: entry.publicPart.effectiveAt, knownAt: knownAt).identifiers
            .contains(other)
    }

    /// Whether all was erased, or a request for erasure was open when it was.
    private static func wasAskedFor(_ erasure: LedgerEntry, _ entries: [LedgerEntry]) -> Bool {
        guard erasure.publicPart.activity != nil else { return true }
        // By time and sequence alone: an answer in the same moment came after what it answers for.
        func place(_ entry: LedgerEntry) -> (Instant, Int64) { (entry.publicPart.effectiveAt, entry.sequence) }
        var open: Set<RequestID> = []
        for entry in entries.sorted(by: { place($0) < place($1) }) where place(entry) < place(erasure) {
            guard let event = entry.privatePart?.event, let request = event.request else { continue }
            if event.kind == .requestReceived, event.operation == .requestErasure {
                open.insert(request)
            } else if event.kind == .requestReceived || event.kind == .requestAnswered {
                open.remove(request)
            }
        }
        return !open.isEmpty
    }

    private func isOrdinary(_ kind: EntryKind) -> Bool {
        !kind.isOfIdentity && kind != .identityTouched && !kind.beginsProtection && !kind.changesProtection
    }

    /// One's own history with the states of others, placed so that nothing which ended or weakened a state of one's own ends
    /// theirs.
    private func joined(_ own: [LedgerEntry], _ states: [LedgerEntry]) -> [LedgerEntry] {
        guard !states.isEmpty else { return own }
        let known = own.filter { $0.publicPart.recordedAt <= knownAt }
        let effective = lineage.counted(known, effectiveAt: effectiveAt, knownAt: knownAt).filter(isEffective)
        let mine = ProtectiveStates(effective)
        let before = effective.filter { $0.publicPart.kind.beginsProtection || $0.publicPart.kind.changesProtection }
        let last = (before + states).map(\.publicPart.effectiveAt).max() ?? effectiveAt
        let moment = min(last.advanced(byMilliseconds: 1), effectiveAt)
        let placed = states.compactMap { entry -> LedgerEntry? in
            guard var event = entry.privatePart?.event else { return nil }
            switch event.kind {
            // One that was upheld here isn't opened again by another's.
            case .objected where mine.isUpheld(event.activity) || mine.isUpheld(nil): return nil
            // A request that was answered here is answered, whatever else it was recorded under.
            case .requestReceived where before.contains { $0.answers(event.request) }: return nil
            // One hold, laid on the records of several identifiers, protects all that it protects under any.
            case .held:
                let same = states.filter { $0.privatePart?.event.hold == event.hold } + mine.holding(event.hold)
                let scopes = same.map { $0.privatePart?.event.activities }
                event.activities =
                    scopes.contains(nil) ? nil : Array(Set(scopes.compactMap { $0 }.joined())).sorted()
            default: break
            }
            return entry.saying(event, at: moment)
        }
        // In this very moment an announcement of one's own would count as after them, and be about them.
        let scopes = Set(placed.filter { $0.publicPart.kind == .restricted }.map(\.publicPart.activity))
        let kept = own.filter { entry in
            entry.publicPart.kind != .restrictionLiftAnnounced || entry.publicPart.effectiveAt != moment
                || !scopes.contains(entry.publicPart.activity)
        }
        return kept + placed
    }
}

/// The protective states that stand after the entries of one identifier, and which entries carry them.
private struct ProtectiveStates {
    private var objections: [PurposeID?: LedgerEntry] = [:]
    private var restrictions: [PurposeID?: [RestrictionGround: LedgerEntry]] = [:]
    private var holds: [HoldID: LedgerEntry] = [:]
    private var requests: [RequestID: LedgerEntry] = [:]

    /// It mirrors the fold of ``SubjectStatus``, for these kinds.
    init(_ entries: [LedgerEntry]) {
        for entry in entries.sorted(by: SubjectStatus.precedes) {
            guard let event = entry.privatePart?.event else { continue }
            switch event.kind {
            case .objected:
                if event.activity == nil {
                    objections = objections.filter { $0.value.privatePart?.event.kind == .objectionUpheld }
                }
                objections[event.activity] = entry
            case .objectionUpheld: objections[event.activity] = entry
            case .objectionOverridden: objections[event.activity] = nil
            case .restricted:
                if let ground = event.restriction { restrictions[event.activity, default: [:]][ground] = entry }
            case .restrictionLifted:
                let standing = restrictions[event.activity] ?? [:]
                if let ground = event.restriction ?? (standing.count == 1 ? standing.keys.first : nil) {
                    restrictions[event.activity]?[ground] = nil
                }
            case .held: if let hold = event.hold { holds[hold] = entry }
            case .holdReleased: if let hold = event.hold { holds[hold] = nil }
            case .requestReceived: if let request = event.request { requests[request] = entry }
            case .requestAnswered: if let request = event.request { requests[request] = nil }
            default: break
            }
        }
    }

    /// The sequences of the entries that carry what stands.
    var carriers: Set<Int64> {
        Set(
            (Array(objections.values) + restrictions.values.flatMap(\.values) + Array(holds.values)
                + Array(requests.values)).map(\.sequence))
    }

    func isUpheld(_ activity: PurposeID?) -> Bool {
        objections[activity]?.privatePart?.event.kind == .objectionUpheld
    }

    func holding(_ hold: HoldID?) -> [LedgerEntry] { hold.flatMap { holds[$0] }.map { [$0] } ?? [] }
}

extension LedgerEntry {
    fileprivate func answers(_ request: RequestID?) -> Bool {
        publicPart.kind == .requestAnswered && privatePart?.event.request == request
    }

    /// The entry as it counts at another moment, perhaps saying more.
    fileprivate func saying(_ event: LedgerEvent, at moment: Instant) -> LedgerEntry {
        LedgerEntry(
            sequence: sequence, id: id,
            publicPart: PublicPart(
                format: publicPart.format, kind: publicPart.kind, effectiveAt: moment,
                recordedAt: publicPart.recordedAt, activity: publicPart.activity, role: publicPart.role,
                entity: publicPart.entity, commitment: publicPart.commitment),
            privatePart: privatePart.map { PrivatePart(subject: $0.subject, actor: $0.actor, event: event) })
    }

    /// An entry at its moment that says no more than that something is recorded.
    fileprivate var asTouch: LedgerEntry {
        LedgerEntry(
            sequence: sequence, id: id,
            publicPart: PublicPart(
                format: publicPart.format, kind: .identityTouched, effectiveAt: publicPart.effectiveAt,
                recordedAt: publicPart.recordedAt, activity: nil, role: nil, entity: nil, commitment: nil),
            privatePart: PrivatePart(subject: privatePart?.subject, actor: nil, event: .identityTouched))
    }
}
