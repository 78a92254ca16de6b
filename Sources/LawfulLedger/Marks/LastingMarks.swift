// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime
import Synchronization

/// Where marks are kept that outlive erasure.
///
/// A conformance keeps them so that a restore of the ledger, or of the service's tables, takes none of them back; and so that
/// who has only them learns of nobody, save by trying names with the key.
public protocol LastingMarks: Sendable {
    /// The marks of a person that weren't swept, one of a kind at most.
    ///
    /// - Throws: ``LedgerError`` when they couldn't be read.
    func marks(of subject: SubjectID) async throws -> [LastingMark]

    /// The marks of several people, in their order; by default one after another.
    ///
    /// - Throws: ``LedgerError`` when they couldn't be read.
    func marks(of subjects: [SubjectID]) async throws -> [[LastingMark]]

    /// Keeps marks of a person; one that is there already of the same kind gets the later of both times.
    ///
    /// - Throws: ``LedgerError`` when they couldn't be written durably.
    func keep(_ marks: [LastingMark], of subject: SubjectID) async throws

    /// Forgets the marks that have lapsed.
    ///
    /// - Returns: how many.
    /// - Throws: ``LedgerError`` when they couldn't be written.
    func sweep(at moment: Instant) async throws -> Int
}

extension LastingMarks {
    /// The marks of several people, asked for one after another.
    public func marks(of subjects: [SubjectID]) async throws -> [[LastingMark]] {
        var all: [[LastingMark]] = []
        for subject in subjects { all.append(try await marks(of: subject)) }
        return all
    }
}

/// Marks that live and die with the process: for tests, and beside an ``InMemoryLedger``.
public final class InMemoryMarks: LastingMarks {
    private let marks = Mutex<[SubjectID: [LastingMark.Kind: LastingMark]]>([:])

    /// No marks yet.
    public init() {}

    /// The marks of a person.
    public func marks(of subject: SubjectID) -> [LastingMark] {
        marks.withLock { $0[subject] ?? [:] }.values.sorted { $0.kind.text < $1.kind.text }
    }

    /// Keeps marks of a person.
    public func keep(_ marks: [LastingMark], of subject: SubjectID) {
        self.marks.withLock { known in
            for mark in marks {
                known[subject, default: [:]][mark.kind] = known[subject]?[mark.kind]?.joined(with: mark) ?? mark
            }
        }
    }

    /// Forgets the marks that have lapsed.
    public func sweep(at moment: Instant) -> Int {
        marks.withLock { known in
            let before = known.values.reduce(0) { $0 + $1.count }
            known = known.mapValues { $0.filter { $0.value.holds(at: moment) } }.filter { !$0.value.isEmpty }
            return before - known.values.reduce(0) { $0 + $1.count }
        }
    }
}
