// SPDX-License-Identifier: Apache-2.0

/// What the law finds missing or doubtful in a sound register: a rule's code, its place, what is wrong, what to do.
public struct Finding: Hashable, Sendable, Codable, CustomStringConvertible {
    /// How much a finding weighs.
    public enum Severity: String, Hashable, Sendable, Codable, Comparable {
        /// The law wants it otherwise; strict activation refuses it.
        case error
        /// The law likely wants it otherwise, or more of it.
        case warning
        /// Worth knowing.
        case info

        /// Orders severities, the heaviest first.
        public static func < (one: Severity, other: Severity) -> Bool { one.rank < other.rank }

        private var rank: Int {
            switch self {
            case .error: 0
            case .warning: 1
            case .info: 2
            }
        }
    }

    /// The rule's stable code, such as `L-04`.
    public struct Code: Hashable, Sendable, Codable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
        /// The code's text.
        public let description: String

        /// Makes a code of a literal.
        public init(stringLiteral value: String) { description = value }

        /// Reads the code's text.
        public init(from decoder: any Decoder) throws {
            description = try decoder.singleValueContainer().decode(String.self)
        }

        /// Writes the code's text.
        public func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(description)
        }

        /// Orders codes by their text.
        public static func < (one: Code, other: Code) -> Bool { one.description < other.description }
    }

    /// The rule's code.
    public let code: Code
    /// How much it weighs.
    public let severity: Severity
    /// The provision behind it.
    public let article: Article
    /// Where it is in the register.
    public let path: String
    /// What is wrong.
    public let message: String
    /// What to do.
    public let remedy: String
    /// The activity that it concerns; nil where it is about the register as a whole.
    public let activity: PurposeID?

    /// Makes a finding, of a rule or of a report on what was recorded.
    package init(
        code: Code,
        severity: Severity,
        article: Article,
        path: String,
        message: String,
        remedy: String,
        activity: PurposeID?
    ) {
        self.code = code
        self.severity = severity
        self.article = article
        self.path = path
        self.message = message
        self.remedy = remedy
        self.activity = activity
    }

    /// The finding as a compiler would print it.
    public var description: String {
        "\(path): \(severity.rawValue): \(message) [\(code), \(article.cited(in: .en))]\n    \(remedy)"
    }
}
