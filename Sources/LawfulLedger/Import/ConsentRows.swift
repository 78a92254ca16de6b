// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// Rows of choices about consent, read from a stream of bytes one after another.
///
/// `Documentation/Imports.md` lists the columns. Columns that aren't known are passed over; the row is kept as it stands.
public struct ConsentRows<Chunks: AsyncSequence>: AsyncSequence where Chunks.Element == [UInt8] {
    /// A row.
    public typealias Element = ImportRow

    private enum Format { case csv, jsonLines }

    private let chunks: Chunks
    private let format: Format

    /// Reads comma-separated values (RFC 4180) in UTF-8, whose first line names the columns.
    public static func csv(_ chunks: Chunks) -> ConsentRows { ConsentRows(chunks: chunks, format: .csv) }

    /// Reads JSON Lines in UTF-8: an object on each line, with the names of the columns as keys.
    public static func jsonLines(_ chunks: Chunks) -> ConsentRows { ConsentRows(chunks: chunks, format: .jsonLines) }

    /// Begins to read.
    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(
            chunks: chunks.makeAsyncIterator(), splitter: RecordSplitter(hasFields: format == .csv),
            columns: format == .csv ? nil : [])
    }

    /// Reads row by row.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var chunks: Chunks.AsyncIterator
        var splitter: RecordSplitter
        /// The names of the columns; nil before the first line, none for JSON.
        var columns: [String]?
        var chunk: ArraySlice<UInt8> = []
        var isAtEnd = false

        /// The next row; nil at the end.
        ///
        /// - Parameter actor: the caller's isolation.
        /// - Returns: the row.
        /// - Throws: ``ImportError`` where the first line doesn't name the columns, and what the stream throws.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws -> ImportRow? {
            while let record = try await record(actor) {
                guard !record.isBlank else { continue }
                guard let columns else {
                    self.columns = try ConsentRowReader.columns(of: record)
                    continue
                }
                return ConsentRowReader.row(record, columns.isEmpty ? nil : columns)
            }
            if columns == nil { throw ConsentRowReader.noHeader(["a first line with the names of the columns"]) }
            return nil
        }

        private mutating func record(_ actor: isolated (any Actor)?) async throws -> RecordSplitter.Record? {
            while !isAtEnd {
                while let byte = chunk.popFirst() {
                    if let record = splitter.take(byte) { return record }
                }
                if let next = try await chunks.next(isolation: actor) {
                    chunk = next[...]
                } else {
                    isAtEnd = true
                    return splitter.finish()
                }
            }
            return nil
        }
    }
}

/// Makes rows of records, each with all that is wrong with it.
enum ConsentRowReader {
    static let required = ["id", "subject", "purpose", "choice"]
    static let optional = [
        "at", "text", "mechanism", "explicit", "channel", "language", "notice", "age", "country",
        "authorised_by_parent", "evidence",
    ]

    static func noHeader(_ lacking: [String]) -> ImportError {
        ImportError(
            .header,
            "The first line lacks \(lacking.joined(separator: ", ")); it needs \(required.joined(separator: ", ")).")
    }

    static func columns(of record: RecordSplitter.Record) throws -> [String] {
        let names = record.fields.map { name in
            String(decoding: name, as: UTF8.self).lowercased().filter { !$0.isWhitespace }
        }
        let lacking = required.filter { !names.contains($0) }
        guard record.faults.isEmpty, lacking.isEmpty else { throw noHeader(lacking) }
        let known = names.filter { (required + optional).contains($0) }
        guard Set(known).count == known.count else {
            throw ImportError(.header, "The first line names a column twice; name each once.")
        }
        return names
    }

