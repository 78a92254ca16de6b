// SPDX-License-Identifier: Apache-2.0

/// What happens to an activity while the ledger can't record.
public enum OutagePolicy: Hashable, Sendable {
    /// Nothing opens: the ledger's error is thrown.
    case deny
    /// Decisions go on for persons whose status is known in the process; their entries wait in a ``Spool``, at most so
    /// many of the activity, and are recorded when the ledger answers again. When no more fit, nothing opens.
    case spool(limit: Int)
}

extension LedgerError.Code {
    /// Whether the ledger is out of reach for now, rather than refusing what it was given.
    public var isOutage: Bool { self == .storage || self == .keys }
}

extension LedgerError {
    /// Whether an error of a ledger says that it is out of reach: one of its own codes, or whatever an adapter throws.
    package static func isOutage(_ error: any Error) -> Bool {
        if error is CancellationError { return false }
        return (error as? LedgerError)?.code.isOutage ?? true
    }
}
