// SPDX-License-Identifier: Apache-2.0

/// A legal basis for an activity, for named categories and operations, with what justifies it (Art. 6(1), 6(3)).
public struct Ground: Hashable, Sendable, Codable {
    /// The basis.
    public var basis: LegalBasis
    /// The categories that it carries; nil means all of the activity's.
    public var categories: [CategoryID]?
    /// The operations that it carries; nil means all.
    public var operations: [ProcessingOperation]?
    /// For (a): what people are asked.
    public var consent: ConsentRequest?
    /// For (b): the kind of contract.
    public var contract: ContractID?
    /// For (c) and (e): the law cited (Art. 6(3)).
    public var law: LawReference?
    /// For (f): the interest and its balancing.
    public var interest: Interest?

    init(_ basis: LegalBasis) { self.basis = basis }

    /// Whether the ground carries an operation on categories.
    package func carries(_ operation: ProcessingOperation, _ asked: [CategoryID]) -> Bool {
        if let operations, !operations.contains(operation) { return false }
        guard let categories else { return true }
        return asked.allSatisfy(categories.contains)
    }
}

/// What people are asked when their consent is the basis (Arts. 4(11), 7, 8).
public struct ConsentRequest: Hashable, Sendable, Codable {
    /// The text shown now.
    public let text: TextID
    /// Earlier texts that asked the same in other words; consents given to them stay valid.
    public let earlierTexts: [TextID]
    /// Whether it is asked for an information-society service offered directly to children (Art. 8(1)).
    public let isInformationSocietyService: Bool

    /// Whether a consent to this text is a consent to the request.
    package func covers(_ given: TextID) -> Bool { given == text || earlierTexts.contains(given) }
}

/// A legitimate interest (Art. 6(1)(f)), named as it is told to people (Art. 13(1)(d)).
public struct Interest: Hashable, Sendable, Codable {
    /// The interest in words: real, lawful, precise.
    public let description: String
    /// The balancing test; nil when none is on file.
    public let balancing: Balancing?
    /// The version of the statement that told people this interest; nil when none did.
    public let toldIn: NoticeVersion?
}

/// The outcome of weighing an interest against those of the people concerned (Art. 6(1)(f)); a human judgement.
public struct Balancing: Hashable, Sendable, Codable {
    /// Whether the interest prevails.
    public let passed: Bool
    /// When it was weighed.
    public let on: DeclaredDate
    /// Who answers for the judgement: a function, not a name.
    public let by: String

    /// The interest prevails.
    public static func passed(on: DeclaredDate, by: String) -> Balancing { .init(passed: true, on: on, by: by) }

    /// The interests of the people concerned override it.
    public static func overridden(on: DeclaredDate, by: String) -> Balancing { .init(passed: false, on: on, by: by) }
}

/// A condition that lifts the prohibition of Art. 9(1) for a category, on top of the legal basis.
public struct SpecialGround: Hashable, Sendable, Codable {
    /// The category.
    public let category: CategoryID
    /// The condition, by the letter of Art. 9(2).
    public let condition: SpecialCondition
    /// The law that the condition rests on, where it needs one.
    public let law: LawReference?
}

/// What allows processing of data on offences (Art. 10; NL: UAVG 31 to 33) or a national number (Art. 87; UAVG 46).
public enum Licence: Hashable, Sendable, Codable {
    /// A law that authorises it.
    case law(LawReference)
    /// A licence of the supervisory authority, by its reference.
    case granted(String)
}