    /// A row of CSV, or of JSON where no columns are named.
    static func row(_ record: RecordSplitter.Record, _ columns: [String]?) -> ImportRow {
        guard record.faults.isEmpty else { return ImportRow(line: record.line, faults: record.faults) }
        guard let original = String(validating: record.original, as: UTF8.self) else {
            return refused(record, "It isn't UTF-8.")
        }
        var values: [String: String] = [:]
        if let columns {
            guard record.fields.count == columns.count else {
                return refused(record, "It has \(record.fields.count) fields, not \(columns.count).")
            }
            for (name, field) in zip(columns, record.fields) { values[name] = String(decoding: field, as: UTF8.self) }
        } else {
            guard let node = try? TextNode(readingJSON: record.original), let members = node.members else {
                return refused(record, "It is no object of JSON.")
            }
            for member in members {
                let text: String
                switch member.node.value {
                case .text(let value), .plain(let value), .number(let value): text = value
                case .truth(let truth): text = truth ? "true" : "false"
                case .null: continue
                // What isn't known may be anything; what is, can't be a list.
                case .list, .object: text = "\u{0}"
                }
                guard values.updateValue(text, forKey: member.key) == nil else {
                    return refused(record, "A key stands twice.")
                }
            }
        }
        var reader = Reader(values: values.filter { !$0.value.allSatisfy(\.isWhitespace) })
        guard var consent = reader.consent() else { return ImportRow(line: record.line, faults: reader.faults) }
        consent.original = original
        return ImportRow(line: record.line, consent)
    }

    private static func refused(_ record: RecordSplitter.Record, _ message: String) -> ImportRow {
        ImportRow(line: record.line, faults: [.init("", .malformedRow, message)])
    }

    private struct Reader {
        let values: [String: String]
        var faults: [ImportFault] = []

        mutating func consent() -> ImportedConsent? {
            let (id, subject) = (required("id"), required("subject"))
            let purpose = required("purpose")
            let choice: ImportedConsent.Choice? =
                values["choice"] == nil ? required("choice").flatMap { _ in nil } : word("choice")
            let at = instant("at")
            let mechanism: ConsentText.Mechanism? = word("mechanism")
            // A language that isn't known here is no reason to lose a choice; it stays in the original.
            let language = values["language"].flatMap(Language.init(rawValue:))
            let (isExplicit, isAuthorised) = (truth("explicit"), truth("authorised_by_parent"))
            let age = number("age")
            if let country = values["country"], country.utf8.count != 2 || !country.allSatisfy(\.isUppercase) {
                faults.append(.init("country", .malformed, "It must be two capitals, such as NL."))
            }
            for name in ["text", "notice", "channel", "evidence"] where values[name]?.contains("\u{0}") == true {
                faults.append(.init(name, .malformed, "It must be a text."))
            }
            guard faults.isEmpty, let id, let subject, let purpose, let choice else { return nil }
            var consent = ImportedConsent(
                id: id, of: SubjectID(rawValue: subject), choice, PurposeID(rawValue: purpose), at: at,
                text: values["text"].map(TextID.init(rawValue:)), mechanism: mechanism)
            (consent.isExplicit, consent.isAuthorisedByParent) = (isExplicit ?? false, isAuthorised ?? false)
            (consent.language, consent.channel, consent.age) = (language, values["channel"], age)
            consent.notice = values["notice"].map(NoticeVersion.init(rawValue:))
            consent.country = values["country"].map(CountryCode.init(rawValue:))
            consent.evidence = values["evidence"]
            return consent
        }

        private mutating func required(_ column: String) -> String? {
            guard let value = values[column] else {
                faults.append(.missing(column))
                return nil
            }
            guard value.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F }), value.utf8.count <= 500
            else {
                faults.append(.init(column, .malformed, "It must be a short text without control characters."))
                return nil
            }
            return value
        }

        private mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ column: String) -> Word? {
            guard let value = values[column] else { return nil }
            if let word = Word(rawValue: value) { return word }
            let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
            faults.append(.init(column, .unknownValue, "It must be one of \(known)."))
            return nil
        }

        private mutating func instant(_ column: String) -> Instant? {
            guard let value = values[column] else { return nil }
            if let instant = try? Instant(iso8601: value) { return instant }
            faults.append(
                .init(column, .malformed, "It must be a timestamp with an offset: 2024-05-25T10:00:00+02:00."))
            return nil
        }

        private mutating func truth(_ column: String) -> Bool? {
            switch values[column] {
            case nil: return nil
            case "true"?, "1"?, "yes"?: return true
            case "false"?, "0"?, "no"?: return false
            default:
                faults.append(.init(column, .malformed, "It must be true or false."))
                return nil
            }
        }

        private mutating func number(_ column: String) -> Int? {
            guard let value = values[column] else { return nil }
            if let number = Int(value), (0...150).contains(number) { return number }
            faults.append(.init(column, .malformed, "It must be a number of years."))
            return nil
        }
    }
}
