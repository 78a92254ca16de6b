// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel

/// An answer as an entry, or a member's row beside it, recorded it.
struct RecordedAnswer {
    /// What was recorded.
    enum Outcome {
        /// The use was permitted.
        case permitted
        /// It was denied.
        case denied
        /// It was let through although enforcing would have denied it.
        case observed
        /// The value was opened without asking.
        case unasked
    }

    let outcome: Outcome
    let codes: [String]

    /// Whether the data were used, or could be.
    var isLetThrough: Bool {
        switch outcome {
        case .permitted, .observed, .unasked: true
        case .denied: false
        }
    }

    /// The answer of an entry; nil where it is none.
    init?(_ kind: EntryKind, _ event: LedgerEvent) {
        let codes = event.reasons ?? []
        switch kind {
        case .permitted, .brokeGlass: self.init(.permitted, codes)
        case .denied: self.init(.denied, codes)
        case .observed: self.init(.observed, codes)
        case .openedWithoutPermit: self.init(.unasked, [])
        // Of a ledger that records cohorts person by person.
        case .cohortAnswered: self.init(member: codes)
        default: return nil
        }
    }

    /// The answer about one member of a cohort.
    init(member codes: [String]) {
        if codes.first == PermitCode.observed.rawValue {
            self.init(.observed, Array(codes.dropFirst()))
        } else {
            self.init(codes.first.flatMap(PermitCode.init(rawValue:)) == nil ? .denied : .permitted, codes)
        }
    }

    private init(_ outcome: Outcome, _ codes: [String]) {
        self.outcome = outcome
        self.codes = codes
    }
}

extension ProcessingOperation {
    /// Whether it uses data; erasing, lifting, and acts on requests don't.
    var isUse: Bool {
        switch self {
        case .collect, .store, .use, .disclose, .transfer, .decideAutomatically: true
        default: false
        }
    }
}
