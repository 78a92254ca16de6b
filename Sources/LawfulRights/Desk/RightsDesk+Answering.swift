// SPDX-License-Identifier: Apache-2.0

public import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
public import LawfulTime
import Synchronization

// What the person gets.
extension RightsDesk {
    /// Records that the answer was sent, which lets retention go on.
    ///
    /// - Returns: whether it was in time.
    /// - Throws: ``RightsError`` with `.unfinished` while what was granted isn't done; with `.illegalStep` when it was
    ///   answered already.
    public func answered(_ decided: DecidedRequest, at instant: Instant) async throws -> AnswerDeadlines.Standing {
        try await checkErased(decided, at: instant)
        try await checkRestricted(decided, at: instant)
        try await done(decided, at: instant)
        let answered = try await take(decided.request, at: instant) { _ in .answered(.inTime) }
        return answered.standing ?? .inTime
    }

    /// The Art. 15 package of a granted access request: all data of the person in mapped stores, the ledger's entries
    /// about them, their earlier requests among them, and the information of Art. 15(1)(a) to (h) and (2).
    ///
    /// What the map leaves out of the tables is listed (``AccessPackage/undescribed``): unknown is no, and such a package isn't
    /// complete. For a person with very many rows there is ``copy(_:at:to:)``.
    ///
    /// - Throws: ``RightsError`` when the request isn't one for access; `DataError` when a store failed.
    public func accessPackage(_ decided: DecidedRequest, at instant: Instant) async throws -> AccessPackage {
        try check(decided, isFor: .requestAccess, "gives copies")
        try checkGivenOut(decided)
        let people = try await people(of: decided.request.subject, at: instant)
        var tables: [AccessPackage.Table] = []
        for entry in granted(decided) {
            let rows = try await rows(of: people, in: entry)
            guard !rows.isEmpty else { continue }
            tables.append(
                .init(
                    table: entry.set.table, activity: entry.set.activity,
                    columns: entry.set.fields.map { .init(name: $0.column, category: $0.category) }, rows: rows))
        }
        var entries: [LedgerEntry] = []
        for person in people { entries += try await path.ledger.entries(of: person) }
        let activities = decided.assessment.granted.map(\.activity)
        return AccessPackage(
            request: decided.request, preparedAt: instant, register: register, activities: activities, tables: tables,
            entries: entries, undescribed: try await undescribed())
    }

    /// Hands over a granted access request's rows one by one, as they are read: no more than a few are held.
    ///
    /// ```swift
    /// try await desk.copy(decided, at: now) { set, row in try writer.write(set.table, row) }
    /// ```
    ///
    /// - Parameters:
    ///   - decided: the request.
    ///   - instant: now.
    ///   - write: takes a row of a data set, a value for each of its fields.
    /// - Returns: what the map leaves out of the tables; the copy is complete when there is nothing.
    /// - Throws: ``RightsError`` when the request isn't one for access; `DataError` when a store failed; what `write` throws.
    public func copy(
        _ decided: DecidedRequest,
        at instant: Instant,
        to write: @escaping @Sendable (DataSet, [DataValue]) throws -> Void
    ) async throws -> [String] {
        try check(decided, isFor: .requestAccess, "gives copies")
        try checkGivenOut(decided)
        let people = try await people(of: decided.request.subject, at: instant)
        for entry in granted(decided) {
            for person in people {
                try await entry.store.forEachRecord(of: person, in: entry.set) { row in try write(entry.set, row) }
            }
        }
        return try await undescribed()
    }

    /// The Art. 20 package of a granted portability request: what the person provided and what was observed of them, of
    /// activities on consent or contract by automated means; never what was inferred, as the map's fields say.
    ///
    /// - Parameters:
    ///   - decided: the request.
    ///   - instant: now.
    /// - Returns: the package.
    /// - Throws: ``RightsError`` when the request isn't one for portability, or was granted to nobody known.
    public func portabilityPackage(
        _ decided: DecidedRequest,
        at instant: Instant
    ) async throws -> PortabilityPackage {
        try check(decided, isFor: .requestPortability, "carries data over")
        try checkGivenOut(decided)
        let people = try await people(of: decided.request.subject, at: instant)
        var tables: [PortabilityPackage.Table] = []
        for entry in granted(decided) {
            let columns = entry.set.fields.map {
                PortabilityPackage.Column($0.column, $0.category, obtained: $0.obtained)
            }
            let rows = try await rows(of: people, in: entry)
            tables.append(PortabilityPackage.Table(entry.set.table, of: entry.set.activity, columns, rows))
        }
        return try PortabilityPackage(decided, tables, controller: register.controller.name, preparedAt: instant)
    }

    // MARK: Parts

    private func granted(_ decided: DecidedRequest) -> [DataMap.Entry] {
        let granted = Set(decided.assessment.granted.map(\.activity.purpose))
        return path.map.entries.filter { granted.contains($0.set.activity) }
    }

    private func undescribed() async throws -> [String] { try await path.map.undescribed().map(\.name) }

    private func rows(of people: [SubjectID], in entry: DataMap.Entry) async throws -> [[DataValue]] {
        let rows = RowList()
        for person in people { try await entry.store.forEachRecord(of: person, in: entry.set) { rows.add($0) } }
        return rows.all
    }

    private func checkGivenOut(_ decided: DecidedRequest) throws {
        let identity = decided.assessment.assertions.identity
        guard identity == .confirmed || identity == .authenticated, decided.outcome != .refused else {
            throw RightsError(
                .refused, "Nothing of the request was granted to a known person; answer it with its reasons.")
        }
    }

    /// A restriction that was granted is laid before the person is told that it was.
    private func checkRestricted(_ decided: DecidedRequest, at instant: Instant) async throws {
        guard decided.request.right == .requestRestriction else { return }
        let status = try await status(of: decided.request.subject, at: instant)
        let left = decided.assessment.granted.map(\.activity.purpose).filter { status.restriction(on: $0) == nil }
        guard left.isEmpty else {
            throw RightsError(
                .unfinished,
                "Restriction was granted and isn't laid on \(left.map(\.rawValue).joined(separator: ", ")); restrict "
                    + "first.")
        }
    }
}

/// Rows as they come.
private final class RowList: Sendable {
    private let rows = Mutex<[[DataValue]]>([])

    var all: [[DataValue]] { rows.withLock { $0 } }

    func add(_ row: [DataValue]) { rows.withLock { $0.append(row) } }
}
