// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTime
import Testing

@Suite("DeadlineRule")
struct DeadlineRuleTests {
    private func deadline(
        _ rule: DeadlineRule, _ start: String, _ calendar: WorkingCalendar = .netherlands
    ) throws -> Deadline {
        try rule.deadline(from: Instant(iso8601: start), in: Zones.amsterdam, calendar: calendar)
    }

    @Test("the promise of four weeks is never later than the month, 2020 to 2033")
    func fourWeeksWithinTheMonth() throws {
        var equal: [LocalDate] = []
        for number in try LocalDate("2020-01-01").dayNumber...LocalDate("2033-12-31").dayNumber {
            let date = LocalDate(dayNumber: number)
            let noon = "\(date)T12:00Z"
            let weeks = try deadline(.fourWeeks, noon)
            let month = try deadline(.oneMonth, noon)
            #expect(weeks.target <= month.target, "\(date)")
            #expect(weeks.lastDay == weeks.target)
            #expect(month.lastDay >= month.target)
            if weeks.target == month.target { equal.append(date) }
        }
        let isExpected = equal.allSatisfy { date in
            let isCommon = LocalDate(year: date.year, month: 2, day: 29) == nil
            return isCommon && (date.month == 2 || (date.month == 1 && date.day == 31))
        }
        #expect(isExpected)
        // Ten common years with 31 January and 28 days of February each.
        #expect(equal.count == 10 * 29)
    }

    @Test("target stays, last day rolls")
    func targetAndLastDay() throws {
        let first = try deadline(.oneMonth, "2026-03-05T10:00+01:00")
        #expect(first.target.description == "2026-04-05")
        #expect(first.lastDay.description == "2026-04-07")
        let suspended = try deadline(
            .oneMonthSuspended(asked: LocalDate("2026-03-12"), answered: LocalDate("2026-03-27")),
            "2026-03-10T09:00+01:00")
        #expect(suspended.target.description == "2026-04-25")
        #expect(suspended.lastDay.description == "2026-04-28")
    }

    @Test("days hold at least two working days (Art. 3(5))")
    func shortPeriods() throws {
        // Received on a Friday: Saturday and Sunday are not working days, so Monday and Tuesday are needed.
        #expect(try deadline(.days(2), "2026-06-05T10:00Z").lastDay.description == "2026-06-09")
        #expect(try deadline(.days(2), "2026-06-05T10:00Z").target.description == "2026-06-07")
        #expect(try deadline(.days(1), "2026-06-05T10:00Z").lastDay.description == "2026-06-08")
        #expect(try deadline(.days(2), "2026-06-08T10:00Z").lastDay.description == "2026-06-10")
        #expect(try deadline(.days(3), "2026-04-02T10:00Z").lastDay.description == "2026-04-08")
        #expect(try deadline(.days(10), "2026-06-05T10:00Z").lastDay.description == "2026-06-15")
    }

    @Test("an event exactly on the hour falls in the hour that begins")
    func fullHour() throws {
        let onTheHour = try deadline(.hours72FullHour, "2026-06-01T11:00+02:00")
        #expect(onTheHour.end.description == "2026-06-04T10:00:00Z")
        let before = try deadline(.hours72FullHour, "2026-06-01T10:59:59.999+02:00")
        #expect(before.end.description == "2026-06-04T09:00:00Z")
        let india = try DeadlineRule.hours72FullHour.deadline(
            from: Instant(iso8601: "2026-06-01T10:15+05:30"), in: Zones.named("Asia/Kolkata"),
            calendar: .weekendsOnly)
        #expect(try india.end == Instant(iso8601: "2026-06-04T11:00+05:30"))
    }

    @Test("hours count elapsed time over both clock changes")
    func hours() throws {
        for start in ["2026-03-28T23:30Z", "2026-03-29T00:59:59.999Z", "2026-10-25T00:30Z", "2026-10-25T01:30Z"] {
            let found = try deadline(.hours72, start)
            let event = try Instant(iso8601: start)
            #expect(found.end == event.advanced(bySeconds: 259_200))
            #expect(found.isMet(at: found.end))
            #expect(!found.isMet(at: found.end.advanced(byMilliseconds: 1)))
            #expect(try found.lastDay == LocalDate(found.end, in: Zones.amsterdam))
        }
        let promise = try deadline(.promise(.hours(5)), "2026-10-25T00:30Z")
        #expect(promise.end.description == "2026-10-25T05:30:00Z")
    }

