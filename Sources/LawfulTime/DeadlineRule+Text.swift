// SPDX-License-Identifier: Apache-2.0

extension DeadlineRule: CustomStringConvertible {
    private static let named: [(name: String, rule: DeadlineRule)] = [
        ("1m", .oneMonth), ("3m", .threeMonths), ("ext_notice", .extensionNotice), ("art14_1m", .article14),
        ("4w", .fourWeeks), ("72h", .hours72), ("72h_1182", .hours72FullHour), ("6w_uavg35", .sixWeeksUAVG35),
    ]

    /// The rule of a text as ``description`` writes it.
    /// - Parameter text: A name such as `1m` or `72h`, or a name with an argument such as `days(10)`.
    /// - Throws: ``TimeError`` with code `malformedRule`.
    public init(_ text: String) throws {
        if let known = Self.named.first(where: { $0.name == text }) {
            self = known.rule
        } else if let argument = text.argument(of: "days"), let count = Int(argument), "\(count)" == argument {
            self = .days(count)
        } else if let argument = text.argument(of: "promise"), let period = try? Period(argument) {
            self = .promise(period)
        } else if let argument = text.argument(of: "1m_susp"), let rule = Self.suspension(argument) {
            self = rule
        } else {
            throw TimeError(
                code: .malformedRule, problem: "the text names no rule, or has a wrong argument",
                location: "DeadlineRule",
                remedy: "Known are \(Self.named.map(\.name).joined(separator: ", ")), days(10), promise(P2W) "
                    + "and 1m_susp(2026-03-12/2026-03-26).")
        }
    }

    /// The rule's stable name, as in the deadline table: `1m`, `72h`, `days(10)`, `1m_susp(2026-03-12/2026-03-26)`.
    public var description: String {
        if let known = Self.named.first(where: { $0.rule == self }) { return known.name }
        return switch storage {
        case .days(let count): "days(\(count))"
        case .promise(let period): "promise(\(period))"
        case .oneMonthSuspended(let asked, let answered): "1m_susp(\(asked)/\(answered))"
        case .oneMonth, .threeMonths, .extensionNotice, .article14, .hours72, .hours72FullHour, .sixWeeksUAVG35:
            "\(storage)"
        }
    }

    private static func suspension(_ argument: String) -> DeadlineRule? {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let asked = try? LocalDate(String(parts[0])),
            let answered = try? LocalDate(String(parts[1]))
        else { return nil }
        return .oneMonthSuspended(asked: asked, answered: answered)
    }
}

extension DeadlineRule: Codable {
    /// Reads the rule's stable name.
    /// - Parameter decoder: The decoder to read from.
    /// - Throws: `DecodingError` when the text names no known rule.
    public init(from decoder: any Decoder) throws {
        self = try decoder.decodeText(DeadlineRule.init(_:))
    }

    /// Writes the rule's stable name.
    /// - Parameter encoder: The encoder to write to.
    /// - Throws: Whatever the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeText(description)
    }
}

extension String {
    /// `argument` when the text is `name(argument)`.
    func argument(of name: String) -> String? {
        guard hasPrefix(name + "("), hasSuffix(")") else { return nil }
        return String(dropFirst(name.count + 1).dropLast())
    }
}
