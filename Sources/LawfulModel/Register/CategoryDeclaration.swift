// SPDX-License-Identifier: Apache-2.0

/// A category of personal data that the register knows (Art. 30(1)(c)).
public struct CategoryDeclaration: Hashable, Sendable, Codable {
    /// The category's stable name.
    public let id: CategoryID
    /// The rules that it brings with it.
    public let kind: CategoryKind
    /// Whether people fill it with text of their own, into which anything may slip.
    public let isFreeText: Bool
    /// Whether it is a recording of people: of voice, image or session, to be announced before it starts.
    public let isRecording: Bool
    /// What it is called in the statement; nil where its name will do.
    public let title: String?

    /// Declares a category by name, for registers that come as data.
    public init(
        _ id: CategoryID,
        _ title: String? = nil,
        kind: CategoryKind = .ordinary,
        freeText: Bool = false,
        recording: Bool = false
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        isFreeText = freeText
        isRecording = recording
    }

    /// Declares a category by its type.
    public init<C: DataCategory>(
        _ category: C.Type,
        _ title: String? = nil,
        freeText: Bool = false,
        recording: Bool = false
    ) {
        self.init(C.id, title, kind: C.kind, freeText: freeText, recording: recording)
    }
}

/// A category of data subjects (Art. 30(1)(c)).
public struct SubjectCategory: Hashable, Sendable, Codable {
    /// The category's stable name.
    public let id: SubjectCategoryID
    /// What it is called in the statement.
    public let title: String
    /// Whether these people are themselves party to a contract with us; only then can Art. 6(1)(b) carry processing.
    public let isContractParty: Bool
    /// The clause of the statement that names them.
    public let clause: String?

    /// Declares a category of data subjects.
    public init(_ id: SubjectCategoryID, _ title: String, contractParty: Bool, clause: String? = nil) {
        self.id = id
        self.title = title
        isContractParty = contractParty
        self.clause = clause
    }
}

/// Where data come from when not from the data subject (Art. 14(2)(f)).
public struct Source: Hashable, Sendable, Codable {
    /// What kind of source it is.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A register with conditions of access, such as a credit or incident register.
        case register
        /// A source that anybody may consult (Art. 14(2)(f) wants this said).
        case `public`
        /// Another party.
        case thirdParty
    }

    /// The source's stable name.
    public let id: SourceID
    /// What it is called in the statement.
    public let title: String
    /// What kind of source it is.
    public let kind: Kind
    /// Membership or permission to consult it, as a reference to the evidence; nil when there is none on file.
    public let permission: String?
    /// How the person is told within the time of Art. 14(3); nil when no plan is on file.
    public let notification: String?
    /// The clause of the statement that names the source.
    public let clause: String?

    /// Declares a source.
    public init(
        _ id: SourceID,
        _ title: String,
        kind: Kind,
        permission: String? = nil,
        notification: String? = nil,
        clause: String? = nil
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.permission = permission
        self.notification = notification
        self.clause = clause
    }
}

/// A place where data are collected from people themselves, such as a form (Art. 13(1): told there and then).
public struct CollectionPoint: Hashable, Sendable, Codable {
    /// What the place is called, such as `feedback form`.
    public let name: String
    /// The purpose for which it collects.
    public let purpose: PurposeID
    /// The version of the statement that is shown there; nil when none is.
    public let notice: NoticeVersion?

    /// Declares a collection point.
    public init<P: Purpose>(_ name: String, for purpose: P.Type, showing notice: NoticeVersion?) {
        self.init(name, for: P.id, showing: notice)
    }

    /// Declares a collection point for a purpose by name.
    public init(_ name: String, for purpose: PurposeID, showing notice: NoticeVersion?) {
        self.name = name
        self.purpose = purpose
        self.notice = notice
    }
}
