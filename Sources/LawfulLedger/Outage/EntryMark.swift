// SPDX-License-Identifier: Apache-2.0

/// What was out of the ordinary in how an answer was recorded; an open vocabulary, kept in the entry's private part.
public struct EntryMark: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The mark's stable name.
    public let rawValue: String

    /// Makes a mark of its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The mark's name.
    public var description: String { rawValue }

    /// The use went on before the entry was committed, as ``Durability/buffered(window:limit:)`` allows.
    public static let buffered = EntryMark(rawValue: "buffered")
    /// The ledger was out; the entry waited in a ``Spool``.
    public static let spooled = EntryMark(rawValue: "spooled")
    /// The person's status had moved when the entry was recorded: the answer may not be what it would have been.
    public static let stale = EntryMark(rawValue: "stale")
    /// Vital interests were asserted while the ledger was out (Art. 6(1)(d)).
    public static let breakGlass = EntryMark(rawValue: "break_glass")
}
