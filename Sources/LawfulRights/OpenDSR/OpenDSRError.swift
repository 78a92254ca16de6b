// SPDX-License-Identifier: Apache-2.0

extension OpenDSR {
    /// One thing that is wrong with a message; it names the place, never what stands there of a person.
    public struct Fault: Hashable, Sendable, CustomStringConvertible {
        /// What kind of fault it is.
        public enum Reason: String, Hashable, Sendable, CaseIterable {
            /// It is no JSON.
            case notJSON = "not_json"
            /// A field that is required isn't there.
            case missing
            /// A field is of another type than it should be.
            case wrongType = "wrong_type"
            /// A field isn't written as it should be.
            case malformed
            /// A word that the protocol doesn't know.
            case unknownValue = "unknown_value"
            /// A key stands twice.
            case duplicate
            /// What is known in the protocol, and isn't offered here.
            case unsupported
            /// The version isn't spoken here.
            case unsupportedVersion = "unsupported_version"
            /// Something else was asked under the same name before.
            case conflict
            /// No such request is known here.
            case unknownRequest = "unknown_request"
            /// It can't be cancelled any more.
            case notPending = "not_pending"
            /// It is too long.
            case tooLong = "too_long"
        }

        /// Where, such as `subject_identities[1].identity_type`; empty for the whole.
        public let path: String
        /// What kind of fault it is.
        public let reason: Reason
        /// What is wrong and what is right; no personal data.
        public let message: String

        /// The place, the reason and the message.
        public var description: String { "\(path.isEmpty ? "the message" : path): \(reason.rawValue): \(message)" }
    }
}

/// Why a message of OpenDSR isn't acted upon, or isn't sent.
public struct OpenDSRError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Storage: String {
            case unsigned, wrongDomain, badSignature, unverifiable, faulty, notOurs, refused, weakFormat, noIdentity,
                unsupported, settings
        }
        private let storage: Storage

        /// The headers lack a signature or a domain, have several, or one that isn't Base64.
        public static let unsigned = Code(storage: .unsigned)
        /// It is signed in the name of another domain than the one expected.
        public static let wrongDomain = Code(storage: .wrongDomain)
        /// The signature isn't that domain's over this body.
        public static let badSignature = Code(storage: .badSignature)
        /// The signature couldn't be checked, which says nothing about it.
        public static let unverifiable = Code(storage: .unverifiable)
        /// The body has faults, all of them listed.
        public static let faulty = Code(storage: .faulty)
        /// It is about another request, or meant for another address.
        public static let notOurs = Code(storage: .notOurs)
        /// The processor refused the message.
        public static let refused = Code(storage: .refused)
        /// A digest that is too weak to send or to offer.
        public static let weakFormat = Code(storage: .weakFormat)
        /// Nothing is known of the person by which the processor could find them.
        public static let noIdentity = Code(storage: .noIdentity)
        /// The processor doesn't offer what is asked.
        public static let unsupported = Code(storage: .unsupported)
        /// A setting can't be right.
        public static let settings = Code(storage: .settings)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was wrong and what to do; no personal data.
    public let message: String
    /// Every fault of the body, where it was read.
    public let faults: [OpenDSR.Fault]

    /// Makes an error.
    init(_ code: Code, _ message: String, faults: [OpenDSR.Fault] = []) {
        self.code = code
        self.message = message
        self.faults = faults
    }

    static func faulty(_ faults: [OpenDSR.Fault]) -> OpenDSRError {
        OpenDSRError(.faulty, "The message has \(faults.count) fault(s); nothing was done.", faults: faults)
    }

    /// The code, the message, and the faults.
    public var description: String {
        (["openDSR.\(code): \(message)"] + faults.map { "- \($0)" }).joined(separator: "\n")
    }

    /// Errors are equal when their codes are.
    public static func == (one: OpenDSRError, other: OpenDSRError) -> Bool { one.code == other.code }

    /// Hashes the code alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
