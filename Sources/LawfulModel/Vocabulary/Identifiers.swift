// SPDX-License-Identifier: Apache-2.0

/// A stable name that a register, a question and a ledger entry share.
///
/// Identifiers are written once and never re-used for something else: entries recorded years ago are read by them.
public protocol Identifier: RawRepresentable, Hashable, Comparable, Sendable, Codable, CodingKeyRepresentable,
    ExpressibleByStringLiteral, CustomStringConvertible
where RawValue == String {
    /// Makes an identifier of its text, unchecked; a register checks its form when it is built.
    init(rawValue: String)
}

extension Identifier {
    /// Makes an identifier of a literal.
    public init(stringLiteral value: String) { self.init(rawValue: value) }

    /// Orders identifiers by their text.
    public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

    /// The identifier's text.
    public var description: String { rawValue }

    /// A form that files, URLs and statements can carry: not empty, no control characters, no surrounding blanks.
    package var isWellFormed: Bool {
        guard let first = rawValue.first, let last = rawValue.last, rawValue.utf8.count <= 200 else { return false }
        return !first.isWhitespace && !last.isWhitespace
            && rawValue.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    }
}

/// Names a purpose (Art. 5(1)(b)) and the activity that pursues it.
public struct PurposeID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a category of personal data (Art. 30(1)(c)).
public struct CategoryID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a category of data subjects (Art. 30(1)(c)).
public struct SubjectCategoryID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a legal entity: a controller, joint controller, or a tenant on whose instruction we process (Art. 4(7), (8)).
public struct EntityID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a function within the organisation, to which access is granted (Art. 32(4), 5(1)(f)).
public struct RoleID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a recipient (Art. 4(9)): processor, joint controller, controller or authority.
public struct RecipientID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names where data came from when not from the data subject (Art. 14(2)(f)).
public struct SourceID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a kind of contract to which data subjects are party (Art. 6(1)(b)).
public struct ContractID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names one version of a text shown to a person, such as a consent request (Art. 7(1)).
public struct TextID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names one version of the privacy statement (Arts. 13, 14).
public struct NoticeVersion: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// An ISO 3166-1 alpha-2 country code, upper case.
public struct CountryCode: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a store that holds the service's own tables.
public struct StoreID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a controller's documented instruction to its processor (Art. 28(3)(a)).
public struct InstructionID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a security measure (Art. 32).
public struct MeasureID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Names a legal hold: a reason to keep records past their term (Art. 17(3)(e)).
public struct HoldID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}
