// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// A JSON object in the one form that is hashed: UTF-8, keys sorted, no spaces, texts and whole numbers only, at most
/// 8 KiB. One meaning has one text, so that nobody can hash two readings of an entry.
///
/// Keys are of `a` to `z`, digits and `_`. In texts nothing is escaped but `"`, `\` and control characters, in the
/// shortest way (`\n`, else `\u001f` in lower case). Numbers lie within ±(2^53 − 1), which every reader of JSON keeps exact.
public struct CanonicalObject: Hashable, Sendable {
    /// A member's value.
    public enum Value: Hashable, Sendable {
        /// A text.
        case text(String)
        /// A whole number within ±(2^53 − 1).
        case number(Int64)
    }

    /// How many bytes an object may have.
    public static let maximumByteCount = 8_192
    /// The largest number; its negative is the smallest.
    public static let maximumNumber: Int64 = (1 << 53) - 1

    /// The members.
    public let members: [String: Value]

    /// An object of its members.
    ///
    /// - Throws: ``EvidenceError`` with code `entry` when a key or number isn't allowed, or the text would exceed 8 KiB.
    public init(_ members: [String: Value]) throws {
        self.members = members
        guard members.keys.allSatisfy({ CanonicalReader.isKey($0.utf8) }) else {
            throw CanonicalReader.malformed("keys have 1 to 32 of a to z, digits and _")
        }
        for case .number(let number) in members.values where number.magnitude > Self.maximumNumber {
            throw CanonicalReader.malformed("numbers lie within 2^53 − 1 of 0")
        }
        guard bytes.count <= Self.maximumByteCount else { throw CanonicalReader.malformed("it has at most 8192 bytes") }
    }

    /// Reads an object; whatever would be written in another way than it was is refused.
    ///
    /// - Throws: ``EvidenceError`` with code `entry` when it isn't in canonical form.
    public init(_ bytes: [UInt8]) throws {
        guard bytes.count <= Self.maximumByteCount else { throw CanonicalReader.malformed("it has at most 8192 bytes") }
        var reader = CanonicalReader(bytes)
        members = try reader.object()
        guard self.bytes == bytes else { throw CanonicalReader.malformed("it would be written in another way") }
    }

    /// The text of a member; nil where there is none, or it is a number.
    public func text(_ key: String) -> String? {
        guard case .text(let text) = members[key] else { return nil }
        return text
    }

    /// The number of a member; nil where there is none, or it is a text.
    public func number(_ key: String) -> Int64? {
        guard case .number(let number) = members[key] else { return nil }
        return number
    }

    /// The canonical form.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter()
        // Keys are ASCII, for which this order is that of their bytes.
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            switch value {
            case .text(let text): writer.add(key, text)
            case .number(let number): writer.add(key, number)
            }
        }
        return writer.finished()
    }
}

/// Writes an object whose members come in the order of their keys.
struct CanonicalWriter {
    private var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(256) }

    mutating func add(_ key: String, _ text: String) {
        begin(key)
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
            bytes.append(contentsOf: text.utf8)
        } else {
            for byte in text.utf8 { escape(byte) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func add(_ key: String, _ hash: Hash256) {
        begin(key)
        bytes.append(UInt8(ascii: "\""))
        for byte in hash.bytes {
            bytes.append(Hex.digit(byte >> 4))
            bytes.append(Hex.digit(byte & 15))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func add(_ key: String, _ number: Int64) {
        begin(key)
        bytes.append(contentsOf: String(number).utf8)
    }

    mutating func finished() -> [UInt8] {
        if bytes.isEmpty { bytes.append(UInt8(ascii: "{")) }
        bytes.append(UInt8(ascii: "}"))
        return bytes
    }

    private mutating func begin(_ key: String) {
        bytes.append(bytes.isEmpty ? UInt8(ascii: "{") : UInt8(ascii: ","))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: key.utf8)
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func escape(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0..<0x20:
            if let letter = CanonicalReader.escapes.first(where: { $0.value == byte })?.key {
                bytes += [UInt8(ascii: "\\"), letter]
            } else {
                bytes += "\\u00\(Hex.text([byte]))".utf8
            }
        default: bytes.append(byte)
        }
    }
}
#endif
