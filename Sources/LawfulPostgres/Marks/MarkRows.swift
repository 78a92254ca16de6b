// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulTime

/// The rows of marks that outlive erasure, within a transaction that holds the head of the log.
struct MarkRows: MarkStore {
    private let link: Link
    private let sql: LedgerSQL

    init(_ link: Link, _ sql: LedgerSQL) { (self.link, self.sql) = (link, sql) }

    private static let page = 1_000

    func keyCheck(_ name: String) throws -> Data? {
        try link.run([sql.keyCheck(name)])[0].bytes(0, 0).map { Data($0) }
    }

    func setKeyCheck(_ name: String, _ value: Data) throws {
        _ = try link.run([sql.setKeyCheck(name, Array(value))])
    }

    func keep(_ rows: [MarkRow], isArchived: Bool) throws {
        for start in stride(from: 0, to: rows.count, by: Self.page) {
            let page = Array(rows[start..<min(start + Self.page, rows.count)])
            _ = try link.run(sql.keepMarks(page, isArchived: isArchived))
        }
    }

    func markRows(onlyDue: Bool) throws -> [MarkRow] {
        let rows = try link.run([sql.markRows(onlyDue: onlyDue)])[0]
        return (0..<rows.count).compactMap { row in
            guard let kind = rows.text(row, 0), let hash = rows.bytes(row, 1).flatMap({ Hash256($0) }),
                let since = rows.integer(row, 2), let until = rows.integer(row, 3)
            else { return nil }
            return MarkRow(kind: kind, hash: hash, since: since, until: until)
        }
    }

    func setArchived(_ isArchived: Bool) throws { _ = try link.run([sql.setArchived(isArchived)]) }

    func markCount() throws -> Int { Int(try link.run([sql.markCount()])[0].integer(0, 0) ?? 0) }

    func dropMarks(lapsedAt moment: Instant) throws -> Int {
        try link.run([sql.dropMarks(lapsedAt: moment.milliseconds)])[0].count
    }
}

/// One transaction that writes marks, under the lock of the head: so archives are written by one host after another, too.
struct MarkTransaction: Sendable {
    let sql: LedgerSQL
    let begin: Statement

    /// Keeps marks, and copies them to the archive.
    func keep(_ rows: [MarkRow], _ keeping: MarkKeeping, _ link: Link) throws {
        let store = try open(link)
        try store.keep(rows, isArchived: false)
        try store.archive(keeping)
        try commit(link)
    }

    /// Copies to the archive what no archive has.
    func archive(_ keeping: MarkKeeping, _ link: Link) throws {
        let store = try open(link)
        try store.archive(keeping)
        try commit(link)
    }

    /// Forgets marks that have lapsed.
    func sweep(_ keeping: MarkKeeping, at moment: Instant, _ link: Link) throws -> Int {
        let count = try open(link).sweep(keeping, at: moment)
        try commit(link)
        return count
    }

    /// Brings marks, their key and their archive together when a log is opened.
    func open(_ link: Link, _ sealing: Sealing) throws {
        guard let keeping = sealing.evidence.marks else {
            guard try link.run([sql.keyCheck(KeyCheckName.marks)])[0].count == 0 else {
                throw LedgerError.lacksMarkKey
            }
            return
        }
        let restored = try open(link).open(keeping)
        try commit(link)
        // Done again after a commit of which nobody heard, it finds nothing more.
        sealing.restoredMarks = max(sealing.restoredMarks, restored)
    }

    private func open(_ link: Link) throws -> MarkRows {
        _ = try link.run([begin, Statement("SET LOCAL lock_timeout = \(Link.headMilliseconds)"), sql.lockHead()])
        return MarkRows(link, sql)
    }

    private func commit(_ link: Link) throws { _ = try link.run([Statement("COMMIT")]) }
}
#endif
