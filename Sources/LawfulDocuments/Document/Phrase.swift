// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// A line of text in a ``Document``: runs of words, each in the document's language or marked with its own.
///
/// Written as a string literal; what is interpolated is text and never markup, in whatever form it is rendered.
public struct Phrase: Hashable, Sendable {
    /// Words of one language.
    public struct Run: Hashable, Sendable {
        /// The words.
        public let text: String
        /// Their language; nil where it is the document's.
        public let language: Language?
        /// Whether they are an address on the web or of e-mail, which readers can follow.
        public let isAddress: Bool
    }

    /// The runs, in order; never empty ones.
    public private(set) var runs: [Run] = []

    /// Words in the document's language.
    public init(_ text: String) { append(text) }

    /// Words in a language of their own, which a page marks for those who listen to it; nil is the document's.
    public init(_ text: String, in language: Language?) { append(text, in: language) }

    /// An address that readers can follow, where it is one of the web or of e-mail.
    public static func address(_ text: String) -> Phrase {
        var phrase = Phrase("")
        phrase.append(text, isAddress: true)
        return phrase
    }

    /// The words alone.
    public var text: String { runs.map(\.text).joined() }

    /// Whether there are no words.
    public var isEmpty: Bool { runs.isEmpty }

    private mutating func append(_ text: String, in language: Language? = nil, isAddress: Bool = false) {
        guard !text.isEmpty else { return }
        if let last = runs.last, last.language == language, !last.isAddress, !isAddress {
            runs[runs.count - 1] = Run(text: last.text + text, language: language, isAddress: false)
        } else {
            runs.append(Run(text: text, language: language, isAddress: isAddress))
        }
    }

    /// One phrase behind another.
    public static func + (one: Phrase, other: Phrase) -> Phrase {
        var joined = one
        for run in other.runs { joined.append(run.text, in: run.language, isAddress: run.isAddress) }
        return joined
    }
}

extension Phrase: ExpressibleByStringInterpolation {
    /// Collects the parts of an interpolated phrase.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var phrase = Phrase("")

        /// Prepares for a phrase.
        public init(literalCapacity: Int, interpolationCount: Int) {}
        /// Takes words of the phrase's own.
        public mutating func appendLiteral(_ literal: String) { phrase = phrase + Phrase(literal) }
        /// Takes a phrase as it is.
        public mutating func appendInterpolation(_ other: Phrase) { phrase = phrase + other }
        /// Takes text in the document's language.
        public mutating func appendInterpolation(_ text: String) { phrase = phrase + Phrase(text) }
        /// Takes a number.
        public mutating func appendInterpolation(_ number: Int) { phrase = phrase + Phrase(String(number)) }
    }

    /// A phrase of one run.
    public init(stringLiteral value: String) { self.init(value) }

    /// A phrase of its parts.
    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.phrase }
}

extension Sequence<Phrase> {
    /// The phrases as one, with a separator between them.
    func joined(_ separator: Phrase = ", ") -> Phrase {
        var result: Phrase?
        for phrase in self { result = result.map { $0 + separator + phrase } ?? phrase }
        return result ?? ""
    }
}
