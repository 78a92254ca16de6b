// SPDX-License-Identifier: Apache-2.0

#if Postgres
// Statements of a log with evidence.
extension LedgerSQL {
    // Heads.

    func head() -> Statement {
        statement("SELECT last, last_key, origin, erasures, cleaned FROM ~.heads WHERE log = $1")
    }

    /// How many entries the head counts, and how many there are.
    func extent() -> Statement {
        statement(
            """
            SELECT h.last, (SELECT max(e.sequence) FROM ~.entries AS e WHERE e.log = $1), h.origin
            FROM ~.heads AS h WHERE h.log = $1
            """)
    }

    func adopt(_ origin: String) -> Statement {
        statement("UPDATE ~.heads SET origin = $2 WHERE log = $1", .text(origin))
    }

    func moveKeys(to last: Int64) -> Statement {
        statement("UPDATE ~.heads SET last_key = $2 WHERE log = $1", .integer(last))
    }

    func makeCheckpoint() -> Statement {
        statement("INSERT INTO ~.checkpoints (log, size, note) VALUES ($1, 0, '') ON CONFLICT (log) DO NOTHING")
    }

    func lockCheckpoint() -> Statement { statement("SELECT note FROM ~.checkpoints WHERE log = $1 FOR UPDATE") }

    func checkpoint() -> Statement { statement("SELECT note FROM ~.checkpoints WHERE log = $1") }

    func keepCheckpoint(_ size: Int64, _ note: String) -> Statement {
        statement(
            "UPDATE ~.checkpoints SET size = $2, note = $3 WHERE log = $1 AND size <= $2", .integer(size), .text(note))
    }

    // The tree.

    func leaves(after sequence: Int64, limit: Int) -> Statement {
        statement(
            """
            SELECT e.sequence, e.public FROM ~.entries AS e
            WHERE e.log = $1 AND e.sequence > $2 ORDER BY e.sequence LIMIT $3
            """, .integer(sequence), .integer(Int64(limit)))
    }

    func tiles(level: Int, _ places: Range<Int64>) -> Statement {
        statement(
            """
            SELECT place, hashes FROM ~.tiles
            WHERE log = $1 AND level = $2 AND place >= $3 AND place < $4 ORDER BY place
            """, .integer(Int64(level)), .integer(places.lowerBound), .integer(places.upperBound))
    }

    func addTiles(_ levels: [Int64], _ places: [Int64], _ hashes: [[UInt8]]) -> Statement {
        statement(
            """
            INSERT INTO ~.tiles (log, level, place, hashes)
            SELECT $1, n.level, n.place, n.hashes FROM unnest($2, $3, $4) AS n(level, place, hashes)
            """, .integers(levels), .integers(places), .blobs(hashes))
    }

    // Keys.

    func keys(_ subjects: [String], _ scopes: [String]) -> Statement {
        statement(
            """
            SELECT \(Self.key) FROM unnest($2, $3) AS n(subject, scope)
            LEFT JOIN ~.data_keys AS d ON d.log = $1 AND d.subject = n.subject AND d.scope = n.scope AND NOT d.destroyed
            """, .texts(subjects), .texts(scopes))
    }

    func keys(after id: Int64, notUnder current: String, limit: Int) -> Statement {
        statement(
            """
            SELECT \(Self.key) FROM ~.data_keys AS d
            WHERE d.log = $1 AND d.id > $2 AND NOT d.destroyed AND d.wrapped_by <> $3 ORDER BY d.id LIMIT $4
            """, .integer(id), .text(current), .integer(Int64(limit)))
    }

    func addKeys(
        _ ids: [Int64], _ subjects: [String], _ scopes: [String], _ wrappedBy: [String], _ wrapped: [[UInt8]]
    ) -> Statement {
        statement(
            """
            INSERT INTO ~.data_keys (log, id, subject, scope, wrapped_by, wrapped)
            SELECT $1, n.id, n.subject, n.scope, n.wrapped_by, n.wrapped
            FROM unnest($2, $3, $4, $5, $6) AS n(id, subject, scope, wrapped_by, wrapped)
            """, .integers(ids), .texts(subjects), .texts(scopes), .texts(wrappedBy), .blobs(wrapped))
    }

    func rewrap(_ ids: [Int64], _ wrappedBy: [String], _ wrapped: [[UInt8]]) -> Statement {
        statement(
            """
            UPDATE ~.data_keys AS d SET wrapped_by = n.wrapped_by, wrapped = n.wrapped
            FROM unnest($2, $3, $4) AS n(id, wrapped_by, wrapped)
            WHERE d.log = $1 AND d.id = n.id AND NOT d.destroyed
            """, .integers(ids), .texts(wrappedBy), .blobs(wrapped))
    }

    // Sealed parts.

    func addSealedParts(_ sequences: [Int64], _ keys: [Int64], _ bodies: [[UInt8]]) -> Statement {
        statement(
            """
            INSERT INTO ~.sealed_parts (log, sequence, key, body)
            SELECT $1, n.sequence, n.key, n.body FROM unnest($2, $3, $4) AS n(sequence, key, body)
            """, .integers(sequences), .integers(keys), .blobs(bodies))
    }

