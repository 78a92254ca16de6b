// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// The versions of a register, each with the date from which it holds; nothing is ever taken out (Arts. 5(2), 13(3)).
///
/// At any date exactly one version is in force: the last one whose date has come. Earlier ones stay, so that what held
/// at an earlier date can still be told.
public struct RegisterHistory: Hashable, Sendable, Codable {
    /// A version of the register.
    public struct Version: Hashable, Sendable, Codable {
        /// The register.
        public let register: Register
        /// The local date from which it holds.
        public let from: LocalDate
        /// When people were told of it; nil when nobody was, since nothing material changed.
        public let announcedOn: LocalDate?
    }

    /// The versions, oldest first.
    public private(set) var versions: [Version] = []

    /// Begins with a first version, of which nobody needs to be told beforehand.
    ///
    /// - Throws: ``HistoryError`` when the register has no version of the statement in force on that date.
    public init(_ register: Register, from date: LocalDate) throws { try append(register, from: date) }

    /// Adds a version.
    ///
    /// - Parameters:
    ///   - register: the register.
    ///   - date: the local date from which it holds; not before that of the version before it.
    ///   - announcedOn: when people were told; where left out, the date that the version of the statement names.
    /// - Throws: ``HistoryError`` with everything that stands in the way, or what ``Register/diff(to:)`` throws.
    public mutating func append(
        _ register: Register,
        from date: LocalDate,
        announcedOn: LocalDate? = nil
    ) throws {
        let notice = register.notice(on: date)
        let announced = announcedOn ?? notice?.announcedOn?.date
        var check = HistoryCheck(register: register, date: date, notice: notice, announcedOn: announced)
        try check.run(after: versions.last)
        guard check.faults.isEmpty else { throw HistoryError(check.faults) }
        versions.append(Version(register: register, from: date, announcedOn: announced))
    }

    /// The version in force on a local date; nil before the first.
    public func version(on date: LocalDate) -> Version? {
        // Versions are in the order of their dates.
        var (low, high) = (0, versions.count)
        while low < high {
            let middle = (low + high) / 2
            if versions[middle].from <= date { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : versions[low - 1]
    }

    /// The register in force on a local date; nil before the first.
    public func register(on date: LocalDate) -> Register? { version(on: date)?.register }

    /// Reads versions, with the same checks as when they were added.
    ///
    /// - Throws: ``HistoryError``, ``RegisterError``, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        for version in try values.decode([Version].self, forKey: .versions) {
            try append(version.register, from: version.from, announcedOn: version.announcedOn)
        }
    }
}

extension Register {
    /// The version of the statement in force on a local date; nil before the first.
    func notice(on date: LocalDate) -> Notice? { notices.last { ($0.from.date ?? .distantFuture) <= date } }
}
