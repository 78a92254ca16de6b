// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Lawful
import LawfulDecisions
import LawfulModel
import LawfulSQLite
import LawfulTime

/// A service in a process of its own: it does what its standard input says, a line each, and answers each by a line.
///
///   consent COUNT         readers 0 … COUNT-1 consent: "consented COUNT"
///   permits COUNT READERS records COUNT uses, as many at a time as there are readers:
///                         "permitted NUMBER hits NUMBER misses NUMBER seconds NUMBER"
///   ask READER            one use: "permitted", or "denied CODE"
///   withdraw READER       the reader withdraws: "withdrawn READER"
struct PermitService {
    private enum Address: DataCategory { static let id: CategoryID = "address" }
    private enum Letters: Purpose {
        static let id: PurposeID = "letters"
        typealias Covers = Address
    }

    private let privacy: DataProtection

    init(path: String) async throws {
        let register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2026-01-01")
            Role("marketer", boundBy: .secrecy, for: Letters.self)
            Activity(Letters.self) {
                Consent(text: "letters-v1")
                Keep(for: .years(2), after: .lastContact)
            }
        }
        privacy = try await DataProtection(register.activate(.strict), ledger: .sqlite(path))
    }

    /// The answer to a line.
    func answer(_ line: String) async throws -> String {
        let words = line.split(separator: " ").map(String.init)
        let numbers = words.dropFirst().compactMap { Int($0) }
        switch (words.first, numbers.count) {
        case ("consent", 1):
            for number in 0..<numbers[0] {
                try await privacy.record(.consentGiven(Letters.self, text: "letters-v1"), by: reader(number))
            }
            return "consented \(numbers[0])"
        case ("permits", 2): return try await permits(numbers[0], readers: numbers[1])
        case ("ask", 1):
            let outcome = try await use(numbers[0])
            return outcome.denial.map { "denied \($0.reasons.map(\.code.rawValue).joined(separator: " "))" }
                ?? "permitted"
        case ("withdraw", 1):
            try await privacy.record(.consentWithdrawn(Letters.self), by: reader(numbers[0]))
            return "withdrawn \(numbers[0])"
        default: return "not understood: \(line)"
        }
    }

    private func permits(_ count: Int, readers: Int) async throws -> String {
        let started = ContinuousClock.now
        let permitted = try await withThrowingTaskGroup(of: Int.self) { group in
            for reader in 0..<readers {
                group.addTask {
                    var permitted = 0
                    for _ in stride(from: reader, to: count, by: readers) {
                        if try await use(reader).denial == nil { permitted += 1 }
                    }
                    return permitted
                }
            }
            return try await group.reduce(0, +)
        }
        let statistics = privacy.statusStatistics
        let seconds = (ContinuousClock.now - started) / .seconds(1)
        return "permitted \(permitted) hits \(statistics.hits) misses \(statistics.misses) seconds \(seconds)"
    }

    private func use(_ number: Int) async throws -> Outcome<Int> {
        try await privacy.use(Letters.self, of: reader(number), as: "marketer") { _ in number }
    }

    private func reader(_ number: Int) -> SubjectID { SubjectID(high: 7, low: UInt64(number)) }
}
#endif
