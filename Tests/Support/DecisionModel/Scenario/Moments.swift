// SPDX-License-Identifier: Apache-2.0

import Foundation
package import LawfulTime

/// When things happened. A case asks as of `now`, or as of one of the moments that `as_of` names.
package enum Moments {
    /// When the relation began, before the statement.
    package static let start = day(2016, 1, 1)
    /// An objection to all, after those to one activity.
    package static let objectionToAll = day(2016, 2, 1)
    /// When things that began at the start were settled.
    package static let later = day(2016, 6, 1)
    /// When the objection to all was settled.
    package static let settledForAll = day(2016, 7, 1)
    package static let beforeEffective = day(2018, 5, 1)
    package static let beforeGrant = day(2019, 6, 1)
    package static let grant = day(2020, 1, 1)
    /// Objections to marketing, opt-outs, restrictions.
    package static let protest = day(2021, 1, 1)
    package static let notice = day(2021, 2, 1)
    /// A consent given while processing is restricted.
    package static let exception = day(2022, 1, 1)
    package static let lifting = day(2022, 3, 1)
    /// A second restriction.
    package static let again = day(2022, 6, 1)
    package static let beforeWithdrawal = day(2023, 1, 1)
    /// A review of the consents on file.
    package static let review = day(2023, 6, 1)
    package static let withdrawal = day(2024, 1, 1)
    package static let erasure = day(2025, 1, 1)
    /// The person comes back.
    package static let back = day(2025, 6, 1)
    /// 2026-11-15T12:00Z.
    package static let now = day(2026, 11, 15)
    /// After all that is known.
    package static let tomorrow = day(2026, 11, 16)

    /// Noon, in UTC, of a day.
    package static func day(_ year: Int, _ month: Int, _ day: Int) -> Instant {
        let days = LocalDate(year: year, month: month, day: day)?.dayNumber ?? 0
        return Instant(milliseconds: (Int64(days) * 24 + 12) * 3_600_000)
    }

    package static func asked(_ context: CaseContext) -> Instant {
        switch context["as_of"] {
        case "before_effective": beforeEffective
        case "before_grant": beforeGrant
        case "before_withdrawal": beforeWithdrawal
        default: now
        }
    }

    /// The local date of the moment asked about.
    static func today(_ context: CaseContext) -> LocalDate { LocalDate(asked(context), in: .gmt) }
}
