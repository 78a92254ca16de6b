// SPDX-License-Identifier: Apache-2.0

/// Somebody besides the owner whom a row is about, too: it is shown to them when they ask for access, and stays when
/// they are erased, since it is the owner's (Arts. 15(1), (4), 17).
///
/// A message belongs to its sender, say, and its recipient has access. When the recipient is erased, the column that
/// names them is emptied; when the sender is erased, the message goes, for both.
public struct Accessor: Hashable, Sendable, ExpressibleByStringLiteral {
    /// How the row leads to the person.
    public let link: SubjectLink
    /// The columns that they may see; nil for all. Others' data are left out rather than all refused (Art. 15(4)).
    public let sees: Set<String>?
    /// What happens to the column that names them when they are erased; where the link leads through another table it is
    /// that table's matter, and the row stays as it is.
    public let whenErased: Field.Erasing

    /// Somebody whom a column names, who sees the whole row.
    public init(stringLiteral column: String) { self.init(SubjectLink(column)) }

    /// Somebody whom a row is about, too.
    ///
    /// - Parameters:
    ///   - link: how the row leads to them.
    ///   - columns: the columns that they may see; nil for all.
    ///   - erasing: what happens to the column that names them when they are erased.
    public init(_ link: SubjectLink, sees columns: Set<String>? = nil, whenErased erasing: Field.Erasing = .null) {
        self.link = link
        self.sees = columns
        self.whenErased = erasing
    }
}
