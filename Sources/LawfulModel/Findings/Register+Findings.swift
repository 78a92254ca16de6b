// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

extension Register {
    /// What the law finds missing or doubtful in the register, whatever the date: ``findings(on:tables:)`` without one.
    public var findings: [Finding] { findings(on: nil) }

    /// What the law finds missing or doubtful in the register, the heaviest first, then by code, then in the
    /// register's order.
    ///
    /// The rules are general: each looks for a shape, never for a company. None of them says that the rest is lawful.
    /// It takes a time that grows with the register's size, and not faster.
    ///
    /// - Parameters:
    ///   - date: the day, local to the register's zone, on which it is looked at: what has lapsed, what is overdue,
    ///     what isn't in force yet. Without a date, only what no date changes is found.
    ///   - tables: the tables of law to look it up in.
    /// - Returns: the findings.
    public func findings(on date: LocalDate?, tables: LawTables = .bundled) -> [Finding] {
        let survey = Survey(self, on: date, tables: tables)
        let all = FindingRule.all.flatMap { $0.check(survey) }
        return all.enumerated().sorted { ($0.element.severity, $0.offset) < ($1.element.severity, $1.offset) }
            .map(\.element)
    }
}
