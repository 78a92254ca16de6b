// SPDX-License-Identifier: Apache-2.0

#if Postgres
/// The statements on one log, with the names of its schema's tables.
///
/// Lists of keys stand on the left of outer joins, so that each is looked up in an index: a planner that knows nothing of
/// the tables yet would read the whole log instead.
struct LedgerSQL: Sendable {
    let schema: String
    let log: String
    /// Whether private parts may be sealed.
    let isSealed: Bool

    func statement(_ sql: String, _ parameters: Parameter...) -> Statement {
        // A name is never bound, so the mark is replaced by the quoted schema.
        Statement(sql.replacing("~", with: schema), [.text(log)] + parameters)
    }

    /// What is read of an entry: ``EntryReader/width`` columns.
    private var entry: String {
        let sealed = isSealed ? "x.body, \(Self.key)" : "NULL, NULL, NULL, NULL, NULL, NULL"
        return "e.sequence, e.id, e.public, p.body, \(sealed)"
    }

    /// What is read of a data key.
    static let key = "d.id, d.subject, d.scope, d.wrapped_by, d.wrapped"

    /// What is joined to entries for it.
    private var join: String {
        let plain = "LEFT JOIN ~.private_parts AS p ON p.log = e.log AND p.sequence = e.sequence"
        return isSealed ? plain + "\n" + Self.joinSealed : plain
    }

    /// What is sealed of entries, and its keys.
    static let joinSealed = """
        LEFT JOIN ~.sealed_parts AS x ON x.log = e.log AND x.sequence = e.sequence
        LEFT JOIN ~.data_keys AS d ON d.log = x.log AND d.id = x.key
        """

    func makeHead() -> Statement {
        statement("INSERT INTO ~.heads (log, last) VALUES ($1, 0) ON CONFLICT (log) DO NOTHING")
    }

    // Locks, in the order in which they are taken: statuses in the order of the list, then the head.

    /// Makes rows to lock for those who have none; it waits for a host that is just making one.
    func makeStatuses(_ subjects: [String]) -> Statement {
        statement(
            """
            INSERT INTO ~.statuses (log, subject, version) SELECT $1, n.subject, 0 FROM unnest($2) AS n(subject)
            ON CONFLICT (log, subject) DO NOTHING
            """, .texts(subjects))
    }

    func lockStatuses(_ subjects: [String]) -> Statement {
        statement(
            """
            SELECT s.subject, s.version, s.pending FROM unnest($2) AS k(subject)
            CROSS JOIN LATERAL (
                SELECT subject, version, pending FROM ~.statuses WHERE log = $1 AND subject = k.subject FOR UPDATE
            ) AS s
            """, .texts(subjects))
    }

    func lockHead() -> Statement { statement("SELECT last, last_key, origin FROM ~.heads WHERE log = $1 FOR UPDATE") }

    // Reading.

    func known(_ ids: [String]) -> Statement {
        statement(
            """
            SELECT k.id, e.sequence FROM unnest($2) AS k(id)
            LEFT JOIN ~.entries AS e ON e.log = $1 AND e.id = k.id
            """, .texts(ids))
    }

    func status(_ subject: String) -> Statement {
        statement("SELECT version, pending FROM ~.statuses WHERE log = $1 AND subject = $2", .text(subject))
    }

    /// Statuses with what stands of them: a row for each entry that stands, or one where none does.
    func standing(_ subjects: [String]) -> Statement {
        statement(
            """
            SELECT s.subject, s.version, s.pending, s.standing_of, cardinality(s.standing), \(entry)
            FROM unnest($2) AS k(subject)
            LEFT JOIN ~.statuses AS s ON s.log = $1 AND s.subject = k.subject
            LEFT JOIN LATERAL unnest(s.standing) AS n(sequence) ON true
            LEFT JOIN ~.entries AS e ON e.log = $1 AND e.sequence = n.sequence
            \(join)
            ORDER BY s.subject, e.sequence
            """, .texts(subjects))
    }

    /// The version, and a row for each entry that moved it, or one where none is left.
    func history(_ subject: String) -> Statement {
        statement(
            """
            SELECT s.version, s.pending, \(entry)
            FROM ~.statuses AS s
            LEFT JOIN ~.subject_entries AS m ON m.log = s.log AND m.subject = s.subject AND m.moves_status
            LEFT JOIN ~.entries AS e ON e.log = m.log AND e.sequence = m.sequence
            \(join)
            WHERE s.log = $1 AND s.subject = $2 ORDER BY e.sequence
            """, .text(subject))
    }

    func entries(of subject: String) -> Statement {
        statement(
            """
            SELECT \(entry), m.answer
            FROM ~.subject_entries AS m
            JOIN ~.entries AS e ON e.log = m.log AND e.sequence = m.sequence
            \(join)
            WHERE m.log = $1 AND m.subject = $2 ORDER BY e.sequence
            """, .text(subject))
    }

