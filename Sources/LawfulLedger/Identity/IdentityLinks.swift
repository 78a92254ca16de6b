// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// Which identifiers are of one person: the fold over links, merges and splits.
///
/// Of each two identifiers the last entry about them says how they stand to each other, by the time it took effect; on a tie
/// a link or a split comes after a merge, then the sequence decides. Who is connected so, over whatever others, is one person.
/// Like every fold it answers as of any moment, from what was known at any other.
public struct IdentityLinks: Sendable {
    /// How two identifiers stand to each other.
    public enum Relation: Hashable, Sendable {
        /// Of two people, as far as is known.
        case apart
        /// Perhaps of one person: what protects them counts for both.
        case linked
        /// Of one person, as was established: everything counts for both.
        case merged
    }

    struct Pair: Hashable {
        let first: SubjectID
        let second: SubjectID

        init?(_ one: SubjectID, _ other: SubjectID) {
            guard one != other else { return nil }
            (first, second) = one < other ? (one, other) : (other, one)
        }
    }

    struct Change {
        let relation: Relation
        let entry: LedgerEntry
    }

    private(set) var changes: [Pair: [Change]] = [:]

    /// Folds entries about any number of subjects; all but those about identities are passed over.
    public init(folding entries: some Sequence<LedgerEntry>) {
        for entry in entries where entry.publicPart.kind.isOfIdentity {
            guard let part = entry.privatePart, let subject = part.subject, let other = part.event.other,
                let pair = Pair(subject, other)
            else { continue }
            let relation: Relation =
                switch entry.publicPart.kind {
                case .identityMerged: .merged
                case .identityLinked: .linked
                default: .apart
                }
            changes[pair, default: []].append(Change(relation: relation, entry: entry))
        }
        for pair in changes.keys { changes[pair]?.sort { SubjectStatus.precedes($0.entry, $1.entry) } }
    }

    /// Every identifier of which something is said, whenever it counts.
    public var identifiers: Set<SubjectID> { Set(changes.keys.flatMap { [$0.first, $0.second] }) }

    /// How two identifiers stand to each other by what was said of just these two.
    ///
    /// - Parameters:
    ///   - one: an identifier.
    ///   - other: another.
    ///   - effectiveAt: the moment in question.
    ///   - knownAt: what was recorded after it is not known.
    /// - Returns: how they stand.
    public func relation(
        _ one: SubjectID,
        _ other: SubjectID,
        effectiveAt: Instant,
        knownAt: Instant
    ) -> Relation {
        guard let pair = Pair(one, other) else { return .merged }
        return relation(pair, effectiveAt, knownAt)
    }

    private func relation(_ pair: Pair, _ effectiveAt: Instant, _ knownAt: Instant) -> Relation {
        changes[pair]?.last {
            $0.entry.publicPart.effectiveAt <= effectiveAt && $0.entry.publicPart.recordedAt <= knownAt
        }?.relation ?? .apart
    }

    /// The person behind an identifier.
    ///
    /// - Parameters:
    ///   - subject: the identifier.
    ///   - effectiveAt: the moment in question.
    ///   - knownAt: what was recorded after it is not known.
    /// - Returns: all identifiers of the person, this one included.
    public func person(of subject: SubjectID, effectiveAt: Instant, knownAt: Instant) -> IdentifiedPerson {
        var relations: [SubjectID: [(other: SubjectID, relation: Relation)]] = [:]
        for pair in changes.keys {
            let relation = relation(pair, effectiveAt, knownAt)
            guard relation != .apart else { continue }
            relations[pair.first, default: []].append((pair.second, relation))
            relations[pair.second, default: []].append((pair.first, relation))
        }
        func reached(_ counts: (Relation) -> Bool) -> Set<SubjectID> {
            var reached: Set<SubjectID> = [subject]
            var waiting = [subject]
            while let next = waiting.popLast() {
                for (other, relation) in relations[next] ?? [] where counts(relation) {
                    if reached.insert(other).inserted { waiting.append(other) }
                }
            }
            return reached
        }
        return IdentifiedPerson(identifiers: reached { _ in true }, merged: reached { $0 == .merged })
    }
}

/// A person with all the identifiers by which they are known.
public struct IdentifiedPerson: Hashable, Sendable {
    /// All of them: a right that is exercised under one reaches the data under each.
    public let identifiers: Set<SubjectID>
    /// Those of which it was established that they are the same person's.
    public let merged: Set<SubjectID>
}
