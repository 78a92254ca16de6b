// SPDX-License-Identifier: Apache-2.0

/// How a register is put to work.
public enum Mode: String, Hashable, Sendable, Codable {
    /// Errors are refused unless accepted by name; necessity and party status are tested.
    case strict
    /// Runs with all findings listed; trusts the declared basis on necessity and party status.
    case asDeclared
}

/// A register put to work: its mode, and which findings were accepted.
///
/// An activity with an accepted error denies on it, since accepting a finding doesn't mend it.
public struct ActivatedRegister: Hashable, Sendable, Codable {
    /// The register.
    public let register: Register
    /// The mode.
    public let mode: Mode
    /// The findings at activation, accepted ones included.
    public let findings: [Finding]
    /// The codes that were accepted by name.
    public let accepted: [Finding.Code]
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
    /// - Returns: the register at work.
    /// - Throws: ``ActivationError`` with every error not accepted.
    public func activate(_ mode: Mode, accepting: [Finding.Code] = []) throws -> ActivatedRegister {
        let findings = findings
        let refused = findings.filter { $0.severity == .error && !accepting.contains($0.code) }
        if mode == .strict, !refused.isEmpty { throw ActivationError(findings: refused) }
        return ActivatedRegister(register: self, mode: mode, findings: findings, accepted: accepting.sorted())
    }
}