    func entries(after sequence: Int64, limit: Int) -> Statement {
        statement(
            """
            SELECT \(entry) FROM ~.entries AS e
            \(join)
            WHERE e.log = $1 AND e.sequence > $2 ORDER BY e.sequence LIMIT $3
            """, .integer(sequence), .integer(Int64(limit)))
    }

    func cohort(of sequence: Int64) -> Statement {
        statement(
            """
            SELECT subject, answer FROM ~.subject_entries
            WHERE log = $1 AND sequence = $2 AND answer IS NOT NULL ORDER BY subject
            """, .integer(sequence))
    }

    func members(of sequence: Int64, _ subjects: [String]) -> Statement {
        statement(
            """
            SELECT subject FROM ~.subject_entries
            WHERE log = $1 AND subject = ANY($2) AND NOT moves_status AND sequence = $3
            """, .texts(subjects), .integer(sequence))
    }

    // The outbox.

    func isWaiting() -> Statement { statement("SELECT 1 FROM ~.outbox WHERE log = $1 LIMIT 1") }

    func isWaiting(_ subject: String) -> Statement {
        statement("SELECT 1 FROM ~.outbox WHERE log = $1 AND subject = $2 LIMIT 1", .text(subject))
    }

    func waitingSubjects(limit: Int) -> Statement {
        statement(
            "SELECT DISTINCT subject FROM ~.outbox WHERE log = $1 AND subject IS NOT NULL LIMIT $2",
            .integer(Int64(limit)))
    }

    func waiting(_ subjects: [String]) -> Statement {
        statement(
            """
            SELECT id, subject, moves_status, public, private FROM ~.outbox
            WHERE log = $1 AND subject = ANY($2) ORDER BY subject, place, id
            """, .texts(subjects))
    }

    func waitingOfNobody(limit: Int) -> Statement {
        statement(
            """
            SELECT id, subject, moves_status, public, private FROM ~.outbox
            WHERE log = $1 AND subject IS NULL ORDER BY id LIMIT $2
            """, .integer(Int64(limit)))
    }

    func drained(_ ids: [String]) -> Statement {
        statement("DELETE FROM ~.outbox WHERE log = $1 AND id = ANY($2)", .texts(ids))
    }

    // Writing.

    func addEntries(_ sequences: [Int64], _ ids: [String], _ publicTexts: [String]) -> Statement {
        statement(
            """
            INSERT INTO ~.entries (log, sequence, id, public)
            SELECT $1, n.sequence, n.id, n.public FROM unnest($2, $3, $4) AS n(sequence, id, public)
            """, .integers(sequences), .texts(ids), .texts(publicTexts))
    }

    func addPrivateParts(_ sequences: [Int64], _ bodies: [String]) -> Statement {
        statement(
            """
            INSERT INTO ~.private_parts (log, sequence, body)
            SELECT $1, n.sequence, n.body FROM unnest($2, $3) AS n(sequence, body)
            """, .integers(sequences), .texts(bodies))
    }

    func addSubjectEntries(_ subjects: [String], _ moves: [Bool], _ sequences: [Int64]) -> Statement {
        statement(
            """
            INSERT INTO ~.subject_entries (log, subject, moves_status, sequence)
            SELECT $1, n.subject, n.moves_status, n.sequence
            FROM unnest($2, $3, $4) AS n(subject, moves_status, sequence)
            ON CONFLICT DO NOTHING
            """, .texts(subjects), .flags(moves), .integers(sequences))
    }

    func moveStatuses(
        _ subjects: [String], _ versions: [Int64], _ heads: [String?], _ standing: [String?]
    ) -> Statement {
        statement(
            """
            UPDATE ~.statuses AS s
            SET version = n.version, pending = 0, standing_of = n.head, standing = CAST(n.standing AS BIGINT[])
            FROM unnest($2, $3, $4, $5) AS n(subject, version, head, standing)
            WHERE s.log = $1 AND s.subject = n.subject
            """, .texts(subjects), .integers(versions), .texts(heads), .texts(standing))
    }

    func moveHead(to last: Int64) -> Statement {
        statement("UPDATE ~.heads SET last = $2 WHERE log = $1", .integer(last))
    }

    func overwrite(_ sequences: [Int64]) -> Statement {
        statement(
            """
            UPDATE ~.private_parts SET body = repeat(' ', octet_length(body)) WHERE log = $1 AND sequence = ANY($2)
            """, .integers(sequences))
    }

    func forget(_ subject: String, _ sequences: [Int64]) -> Statement {
        statement(
            "DELETE FROM ~.subject_entries WHERE log = $1 AND subject = $2 AND sequence = ANY($3)", .text(subject),
            .integers(sequences))
    }
}
#endif
