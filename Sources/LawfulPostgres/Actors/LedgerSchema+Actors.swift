// SPDX-License-Identifier: Apache-2.0

#if Postgres
extension LedgerSchema {
    // Who acted, apart from the private parts of those whom entries concern; numbers are given by whoever holds the head.
    var actors: [String] {
        [
            """
            CREATE TABLE \(name).actor_names (
                log TEXT NOT NULL,
                id BIGINT NOT NULL,
                pseudonym TEXT NOT NULL,
                finder BYTEA NOT NULL CHECK (octet_length(finder) = 32),
                key BIGINT,
                name BYTEA NOT NULL,
                last_acted TEXT NOT NULL,
                erased BOOLEAN NOT NULL DEFAULT false,
                PRIMARY KEY (log, id),
                UNIQUE (log, pseudonym)
            )
            """,
            "CREATE INDEX actors_by_finder ON \(name).actor_names (log, finder) WHERE NOT erased",
            "REVOKE DELETE, TRUNCATE ON \(name).actor_names FROM CURRENT_USER",
        ]
    }
}
#endif
