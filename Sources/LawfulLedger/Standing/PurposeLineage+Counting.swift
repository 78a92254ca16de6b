// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

// Entries name purposes as they were called. Before they are folded, each is made to count wherever the register says that
// it does: under later names of its purpose all of it, for a part of it what protects the person. Entries stay as they
// are recorded; only the fold sees the others.
extension PurposeLineage {
    /// Entries as they count under this lineage: those given, and for each that counts for other purposes a copy.
    ///
    /// Which withdrawal of the whole counts for a part depends on the moment: only the last word on the whole does.
    package func counted(
        _ entries: some Sequence<LedgerEntry>,
        effectiveAt: Instant,
        knownAt: Instant
    ) -> [LedgerEntry] {
        let all = Array(entries)
        guard !isEmpty, all.contains(where: isConcerned) else { return all }
        var counted: [LedgerEntry] = []
        let ordered = all.filter {
            $0.publicPart.effectiveAt <= effectiveAt && $0.publicPart.recordedAt <= knownAt && $0.privatePart != nil
        }.sorted(by: SubjectStatus.precedes)
        let everything = ordered.last { $0.publicPart.kind == .erased && $0.publicPart.activity == nil }
        for entry in all {
            counted.append(reaching(entry))
            guard entry.publicPart.kind.movesStatus, let purpose = entry.publicPart.activity else { continue }
            for name in laterNames(of: purpose) { counted.append(entry.counting(for: name)) }
            // All was erased since, the parts too; and a person who came back since did so to all of it.
            let isOvertaken =
                entry.publicPart.kind == .erased && everything.map { SubjectStatus.precedes(entry, $0) } == true
            guard let kind = entry.publicPart.kind.forParts, !isOvertaken else { continue }
            for name in parts(of: purpose) { counted.append(entry.counting(for: name, as: kind)) }
        }
        return counted + lastWords(in: ordered)
    }

    /// The last word on each whole, where it was no, for each of its parts.
    private func lastWords(in ordered: [LedgerEntry]) -> [LedgerEntry] {
        let words = ordered.filter { $0.publicPart.kind.isWordOnConsent }
        guard !words.isEmpty else { return [] }
        return allParts.flatMap { part in
            wholes(of: part).compactMap { names in
                let last = words.last { word in word.publicPart.activity.map(names.contains) == true }
                guard let last, last.publicPart.kind == .consentWithdrawn || last.publicPart.kind == .consentRefused
                else { return nil }
                return last.counting(for: part)
            }
        }
    }

    private func isConcerned(_ entry: LedgerEntry) -> Bool {
        entry.publicPart.activity.map(concerns) == true
            || entry.privatePart?.event.activities?.contains(where: concerns) == true
    }

    /// A hold that names activities protects what became of them too.
    private func reaching(_ entry: LedgerEntry) -> LedgerEntry {
        guard let part = entry.privatePart, let named = part.event.activities, named.contains(where: concerns) else {
            return entry
        }
        var reached = named
        for name in named.flatMap({ laterNames(of: $0) + parts(of: $0) }) where !reached.contains(name) {
            reached.append(name)
        }
        return LedgerEntry(
            sequence: entry.sequence, id: entry.id, publicPart: entry.publicPart,
            privatePart: .init(
                subject: part.subject, actor: part.actor, event: part.event.with(\.activities, reached)))
    }

    /// Whether what stands of a history isn't enough to count it: restrictions were set and lifted under several names of
    /// what is one now, and a lift under one may mean what was set under another.
    package func needsWhole(_ entries: some Sequence<LedgerEntry>) -> Bool {
        guard !isEmpty else { return false }
        let scopes = entries.compactMap { entry in
            entry.publicPart.kind.isOfRestriction ? entry.publicPart.activity : nil
        }
        return Set(scopes).count { concerns($0) } > 1
    }
}

extension EntryKind {
    /// As what an entry about a purpose counts for a part of it, where it protects the person or ends keeping; nil where it
    /// doesn't count. That an objection was overridden tells at least that it was made.
    fileprivate var forParts: EntryKind? {
        switch self {
        case .objected, .objectionOverridden: .objected
        case .objectionUpheld, .restricted, .restrictionLiftAnnounced, .restrictionLifted, .retentionTriggered,
            .retentionExtended, .erased:
            self
        default: nil
        }
    }

    fileprivate var isWordOnConsent: Bool {
        self == .consentGiven || self == .consentRenewed || self == .consentWithdrawn || self == .consentRefused
    }

