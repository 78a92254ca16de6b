// SPDX-License-Identifier: Apache-2.0

/// A cursor over the bytes of a short text, for the strict formats of this module.
///
/// It never echoes what it read: a mistyped column may hold personal data, so errors name positions only.
struct TextScanner {
    private let bytes: [UInt8]
    private var index = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { index == bytes.count }

    /// The 1-based position of the next byte, for messages.
    var position: Int { index + 1 }

    /// Consumes `byte` when it is next.
    mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard index < bytes.count, UInt32(bytes[index]) == byte.value else { return false }
        index += 1
        return true
    }

    /// Consumes exactly `count` decimal digits, or nothing.
    mutating func digits(_ count: Int) -> Int? {
        guard bytes.count - index >= count else { return nil }
        var value = 0
        for offset in 0..<count {
            guard let digit = Self.digit(bytes[index + offset]) else { return nil }
            value = value * 10 + digit
        }
        index += count
        return value
    }

    /// Consumes one digit when one is next.
    mutating func digit() -> Int? {
        guard index < bytes.count, let digit = Self.digit(bytes[index]) else { return nil }
        index += 1
        return digit
    }

    /// Consumes a number without sign or superfluous zeros; `nil` also when it does not fit an `Int`.
    mutating func number() -> Int? {
        guard let first = digit() else { return nil }
        var value = first
        while let next = digit() {
            guard first != 0 else { return nil }
            let (shifted, tooLong) = value.multipliedReportingOverflow(by: 10)
            let (sum, tooLarge) = shifted.addingReportingOverflow(next)
            guard !tooLong, !tooLarge else { return nil }
            value = sum
        }
        return value
    }

    private static func digit(_ byte: UInt8) -> Int? {
        (0x30...0x39).contains(byte) ? Int(byte) - 0x30 : nil
    }
}
