// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// A document for people, in plain parts: rendered as Markdown or as an accessible page (Art. 12(1)).
public struct Document: Hashable, Sendable {
    /// What it is called.
    public var title: Phrase
    /// The language that it is written in.
    public var language: Language
    /// What stands before the first section.
    public var opening: [Block]
    /// The sections.
    public var sections: [Section]

    /// Makes a document.
    public init(title: Phrase, language: Language, opening: [Block] = [], sections: [Section] = []) {
        self.title = title
        self.language = language
        self.opening = opening
        self.sections = sections
    }

    /// A part of a document under a heading.
    public struct Section: Hashable, Sendable {
        /// The section's stable name, by which it can be linked to.
        public let id: String
        /// The heading.
        public var title: Phrase
        /// Whether it is set apart from all else, as the right to object must be (Art. 21(4)).
        public var isSetApart: Bool
        /// What it says.
        public var blocks: [Block]
        /// The sections within it.
        public var sections: [Section]

        /// Makes a section.
        ///
        /// - Parameters:
        ///   - id: a stable name, unique in its document.
        ///   - title: the heading.
        ///   - isSetApart: whether it is set apart from all else.
        ///   - blocks: what it says.
        ///   - sections: the sections within it.
        public init(
            _ id: String,
            _ title: Phrase,
            isSetApart: Bool = false,
            _ blocks: [Block] = [],
            sections: [Section] = []
        ) {
            self.id = Self.name(id)
            self.title = title
            self.isSetApart = isSetApart
            self.blocks = blocks
            self.sections = sections
        }
    }

    /// A paragraph, list, list of definitions or table.
    public enum Block: Hashable, Sendable {
        /// A paragraph.
        case paragraph(Phrase)
        /// A list without an order.
        case list([Phrase])
        /// Terms, each with what is said of it.
        case definitions([Definition])
        /// A table.
        case table(Table)
    }

    /// A term with the lines that say what it means.
    public struct Definition: Hashable, Sendable {
        /// The term.
        public let term: Phrase
        /// The lines.
        public let lines: [Phrase]

        /// Makes a definition.
        public init(_ term: Phrase, _ lines: [Phrase]) {
            self.term = term
            self.lines = lines
        }

        /// Makes a definition of one line.
        public init(_ term: Phrase, _ line: Phrase) { self.init(term, [line]) }
    }

    /// A table with a caption and a row of headings.
    public struct Table: Hashable, Sendable {
        /// What the table shows.
        public let caption: Phrase
        /// The headings of the columns.
        public let header: [Phrase]
        /// The rows; a cell has any number of lines.
        public let rows: [[[Phrase]]]
        /// Whether the first cell of a row is its heading.
        public let hasRowHeadings: Bool

        /// Makes a table.
        public init(caption: Phrase, header: [Phrase], rows: [[[Phrase]]], hasRowHeadings: Bool = false) {
            self.caption = caption
            self.header = header
            self.rows = rows
            self.hasRowHeadings = hasRowHeadings
        }
    }
}

extension Document {
    /// Texts that stand in another language than the document's, for want of a translation: each once, in order.
    public var untranslated: [String] {
        var seen: Set<String> = []
        return phrases.flatMap(\.runs).filter { $0.language != nil && $0.language != language }.map(\.text)
            .filter { seen.insert($0).inserted }
    }

    private var phrases: [Phrase] {
        [title] + opening.flatMap(\.phrases) + sections.flatMap(\.phrases)
    }
}

extension Document.Section {
    fileprivate var phrases: [Phrase] { [title] + blocks.flatMap(\.phrases) + sections.flatMap(\.phrases) }
}

extension Document.Block {
    fileprivate var phrases: [Phrase] {
        switch self {
        case .paragraph(let phrase): [phrase]
        case .list(let phrases): phrases
        case .definitions(let definitions): definitions.flatMap { [$0.term] + $0.lines }
        case .table(let table): [table.caption] + table.header + table.rows.flatMap { $0.flatMap { $0 } }
        }
    }
}

extension Document.Section {
    /// A text as a name that pages and links can carry; different texts give different names.
    static func name(_ text: String) -> String {
        var name = ""
        for scalar in text.unicodeScalars {
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            name += isPlain || scalar == "-" ? String(scalar) : "_\(String(scalar.value, radix: 16))_"
        }
        return name
    }
}
