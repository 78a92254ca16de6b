// SPDX-License-Identifier: Apache-2.0

#if Postgres
extension LedgerSchema {
    // Evidence: the log's origin where it has it, its full tiles, data keys, private parts sealed under them, and the last
    // head that was signed. Numbers of keys come from the head of the log, which whoever makes or destroys one has locked.
    var evidence: [String] {
        [
            "ALTER TABLE \(name).heads ADD COLUMN origin TEXT",
            "ALTER TABLE \(name).heads ADD COLUMN last_key BIGINT NOT NULL DEFAULT 0",
            // How many erasures there were, and how many of them the server's files are known to be cleaned of.
            "ALTER TABLE \(name).heads ADD COLUMN erasures BIGINT NOT NULL DEFAULT 0",
            "ALTER TABLE \(name).heads ADD COLUMN cleaned BIGINT NOT NULL DEFAULT 0",
            """
            CREATE TABLE \(name).tiles (
                log TEXT NOT NULL,
                level BIGINT NOT NULL,
                place BIGINT NOT NULL,
                hashes BYTEA NOT NULL,
                PRIMARY KEY (log, level, place)
            )
            """,
            """
            CREATE TABLE \(name).data_keys (
                log TEXT NOT NULL,
                id BIGINT NOT NULL,
                subject TEXT NOT NULL,
                scope TEXT NOT NULL,
                wrapped_by TEXT NOT NULL,
                wrapped BYTEA NOT NULL,
                destroyed BOOLEAN NOT NULL DEFAULT false,
                PRIMARY KEY (log, id)
            )
            """,
            """
            CREATE UNIQUE INDEX data_keys_by_scope ON \(name).data_keys (log, subject, scope) WHERE NOT destroyed
            """,
            """
            CREATE TABLE \(name).sealed_parts (
                log TEXT NOT NULL,
                sequence BIGINT NOT NULL,
                key BIGINT NOT NULL,
                body BYTEA NOT NULL,
                PRIMARY KEY (log, sequence)
            )
            """,
            """
            CREATE TABLE \(name).cohorts (
                log TEXT NOT NULL,
                sequence BIGINT NOT NULL,
                commitments BYTEA NOT NULL,
                PRIMARY KEY (log, sequence)
            )
            """,
            """
            CREATE TABLE \(name).checkpoints (
                log TEXT NOT NULL PRIMARY KEY,
                size BIGINT NOT NULL,
                note TEXT NOT NULL
            )
            """,
            "ALTER TABLE \(name).subject_entries ADD COLUMN place BIGINT",
            "ALTER TABLE \(name).subject_entries ADD COLUMN salt BYTEA",
            "REVOKE UPDATE, DELETE, TRUNCATE ON \(name).tiles, \(name).cohorts FROM CURRENT_USER",
            """
            REVOKE DELETE, TRUNCATE ON \(name).data_keys, \(name).sealed_parts, \(name).checkpoints FROM CURRENT_USER
            """,
        ]
    }
}
#endif
