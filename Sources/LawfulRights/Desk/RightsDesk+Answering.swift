// SPDX-License-Identifier: Apache-2.0

import LawfulData
public import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
public import LawfulTime

// What the person gets.
extension RightsDesk {
    /// Records that the answer was sent, which lets retention go on.
    ///
    /// - Returns: whether it was in time.
    /// - Throws: ``RightsError`` with `.unfinished` while what was granted isn't done; with `.illegalStep` when it was
    ///   answered already.
    public func answered(_ decided: DecidedRequest, at instant: Instant) async throws -> AnswerDeadlines.Standing {
        try await checkErased(decided)
        try await checkRestricted(decided, at: instant)
        try await done(decided, at: instant)
        let answered = try await take(decided.request, at: instant) { _ in .answered(.inTime) }
        return answered.standing ?? .inTime
    }

    /// The Art. 15 package of a granted access request: all data of the person in mapped stores, the ledger's entries
    /// about them, their earlier requests among them, and the information of Art. 15(1)(a) to (h) and (2).
    ///
    /// - Throws: ``RightsError`` when the request isn't one for access.
    public func accessPackage(_ decided: DecidedRequest, at instant: Instant) async throws -> AccessPackage {
        try check(decided, isFor: .requestAccess, "gives copies")
        try checkGivenOut(decided)
        var tables: [AccessPackage.Table] = []
        let granted = Set(decided.assessment.granted.map(\.activity.purpose))
        for entry in path.map.entries where granted.contains(entry.set.activity) {
            let rows = try await rows(of: decided.request.subject, in: entry)
            guard !rows.isEmpty else { continue }
            tables.append(
                .init(
                    table: entry.set.table, activity: entry.set.activity,
                    columns: entry.set.fields.map { .init(name: $0.column, category: $0.category) }, rows: rows))
        }
        let entries = try await path.ledger.entries(of: decided.request.subject)
        let activities = decided.assessment.granted.map(\.activity)
        return AccessPackage(
            request: decided.request, preparedAt: instant, register: register, activities: activities, tables: tables,
            entries: entries)
    }

    /// The Art. 20 package of a granted portability request: what the person provided and what was observed of them, of
    /// activities on consent or contract by automated means; never what was inferred.
    ///
    /// - Parameters:
    ///   - decided: the request.
    ///   - instant: now.
    ///   - provenance: how a column's data came about, by table and column.
    /// - Returns: the package.
    /// - Throws: ``RightsError`` when the request isn't one for portability, or was granted to nobody known.
    public func portabilityPackage(
        _ decided: DecidedRequest,
        at instant: Instant,
        obtained provenance: (_ table: String, _ column: String) -> Provenance
    ) async throws -> PortabilityPackage {
        try check(decided, isFor: .requestPortability, "carries data over")
        try checkGivenOut(decided)
        var tables: [PortabilityPackage.Table] = []
        let granted = Set(decided.assessment.granted.map(\.activity.purpose))
        for entry in path.map.entries where granted.contains(entry.set.activity) {
            let columns = entry.set.fields.map { field in
                PortabilityPackage.Column(
                    field.column, field.category, obtained: provenance(entry.set.table, field.column))
            }
            let rows = try await rows(of: decided.request.subject, in: entry)
            tables.append(PortabilityPackage.Table(entry.set.table, of: entry.set.activity, columns, rows))
        }
        return try PortabilityPackage(decided, tables, controller: register.controller.name, preparedAt: instant)
    }

    // MARK: Parts

    private func rows(of subject: SubjectID, in entry: DataMap.Entry) async throws -> [[DataValue]] {
        var rows: [[DataValue]] = []
        var last: RecordKey?
        while true {
            let page = try await entry.store.records(of: subject, in: entry.set, after: last, limit: 500)
            guard let end = page.last else { return rows }
            rows += page.map { $0.fields.map(\.value) }
            last = end.key
        }
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
