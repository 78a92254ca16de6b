// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// Why evidence was refused or couldn't be made.
///
/// Verification refuses with an error, never with a trap, whatever the input. Messages name places and sizes, no personal
/// data.
public struct EvidenceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Storage: String {
            case proof, tile, note, signature, checkpoint, rolledBack, inconsistent, stale, unmarked, entry, payload
            case key, keyLost, keysUnavailable, storage, folder
        }
        private let storage: Storage

        /// A proof doesn't lead to the root, or has too many or too few hashes.
        public static let proof = Code(storage: .proof)
        /// A tile is missing, cut or not as wide as it must be.
        public static let tile = Code(storage: .tile)
        /// A signed note, proof file or request isn't in its format.
        public static let note = Code(storage: .note)
        /// No signature by the key that is trusted, or one that doesn't verify.
        public static let signature = Code(storage: .signature)
        /// A checkpoint isn't in its format, or of another log.
        public static let checkpoint = Code(storage: .checkpoint)
        /// The log is smaller than it was known to be.
        public static let rolledBack = Code(storage: .rolledBack)
        /// The log isn't a continuation of what was signed or pinned.
        public static let inconsistent = Code(storage: .inconsistent)
        /// A witness has seen another size than the request begins at.
        public static let stale = Code(storage: .stale)
        /// A log with entries has no high-water mark to be compared with.
        public static let unmarked = Code(storage: .unmarked)
        /// An entry isn't in canonical form.
        public static let entry = Code(storage: .entry)
        /// A payload doesn't open, or isn't what its entry commits to.
        public static let payload = Code(storage: .payload)
        /// A key isn't in its format, or of the wrong kind.
        public static let key = Code(storage: .key)
        /// The key that would open something is there no more.
        public static let keyLost = Code(storage: .keyLost)
        /// The service that holds the keys doesn't answer; try again.
        public static let keysUnavailable = Code(storage: .keysUnavailable)
        /// A file couldn't be read, written or made durable.
        public static let storage = Code(storage: .storage)
        /// A folder isn't one that evidence can be exported to.
        public static let folder = Code(storage: .folder)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was wrong and what to do; no personal data.
    public let message: String

    /// Makes an error, also for conformances outside this module.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The code and the message.
    public var description: String { "evidence.\(code): \(message)" }

    /// Errors are equal when their codes are.
    public static func == (one: EvidenceError, other: EvidenceError) -> Bool { one.code == other.code }

    /// Hashes the code alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
#endif
