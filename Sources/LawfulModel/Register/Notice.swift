// SPDX-License-Identifier: Apache-2.0

/// One version of the privacy statement (Arts. 12 to 14), with the date from which it applies.
///
/// Versions are append-only: the one in force at an instant is the last whose date has come, in the register's zone.
public struct Notice: Hashable, Sendable, Codable {
    /// The version's name, shown in every answer.
    public let version: NoticeVersion
    /// The local date from which it applies, with an open end.
    public let from: DeclaredDate
    /// Where people find it.
    public let url: String?
    /// The purposes that it describes; nil means every purpose of the register.
    public let describes: [PurposeID]?
    /// The clause that fixes its effective date, such as `S-76`.
    public let clause: String?
    /// When people were told of it, before it applies (Arts. 13(3), 14(4)); nil when nobody was.
    public let announcedOn: DeclaredDate?
    /// How people were told of it.
    public let announcement: Announcement?

    /// How people are told that the statement changes.
    public enum Announcement: String, Hashable, Sendable, Codable, CaseIterable {
        /// Each of them, by a message of its own.
        case individually
        /// By making the change conspicuous in the statement alone; weak for a new purpose (Art. 13(3)).
        case conspicuously
    }

    /// Declares a version of the statement.
    public init(
        version: NoticeVersion,
        from: DeclaredDate,
        url: String? = nil,
        describes: [PurposeID]? = nil,
        clause: String? = nil,
        announcedOn: DeclaredDate? = nil,
        announced announcement: Announcement? = nil
    ) {
        self.version = version
        self.from = from
        self.url = url
        self.describes = describes
        self.clause = clause
        self.announcedOn = announcedOn
        self.announcement = announcement
    }
}

/// A function to which access is granted: need to know, per purpose and category (Arts. 5(1)(f), 32(4)).
public struct Role: Hashable, Sendable, Codable {
    /// What binds the persons in this role to confidentiality (Arts. 28(3)(b), 32(4)).
    public enum Bond: String, Hashable, Sendable, Codable, CaseIterable {
        /// A signed undertaking of secrecy.
        case secrecy
        /// A statutory duty of secrecy.
        case statute
        /// Nothing on file: every use is denied.
        case nothing
    }

    /// The role's stable name.
    public let id: RoleID
    /// What binds its holders to confidentiality.
    public let bond: Bond
    /// The purposes that it serves; nil means all, which need-to-know seldom bears.
    public let purposes: [PurposeID]?
    /// The categories that it may see; nil means those of its purposes.
    public let categories: [CategoryID]?
    /// The departments or functions whose people hold it; nil when the register doesn't say, empty when nobody does.
    public let heldBy: [String]?
    /// The clause of the statement that it carries out.
    public let clause: String?

    /// Grants a role the named purposes.
    public init<each P: Purpose>(
        _ id: RoleID,
        boundBy bond: Bond,
        heldBy: [String]? = nil,
        clause: String? = nil,
        for purposes: repeat (each P).Type
    ) {
        var ids: [PurposeID] = []
        for purpose in repeat each purposes { ids.append(purpose.id) }
        self.init(id, boundBy: bond, heldBy: heldBy, clause: clause, for: ids)
    }

    /// Grants a role purposes by name, all of them when nil, and only the named categories where given.
    public init(
        _ id: RoleID,
        boundBy bond: Bond,
        heldBy: [String]? = nil,
        clause: String? = nil,
        for purposes: [PurposeID]?,
        seeing categories: [CategoryID]? = nil
    ) {
        self.id = id
        self.bond = bond
        self.heldBy = heldBy
        self.clause = clause
        self.purposes = purposes
        self.categories = categories
    }
}
