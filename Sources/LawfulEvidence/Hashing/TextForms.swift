// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation

/// Hexadecimal digits in lower case, the one form that is read back.
enum Hex {
    static func digit(_ half: UInt8) -> UInt8 {
        half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10
    }

    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var text: [UInt8] = []
        for byte in bytes {
            text.append(digit(byte >> 4))
            text.append(digit(byte & 15))
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func bytes(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var high: UInt8?
        for digit in text.utf8 {
            let value: UInt8
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = digit - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = digit - UInt8(ascii: "a") + 10
            default: return nil
            }
            if let half = high {
                bytes.append(half << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return high == nil ? bytes : nil
    }
}

/// Standard base64 with padding, the one form that is read back: what decodes and encodes to other text is refused.
enum Base64 {
    static func text(_ bytes: some Sequence<UInt8>) -> String { Data(bytes).base64EncodedString() }

    static func bytes(_ text: String) -> [UInt8]? {
        guard let data = Data(base64Encoded: text) else { return nil }
        // Bytes, for texts that differ may be equal as strings.
        guard data.base64EncodedString().utf8.elementsEqual(text.utf8) else { return nil }
        return [UInt8](data)
    }
}

/// Numbers and lines of the text formats.
enum TextForm {
    static let newline = UInt8(ascii: "\n")

    /// A number without sign and leading zeros, below 2^63.
    static func number(_ text: some Collection<UInt8>) -> Int64? {
        guard let first = text.first, text.count <= 19 else { return nil }
        guard text.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return nil }
        guard first != UInt8(ascii: "0") || text.count == 1 else { return nil }
        return Int64(String(decoding: text, as: UTF8.self))
    }

    /// The lines of a text, of which each ends in a newline; nil where the last one doesn't.
    static func lines(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
        guard !bytes.isEmpty else { return [] }
        guard bytes.last == newline else { return nil }
        return bytes.dropLast().split(separator: newline, omittingEmptySubsequences: false)
    }

    /// Where the first or last blank line is: the place of its second newline's predecessor.
    static func blankLine(in bytes: ArraySlice<UInt8>, last: Bool = false) -> Int? {
        guard bytes.count >= 2 else { return nil }
        let places = bytes.startIndex..<(bytes.endIndex - 1)
        func isBlank(_ place: Int) -> Bool { bytes[place] == newline && bytes[place + 1] == newline }
        return last ? places.last(where: isBlank) : places.first(where: isBlank)
    }

    /// Text that is valid UTF-8.
    static func string(_ bytes: ArraySlice<UInt8>) -> String? { String(validating: bytes, as: UTF8.self) }

    /// Whether two texts are the same bytes; Swift calls some others equal, too.
    static func areSame(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }
}
#endif
