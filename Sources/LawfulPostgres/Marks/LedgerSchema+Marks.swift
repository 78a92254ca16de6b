// SPDX-License-Identifier: Apache-2.0

#if Postgres
extension LedgerSchema {
    // Marks that outlive erasure, as keyed hashes; which kinds of them there are; and values by which keys are known again.
    var marks: [String] {
        [
            """
            CREATE TABLE \(name).lasting_marks (
                log TEXT NOT NULL,
                kind TEXT NOT NULL,
                hash BYTEA NOT NULL CHECK (octet_length(hash) = 32),
                since BIGINT NOT NULL,
                until BIGINT NOT NULL,
                archived BOOLEAN NOT NULL DEFAULT false,
                PRIMARY KEY (log, kind, hash)
            )
            """,
            "CREATE INDEX marks_to_archive ON \(name).lasting_marks (log) WHERE NOT archived",
            """
            CREATE TABLE \(name).mark_kinds (
                log TEXT NOT NULL,
                kind TEXT NOT NULL,
                PRIMARY KEY (log, kind)
            )
            """,
            """
            CREATE TABLE \(name).key_checks (
                log TEXT NOT NULL,
                name TEXT NOT NULL,
                value BYTEA NOT NULL,
                PRIMARY KEY (log, name)
            )
            """,
            "REVOKE UPDATE, DELETE, TRUNCATE ON \(name).mark_kinds FROM CURRENT_USER",
            "REVOKE DELETE, TRUNCATE ON \(name).key_checks FROM CURRENT_USER",
            "REVOKE TRUNCATE ON \(name).lasting_marks FROM CURRENT_USER",
        ]
    }
}
#endif
