// SPDX-License-Identifier: Apache-2.0

#if Evidence
import LawfulLedger
import LawfulModel
import LawfulTime

/// Reads an entry of the ordinary kind, whose texts are printable ASCII that needs no escape, in one go: a tenth of the time of
/// ``CanonicalReader``, which reads every entry that this gives up on, and alone refuses any.
struct PlainReader {
    private let bytes: [UInt8]
    private var place = 0

    /// The entry; nil where it isn't of the ordinary kind, whatever else it is.
    static func entry(_ bytes: [UInt8]) -> HashedEntry? {
        guard bytes.count <= CanonicalObject.maximumByteCount else { return nil }
        var reader = PlainReader(bytes: bytes)
        return reader.entry()
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func entry() -> HashedEntry? {
        var actor: Hash256?
        if take("{\"actor\":") {
            guard let hash = hash(), take(",\"at\":") else { return nil }
            actor = hash
        } else if !take("{\"at\":") {
            return nil
        }
        guard let at = number() else { return nil }
        var basis: LegalBasis?
        if take(",\"basis\":") {
            guard let known = text().flatMap(LegalBasis.init(rawValue:)) else { return nil }
            basis = known
        }
        var commitment: Hash256?
        if take(",\"c\":") {
            guard let hash = hash() else { return nil }
            commitment = hash
        }
        guard let entity = optional(",\"entity\":") else { return nil }
        guard take(",\"kind\":"), let kind = text() else { return nil }
        var count: Int64?
        if take(",\"n\":") {
            guard let number = number() else { return nil }
            count = number
        }
        guard let purpose = optional(",\"purpose\":"), let role = optional(",\"role\":") else { return nil }
        guard take(",\"seq\":"), let sequence = number(), sequence > 0, take(",\"t\":"), let recorded = number(),
            take(actor == nil ? ",\"v\":1}" : ",\"v\":2}"), place == bytes.count
        else { return nil }
        return HashedEntry(
            sequence: sequence, kind: EntryKind(rawValue: kind), activity: purpose.map(PurposeID.init(rawValue:)),
            basis: basis, role: role.map(RoleID.init(rawValue:)), entity: entity.map(EntityID.init(rawValue:)),
            effectiveAt: Instant(milliseconds: at), recordedAt: Instant(milliseconds: recorded),
            commitment: commitment, count: count, actor: actor)
    }

    /// A member that may be missing: nil where it is there and can't be read.
    private mutating func optional(_ key: StaticString) -> String?? {
        guard take(key) else { return .some(nil) }
        return text().map { .some($0) }
    }

    private mutating func take(_ literal: StaticString) -> Bool {
        let count = literal.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        for offset in 0..<count where unsafe bytes[place + offset] != literal.utf8Start[offset] { return false }
        place += count
        return true
    }

    private mutating func text() -> String? {
        guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { return nil }
        let start = place + 1
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            guard (0x20...0x7E).contains(bytes[end]), bytes[end] != UInt8(ascii: "\\") else { return nil }
            end += 1
        }
        guard end < bytes.count else { return nil }
        place = end + 1
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private mutating func hash() -> Hash256? {
        guard place + 66 <= bytes.count, bytes[place] == UInt8(ascii: "\""), bytes[place + 65] == UInt8(ascii: "\"")
        else { return nil }
        var (words, isPlain) = (SIMD4<UInt64>(), true)
        for half in 0..<64 {
            let digit = Self.digits[Int(bytes[place + 1 + half])]
            if digit > 15 { isPlain = false }
            // Two digits a byte, in the order of memory.
            words[half / 16] |= UInt64(digit & 15) << UInt64(half % 16 / 2 * 8 + (half % 2 == 0 ? 4 : 0))
        }
        guard isPlain else { return nil }
        place += 66
        return Hash256(words: words)
    }

    /// What each byte is as a hexadecimal digit in lower case; 255 where it is none.
    private static let digits: [UInt8] = (0...255).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt8(byte) - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt8(byte) - UInt8(ascii: "a") + 10
        default: 255
        }
    }

    /// A number in its one form: no leading zero, no negative zero, within 2^53 − 1 of 0.
    private mutating func number() -> Int64? {
        var end = place
        let isNegative = end < bytes.count && bytes[end] == UInt8(ascii: "-")
        if isNegative { end += 1 }
        let first = end
        var value: Int64 = 0
        while end < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[end]), end - first < 17 {
            value = value * 10 + Int64(bytes[end] - UInt8(ascii: "0"))
            end += 1
        }
        guard end > first, value <= CanonicalObject.maximumNumber else { return nil }
        guard bytes[first] != UInt8(ascii: "0") || (end - first == 1 && !isNegative) else { return nil }
        place = end
        return isNegative ? -value : value
    }
}
#endif
