// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

/// An answer is a permit, carried by this.
@discardableResult
func permits(
    _ decision: Decision,
    _ code: PermitCode,
    sourceLocation: SourceLocation = #_sourceLocation
) -> Grant? {
    #expect(decision.codes == [code.rawValue], sourceLocation: sourceLocation)
    guard case .permit(let grant) = decision else { return nil }
    return grant
}

/// An answer is a denial for these reasons, no other, the primary one first.
@discardableResult
func denies(
    _ decision: Decision,
    _ codes: ReasonCode...,
    sourceLocation: SourceLocation = #_sourceLocation
) -> [Reason] {
    #expect(!decision.isPermit && decision.codes == codes.map(\.rawValue), sourceLocation: sourceLocation)
    guard case .deny(let denial) = decision else { return [] }
    return denial.reasons
}

/// The company's register has a finding there.
func finds(
    _ company: Company,
    _ code: Finding.Code,
    _ path: String,
    on day: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let places = try company.findings(on: day).filter { $0.code == code }.map(\.path)
    #expect(places.contains(path), "\(code) is found at \(places)", sourceLocation: sourceLocation)
}

/// The company's register has no such finding.
func doesNotFind(
    _ company: Company,
    _ code: Finding.Code,
    on day: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let found = try company.findings(on: day).filter { $0.code == code }
    #expect(found.isEmpty, sourceLocation: sourceLocation)
}

/// A register can't be put to work strictly, for this finding among others.
func refusesActivation(
    _ code: Finding.Code,
    _ path: String,
    sourceLocation: SourceLocation = #_sourceLocation,
    _ change: (inout Register) -> Void
) {
    let error = #expect(throws: ActivationError.self, sourceLocation: sourceLocation) {
        try Company.corrected(changing: change)
    }
    #expect(
        error?.findings.contains { $0.code == code && $0.path == path } == true, "\(error?.description ?? "")",
        sourceLocation: sourceLocation)
}