    @Test("a period in days ends at 24:00 local, whatever the clock change")
    func endOfDay() throws {
        let spring = try deadline(.promise(.days(1)), "2026-03-28T12:00Z")
        #expect(spring.end.description == "2026-03-29T22:00:00Z")
        let autumn = try deadline(.promise(.days(1)), "2026-10-24T12:00Z")
        #expect(autumn.end.description == "2026-10-25T23:00:00Z")
        #expect(autumn.isMet(at: autumn.end.advanced(byMilliseconds: -1)))
        #expect(!autumn.isMet(at: autumn.end))
    }

    @Test("a suspension outside its month or reversed is refused")
    func suspension() throws {
        let start = "2026-03-10T09:00+01:00"
        let pairs = [("2026-03-20", "2026-03-19"), ("2026-03-09", "2026-03-20"), ("2026-04-11", "2026-04-20")]
        for (asked, answered) in pairs {
            let rule = try DeadlineRule.oneMonthSuspended(asked: LocalDate(asked), answered: LocalDate(answered))
            #expect(thrownCode { try deadline(rule, start) } == .invalidSuspension)
        }
        let sameDay = try DeadlineRule.oneMonthSuspended(
            asked: LocalDate("2026-03-10"), answered: LocalDate("2026-03-10"))
        #expect(try deadline(sameDay, start).target == deadline(.oneMonth, start).target)
    }

    @Test("what cannot be computed is thrown, never guessed")
    func refusals() throws {
        let start = "2026-03-10T09:00+01:00"
        for count in [0, -1, Int.min] {
            #expect(thrownCode { try deadline(.days(count), start) } == .invalidPeriod)
        }
        let absurd: [DeadlineRule] = [
            .days(.max), .promise(.months(.max)), .promise(.hours(.max)), .promise(.years(8000)),
        ]
        for rule in absurd {
            #expect(thrownCode { try deadline(rule, start) } == .outOfRange)
        }
        for instant in [Instant(milliseconds: .min), .distantFuture, Instant(milliseconds: .max)] {
            for rule in [DeadlineRule.oneMonth, .hours72, .hours72FullHour] {
                let code = thrownCode {
                    try rule.deadline(from: instant, in: Zones.amsterdam, calendar: .netherlands)
                }
                #expect(code == .outOfRange)
            }
        }
    }

    private static let all: [DeadlineRule] = [
        .oneMonth, .threeMonths, .extensionNotice, .article14, .fourWeeks, .hours72, .hours72FullHour,
        .sixWeeksUAVG35, .days(10), .days(-1), .promise(.hours(5)), .promise(.weeks(2)),
        .oneMonthSuspended(asked: .distantPast, answered: .distantFuture),
    ]

    @Test("every rule survives its text and its coding", arguments: all)
    func roundTrip(rule: DeadlineRule) throws {
        #expect(try DeadlineRule(rule.description) == rule)
        let data = try JSONEncoder().encode([rule])
        #expect(try JSONDecoder().decode([DeadlineRule].self, from: data) == [rule])
        #expect(!rule.terms.source.isEmpty)
    }

    @Test("rules have distinct stable names")
    func names() {
        #expect(
            Self.all.map(\.description) == [
                "1m", "3m", "ext_notice", "art14_1m", "4w", "72h", "72h_1182", "6w_uavg35", "days(10)", "days(-1)",
                "promise(PT5H)", "promise(P2W)", "1m_susp(0000-01-01/9999-12-31)",
            ])
        #expect(DeadlineRule.fourWeeks == .promise(.weeks(4)))
    }

    @Test(
        "unknown rule texts are refused",
        arguments: ["", "2m", "days", "days()", "days(1.5)", "days(+1)", "days(01)", "promise(4w)", "1m_susp(x)", "1M"])
    func refuses(text: String) {
        #expect(thrownCode { try DeadlineRule(text) } == .malformedRule)
    }

    @Test("a deadline survives coding")
    func codable() throws {
        let found = try deadline(.threeMonths, "2026-08-31T09:00+02:00")
        let data = try JSONEncoder().encode(found)
        #expect(try JSONDecoder().decode(Deadline.self, from: data) == found)
    }
}
