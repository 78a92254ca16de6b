// SPDX-License-Identifier: Apache-2.0

/// Takes a stream of bytes apart into records, one byte after another: lines, or rows of CSV (RFC 4180).
struct RecordSplitter {
    /// A record: its fields, or that it is malformed.
    struct Record {
        var line = 1
        var fields: [[UInt8]] = []
        /// The bytes as they came, without the end of the line.
        var original: [UInt8] = []
        var faults: [ImportFault] = []

        var isBlank: Bool { faults.isEmpty && original.allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    }

    private enum State { case begin, plain, quoted, closing }

    /// The longest row that is taken, in bytes.
    static let longest = 1 << 16

    private let hasFields: Bool
    private var state = State.begin
    private var field: [UInt8] = []
    private var record = Record()
    private var line = 1
    private var isAfterReturn = false
    private var isTooLong = false
    /// How many bytes of a byte order mark may still come.
    private var mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Takes rows of CSV apart, or lines.
    init(hasFields: Bool) { self.hasFields = hasFields }

    /// Takes a byte; gives the record that it ends.
    mutating func take(_ byte: UInt8) -> Record? {
        if let expected = mark.first {
            if byte == expected {
                mark.removeFirst()
                return nil
            }
            mark = []
        }
        let isFeedOfPair = isAfterReturn && byte == UInt8(ascii: "\n")
        isAfterReturn = byte == UInt8(ascii: "\r")
        let endsLine = byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
        if state != .quoted, endsLine { return isFeedOfPair ? nil : end() }
        if endsLine, !isFeedOfPair { line += 1 }
        if fits() { record.original.append(byte) }
        guard hasFields else { return nil }
        switch (state, byte) {
        case (.begin, UInt8(ascii: "\"")): state = .quoted
        case (.begin, UInt8(ascii: ",")), (.plain, UInt8(ascii: ",")), (.closing, UInt8(ascii: ",")): endField()
        case (.plain, UInt8(ascii: "\"")),
            (.closing, _) where byte != UInt8(ascii: "\""):
            malform("A quotation mark stands within a field; double it, and put the field in quotation marks.")
            state = .plain
        case (.closing, _):
            if !isTooLong { field.append(byte) }
            state = .quoted
        case (.quoted, UInt8(ascii: "\"")): state = .closing
        case (.begin, _):
            if !isTooLong { field.append(byte) }
            state = .plain
        default: if !isTooLong { field.append(byte) }
        }
        return nil
    }

    /// What is left when the stream ends.
    mutating func finish() -> Record? {
        if state == .quoted {
            malform("A quotation mark has no end; nothing behind it could be read.")
            state = .plain
        }
        guard !record.original.isEmpty || !record.faults.isEmpty else { return nil }
        return end()
    }

    private mutating func end() -> Record {
        if hasFields { endField() }
        let ended = record
        line += 1
        isTooLong = false
        record = Record()
        record.line = line
        return ended
    }

    private mutating func endField() {
        record.fields.append(field)
        field = []
        state = .begin
    }

    private mutating func malform(_ message: String) {
        guard record.faults.isEmpty else { return }
        record.faults.append(.init("", .malformedRow, message))
    }

    /// Whether there is room in the row, which is held in memory.
    private mutating func fits() -> Bool {
        if record.original.count < Self.longest { return true }
        if !isTooLong { record.faults.append(.init("", .tooLong, "A row has at most \(Self.longest) bytes.")) }
        isTooLong = true
        return false
    }
}
