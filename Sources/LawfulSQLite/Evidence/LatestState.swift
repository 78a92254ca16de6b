// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulEvidence

extension LatestState {
    /// Does some work on what is recorded, of which it is told the size.
    fileprivate init(_ db: Database, _ work: (Int64) throws -> Value) throws {
        try self.init(of: try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM entries") ?? 0, work)
    }
}

extension DatabasePool {
    /// Does some work on a state that is no older than the last head.
    func readLatest<Value: Sendable>(_ work: @Sendable (Database, Int64) throws -> Value) async throws -> Value {
        var seen: Int64 = -1
        while true {
            switch try await read({ db in try LatestState(db) { size in try work(db, size) } }) {
            case .done(let value): return value
            case .smaller(let size, let error):
                guard size > seen else { throw error }
                seen = size
            }
        }
    }

    /// Does some work on a state that is no older than the last head.
    func readLatest<Value: Sendable>(_ work: (Database, Int64) throws -> Value) throws -> Value {
        var seen: Int64 = -1
        while true {
            switch try read({ db in try LatestState(db) { size in try work(db, size) } }) {
            case .done(let value): return value
            case .smaller(let size, let error):
                guard size > seen else { throw error }
                seen = size
            }
        }
    }
}
#endif
