// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// What people must be told when their data are collected, from them (Art. 13) or from elsewhere (Art. 14).
public enum InformationItem: String, Hashable, Sendable, Codable, CaseIterable {
    /// Who the controller is and how to reach it, with its representative.
    case identity
    /// How to reach the data protection officer, or that there is none.
    case officer
    /// The purpose and its legal basis.
    case purpose
    /// The legitimate interest, where that is the basis.
    case interest
    /// The categories of data.
    case categories
    /// The recipients.
    case recipients
    /// Transfers to third countries, what protects the data there, and where to get a copy of it.
    case transfers
    /// For how long data are kept, or by what criteria.
    case period
    /// The rights.
    case rights
    /// The right to object, apart from the rest (Art. 21(4)).
    case objection
    /// That consent can be withdrawn.
    case withdrawal
    /// That one can complain to an authority.
    case complaint
    /// Whether data must be provided, and what follows if they aren't.
    case requirement
    /// Decisions by machine: that there are any, their logic and what they mean; or that there are none.
    case automatedDecisions
    /// Where data come from when not from the person, and whether anybody may look there.
    case source
    /// Another purpose, before data are used for it.
    case furtherPurpose

    /// The provisions that ask for it: of Art. 13, then of Art. 14.
    public var articles: [Article] {
        switch self {
        case .identity: ["13(1)(a)", "14(1)(a)"]
        case .officer: ["13(1)(b)", "14(1)(b)"]
        case .purpose: ["13(1)(c)", "14(1)(c)"]
        case .interest: ["13(1)(d)", "14(2)(b)"]
        case .categories: ["14(1)(d)"]
        case .recipients: ["13(1)(e)", "14(1)(e)"]
        case .transfers: ["13(1)(f)", "14(1)(f)"]
        case .period: ["13(2)(a)", "14(2)(a)"]
        case .rights: ["13(2)(b)", "14(2)(c)"]
        case .objection: ["13(2)(b)", "14(2)(c)", "21(4)"]
        case .withdrawal: ["13(2)(c)", "14(2)(d)"]
        case .complaint: ["13(2)(d)", "14(2)(e)"]
        case .requirement: ["13(2)(e)"]
        case .automatedDecisions: ["13(2)(f)", "14(2)(g)"]
        case .source: ["14(2)(f)"]
        case .furtherPurpose: ["13(3)", "14(4)"]
        }
    }
}

/// Where a statement tells an item for a purpose, or that it doesn't.
public struct ChecklistEntry: Hashable, Sendable {
    /// Where an item stands.
    public enum Standing: Hashable, Sendable {
        /// It is told in a section of the document, in these lines.
        case told(in: String, lines: [Phrase])
        /// There is nothing to tell: no transfer, no interest, no other source.
        case notApplicable
        /// It isn't told, or not in full; with the finding that says so, where there is one.
        case missing(Finding.Code?)
    }

    /// The item.
    public let item: InformationItem
    /// The purpose.
    public let purpose: PurposeID
    /// Where it stands.
    public let standing: Standing

    /// Whether it isn't told, or not in full.
    public var isMissing: Bool { if case .missing = standing { true } else { false } }
}

/// Notes what a statement tells while it is written, so that the checklist can't claim what isn't there.
struct InformationLog {
    struct Key: Hashable {
        let item: InformationItem
        let purpose: PurposeID
    }

    private var told: [Key: ChecklistEntry.Standing] = [:]
    private var incomplete: Set<Key> = []

    /// Notes lines that are about to be written for purposes, and hands them on.
    mutating func tell(
        _ item: InformationItem,
        of purposes: [PurposeID],
        in section: String,
        _ lines: [Phrase]
    ) -> [Phrase] {
        let standing = ChecklistEntry.Standing.told(in: Document.Section.name(section), lines: lines)
        for purpose in purposes { told[Key(item: item, purpose: purpose)] = standing }
        return lines
    }

    /// Notes that what is told of an item isn't all that the law wants.
    mutating func lack(_ item: InformationItem, of purpose: PurposeID) {
        incomplete.insert(Key(item: item, purpose: purpose))
    }

    func standing(_ item: InformationItem, of purpose: PurposeID) -> ChecklistEntry.Standing? {
        let key = Key(item: item, purpose: purpose)
        return incomplete.contains(key) ? nil : told[key]
    }
}
