// SPDX-License-Identifier: Apache-2.0

/// What became of a purpose: it goes by another name, was split, or is pursued no more.
///
/// The ledger isn't rewritten. What was recorded under the former name counts on, as ``PurposeLineage`` says: a purpose
/// is what people consented to, objected to and were told of, whatever it is called (Arts. 5(1)(b), 7(1)).
public struct PurposeSuccession: Hashable, Sendable, Codable, RegisterPart {
    /// What became of it.
    public enum Change: Hashable, Sendable, Codable {
        /// It is the same purpose under another name.
        case renamed(to: PurposeID)
        /// It was split; of the parts one may be the same purpose, whose consents stand. Another part asks for its own
        /// (Art. 4(11): a consent is specific).
        case split(into: [PurposeID], same: PurposeID?)
        /// It is pursued no more; what is held for it is kept, shown and erased as its activity says.
        case retired
    }

    /// The purpose, by its former name.
    public let purpose: PurposeID
    /// The local date from which it is so.
    public let on: DeclaredDate
    /// What became of it.
    public let change: Change

    /// Declares what became of a purpose.
    public init(_ purpose: PurposeID, on date: DeclaredDate, _ change: Change) {
        self.purpose = purpose
        on = date
        self.change = change
    }

    /// Declares it in the register.
    public func add(to register: inout Register) { register.successions.append(self) }

    /// The names of its successors.
    var successors: [PurposeID] {
        switch change {
        case .renamed(let name): [name]
        case .split(let parts, _): parts
        case .retired: []
        }
    }

    /// The successor that is the same purpose.
    var same: PurposeID? {
        switch change {
        case .renamed(let name): name
        case .split(_, let same): same
        case .retired: nil
        }
    }
}

/// A purpose goes by another name: consents, withdrawals, objections, restrictions, information, dates and erasures
/// recorded under the former one count for it.
///
/// ```swift
/// Renamed(Newsletter.self, from: "mailing", on: "2026-05-01")
/// ```
public struct Renamed: RegisterPart {
    private let succession: PurposeSuccession

    /// Declares that a purpose went by another name until a date.
    public init(_ purpose: PurposeID, from former: PurposeID, on date: DeclaredDate) {
        succession = PurposeSuccession(former, on: date, .renamed(to: purpose))
    }

    /// Declares that a purpose went by another name until a date.
    public init<P: Purpose>(_ purpose: P.Type, from former: PurposeID, on date: DeclaredDate) {
        self.init(P.id, from: former, on: date)
    }

    /// Declares it in the register.
    public func add(to register: inout Register) { succession.add(to: &register) }
}

/// A purpose was split: withdrawals, refusals, objections, restrictions, dates and erasures count for every part;
/// consents and information for none, but for the part that is named as the same purpose.
///
/// ```swift
/// Split("mailing", into: ["newsletter", "offers"], same: "newsletter", on: "2026-05-01")
/// ```
public struct Split: RegisterPart {
    private let succession: PurposeSuccession

    /// Declares that a purpose was split.
    ///
    /// - Parameters:
    ///   - former: the purpose that was split.
    ///   - parts: the purposes that it became, two at least, each by a name of its own.
    ///   - same: the part that is the same purpose, which the text of its consents covered; nil where none is.
    ///   - date: the local date from which it is so.
    public init(_ former: PurposeID, into parts: [PurposeID], same: PurposeID? = nil, on date: DeclaredDate) {
        succession = PurposeSuccession(former, on: date, .split(into: parts, same: same))
    }

    /// Declares it in the register.
    public func add(to register: inout Register) { succession.add(to: &register) }
}

/// A purpose is pursued no more: every use for it is denied from a date on. Leave its activity declared as long as data are
/// held for it, so that they are kept, shown to people and erased as it says.
///
/// ```swift
/// Retired("faxes", on: "2026-05-01")
/// ```
public struct Retired: RegisterPart {
    private let succession: PurposeSuccession

    /// Declares that a purpose is pursued no more from a date on.
    public init(_ purpose: PurposeID, on date: DeclaredDate) {
        succession = PurposeSuccession(purpose, on: date, .retired)
    }

    /// Declares that a purpose is pursued no more from a date on.
    public init<P: Purpose>(_ purpose: P.Type, on date: DeclaredDate) { self.init(P.id, on: date) }

    /// Declares it in the register.
    public func add(to register: inout Register) { succession.add(to: &register) }
}

extension PurposeSuccession.Change {
    private struct Parts: Codable {
        let into: [PurposeID]
        let same: PurposeID?
    }

    /// Reads `"retired"`, `{ "renamed": "…" }` or `{ "split": { "into": […], "same": "…" } }`.
    public init(from decoder: any Decoder) throws {
        let tagged = try Tagged(from: decoder)
        switch tagged.word {
        case "renamed": self = .renamed(to: try tagged.content(PurposeID.self))
        case "split":
            let parts = try tagged.content(Parts.self)
            self = .split(into: parts.into, same: parts.same)
        case "retired": self = .retired
        default: throw tagged.unknown()
        }
    }

    /// Writes the change.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .renamed(let name): try encoder.encode("renamed", name)
        case .split(let parts, let same): try encoder.encode("split", Parts(into: parts, same: same))
        case .retired: try encoder.encode(word: "retired")
        }
    }
}
