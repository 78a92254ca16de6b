// SPDX-License-Identifier: Apache-2.0

/// Reads JSON (RFC 8259) into nodes that know their lines, which Foundation's reader doesn't tell.
struct JSONScanner {
    /// Why a text is no JSON: the line, and what was wrong there.
    struct Failure: Error, Hashable {
        let line: Int
        let problem: String
    }

    /// Deeper nesting is refused, so that no text can exhaust the stack.
    static let deepest = 200

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    /// Reads a whole text, encoded as UTF-8.
    static func read(_ bytes: [UInt8]) throws(Failure) -> TextNode {
        var scanner = JSONScanner(bytes)
        scanner.blanks()
        let node = try scanner.value(depth: 0)
        scanner.blanks()
        guard scanner.byte == nil else { throw scanner.failure("something follows its end") }
        return node
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func failure(_ problem: String) -> Failure { Failure(line: line, problem: problem) }

    private mutating func blanks() {
        while let byte {
            switch byte {
            case UInt8(ascii: "\n"): line += 1
            // A carriage return before a line feed ends no line of its own.
            case UInt8(ascii: "\r"):
                if position + 1 >= bytes.count || bytes[position + 1] != UInt8(ascii: "\n") { line += 1 }
            case UInt8(ascii: " "), UInt8(ascii: "\t"): break
            default: return
            }
            position += 1
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard byte == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(Failure) -> TextNode {
        guard depth <= Self.deepest else { throw failure("it is nested too deeply") }
        let start = line
        guard let byte else { throw failure("it ends where a value should stand") }
        switch byte {
        case UInt8(ascii: "{"): return TextNode(.object(try object(depth)), line: start)
        case UInt8(ascii: "["): return TextNode(.list(try list(depth)), line: start)
        case UInt8(ascii: "\""): return TextNode(.text(try text()), line: start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return TextNode(.number(try number()), line: start)
        case UInt8(ascii: "t"): return TextNode(.truth(try word("true", true)), line: start)
        case UInt8(ascii: "f"): return TextNode(.truth(try word("false", false)), line: start)
        case UInt8(ascii: "n"): return TextNode(try word("null", .null), line: start)
        default: throw failure("a value should stand here")
        }
    }

    private mutating func object(_ depth: Int) throws(Failure) -> [TextNode.Member] {
        var members: [TextNode.Member] = []
        position += 1
        blanks()
        if take("}") { return members }
        while true {
            guard byte == UInt8(ascii: "\"") else { throw failure("a key in quotation marks should stand here") }
            let start = line
            let key = try text()
            blanks()
            guard take(":") else { throw failure("a colon should follow the key") }
            blanks()
            members.append(.init(key, line: start, try value(depth: depth + 1)))
            blanks()
            if take("}") { return members }
            guard take(",") else { throw failure("a comma or } should stand here") }
            blanks()
        }
    }

    private mutating func list(_ depth: Int) throws(Failure) -> [TextNode] {
        var elements: [TextNode] = []
        position += 1
        blanks()
        if take("]") { return elements }
        while true {
            elements.append(try value(depth: depth + 1))
            blanks()
            if take("]") { return elements }
            guard take(",") else { throw failure("a comma or ] should stand here") }
            blanks()
        }
    }

    private mutating func word<Meaning>(_ word: StaticString, _ meaning: Meaning) throws(Failure) -> Meaning {
        let letters = Array(word.description.utf8)
        guard bytes[position...].starts(with: letters) else { throw failure("a value should stand here") }
        position += letters.count
        return meaning
    }
}

extension JSONScanner {
    private mutating func number() throws(Failure) -> String {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func digits() throws(Failure) {
        let start = position
        while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        guard position > start else { throw failure("a digit should stand here") }
    }

    private mutating func text() throws(Failure) -> String {
        position += 1
        let start = position
        while let byte, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 { position += 1 }
        guard byte == UInt8(ascii: "\\") else {
            let text = try utf8(bytes[start..<position])
            guard take("\"") else { throw unended() }
            return text
        }
        var content = Array(bytes[start..<position])
        while let byte, byte >= 0x20 {
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return try utf8(content[...])
            case UInt8(ascii: "\\"): content += try escape()
            default: content.append(byte)
            }
        }
        throw unended()
    }

    private func unended() -> Failure {
        failure(byte == nil ? "a text has no end" : "a text has a control character; write it as an escape")
    }

    private func utf8(_ bytes: ArraySlice<UInt8>) throws(Failure) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw failure("it is not UTF-8") }
        return text
    }

    private mutating func escape() throws(Failure) -> [UInt8] {
        guard let letter = byte else { throw unended() }
        position += 1
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [letter]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            var units = [try unit()]
            if UTF16.isLeadSurrogate(units[0]), take("\\"), take("u") { units.append(try unit()) }
            guard let text = String(validating: units, as: UTF16.self) else {
                throw failure("an escape names no character")
            }
            return Array(text.utf8)
        default: throw failure("there is no such escape")
        }
    }

    private mutating func unit() throws(Failure) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte, let digit = hex(byte) else {
                throw failure("an escape lacks its four digits")
            }
            unit = unit << 4 | digit
            position += 1
        }
        return unit
    }

    private func hex(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
