// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence

// Statements on marks that outlive erasure, and on key checks. Whoever writes marks holds the head of the log.
extension LedgerSQL {
    /// Keeps marks, each kind and hash once; of two about the same, the later times.
    func keepMarks(_ rows: [MarkRow], isArchived: Bool) -> [Statement] {
        [
            statement(
                """
                INSERT INTO ~.lasting_marks AS m (log, kind, hash, since, until, archived)
                SELECT $1, n.kind, n.hash, n.since, n.until, \(isArchived)
                FROM unnest($2, $3, $4, $5) AS n(kind, hash, since, until)
                ON CONFLICT (log, kind, hash) DO UPDATE SET
                    archived = excluded.archived, since = greatest(m.since, excluded.since),
                    until = greatest(m.until, excluded.until)
                WHERE excluded.since > m.since OR excluded.until > m.until
                """, .texts(rows.map(\.kind)), .blobs(rows.map(\.hash.bytes)), .integers(rows.map(\.since)),
                .integers(rows.map(\.until))),
            statement(
                """
                INSERT INTO ~.mark_kinds (log, kind) SELECT $1, n.kind FROM unnest($2) AS n(kind)
                ON CONFLICT (log, kind) DO NOTHING
                """, .texts(Array(Set(rows.map(\.kind))).sorted())),
        ]
    }

    /// Each kind that anybody has a mark of.
    func markKinds() -> Statement { statement("SELECT kind FROM ~.mark_kinds WHERE log = $1 ORDER BY kind") }

    /// The marks at kinds and hashes, each with the number that it is asked for by.
    func marks(_ numbers: [Int64], _ kinds: [String], _ hashes: [[UInt8]]) -> Statement {
        statement(
            """
            SELECT n.number, m.kind, m.since, m.until FROM unnest($2, $3, $4) AS n(number, kind, hash)
            LEFT JOIN ~.lasting_marks AS m ON m.log = $1 AND m.kind = n.kind AND m.hash = n.hash
            ORDER BY n.number, m.kind
            """, .integers(numbers), .texts(kinds), .blobs(hashes))
    }

    func markRows(onlyDue: Bool) -> Statement {
        statement(
            """
            SELECT kind, hash, since, until FROM ~.lasting_marks
            WHERE log = $1\(onlyDue ? " AND NOT archived" : "") ORDER BY kind, hash
            """)
    }

    /// Whether some mark is in no archive yet.
    func isArchiveDue() -> Statement {
        statement("SELECT 1 FROM ~.lasting_marks WHERE log = $1 AND NOT archived LIMIT 1")
    }

    func setArchived(_ isArchived: Bool) -> Statement {
        statement(
            "UPDATE ~.lasting_marks SET archived = \(isArchived) WHERE log = $1 AND \(isArchived ? "NOT " : "")archived"
        )
    }

    func markCount() -> Statement { statement("SELECT count(*) FROM ~.lasting_marks WHERE log = $1") }

    func dropMarks(lapsedAt milliseconds: Int64) -> Statement {
        statement("DELETE FROM ~.lasting_marks WHERE log = $1 AND until <= $2 RETURNING 1", .integer(milliseconds))
    }

    // Key checks.

    func keyCheck(_ name: String) -> Statement {
        statement("SELECT value FROM ~.key_checks WHERE log = $1 AND name = $2", .text(name))
    }

    /// Keeps a value under a name, unless one is there.
    func addKeyCheck(_ name: String, _ value: [UInt8]) -> Statement {
        statement(
            """
            INSERT INTO ~.key_checks (log, name, value) SELECT $1, n.name, n.value FROM unnest($2, $3) AS n(name, value)
            ON CONFLICT (log, name) DO NOTHING
            """, .texts([name]), .blobs([value]))
    }

    func setKeyCheck(_ name: String, _ value: [UInt8]) -> Statement {
        statement(
            """
            INSERT INTO ~.key_checks (log, name, value) SELECT $1, n.name, n.value FROM unnest($2, $3) AS n(name, value)
            ON CONFLICT (log, name) DO UPDATE SET value = excluded.value
            """, .texts([name]), .blobs([value]))
    }

    /// A data key that is wrapped under a key-encryption key, if there is one.
    func sampleKey(under keyID: String) -> Statement {
        statement(
            """
            SELECT \(Self.key) FROM ~.data_keys AS d
            WHERE d.log = $1 AND d.wrapped_by = $2 AND NOT d.destroyed ORDER BY d.id LIMIT 1
            """, .text(keyID))
    }
}
#endif
