// SPDX-License-Identifier: Apache-2.0

public import LawfulDecisions

/// What came of asking: the result of what was done under a permit, or the denial. A denial is a result, not an error.
public enum Outcome<Result> {
    /// It was permitted and done, with this result.
    case permitted(Result)
    /// It was denied.
    case denied(Denial)

    /// The result, where it was permitted.
    public var result: Result? { if case .permitted(let result) = self { result } else { nil } }

    /// The denial, where it was denied.
    public var denial: Denial? { if case .denied(let denial) = self { denial } else { nil } }
}

extension Outcome: Sendable where Result: Sendable {}
