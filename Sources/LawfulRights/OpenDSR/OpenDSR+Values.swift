// SPDX-License-Identifier: Apache-2.0

import Foundation

extension OpenDSR {
    /// An identifier of a person as it goes over the line: personal data, which no description, dump or error shows.
    public struct Identity: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// What kind of identifier it is.
        public let type: IdentityType
        /// The identifier: personal data.
        public let value: String
        /// How it is written.
        public let format: IdentityFormat

        /// Makes an identity; by default the value is the identifier itself.
        public init(_ type: IdentityType, _ value: String, format: IdentityFormat = .raw) {
            self.type = type
            self.value = value
            self.format = format
        }

        /// Its kind and format alone.
        public var description: String { "(an identity of type \(type.rawValue), \(format.rawValue))" }
        /// Its kind and format alone.
        public var debugDescription: String { description }
        /// An empty mirror, so that `dump` shows nothing.
        public var customMirror: Mirror { Mirror(self, children: []) }

        /// Whether the value can be of its format.
        var isWellFormed: Bool {
            guard let digits = format.digits else { return value.contains { !$0.isWhitespace } }
            return value.utf8.count == digits && value.utf8.allSatisfy(\.isHexadecimal)
        }
    }

    /// The name of a request, chosen by the controller: a UUID of version 4 in lowercase.
    public struct SubjectRequestID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        /// The name's text.
        public let rawValue: String

        /// Makes a name of its text; nil unless it is a lowercase UUID of version 4.
        public init?(rawValue: String) {
            let bytes = Array(rawValue.utf8)
            guard bytes.count == 36 else { return nil }
            for (place, byte) in bytes.enumerated() {
                let isRight =
                    switch place {
                    case 8, 13, 18, 23: byte == UInt8(ascii: "-")
                    case 14: byte == UInt8(ascii: "4")
                    case 19: [UInt8]("89ab".utf8).contains(byte)
                    default: byte.isHexadecimal && !(UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
                    }
                guard isRight else { return nil }
            }
            self.rawValue = rawValue
        }

        /// The name's text.
        public var description: String { rawValue }
    }

    /// An address that something is sent to or fetched from: absolute, `https`, without user or fragment.
    public struct Endpoint: Hashable, Sendable, CustomStringConvertible {
        /// The address as it was written; two are equal when their texts are.
        public let text: String
        /// The host, in lowercase.
        public let host: String
        /// The path.
        public let path: String

        /// Makes an address of its text; nil where it isn't one.
        public init?(_ text: String) {
            guard text.utf8.count <= 2048, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
                let parts = URLComponents(string: text), parts.scheme?.lowercased() == "https",
                let host = parts.host, !host.isEmpty, parts.user == nil, parts.password == nil,
                parts.fragment == nil
            else { return nil }
            self.text = text
            self.host = host.lowercased()
            path = parts.path
        }

        /// The address's text.
        public var description: String { text }

        /// Whether its path begins with the major version, as the protocol wants of addresses.
        public var startsWithVersion: Bool {
            path == "/\(OpenDSR.pathVersion)" || path.hasPrefix("/\(OpenDSR.pathVersion)/")
        }

        /// The address of a part below it.
        func appending(_ part: String) -> String { (text.hasSuffix("/") ? String(text.dropLast()) : text) + "/" + part }
    }
}

extension UInt8 {
    /// Whether it is a hexadecimal digit in ASCII.
    var isHexadecimal: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}

extension Sequence<UInt8> {
    /// The bytes in lowercase hexadecimal digits.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
