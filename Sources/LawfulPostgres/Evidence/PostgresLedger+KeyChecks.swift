// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence

extension PostgresLedger {
    /// Makes sure that the current key-encryption key is the one known by its name, once in a process and for each name.
    func checkKeys() async throws { try await sealing?.checkKeys(KeyCheckRows(pool: pool, sql: sql)) }
}

/// Values by which key-encryption keys are known again, by all hosts.
struct KeyCheckRows: KeyCheckStore {
    let pool: ConnectionPool
    let sql: LedgerSQL

    func keyCheck(_ name: String, sampleUnder keyID: String) async throws -> (value: Data?, sample: StoredKey?) {
        let sql = sql
        return try await pool.retrying { link in
            let results = try link.run([sql.keyCheck(name), sql.sampleKey(under: keyID)])
            return (value: results[0].bytes(0, 0).map { Data($0) }, sample: KeyReader.key(results[1], 0, from: 0))
        }
    }

    func addKeyCheck(_ name: String, _ value: Data) async throws -> Data {
        let sql = sql
        return try await pool.retrying { link in
            // Two statements, each a transaction: the second one sees what another host was first with.
            _ = try link.run([sql.addKeyCheck(name, Array(value))])
            return try link.run([sql.keyCheck(name)])[0].bytes(0, 0).map { Data($0) } ?? value
        }
    }
}
#endif