    func addCohorts(_ sequences: [Int64], _ commitments: [[UInt8]]) -> Statement {
        statement(
            """
            INSERT INTO ~.cohorts (log, sequence, commitments)
            SELECT $1, n.sequence, n.commitments FROM unnest($2, $3) AS n(sequence, commitments)
            """, .integers(sequences), .blobs(commitments))
    }

    /// Gives members of cohorts the places of their commitments, and the salts.
    func addMembers(_ rows: [MemberRow]) -> Statement {
        statement(
            """
            INSERT INTO ~.subject_entries (log, subject, moves_status, sequence, answer, place, salt)
            SELECT $1, n.subject, false, n.sequence, n.answer, n.place, n.salt
            FROM unnest($2, $3, $4, $5, $6) AS n(subject, sequence, answer, place, salt)
            ON CONFLICT DO NOTHING
            """, .texts(rows.map(\.subject)), .integers(rows.map(\.sequence)), .texts(rows.map(\.answer)),
            .integers(rows.map(\.place)), .blobs(rows.map(\.salt)))
    }

    // Verifying.

    func page(after sequence: Int64, through last: Int64, limit: Int) -> Statement {
        statement(
            """
            SELECT e.sequence, e.public, x.body, c.commitments, \(Self.key), d.destroyed FROM ~.entries AS e
            \(Self.joinSealed)
            LEFT JOIN ~.cohorts AS c ON c.log = e.log AND c.sequence = e.sequence
            WHERE e.log = $1 AND e.sequence > $2 AND e.sequence <= $3 ORDER BY e.sequence LIMIT $4
            """, .integer(sequence), .integer(last), .integer(Int64(limit)))
    }

    func barePage(after sequence: Int64, through last: Int64, limit: Int) -> Statement {
        statement(
            """
            SELECT e.sequence, e.public, x.sequence IS NOT NULL FROM ~.entries AS e
            LEFT JOIN ~.sealed_parts AS x ON x.log = e.log AND x.sequence = e.sequence
            WHERE e.log = $1 AND e.sequence > $2 AND e.sequence <= $3 ORDER BY e.sequence LIMIT $4
            """, .integer(sequence), .integer(last), .integer(Int64(limit)))
    }

    func members(of sequence: Int64, only subject: String?) -> Statement {
        statement(
            """
            SELECT subject, answer, place, salt FROM ~.subject_entries
            WHERE log = $1 AND sequence = $2 AND answer IS NOT NULL AND place > 0
                AND ($3 IS NULL OR subject = $3) ORDER BY place
            """, .integer(sequence), .text(subject))
    }

    // Erasing.

    /// The public parts of a subject's entries, whether or not what is sealed can be opened, the keys they are sealed under,
    /// and whether they are a cohort's.
    func erasables(of subject: String) -> Statement {
        statement(
            """
            SELECT e.sequence, e.id, e.public, m.answer, d.destroyed, \(Self.key)
            FROM ~.subject_entries AS m
            JOIN ~.entries AS e ON e.log = m.log AND e.sequence = m.sequence
            \(Self.joinSealed)
            WHERE m.log = $1 AND m.subject = $2 ORDER BY e.sequence
            """, .text(subject))
    }

    func sealed(_ sequences: [Int64]) -> Statement {
        statement(
            """
            SELECT x.sequence, x.body FROM unnest($2) AS n(sequence)
            LEFT JOIN ~.sealed_parts AS x ON x.log = $1 AND x.sequence = n.sequence
            """, .integers(sequences))
    }

    func blank(_ sequences: [Int64]) -> Statement {
        statement(
            """
            UPDATE ~.sealed_parts SET body = decode(repeat('00', octet_length(body)), 'hex')
            WHERE log = $1 AND sequence = ANY($2)
            """, .integers(sequences))
    }

    func reseal(_ sequences: [Int64], _ keys: [Int64], _ bodies: [[UInt8]]) -> Statement {
        statement(
            """
            UPDATE ~.sealed_parts AS x SET key = n.key, body = n.body
            FROM unnest($2, $3, $4) AS n(sequence, key, body) WHERE x.log = $1 AND x.sequence = n.sequence
            """, .integers(sequences), .integers(keys), .blobs(bodies))
    }

    func destroy(_ ids: [Int64]) -> Statement {
        statement(
            """
            UPDATE ~.data_keys SET destroyed = true, wrapped = decode(repeat('00', octet_length(wrapped)), 'hex')
            WHERE log = $1 AND id = ANY($2)
            """, .integers(ids))
    }

    func noteErasure() -> Statement {
        statement("UPDATE ~.heads SET erasures = erasures + 1 WHERE log = $1")
    }

    func noteCleaning(of erasures: Int64) -> Statement {
        statement("UPDATE ~.heads SET cleaned = $2 WHERE log = $1 AND cleaned < $2", .integer(erasures))
    }
}
#endif
