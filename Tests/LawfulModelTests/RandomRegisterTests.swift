// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("Random registers")
struct RandomRegisterTests {
    @Test("a register has the faults that a naive check finds, or comes back equal from its JSON, findings in order")
    func faultsOrRoundTrip() throws {
        var sound = 0
        var codes: Set<String> = []
        var found: Set<Finding.Code> = []
        for index in 0..<RandomRun.cases {
            let seed = RandomRun.seed &+ UInt64(index)
            let parts = RandomParts(SeededGenerator(seed: seed))
            let expected = NaiveStructure.faults(of: parts)
            #expect(try caught(parts.register).sorted() == expected.sorted(), "seed \(seed)")
            codes.formUnion(expected.map(\.code))
            guard expected.isEmpty else { continue }
            sound += 1
            let register = try parts.register()
            let json = try register.json()
            let read = try Register(json: json)
            #expect(read == register, "seed \(seed)")
            #expect(try read.json() == json, "seed \(seed)")
            try check(register, seed)
            found.formUnion(register.findings.map(\.code))
        }
        guard RandomRun.cases >= 500 else { return }
        #expect(sound > RandomRun.cases / 10 && sound < RandomRun.cases * 9 / 10, "both kinds occur")
        #expect(codes == ["duplicate", "malformed", "unknown"])
        let often: Set<Finding.Code> = [
            "L-01", "L-02", "L-03", "L-04", "L-05", "L-07", "L-08", "L-09", "L-15", "L-16", "G-01", "G-12", "G-16",
            "G-21",
            "G-33", "G-35", "G-38", "G-42",
        ]
        #expect(found.isSuperset(of: often), "\(often.subtracting(found).sorted())")
    }

    /// Findings are ordered, each told once, of an activity that exists; strict activation refuses just the errors.
    private func check(_ register: Register, _ seed: UInt64) throws {
        let findings = register.findings
        #expect(findings.map(\.severity) == findings.map(\.severity).sorted(), "seed \(seed)")
        #expect(Set(findings).count == findings.count, "seed \(seed)")
        let later = register.findings(on: LocalDate(year: 2026, month: 6, day: 1))
        #expect(later.map(\.severity) == later.map(\.severity).sorted(), "seed \(seed)")
        #expect(Set(later).count == later.count, "seed \(seed)")
        // What is an error on a date is one on every date.
        #expect(later.filter { $0.severity == .error } == findings.filter { $0.severity == .error }, "seed \(seed)")
        #expect(findings.compactMap(\.activity).allSatisfy { register.activity($0) != nil }, "seed \(seed)")
        let errors = findings.filter { $0.severity == .error }
        do {
            _ = try register.activate(.strict)
            #expect(errors == [], "seed \(seed)")
        } catch let error as ActivationError {
            #expect(error.findings == errors && !errors.isEmpty, "seed \(seed)")
        }
    }
}
