// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel
import LawfulTime

/// The versions of a register, put to work as each was when it was in force.
struct RegistersInForce {
    /// A version and when it began, by the dates of its own zone.
    private let versions: [(register: Register, start: Instant)]
    private let law: LawTables
    private var engines: [Key: DecisionEngine] = [:]

    private struct Key: Hashable {
        let place: Int
        let mode: Mode
    }

    init(_ versions: [(register: Register, start: Instant)], law: LawTables) {
        self.versions = versions
        self.law = law
    }

    /// The register in force at a moment; nil before the first.
    func register(at instant: Instant) -> Register? { place(at: instant).map { versions[$0].register } }

    /// The zone by whose dates a request counts that came in at a moment.
    func registerOrFirst(at instant: Instant) -> Register? { register(at: instant) ?? versions.first?.register }

    /// What decides at a moment; nil before the first version.
    mutating func engine(at instant: Instant, _ mode: Mode) throws -> DecisionEngine? {
        guard let place = place(at: instant) else { return nil }
        let key = Key(place: place, mode: mode)
        if let engine = engines[key] { return engine }
        let register = versions[place].register
        // Errors are accepted here, whatever was accepted then: accepting permits nothing, and what they are about is
        // denied on.
        let errors = register.findings(on: nil, tables: law).filter { $0.severity == .error }.map(\.code)
        let engine = DecisionEngine(try register.activate(mode, accepting: errors, tables: law))
        engines[key] = engine
        return engine
    }

    private func place(at instant: Instant) -> Int? { versions.lastIndex { $0.start <= instant } }
}
