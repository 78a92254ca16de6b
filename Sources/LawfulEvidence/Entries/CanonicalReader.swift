// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// Reads the canonical form of an object, strictly, from bytes that may be anything.
struct CanonicalReader {
    /// Control characters that are escaped by a letter.
    static let escapes: [UInt8: UInt8] = [
        UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "f"): 12, UInt8(ascii: "r"): 13,
    ]

    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    static func isKey(_ key: some Collection<UInt8>) -> Bool {
        (1...32).contains(key.count)
            && key.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                    true
                default: false
                }
            }
    }

    static func malformed(_ rule: String) -> EvidenceError {
        EvidenceError(.entry, "The entry isn't in canonical form: \(rule).")
    }

    mutating func object() throws -> [String: CanonicalObject.Value] {
        var members: [String: CanonicalObject.Value] = [:]
        var last = ""
        try expect("{")
        if next != UInt8(ascii: "}") {
            repeat {
                let key = try text()
                guard Self.isKey(key.utf8) else { throw Self.malformed("keys have 1 to 32 of a to z, digits and _") }
                guard members.isEmpty || last < key else { throw Self.malformed("keys are sorted, each one once") }
                try expect(":")
                members[key] = next == UInt8(ascii: "\"") ? .text(try text()) : .number(try number())
                last = key
            } while take(",")
        }
        try expect("}")
        guard place == bytes.count else { throw Self.malformed("nothing stands behind the object") }
        return members
    }

    private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws {
        guard take(character) else { throw Self.malformed("it is one JSON object without spaces") }
    }

    private mutating func number() throws -> Int64 {
        let start = place
        _ = take("-")
        while let digit = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit), place - start < 18 {
            place += 1
        }
        // Forms that are written in another way, such as 01 and -0, are found when all is written again.
        guard let number = Int64(String(decoding: bytes[start..<place], as: UTF8.self)),
            number.magnitude <= CanonicalObject.maximumNumber
        else { throw Self.malformed("numbers are whole and lie within 2^53 − 1 of 0") }
        return number
    }

    private mutating func text() throws -> String {
        try expect("\"")
        var content: [UInt8] = []
        while let byte = next {
            place += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let text = TextForm.string(content[...]) else { throw Self.malformed("texts are UTF-8") }
                return text
            case UInt8(ascii: "\\"): content.append(try escaped())
            case 0..<0x20: throw Self.malformed("control characters are escaped")
            default: content.append(byte)
            }
        }
        throw Self.malformed("texts end in a quotation mark")
    }

    private mutating func escaped() throws -> UInt8 {
        guard let letter = next else { throw Self.malformed("texts end in a quotation mark") }
        place += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): return letter
        case UInt8(ascii: "u"):
            guard place + 4 <= bytes.count, let digits = TextForm.string(bytes[place..<(place + 4)]),
                let code = Hex.bytes(digits), code.count == 2, code[0] == 0, code[1] < 0x20
            else { throw Self.malformed("only control characters are escaped by number") }
            place += 4
            return code[1]
        default:
            guard let byte = Self.escapes[letter] else { throw Self.malformed("there is no such escape") }
            return byte
        }
    }
}
#endif
