// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A register that has a finding, and its twin that was mended and hasn't.
struct FindingCase: Sendable, CustomStringConvertible {
    let code: Finding.Code
    let name: String
    let severity: Finding.Severity
    let article: Article
    let path: @Sendable (Company) -> String
    /// The day on which the register is looked at; nil for what no date changes.
    var date: LocalDate?
    var tables = LawTables.bundled
    /// The tables that mend it, where it is they that are wrong.
    var mendedTables: LawTables?
    /// Makes the register, mended or not.
    let make: @Sendable (Company, Bool) throws -> Register

    var description: String { "\(code): \(name)" }

    /// A finding on the activity: the path is below it.
    static func activity(
        _ code: Finding.Code,
        _ name: String,
        _ severity: Finding.Severity,
        _ article: Article,
        _ path: String,
        on date: String? = nil,
        _ make: @escaping @Sendable (Company, Bool) throws -> Register
    ) -> FindingCase {
        FindingCase(
            code: code, name: name, severity: severity, article: article,
            path: { path.isEmpty ? $0.place : "\($0.place).\(path)" }, date: date.flatMap { try? LocalDate($0) },
            make: make)
    }

    /// A finding on the partner: the path is below it.
    static func partner(
        _ code: Finding.Code,
        _ name: String,
        _ severity: Finding.Severity,
        _ article: Article,
        _ path: String,
        on date: String? = nil,
        _ make: @escaping @Sendable (Company, Bool) throws -> Register
    ) -> FindingCase {
        FindingCase(
            code: code, name: name, severity: severity, article: article,
            path: { path.isEmpty ? $0.partnerPlace : "\($0.partnerPlace).\(path)" },
            date: date.flatMap { try? LocalDate($0) }, make: make)
    }

    /// A finding elsewhere in the register.
    static func register(
        _ code: Finding.Code,
        _ name: String,
        _ severity: Finding.Severity,
        _ article: Article,
        _ path: String,
        on date: String? = nil,
        _ make: @escaping @Sendable (Company, Bool) throws -> Register
    ) -> FindingCase {
        FindingCase(
            code: code, name: name, severity: severity, article: article, path: { _ in path },
            date: date.flatMap { try? LocalDate($0) }, make: make)
    }

    static let all =
        statement + versions + information + provisions + purposes + bases + categories + machines + retention
        + consents + rights + promises + processors + chains + instructions + recipients + transfers + access + security
        + unused + idle + conditions + languages
}
