// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Identifies one data subject within the service, such as a customer number.
///
/// The identifier is itself personal data (Art. 4(1)): it never appears in descriptions, dumps or errors. Read
/// ``rawValue`` where it is really meant. One that is written as a UUID is held as its 128 bits, which are compared and
/// looked up faster than text.
public struct SubjectID: Identifier, CustomDebugStringConvertible, CustomReflectable {
    @usableFromInline
    enum Form: Sendable {
        case text(String)
        case number(high: UInt64, low: UInt64)
    }

    @usableFromInline let form: Form

    /// The identifier's text: personal data.
    public var rawValue: String {
        switch form {
        case .text(let text): text
        case .number(let high, let low): Self.text(high, low)
        }
    }

    /// Makes an identifier of its text. A UUID in capitals, as `UUID.uuidString` writes it, becomes a number; any other
    /// text stays as it is, so that the text always comes back as it went in.
    public init(rawValue: String) {
        form = Self.number(rawValue).map { .number(high: $0, low: $1) } ?? .text(rawValue)
    }

    /// Makes an identifier of a UUID.
    public init(_ id: UUID) {
        let bytes = id.uuid
        form = .number(
            high: Self.word(bytes.0, bytes.1, bytes.2, bytes.3, bytes.4, bytes.5, bytes.6, bytes.7),
            low: Self.word(bytes.8, bytes.9, bytes.10, bytes.11, bytes.12, bytes.13, bytes.14, bytes.15))
    }

    /// Makes an identifier of 128 bits, the first half and the second.
    public init(high: UInt64, low: UInt64) { form = .number(high: high, low: low) }

    /// A hash of all bits, for tables that are looked up once a decision, see ``QuickHash``.
    @inlinable
    package func hash(_ seed: UInt64) -> UInt64 {
        switch form {
        case .number(let high, let low): return QuickHash.of(high, low, seed)
        case .text(let text):
            var text = text
            return text.withUTF8 { unsafe QuickHash.of($0, seed) }
        }
    }

    private static func word(
        _ a: UInt8,
        _ b: UInt8,
        _ c: UInt8,
        _ d: UInt8,
        _ e: UInt8,
        _ f: UInt8,
        _ g: UInt8,
        _ h: UInt8
    ) -> UInt64 {
        let upper = UInt64(a) << 56 | UInt64(b) << 48 | UInt64(c) << 40 | UInt64(d) << 32
        return upper | UInt64(e) << 24 | UInt64(f) << 16 | UInt64(g) << 8 | UInt64(h)
    }

    private static let hyphens: Set<Int> = [8, 13, 18, 23]

    /// The 128 bits of a UUID in capitals.
    private static func number(_ text: String) -> (UInt64, UInt64)? {
        guard text.utf8.count == 36 else { return nil }
        var (high, low): (UInt64, UInt64) = (0, 0)
        var digits = 0
        for (place, byte) in text.utf8.enumerated() {
            if hyphens.contains(place) {
                guard byte == UInt8(ascii: "-") else { return nil }
                continue
            }
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: return nil
            }
            if digits < 16 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
            digits += 1
        }
        return (high, low)
    }

    private static func text(_ high: UInt64, _ low: UInt64) -> String {
        var text = ""
        text.reserveCapacity(36)
        for place in 0..<32 {
            if place == 8 || place == 12 || place == 16 || place == 20 { text.append("-") }
            let word = place < 16 ? high : low
            let digit = Int(word >> UInt64(60 - place % 16 * 4) & 15)
            text.append(Self.digits[digit])
        }
        return text
    }

    private static let digits = Array("0123456789ABCDEF")

    /// Says only that a subject stands here.
    public var description: String { "(a data subject)" }

    /// Says only that a subject stands here.
    public var debugDescription: String { description }

    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// Equal when their texts are.
    @inlinable
    public static func == (one: SubjectID, other: SubjectID) -> Bool {
        switch (one.form, other.form) {
        case (.number(let high, let low), .number(let otherHigh, let otherLow)): high == otherHigh && low == otherLow
        case (.text(let text), .text(let otherText)): text == otherText
        case (.number, .text), (.text, .number): false
        }
    }

    /// Hashes the bits, or the text.
    @inlinable
    public func hash(into hasher: inout Hasher) {
        switch form {
        case .text(let text): hasher.combine(text)
        case .number(let high, let low):
            hasher.combine(high)
            hasher.combine(low)
        }
    }
}

extension ActorID {
    /// Whether the actor has a name at all: a blank approves nothing.
    package var isNamed: Bool { rawValue.contains { !$0.isWhitespace } }
}

/// Identifies who acts: a person working for the organisation, or a service (Art. 29, 32(4)).
///
/// A person's identifier is personal data: a ledger keeps it apart from entries, which show a pseudonym, and says it to who has
/// that recorded.
public struct ActorID: Identifier, CustomDebugStringConvertible, CustomReflectable {
    /// The identifier's text: personal data where the actor is a person.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Says only that an actor stands here.
    public var description: String { "(an actor)" }

    /// Says only that an actor stands here.
    public var debugDescription: String { description }

    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
