// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// Who was told, each by themselves, of a version of the statement that changes what matters to them, and whether it was
/// before the version took effect (Arts. 12(1), 13(3)).
///
/// ```swift
/// try await privacy.record(.informedOfChange(to: "2027-01"), about: anna.id)
/// let notice = try await privacy.changeNotice(of: "2027-01")
/// print(notice.untold(among: customers), notice.findings(among: customers, at: now))
/// ```
///
/// Whom a change concerns, the register's `diff(to:)` says by category of people; who belongs to it, the service knows.
public struct ChangeNotice: Hashable, Sendable {
    /// The version.
    public let version: NoticeVersion
    /// When it takes effect: the start of its first day.
    public let appliesFrom: Instant
    /// When each person was first told.
    public let toldAt: [SubjectID: Instant]

    /// Gathers from entries who was told of a version.
    ///
    /// - Parameters:
    ///   - version: the version.
    ///   - appliesFrom: when it takes effect.
    public init(_ version: NoticeVersion, appliesFrom: Instant) {
        self.init(version, appliesFrom, [:])
    }

    private init(_ version: NoticeVersion, _ appliesFrom: Instant, _ toldAt: [SubjectID: Instant]) {
        (self.version, self.appliesFrom, self.toldAt) = (version, appliesFrom, toldAt)
    }

    /// The same with what an entry says; one whose private part is erased tells nothing more.
    public func adding(_ entries: some Sequence<LedgerEntry>) -> ChangeNotice {
        var told = toldAt
        for entry in entries {
            guard let part = entry.privatePart, let subject = part.subject, part.event.kind == .informedOfChange,
                part.event.notice == version
            else { continue }
            let at = entry.publicPart.effectiveAt
            told[subject] = min(at, told[subject] ?? at)
        }
        return ChangeNotice(version, appliesFrom, told)
    }

    /// Where the duty towards a person stands at an instant.
    public func standing(of subject: SubjectID, at instant: Instant) -> SourceNotice.Standing {
        if let told = toldAt[subject], told <= instant { return told < appliesFrom ? .told : .late }
        return instant < appliesFrom ? .due : .late
    }

    /// Those who weren't told, of some people, in their order.
    public func untold(among subjects: some Sequence<SubjectID>) -> [SubjectID] {
        subjects.filter { toldAt[$0] == nil }
    }

    /// What went wrong by an instant: whether people were told only after the version took effect, or not at all.
    ///
    /// - Parameters:
    ///   - subjects: the people whom the change concerns.
    ///   - instant: the instant.
    /// - Returns: an error with the code `G-54`, or nothing; it says of how many people, and never of whom.
    public func findings(among subjects: some Sequence<SubjectID>, at instant: Instant) -> [Finding] {
        let count = Set(subjects.filter { standing(of: $0, at: instant) == .late }).count
        guard count > 0 else { return [] }
        return [
            Finding(
                code: "G-54", severity: .error, article: "13(3)", path: "notices[\(version)]",
                message: "\(count == 1 ? "1 person was" : "\(count) people were") not told of version '\(version)' "
                    + "before it took effect",
                remedy: "Tell them now, record .informedOfChange, and let material changes take effect later.",
                activity: nil)
        ]
    }
}

extension ChangeNotice: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The version; never whom.
    public var description: String { "(who was told of version \(version))" }
    /// The version; never whom.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
