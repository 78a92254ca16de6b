// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence

// Statements on who acted. Whoever writes them holds the head of the log.
extension LedgerSQL {
    func lastActor() -> Statement { statement("SELECT max(id) FROM ~.actor_names WHERE log = $1") }

    func actors(foundBy finders: [[UInt8]]) -> Statement {
        statement(
            """
            SELECT a.finder, a.id, a.pseudonym, a.last_acted FROM unnest($2) AS n(finder)
            LEFT JOIN ~.actor_names AS a ON a.log = $1 AND a.finder = n.finder AND NOT a.erased
            """, .blobs(finders))
    }

    func addActors(_ actors: [NewActor]) -> Statement {
        statement(
            """
            INSERT INTO ~.actor_names (log, id, pseudonym, finder, key, name, last_acted)
            SELECT $1, n.id, n.pseudonym, n.finder, n.key, n.name, n.last_acted
            FROM unnest($2, $3, $4, $5, $6, $7) AS n(id, pseudonym, finder, key, name, last_acted)
            """, .integers(actors.map(\.id)), .texts(actors.map(\.pseudonym)), .blobs(actors.map(\.finder.bytes)),
            .integers(actors.map(\.key)), .blobs(actors.map { Array($0.name) }), .texts(actors.map(\.lastActed)))
    }

    func touchActors(_ ids: [Int64], _ days: [String]) -> Statement {
        statement(
            """
            UPDATE ~.actor_names AS a SET last_acted = n.day FROM unnest($2, $3) AS n(id, day)
            WHERE a.log = $1 AND a.id = n.id AND NOT a.erased
            """, .integers(ids), .texts(days))
    }

    private static let kept = """
        SELECT a.id, a.pseudonym, a.finder, a.name, a.erased, a.key, a.last_acted, \(key), d.destroyed
        FROM ~.actor_names AS a LEFT JOIN ~.data_keys AS d ON d.log = a.log AND d.id = a.key
        """

    func keptActors(after id: Int64, limit: Int) -> Statement {
        statement(
            "\(Self.kept) WHERE a.log = $1 AND a.id > $2 ORDER BY a.id LIMIT $3", .integer(id), .integer(Int64(limit)))
    }

    func keptActor(as pseudonym: String) -> Statement {
        statement("\(Self.kept) WHERE a.log = $1 AND a.pseudonym = $2", .text(pseudonym))
    }

    /// Those who aren't erased.
    func namedActors() -> Statement { statement("\(Self.kept) WHERE a.log = $1 AND NOT a.erased ORDER BY a.id") }

    func eraseActors(_ ids: [Int64]) -> Statement {
        statement(
            """
            UPDATE ~.actor_names SET erased = true, finder = decode(repeat('00', 32), 'hex'),
                name = decode(repeat('00', octet_length(name)), 'hex')
            WHERE log = $1 AND id = ANY($2)
            """, .integers(ids))
    }
}
#endif
