// SPDX-License-Identifier: Apache-2.0

public import LawfulAudit
import LawfulLedger
public import LawfulModel
public import LawfulRetention
public import LawfulRights
public import LawfulTime

extension DataProtection {
    /// The one guarded way to erase, in a role that the register grants.
    public func erasure(as role: RoleID) -> GuardedErasure {
        GuardedErasure(engine: engine, ledger: ledger, map: map, role: role, newID: ambient.newID)
    }

    /// What will be erased when, per table and month; reads the tables and changes nothing.
    ///
    /// - Parameter role: a role that the register grants.
    /// - Returns: the plan, for today.
    /// - Throws: `DataError` when a table couldn't be read.
    public func retentionPlan(as role: RoleID) async throws -> RetentionPlan {
        try await sweep(as: role).plan(at: ambient.now())
    }

    /// A sweep of what is past its retention rule, in a role that the register grants.
    public func sweep(as role: RoleID, batchSize: Int = 500) -> RetentionSweep {
        RetentionSweep(erasure(as: role), batchSize: batchSize, newID: ambient.newID)
    }

    /// A desk for the requests of data subjects, in a role that the register grants.
    ///
    /// - Parameters:
    ///   - role: the role of those who handle requests.
    ///   - policy: what is done where the law leaves a choice.
    /// - Returns: the desk.
    public func rights(as role: RoleID, policy: RequestPolicy = .standard) -> RightsDesk {
        RightsDesk(erasure(as: role), role: role, calendar: ambient.calendar, policy: policy, newID: ambient.newID)
    }

    /// What people must still be told, or were, of data that came from others (Art. 14): one duty for each person,
    /// activity and source that the ledger shows.
    ///
    /// - Throws: `LedgerError` when the ledger couldn't be read; `TimeError`.
    public func sourceNotices() async throws -> [SourceNotice] {
        var fold = SourceNotice.Fold(under: engine.lineage)
        try await eachPage { page in for entry in page { fold.add(entry) } }
        return try fold.notices(in: activated.register.timeZone, calendar: ambient.calendar)
    }

    /// Who was told, each by themselves, of a version of the statement before it took effect (Art. 13(3)).
    ///
    /// - Parameter version: a version that the register declares, or announces; of another nothing takes effect.
    /// - Returns: who was told and when.
    /// - Throws: `LedgerError` when the ledger couldn't be read.
    public func changeNotice(of version: NoticeVersion) async throws -> ChangeNotice {
        let register = activated.register
        let from = register.notices.first { $0.version == version }?.from.date
        var notice = ChangeNotice(version, appliesFrom: from?.start(in: register.timeZone) ?? .distantFuture)
        try await eachPage { notice = notice.adding($0) }
        return notice
    }

    /// What the ledger shows of infringements when it is held against the register, read in one pass (Art. 5(2)).
    ///
    /// - Parameters:
    ///   - instant: the moment that the audit is about; now by default.
    ///   - history: the register's versions, where it had others; by default it always was as it is.
    /// - Returns: the report, which names entries and nobody.
    /// - Throws: `LedgerError` when the ledger couldn't be read; `TimeError`; `CancellationError`.
    public func audit(until instant: Instant? = nil, history: RegisterHistory? = nil) async throws -> AuditReport {
        let audit =
            history.map { Audit(of: $0, law: activated.tables, calendar: ambient.calendar, mode: activated.mode) }
            ?? Audit(
                of: activated.register, law: activated.tables, calendar: ambient.calendar, mode: activated.mode)
        return try await audit.run(over: ledger, until: instant ?? ambient.now())
    }

    private func eachPage(_ body: ([LedgerEntry]) -> Void) async throws {
        var last: Int64 = 0
        while true {
            let page = try await ledger.entries(after: last, limit: 1_000)
            guard let end = page.last else { return }
            body(page)
            last = end.sequence
        }
    }
}
