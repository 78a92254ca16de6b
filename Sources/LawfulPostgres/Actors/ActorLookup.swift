// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel

/// Looks those up whom rows name as having acted, in a round trip that is made anyway.
struct ActorLookup {
    let actors: Set<ActorID>
    /// What they are found by; nil while this process doesn't know the log's key for that.
    let finders: [Hash256]?

    init(_ rows: [EntryRow], _ sealing: Sealing?) {
        actors = Set(rows.flatMap(\.draft.actors))
        guard let sealing else {
            finders = actors.map { ActorSeal.plainFinder(of: $0) }
            return
        }
        let finders = actors.compactMap { sealing.actors.finder(of: $0) }
        self.finders = finders.count == actors.count ? finders : nil
    }

    /// The key that has to be looked up, too; nil where it is known or nobody acts.
    var lacking: KeyScope? { finders == nil ? ActorSeal.finding : nil }

    /// What looks them up; nil where nobody acts, or nobody can be looked up.
    func statement(_ sql: LedgerSQL) -> Statement? {
        guard let finders, !finders.isEmpty else { return nil }
        return sql.actors(foundBy: finders.map(\.bytes))
    }
}

/// Those who act in one transaction that holds the head of the log: who was found, and what is to be written.
struct ActingRows {
    private var found: [Hash256: StoredActor] = [:]
    /// Who was looked up, found or not.
    private var looked: Set<ActorID> = []
    /// The last number that was given; nil where nobody has asked for it.
    private var last: Int64?
    private(set) var added: [NewActor] = []
    private var touched: [Int64: String] = [:]

    mutating func know(_ lookup: ActorLookup, _ rows: ResultSet) {
        looked.formUnion(lookup.actors)
        for row in 0..<rows.count {
            guard let finder = rows.bytes(row, 0).flatMap({ Hash256($0) }), let id = rows.integer(row, 1),
                let pseudonym = rows.text(row, 2), let day = rows.text(row, 3)
            else { continue }
            found[finder] = StoredActor(id: id, pseudonym: pseudonym, lastActed: day)
        }
    }

    func hasLooked(for actor: ActorID) -> Bool { looked.contains(actor) }

    func actor(foundBy finder: Hash256) -> StoredActor? { found[finder] }

    /// The next number, which is asked for where somebody acts for the first time.
    mutating func next(_ link: Link, _ sql: LedgerSQL) throws -> Int64 {
        let next = try (last ?? link.run([sql.lastActor()])[0].integer(0, 0) ?? 0) + 1
        last = next
        return next
    }

    mutating func add(_ actor: NewActor) { added.append(actor) }

    mutating func touch(_ id: Int64, on day: String) { touched[id] = day }

    func statements(_ sql: LedgerSQL) -> [Statement] {
        var statements: [Statement] = []
        if !added.isEmpty { statements.append(sql.addActors(added)) }
        // In one order; who was added by this transaction is there by now.
        let days = touched.sorted { $0.key < $1.key }
        if !days.isEmpty { statements.append(sql.touchActors(days.map(\.key), days.map(\.value))) }
        return statements
    }
}

/// Reads those who acted, with all that is kept of them.
enum ActorReader {
    static func actor(_ rows: ResultSet, _ row: Int) -> KeptActor {
        KeptActor(
            id: rows.integer(row, 0) ?? 0, pseudonym: rows.text(row, 1) ?? "",
            finder: Data(rows.bytes(row, 2) ?? []), name: Data(rows.bytes(row, 3) ?? []),
            isErased: rows.text(row, 4) == "t", isSealed: rows.integer(row, 5) != nil,
            key: rows.text(row, 12) == "f" ? KeyReader.key(rows, row, from: 7) : nil)
    }
}
#endif
