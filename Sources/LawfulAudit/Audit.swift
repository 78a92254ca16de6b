// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// Replays a ledger against the register, as it was in force at each moment, and reports what points to infringements.
///
/// ```swift
/// let audit = Audit(of: history, calendar: .netherlands)
/// let report = try await audit.run(over: ledger, until: now)
/// for line in report.lines(in: .en) { print(line) }
/// ```
///
/// Every answer is asked again as it was asked, of what the ledger held before it, and compared with what was recorded;
/// requests are held against their deadlines, and what is still kept against its limits.
///
/// The ledger is read once, in sequence. Memory holds, for each person whom entries are about, what stands of their
/// history (see `Supersession`), which of their activities were used, what was erased of them, and their open requests;
/// besides that the indications found, one page of entries, and one cohort's rows. How often anything happened doesn't
/// count. Only an answer about an earlier moment than what was recorded before it has the ledger asked for that one
/// person's history.
///
/// An indication is for people to look into. Its absence proves nothing: what wasn't recorded isn't seen.
public struct Audit: Sendable {
    let versions: [(register: Register, start: Instant)]
    let law: LawTables
    let calendar: WorkingCalendar
    let mode: Mode

    /// Audits by a register that always was as it is.
    ///
    /// - Parameters:
    ///   - register: the register.
    ///   - law: the tables of law, those of this version unless you bring your own.
    ///   - calendar: the public holidays by which the limit of an answer rolls forward (Reg. 1182/71, Art. 3(4)).
    ///   - mode: how the register is read up to the first entry that says how it was activated.
    public init(
        of register: Register,
        law: LawTables = .bundled,
        calendar: WorkingCalendar,
        mode: Mode = .strict
    ) {
        self.init([(register, .distantPast)], law, calendar, mode)
    }

    /// Audits by the versions of a register, each from its date on; before the first nothing was declared.
    ///
    /// - Parameters:
    ///   - history: the versions.
    ///   - law: the tables of law, those of this version unless you bring your own.
    ///   - calendar: the public holidays by which the limit of an answer rolls forward (Reg. 1182/71, Art. 3(4)).
    ///   - mode: how the register is read up to the first entry that says how it was activated.
    public init(
        of history: RegisterHistory,
        law: LawTables = .bundled,
        calendar: WorkingCalendar,
        mode: Mode = .strict
    ) {
        self.init(
            history.versions.map { ($0.register, $0.from.start(in: $0.register.timeZone)) }, law, calendar, mode)
    }

    private init(
        _ versions: [(register: Register, start: Instant)],
        _ law: LawTables,
        _ calendar: WorkingCalendar,
        _ mode: Mode
    ) {
        self.versions = versions
        self.law = law
        self.calendar = calendar
        self.mode = mode
    }

    /// Reads a ledger and reports.
    ///
    /// - Parameters:
    ///   - ledger: the ledger; only read.
    ///   - instant: the moment that the audit is about: what was recorded later isn't read, and what isn't answered or
    ///     erased by then is reported.
    ///   - pageSize: how many entries are read at a time.
    /// - Returns: the report.
    /// - Throws: `LedgerError` when the ledger couldn't be read, `TimeError` for times beyond the calendar, or
    ///   `CancellationError` between pages.
    public func run(
        over ledger: any Ledger,
        until instant: Instant,
        pageSize: Int = 1_000
    ) async throws -> AuditReport {
        try await pass(over: ledger, until: instant, pageSize: pageSize).report
    }

    /// Reads a ledger and writes what was found, a line at a time: for tools.
    ///
    /// - Parameters:
    ///   - ledger: the ledger; only read.
    ///   - instant: the moment that the audit is about.
    ///   - language: in which language.
    ///   - line: takes each line.
    /// - Returns: the report that was written.
    /// - Throws: as ``run(over:until:pageSize:)`` does.
    @discardableResult
    public func write(
        over ledger: any Ledger,
        until instant: Instant,
        in language: Language,
        to line: (String) -> Void
    ) async throws -> AuditReport {
        let report = try await run(over: ledger, until: instant)
        report.lines(in: language).forEach(line)
        return report
    }

    /// The pass itself, with what it still holds at the end.
    func pass(over ledger: any Ledger, until instant: Instant, pageSize: Int = 1_000) async throws -> AuditPass {
        var pass = AuditPass(self, ledger, until: instant)
        var last: Int64 = 0
        while true {
            try Task.checkCancellation()
            let page = try await ledger.entries(after: last, limit: max(1, pageSize))
            guard let end = page.last else { break }
            for entry in page { try await pass.take(entry) }
            last = end.sequence
        }
        try await pass.finish()
        return pass
    }
}
