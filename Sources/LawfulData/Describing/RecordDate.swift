// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import LawfulTime

/// The column whose date starts a record's retention, and how it is written there.
///
/// A link to another table may lead to several rows, as from a customer to their orders: the latest of their dates counts.
public struct RecordDate: Hashable, Sendable, ExpressibleByStringLiteral {
    /// How a date is written.
    public enum Form: Hashable, Sendable {
        /// A local date, `yyyy-MM-dd`, with or without something behind it; also a database's own type of date.
        case day
        /// Seconds since 1970-01-01T00:00:00Z; the zone says whose days they are counted by.
        case seconds(TimeZone)
        /// Milliseconds since 1970-01-01T00:00:00Z; the zone says whose days they are counted by.
        case milliseconds(TimeZone)
    }

    /// Where it stands: in the row, or in a table that the row refers to.
    public let link: SubjectLink
    /// How it is written.
    public let form: Form

    /// A column of the row, with a local date.
    public init(stringLiteral column: String) { self.init(SubjectLink(column)) }

    /// A column with a date.
    ///
    /// - Parameters:
    ///   - link: where it stands.
    ///   - form: how it is written.
    public init(_ link: SubjectLink, as form: Form = .day) {
        self.link = link
        self.form = form
    }

    /// The date that a value says; nil where it says none.
    ///
    /// - Parameter value: the value as the store holds it.
    /// - Returns: the local date.
    public func day(_ value: DataValue) -> LocalDate? {
        switch (form, value) {
        case (.day, .text(let text)): try? LocalDate(String(text.prefix(10)))
        case (.seconds(let zone), .integer(let value)): Self.day(seconds: value, zone)
        case (.seconds(let zone), .real(let value)): Self.whole(value).flatMap { Self.day(seconds: $0, zone) }
        case (.milliseconds(let zone), .integer(let value)): Self.day(milliseconds: value, zone)
        default: nil
        }
    }

    /// The first value that lies after a date: what stands before it is dated on the date or earlier.
    ///
    /// - Parameter date: the date.
    /// - Returns: the value, to compare with.
    public func bound(after date: LocalDate) -> DataValue {
        let next = date.adding(days: 1)
        switch form {
        case .day: return .text(next.description)
        case .seconds(let zone):
            let start = next.start(in: zone).milliseconds
            return .integer(start / 1_000 + (start % 1_000 > 0 ? 1 : 0))
        case .milliseconds(let zone): return .integer(next.start(in: zone).milliseconds)
        }
    }

    private static func whole(_ value: Double) -> Int64? { Int64(exactly: value.rounded(.down)) }

    private static func day(milliseconds: Int64, _ zone: TimeZone) -> LocalDate? {
        let instant = Instant(milliseconds: milliseconds)
        // Beyond these no calendar goes, so a value there is no date.
        guard instant > .distantPast, instant < .distantFuture else { return nil }
        return LocalDate(instant, in: zone)
    }

    private static func day(seconds: Int64, _ zone: TimeZone) -> LocalDate? {
        let (milliseconds, isTooMuch) = seconds.multipliedReportingOverflow(by: 1_000)
        return isTooMuch ? nil : day(milliseconds: milliseconds, zone)
    }
}