    fileprivate var isOfRestriction: Bool {
        self == .restricted || self == .restrictionLiftAnnounced || self == .restrictionLifted
    }
}

extension LedgerEntry {
    /// The entry as it counts for another purpose. It keeps its place among entries of the same moment, which its public kind
    /// tells.
    fileprivate func counting(for purpose: PurposeID, as kind: EntryKind? = nil) -> LedgerEntry {
        let part = privatePart.map { part in
            PrivatePart(
                subject: part.subject, actor: part.actor,
                event: part.event.with(\.activity, purpose).with(\.kind, kind ?? part.event.kind))
        }
        return LedgerEntry(
            sequence: sequence, id: id,
            publicPart: PublicPart(
                format: publicPart.format, kind: publicPart.kind, effectiveAt: publicPart.effectiveAt,
                recordedAt: publicPart.recordedAt, activity: purpose, role: publicPart.role,
                entity: publicPart.entity, commitment: publicPart.commitment, actor: publicPart.actor),
            privatePart: part)
    }
}

extension SubjectStatus {
    /// Folds entries as they count under a register's lineage: what was recorded under a purpose's former name counts for
    /// it, and what protects a person for every part of a purpose that was split. Under former names the status
    /// says what it always said.
    ///
    /// - Parameters:
    ///   - entries: entries about one subject; what stands of a history is enough where it comes from
    ///     ``Ledger/standing(of:under:at:)-(SubjectID,_,_)``.
    ///   - effectiveAt: the moment in question.
    ///   - knownAt: what was recorded after it is not known.
    ///   - lineage: which purposes come from which.
    public init(
        folding entries: some Sequence<LedgerEntry>,
        effectiveAt: Instant,
        knownAt: Instant,
        under lineage: PurposeLineage
    ) {
        guard !lineage.isEmpty else {
            self.init(folding: entries, effectiveAt: effectiveAt, knownAt: knownAt)
            return
        }
        self.init(
            folding: lineage.counted(entries, effectiveAt: effectiveAt, knownAt: knownAt), effectiveAt: effectiveAt,
            knownAt: knownAt)
    }
}

extension SubjectHistory {
    /// The history as it counts at a moment under a lineage, for folds at that moment that know of none.
    public func counted(under lineage: PurposeLineage, at moment: Instant) -> SubjectHistory {
        guard !lineage.isEmpty else { return self }
        return SubjectHistory(
            entries: lineage.counted(entries, effectiveAt: moment, knownAt: moment), version: version,
            recordedUntil: recordedUntil)
    }
}

extension Ledger {
    /// What stands of a subject's history, or the whole of it where that is needed to count it under a lineage, with the
    /// marks that outlived what it lacks, and with what the person's other identifiers add (``IdentityLinks``).
    ///
    /// - Parameters:
    ///   - subject: whose.
    ///   - lineage: which purposes come from which.
    ///   - moment: now; marks that have lapsed don't count.
    /// - Returns: the history, not yet counted under the lineage.
    /// - Throws: ``LedgerError`` when the ledger couldn't be read.
    public func standing(
        of subject: SubjectID,
        under lineage: PurposeLineage,
        at moment: Instant
    ) async throws -> SubjectHistory {
        let standing = try await standing(of: subject)
        let history = lineage.needsWhole(standing.entries) ? try await history(of: subject) : standing
        return try await united(
            try await marked(history, of: subject, at: moment), of: subject, now: moment, under: lineage)
    }

    /// What stands of several subjects' histories, in their order; see the form for one.
    ///
    /// - Throws: ``LedgerError`` when the ledger couldn't be read.
    public func standing(
        of subjects: [SubjectID],
        under lineage: PurposeLineage,
        at moment: Instant
    ) async throws -> [SubjectHistory] {
        var standing = try await standing(of: subjects)
        guard !lineage.isEmpty || lastingMarks != nil || standing.contains(where: \.namesOthers) else {
            return standing
        }
        for (place, subject) in zip(standing.indices, subjects) where lineage.needsWhole(standing[place].entries) {
            standing[place] = try await history(of: subject)
        }
        for (place, marks) in zip(standing.indices, try await lastingMarks?.marks(of: subjects) ?? []) {
            standing[place] = standing[place].marked(by: marks, at: moment)
        }
        for (place, subject) in zip(standing.indices, subjects) where standing[place].namesOthers {
            standing[place] = try await united(standing[place], of: subject, now: moment, under: lineage)
        }
        return standing
    }
}
