// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTesting
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
        #expect(found.isSuperset(of: ["L-01", "L-02", "L-03", "L-04", "L-05", "L-06", "L-07", "L-08", "L-09"]))
    }

    /// Findings are ordered, each told once, of an activity that exists; strict activation refuses just the errors.
    private func check(_ register: Register, _ seed: UInt64) throws {
        let findings = register.findings
        #expect(findings.map(\.severity) == findings.map(\.severity).sorted(), "seed \(seed)")
        #expect(Set(findings).count == findings.count, "seed \(seed)")
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
