// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// How a register is put to work.
public enum Mode: String, Hashable, Sendable, Codable {
    /// Errors are refused unless accepted by name; necessity and party status are tested.
    case strict
    /// Runs with all findings listed; trusts the declared basis on necessity and party status.
    case asDeclared
}

/// A register put to work: its mode, which findings were accepted, and the tables of law it is read by.
///
/// Accepting an error doesn't mend it: what it is about is denied at each question that meets it, wherever an answer
/// has a reason code for it. Documentation/Findings.md lists for each error which code that is, and the errors that no
/// answer tells, since they are about what people are told and not about a use.
public struct ActivatedRegister: Hashable, Sendable, Codable {
    /// The register.
    public let register: Register
    /// The mode.
    public let mode: Mode
    /// The findings at activation, accepted ones included.
    public let findings: [Finding]
    /// The codes that were accepted by name.
    public let accepted: [Finding.Code]
    /// The tables of law by which it was looked at, and is decided.
    public let tables: LawTables
}

/// Why a register can't be put to work strictly: its errors, none accepted.
public struct ActivationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The errors that stand in the way.
    public let findings: [Finding]

    /// All errors, as a compiler would print them.
    public var description: String {
        "The register can't be activated strictly; \(findings.count) error(s) stand in the way:\n"
            + findings.map(\.description).joined(separator: "\n")
            + "\nMend them, accept them by name with accepting:, or activate .asDeclared."
    }
}

extension Register {
    /// Puts the register to work.
    ///
    /// - Parameters:
    ///   - mode: `.strict` refuses every error that isn't accepted by name; `.asDeclared` runs with all listed.
    ///   - accepting: the codes of errors that are accepted; acceptance is recorded, and doesn't permit anything.
    ///   - date: the day, local to the register's zone, for findings that depend on one; none of them is an error,
    ///     since a service must start on the day after a certificate lapsed, and its answers deny what has lapsed.
    ///   - tables: the tables of law, those of this version unless you bring your own.
    /// - Returns: the register at work.
    /// - Throws: ``ActivationError`` with every error not accepted.
    public func activate(
        _ mode: Mode,
        accepting: [Finding.Code] = [],
        on date: LocalDate? = nil,
        tables: LawTables = .bundled
    ) throws -> ActivatedRegister {
        let findings = findings(on: date, tables: tables)
        let refused = findings.filter { $0.severity == .error && !accepting.contains($0.code) }
        if mode == .strict, !refused.isEmpty { throw ActivationError(findings: refused) }
        return ActivatedRegister(
            register: self, mode: mode, findings: findings, accepted: accepting.sorted(), tables: tables)
    }
}
