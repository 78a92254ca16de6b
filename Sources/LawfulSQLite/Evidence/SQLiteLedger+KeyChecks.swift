// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence

extension SQLiteLedger {
    /// Makes sure that the current key-encryption key is the one known by its name, once in a process and for each name.
    func checkKeys() async throws { try await sealing?.checkKeys(KeyCheckRows(pool: pool)) }
}

/// Values by which key-encryption keys are known again.
struct KeyCheckRows: KeyCheckStore {
    let pool: DatabasePool

    func keyCheck(_ name: String, sampleUnder keyID: String) async throws -> (value: Data?, sample: StoredKey?) {
        try await pool.read { db in
            (value: try MarkRows(db).keyCheck(name), sample: try KeyRows.sample(db, under: keyID))
        }
    }

    func addKeyCheck(_ name: String, _ value: Data) async throws -> Data {
        try await pool.write { db in
            let rows = MarkRows(db)
            if let known = try rows.keyCheck(name) { return known }
            try rows.setKeyCheck(name, value)
            return value
        }
    }
}
#endif
