// SPDX-License-Identifier: Apache-2.0

/// Why something about the service itself was refused; it names nobody.
public struct DataProtectionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        fileprivate enum Storage: String {
            case reasonMissing, nameMissing, handlingRefused, statusUnknown, spoolFull
        }
        fileprivate let storage: Storage

        /// An opening without a permit, or a declassification, gives no reason.
        public static let reasonMissing = Code(storage: .reasonMissing)
        /// A declassification has no name under which it could have been reviewed.
        public static let nameMissing = Code(storage: .nameMissing)
        /// How activities are to be recorded can't be done as said; ``DataProtectionError/faults`` lists why.
        public static let handlingRefused = Code(storage: .handlingRefused)
        /// The ledger is out, and the person's status isn't known in the process.
        public static let statusUnknown = Code(storage: .statusUnknown)
        /// The ledger is out, and the answer couldn't be kept for it.
        public static let spoolFull = Code(storage: .spoolFull)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What was wrong.
    public let code: Code
    /// All that was wrong, where it may be several things.
    public let faults: [String]

    init(_ code: Code, faults: [String] = []) {
        self.code = code
        self.faults = faults
    }

    /// Errors are equal when their codes are.
    public static func == (one: DataProtectionError, other: DataProtectionError) -> Bool { one.code == other.code }

    /// Hashes the code alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }

    /// What was wrong, and what to do.
    public var description: String {
        let text =
            switch code.storage {
            case .reasonMissing:
                "Nothing was opened, since no reason was given; say in 'because' why the value may be seen without a permit."
            case .nameMissing:
                "Nothing was declassified, since it has no name; give in 'named' the name that its review has in the register."
            case .handlingRefused:
                "The service wasn't started, since it can't record as it is told to; mend what is listed."
            case .statusUnknown:
                "Nothing was opened: the ledger is out, and the person's status isn't known; try again when it answers."
            case .spoolFull:
                "Nothing was opened: the ledger is out, and no more answers can be kept for it; see outageReport()."
            }
        return ([text] + faults).joined(separator: " ")
    }
}
