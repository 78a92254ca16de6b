// SPDX-License-Identifier: Apache-2.0

#if Evidence
import LawfulLedger

/// Work on a state of the store that is no older than the last head.
///
/// Another process, or another task of this one, may record and sign between the moment at which the store is read and the
/// one at which the mark is: the log then seems to have lost what it has only gained since. So where it seems smaller than
/// was signed it is read anew, until that finds nothing more.
package enum LatestState<Value: Sendable>: Sendable {
    case done(Value)
    case smaller(Int64, EvidenceError)

    /// Does some work on what is recorded, of which it is told the size.
    package init(of size: Int64, _ work: (Int64) throws -> Value) throws {
        do {
            self = .done(try work(size))
        } catch let error as EvidenceError where error.code == .rolledBack {
            self = .smaller(size, error)
        }
    }
}

extension LedgerError {
    /// What a ledger says where its evidence fails.
    package init(_ error: EvidenceError) {
        let code: Code =
            switch error.code {
            case .keysUnavailable, .keyLost, .key: .keys
            case .rolledBack, .inconsistent, .unmarked, .stale: .rolledBack
            case .storage: .storage
            default: .evidence
            }
        self.init(code, error.message)
    }
}
#endif
