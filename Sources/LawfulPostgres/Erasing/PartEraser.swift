// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
import LawfulLedger
import LawfulModel

/// Erases private parts of some persons within one transaction that holds the locks of their statuses and, with evidence, of
/// the head. It needs no key but those of what is kept and shares one with what is erased.
struct PartEraser {
    /// A row of a subject's: an entry without its private part, and what that is sealed under.
    private struct Part {
        let entry: LedgerEntry
        let isCohort: Bool
        /// Of a sealed one; nil once it was destroyed.
        let key: StoredKey?
    }

    /// What is recorded about a subject, and what of it is erased.
    private struct Person {
        let parts: [Part]
        let history: ResultSet
        var erased: Set<Int64> = []
        var keys: Set<StoredKey> = []
    }

    private let sql: LedgerSQL
    private let sealing: Sealing?
    private var persons: [String: Person] = [:]
    private var sealed: SealedEraser?

    /// What reads all that ``init(_:_:_:_:)`` needs.
    static func reading(_ subjects: [String], _ sql: LedgerSQL) -> [Statement] {
        subjects.flatMap { [sql.erasables(of: $0), sql.history($0)] }
    }

    /// Begins with what was read.
    init(_ subjects: [String], _ results: some Collection<ResultSet>, _ sql: LedgerSQL, _ sealing: Sealing?) throws {
        (self.sql, self.sealing) = (sql, sealing)
        var results = results.makeIterator()
        for subject in subjects {
            guard let parts = results.next(), let history = results.next() else { continue }
            persons[subject] = Person(parts: try Self.parts(parts, sealing), history: history)
        }
    }

    /// Whether anything is erased.
    var hasErased: Bool { persons.contains { !$0.value.erased.isEmpty } }

    /// The persons of whom something is erased, in one order.
    var concerned: [String] { StoreKey.ordered(persons.filter { !$0.value.erased.isEmpty }.keys) }

    /// Erases parts of a subject that weren't yet.
    ///
    /// - Returns: their entries, and how many keys are destroyed with them.
    mutating func erase(
        _ subject: String,
        where isErasable: (LedgerEntry) -> Bool
    ) -> (entries: [LedgerEntry], keys: Int) {
        guard var person = persons[subject] else { return ([], 0) }
        let parts = person.parts.filter { !person.erased.contains($0.entry.sequence) && isErasable($0.entry) }
        let keysBefore = person.keys.count
        person.erased.formUnion(parts.map(\.entry.sequence))
        // The private part of a cohort names nobody and concerns the others, too.
        person.keys.formUnion(
            parts.filter { !$0.isCohort }.compactMap(\.key).filter { $0.scope.subject == subject })
        let destroyed = person.keys.count - keysBefore
        persons[subject] = person
        return (parts.map(\.entry), destroyed)
    }

    /// What stands of a subject once that is erased, with what was recorded since: what an erased entry superseded may stand
    /// again. Nil where a key isn't open: the next who asks finds it out.
    func standing(
        of subject: String,
        with recorded: [LedgerEntry] = [],
        at version: StatusVersion
    ) throws -> SubjectHistory? {
        guard let person = persons[subject] else { return nil }
        do {
            let left = try HistoryReader(sealing).history(person.history).entries
                .filter { !person.erased.contains($0.sequence) }
            return SubjectHistory(entries: left + recorded, version: version).standing
        } catch is KeyNeed {
            return nil
        }
    }

    /// What writes it; the key that is numbered last is the last that the log has. Throws `KeyNeed` for the keys of what must be
    /// sealed anew.
    mutating func statements(_ link: Link, lastKey: Int64) throws -> [Statement] {
        var statements: [Statement] = []
        sealed = sealing.map { SealedEraser($0, lastKey: lastKey) }
        for subject in concerned {
            guard let person = persons[subject] else { continue }
            let own = person.parts.filter { !$0.isCohort }.map(\.entry.sequence).filter(person.erased.contains)
            statements += [sql.overwrite(own), sql.forget(subject, person.erased.sorted())]
            guard sealed != nil else { continue }
            statements.append(sql.blank(own))
            let parts = person.parts.compactMap { part in
                part.key.flatMap { $0.scope.subject == subject ? (part.entry.sequence, $0) : nil }
            }
            try sealed?.erase(Set(own), among: parts, link, sql)
        }
        guard !statements.isEmpty else { return [] }
        statements += sealed?.statements(sql) ?? []
        if sealing != nil { statements.append(sql.noteErasure()) }
        return statements
    }

    /// Takes note, once the transaction is committed, of what it did.
    func committed() { sealed?.committed() }

    /// Takes note that nobody knows whether it was.
    func lost() { sealed?.lost() }

    private static func parts(_ rows: ResultSet, _ sealing: Sealing?) throws -> [Part] {
        let reader = EntryReader(sealing)
        return try (0..<rows.count).map { row in
            guard let sequence = rows.integer(row, 0), let id = rows.text(row, 1), let text = rows.text(row, 2) else {
                throw EntryReader.altered(rows.integer(row, 0) ?? 0)
            }
            let isSealed = rows.text(row, 4) != nil
            let entry = LedgerEntry(
                sequence: sequence, id: EntryID(rawValue: id),
                publicPart: try reader.publicPart(text, at: sequence, isSealed: isSealed), privatePart: nil)
            return Part(
                entry: entry, isCohort: rows.text(row, 3) != nil,
                key: rows.text(row, 4) == "f" ? KeyReader.key(rows, row, from: 5) : nil)
        }
    }
}
#endif
