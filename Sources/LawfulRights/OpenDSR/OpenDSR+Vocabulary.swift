// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

extension OpenDSR {
    /// Under which law a request is made.
    public enum Regulation: String, Hashable, Sendable, CaseIterable {
        /// The General Data Protection Regulation.
        case gdpr
        /// The California Consumer Privacy Act.
        case ccpa
    }

    /// The rights that the protocol knows.
    ///
    /// Rectification, restriction, objection and withdrawal have no word in it: they go to a processor by other means.
    public enum RequestType: String, Hashable, Sendable, CaseIterable {
        /// Access (Art. 15).
        case access
        /// Portability (Art. 20).
        case portability
        /// Erasure (Art. 17).
        case erasure

        /// The type of a right; nil where the protocol has no word for it.
        public init?(_ right: ProcessingOperation) {
            switch right {
            case .requestAccess: self = .access
            case .requestPortability: self = .portability
            case .requestErasure: self = .erasure
            default: return nil
            }
        }

        /// The right.
        public var right: ProcessingOperation {
            switch self {
            case .access: .requestAccess
            case .portability: .requestPortability
            case .erasure: .requestErasure
            }
        }
    }

    /// What the protocol can say of a request.
    public enum Status: String, Hashable, Sendable, CaseIterable {
        /// A well-formed request was received.
        case pending
        /// It is being acted on.
        case inProgress = "in_progress"
        /// It has been fulfilled.
        case completed
        /// It has been cancelled.
        case cancelled
    }

    /// What kind of identifier names a person.
    public enum IdentityType: String, Hashable, Sendable, CaseIterable {
        /// The controller's own number for the person.
        case controllerCustomerID = "controller_customer_id"
        /// An address for electronic mail.
        case email
        /// Android's advertising identifier.
        case androidAdvertisingID = "android_advertising_id"
        /// Android's device identifier.
        case androidID = "android_id"
        /// Fire OS's advertising identifier.
        case fireAdvertisingID = "fire_advertising_id"
        /// iOS's advertising identifier.
        case iosAdvertisingID = "ios_advertising_id"
        /// iOS's identifier for the vendor.
        case iosVendorID = "ios_vendor_id"
        /// Windows's advertising identifier.
        case microsoftAdvertisingID = "microsoft_advertising_id"
        /// Windows's identifier for the publisher.
        case microsoftPublisherID = "microsoft_publisher_id"
        /// Roku's identifier for the publisher.
        case rokuPublisherID = "roku_publisher_id"
        /// Roku's advertising identifier.
        case rokuAdvertisingID = "roku_advertising_id"
    }

    /// How an identifier is written.
    public enum IdentityFormat: String, Hashable, Sendable, CaseIterable {
        /// As it is.
        case raw
        /// Its SHA-1 digest, which is never sent: it is found out by trying.
        case sha1
        /// Its MD5 digest, which is never sent: it is found out by trying.
        case md5
        /// Its SHA-256 digest, over its UTF-8 bytes just as they are, in lowercase hexadecimal digits.
        case sha256

        /// Whether it is too weak to send or to offer.
        public var isWeak: Bool { self == .sha1 || self == .md5 }

        /// How many hexadecimal digits it has; nil where it isn't a digest.
        var digits: Int? {
            switch self {
            case .raw: nil
            case .sha1: 40
            case .md5: 32
            case .sha256: 64
            }
        }
    }

    /// A kind of identifier in a format, as a processor offers to find people by it.
    public struct SupportedIdentity: Hashable, Sendable {
        /// The kind of identifier.
        public let type: IdentityType
        /// Its format.
        public let format: IdentityFormat

        /// Makes a pair.
        public init(_ type: IdentityType, _ format: IdentityFormat) {
            self.type = type
            self.format = format
        }
    }
}
