// SPDX-License-Identifier: Apache-2.0

/// Why something about the service itself was refused; it names nobody.
public struct DataProtectionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        fileprivate enum Storage: String { case reasonMissing, nameMissing }
        fileprivate let storage: Storage

        /// An opening without a permit, or a declassification, gives no reason.
        public static let reasonMissing = Code(storage: .reasonMissing)
        /// A declassification has no name under which it could have been reviewed.
        public static let nameMissing = Code(storage: .nameMissing)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What was wrong.
    public let code: Code

    init(_ code: Code) { self.code = code }

    /// What was wrong, and what to do.
    public var description: String {
        switch code.storage {
        case .reasonMissing:
            "Nothing was opened, since no reason was given; say in 'because' why the value may be seen without a permit."
        case .nameMissing:
            "Nothing was declassified, since it has no name; give in 'named' the name that its review has in the register."
        }
    }
}
