// SPDX-License-Identifier: Apache-2.0

#if Evidence
package import Foundation
package import LawfulLedger
package import LawfulTime

/// The rows of marks that outlive erasure, and of key checks, within one write transaction beside which nobody else writes them.
package protocol MarkStore {
    /// A value by which a key is known to be the same as before; nil where there is none.
    func keyCheck(_ name: String) throws -> Data?

    /// Sets such a value.
    func setKeyCheck(_ name: String, _ value: Data) throws

    /// Keeps marks, each kind and hash once; of two about the same, the later times.
    func keep(_ rows: [MarkRow], isArchived: Bool) throws

    /// The rows that no archive holds yet, or all.
    func markRows(onlyDue: Bool) throws -> [MarkRow]

    /// Says of all rows whether an archive holds them.
    func setArchived(_ isArchived: Bool) throws

    /// How many marks there are.
    func markCount() throws -> Int

    /// Deletes the marks that have lapsed, and says how many.
    func dropMarks(lapsedAt moment: Instant) throws -> Int
}

/// Names of key checks.
package enum KeyCheckName {
    /// Of the key that marks are hashed under.
    package static let marks = "marks"
    /// Of a key-encryption key.
    package static func key(_ id: String) -> String { "key:\(id)" }
}

extension MarkStore {
    /// Puts into the archive what it lacks.
    package func archive(_ keeping: MarkKeeping) throws {
        let due = try markRows(onlyDue: true)
        guard !due.isEmpty else { return }
        try keeping.archive.append(due, check: keeping.hashing.checkValue)
        try setArchived(true)
    }

    /// Brings marks, their key and their archive together when a ledger is opened.
    ///
    /// - Returns: how many marks came back from the archive, since the ledger lacked them: it was restored.
    /// - Throws: `LedgerError` with code `keys` for another key than that which the marks are hashed under.
    package func open(_ keeping: MarkKeeping) throws -> Int {
        let check = Data(keeping.hashing.checkValue.bytes)
        let known = try keyCheck(KeyCheckName.marks)
        guard known == nil || known == check else { throw LedgerError.otherMarkKey }
        if known == nil { try setKeyCheck(KeyCheckName.marks, check) }
        // Each time: nothing short of reading it tells whether the archive is the one that the ledger knows.
        let restored = try merge(keeping, check)
        try archive(keeping)
        return restored
    }

    /// Forgets marks that have lapsed, here and in the archive: the next opening would bring them back otherwise.
    ///
    /// - Returns: how many; for none nothing was written.
    package func sweep(_ keeping: MarkKeeping, at moment: Instant) throws -> Int {
        // What the archive alone has would be lost when it is written anew.
        _ = try merge(keeping, Data(keeping.hashing.checkValue.bytes))
        let count = try dropMarks(lapsedAt: moment)
        guard count > 0 else { return 0 }
        try keeping.archive.replace(try markRows(onlyDue: false), check: keeping.hashing.checkValue)
        try setArchived(true)
        return count
    }

    private func merge(_ keeping: MarkKeeping, _ check: Data) throws -> Int {
        guard let content = try keeping.archive.read() else {
            // The archive is gone: it is made again of what the ledger has.
            try setArchived(false)
            return 0
        }
        guard Data(content.check.bytes) == check else { throw LedgerError.otherMarkKey }
        let before = try markCount()
        try keep(content.rows.joined(), isArchived: true)
        return try markCount() - before
    }
}

private struct MarkPlace: Hashable {
    let kind: String
    let hash: Hash256
}

extension Sequence where Element == MarkRow {
    /// Each kind and hash once, in the order in which they come first; of two about the same, the later times.
    package func joined() -> [MarkRow] {
        var rows: [MarkRow] = []
        var places: [MarkPlace: Int] = [:]
        for row in self {
            let place = MarkPlace(kind: row.kind, hash: row.hash)
            guard let known = places[place] else {
                places[place] = rows.count
                rows.append(row)
                continue
            }
            rows[known] = MarkRow(
                kind: row.kind, hash: row.hash, since: Swift.max(rows[known].since, row.since),
                until: Swift.max(rows[known].until, row.until))
        }
        return rows
    }
}

extension LedgerError {
    fileprivate static let otherMarkKey = LedgerError(
        .keys,
        """
        The key for marks isn't the one that those in the ledger or its archive are hashed under: nobody who objected or was \
        erased would be found. Restore that key from its backup.
        """)

    /// What a ledger that keeps marks says when it is opened without their key.
    package static let lacksMarkKey = LedgerError(
        .settings,
        """
        The ledger keeps marks of people who were erased or objected; open it with the key for them (LedgerEvidence.marks), or \
        they would be written to again.
        """)
}
#endif
