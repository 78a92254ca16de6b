// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulEvidence

/// Work on a state of the file that is no older than the last head.
///
/// Another process, or another task of this one, may record and sign between the moment at which the file is read and the
/// one at which the mark is: the log then seems to have lost what it has only gained since. So where it seems smaller than
/// was signed it is read anew, until that finds nothing more.
enum LatestState<Value: Sendable>: Sendable {
    case done(Value)
    case smaller(Int64, EvidenceError)

    /// Does some work on what is recorded, of which it is told the size.
    init(_ db: Database, _ work: (Int64) throws -> Value) throws {
        let size = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM entries") ?? 0
        do {
            self = .done(try work(size))
        } catch let error as EvidenceError where error.code == .rolledBack {
            self = .smaller(size, error)
        }
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
