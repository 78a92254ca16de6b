// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulModel
import LawfulTime
import Synchronization

/// Strikes once, at one of the calls that are counted: each is counted before it is done, and after.
final class CrashPoint: Sendable {
    /// What a process that was killed leaves to its caller.
    struct Killed: Error {}

    private let state: Mutex<(left: Int?, struck: Bool)>

    init(at point: Int?) { state = Mutex((point, false)) }

    var hasStruck: Bool { state.withLock { $0.struck } }

    func pass() throws {
        let strikes = state.withLock { state in
            guard let left = state.left else { return false }
            state = (left == 0 ? nil : left - 1, state.struck || left == 0)
            return left == 0
        }
        if strikes { throw Killed() }
    }
}

/// A store whose process is killed at a point, or that fails on a table.
struct CrashingStore: DataStore {
    private let store: InMemoryStore
    private let crash: CrashPoint
    private let broken: String?

    init(_ store: InMemoryStore, _ crash: CrashPoint, failingOn table: String? = nil) {
        (self.store, self.crash, broken) = (store, crash, table)
    }

    var id: StoreID { store.id }

    private func passing<Value>(_ table: String?, _ work: () async throws -> Value) async throws -> Value {
        if let table, table == broken { throw DataError(.storage, "the store is out; try again") }
        try crash.pass()
        let value = try await work()
        try crash.pass()
        return value
    }

    func records(of subject: SubjectID, in set: DataSet, after key: RecordKey?, limit: Int) async throws -> [DataRecord]
    {
        try await passing(set.table) { try await store.records(of: subject, in: set, after: key, limit: limit) }
    }

    func datedRecords(
        of subject: SubjectID,
        in set: DataSet,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DatedRecord] {
        try await passing(set.table) { try await store.datedRecords(of: subject, in: set, after: key, limit: limit) }
    }

    func datedRecords(
        in set: DataSet,
        upTo date: LocalDate,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DatedRecord] {
        try await passing(set.table) { try await store.datedRecords(in: set, upTo: date, after: key, limit: limit) }
    }

    func countsByDate(in set: DataSet) async throws -> [LocalDate?: Int] { try await store.countsByDate(in: set) }

    func countToErase(of subject: SubjectID, in set: DataSet) async throws -> Int {
        try await passing(set.table) { try await store.countToErase(of: subject, in: set) }
    }

    func isErased(_ subject: SubjectID, in set: DataSet) async throws -> Bool {
        try await passing(set.table) { try await store.isErased(subject, in: set) }
    }

    func isNeeded(_ key: RecordKey, of other: DataSet, by set: DataSet) async throws -> Bool {
        try await passing(set.table) { try await store.isNeeded(key, of: other, by: set) }
    }

    func orphans(in set: DataSet) async throws -> Int { try await store.orphans(in: set) }

    func count(_ table: String, outside lists: [[RowCondition]]) async throws -> Int {
        try await store.count(table, outside: lists)
    }

    func erase(_ keys: [RecordKey], in set: DataSet, leaving pseudonym: String) async throws -> Int {
        try await passing(set.table) { try await store.erase(keys, in: set, leaving: pseudonym) }
    }

    func subject(of key: RecordKey, in set: DataSet) async throws -> SubjectID? {
        try await passing(set.table) { try await store.subject(of: key, in: set) }
    }

    func erase(
        _ records: [DatedRecord],
        in set: DataSet,
        upTo date: LocalDate?,
        leaving pseudonym: String
    ) async throws -> Int {
        try await passing(set.table) { try await store.erase(records, in: set, upTo: date, leaving: pseudonym) }
    }

    func clearRemains() async throws -> Remains { try await passing(nil) { try await store.clearRemains() } }
}
