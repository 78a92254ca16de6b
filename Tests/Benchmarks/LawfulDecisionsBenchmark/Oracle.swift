// SPDX-License-Identifier: Apache-2.0

import BenchmarkSupport
import LawfulDecisions

/// What the workload expects of one request, in its own words for the reasons.
struct Oracle {
    private let reasons: [Set<String>]
    private let permits: [Bool]

    init(_ workload: Workload) {
        let purposes = Dictionary(uniqueKeysWithValues: workload.purposes.map { ($0.id, $0) })
        let good = Set(workload.recipients.filter { $0.agreement && $0.adequate }.map(\.id))
        reasons = workload.requests.map { request in
            guard let purpose = purposes[request.purpose] else { return ["purpose"] }
            let tests = [
                ("category", !Set(request.categories).isSubset(of: purpose.categories)),
                ("operation", !purpose.operations.contains(request.operation)),
                ("role", !purpose.roles.contains(request.role)),
                ("consent", purpose.basis == "consent" && !request.consent),
                ("objection", purpose.basis == "legitimate_interest" && request.objected),
                ("restricted", request.restricted && request.operation != "store"),
                ("recipient", !good.contains(request.recipient)),
                ("retention", request.ageDays > purpose.retentionDays),
            ]
            return Set(tests.filter(\.1).map(\.0))
        }
        permits = workload.requests.map(\.expectFull)
    }

    /// Ends the program unless the answer to a request is the expected one, with all its reasons.
    func check(_ decision: Decision, to number: Int, of row: String) {
        var expected = reasons[number]
        guard decision.isPermit == permits[number], decision.isPermit == expected.isEmpty else {
            fail("\(row): request \(number) gives \(decision.codes), expected \(expected.sorted())")
        }
        guard case .deny(let denial) = decision else { return }
        // Where no ground carries the operation, there is no consent to ask about.
        if expected.contains("operation") { expected.remove("consent") }
        let found = Set(denial.reasons.map { Self.word(for: $0.code) })
        guard found == expected else {
            fail("\(row): request \(number) gives \(decision.codes), expected \(expected.sorted())")
        }
    }

    private static func word(for code: ReasonCode) -> String {
        switch code {
        case .categoryUndeclared: "category"
        case .basisMissing: "operation"
        case .accessRole: "role"
        case .consentMissing, .consentPurposeMismatch: "consent"
        case .objectionUnresolved: "objection"
        case .restrictionActive: "restricted"
        case .processorNoContract, .transferNoTool, .sourceNoPermission: "recipient"
        case .retentionExpired: "retention"
        default: code.rawValue
        }
    }
}
