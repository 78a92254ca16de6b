// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTime
import Testing

@Suite("Deadline table")
struct DeadlineTableTests {
    @Test("the table is read whole, with known columns and distinct ids")
    func table() throws {
        let rows = try DeadlineTable.loaded.get()
        #expect(rows.count >= 52)
        #expect(Set(rows.map(\.id)).count == rows.count)
    }

    @Test("an unknown or missing column is refused")
    func columns() {
        let header = DeadlineTable.columns.joined(separator: ",")
        #expect(throws: DeadlineTable.Malformed.self) { try DeadlineTable.parse(header + ",note\n") }
        #expect(throws: DeadlineTable.Malformed.self) { try DeadlineTable.parse("id,start,tz\n") }
        #expect(throws: DeadlineTable.Malformed.self) { try DeadlineTable.parse(header + "\nD-99,2026-01-01\n") }
        #expect(throws: DeadlineTable.Malformed.self) { try DeadlineTable.parse("") }
    }

    @Test("an unknown rule, zone or calendar is refused")
    func unknownCells() {
        func row(zone: String = "Europe/Amsterdam", rule: String = "1m", holidays: String = "NL") -> DeadlineRow {
            DeadlineRow(
                id: "X", start: "2026-01-01T00:00Z", zone: zone, rule: rule, parameter: "", holidays: holidays,
                lastDay: "", end: "")
        }
        #expect(throws: Never.self) { try DeadlineRunner(row()).outcome() }
        #expect(throws: (any Error).self) { try DeadlineRunner(row(rule: "2m")).outcome() }
        #expect(throws: (any Error).self) { try DeadlineRunner(row(zone: "Europe/Atlantis")).outcome() }
        #expect(throws: (any Error).self) { try DeadlineRunner(row(holidays: "XX")).outcome() }
    }

    @Test("row", arguments: DeadlineTable.rows)
    func row(_ row: DeadlineRow) throws {
        let outcome = try DeadlineRunner(row).outcome()
        #expect(outcome.lastDay == row.lastDay)
        #expect(outcome.end == (try Instant(iso8601: row.end)))
        #expect(outcome.isOnTimeJustBefore)
        #expect(outcome.isOnTimeAtEnd == outcome.isHours)
        #expect(!outcome.isOnTimeJustAfter)
    }
}

/// Runs one row of the table against the module.
struct DeadlineRunner {
    struct Outcome {
        let lastDay: String
        let end: Instant
        let isHours: Bool
        let isOnTimeJustBefore: Bool
        let isOnTimeAtEnd: Bool
        let isOnTimeJustAfter: Bool
    }

    private let row: DeadlineRow

    init(_ row: DeadlineRow) {
        self.row = row
    }

    func outcome() throws -> Outcome {
        let zone = try Zones.named(row.zone)
        let calendar = try calendar()
        if let (count, period) = try retention() {
            return try kept(count: count, period: period, zone: zone)
        }
        let deadline = try rule().deadline(from: Instant(iso8601: row.start), in: zone, calendar: calendar)
        let isHours = deadline.rule.terms.period.unit == .hours
        return Outcome(
            lastDay: isHours ? local(deadline.end, in: zone) : deadline.lastDay.description,
            end: deadline.end, isHours: isHours,
            isOnTimeJustBefore: deadline.isMet(at: deadline.end.advanced(byMilliseconds: -1)),
            isOnTimeAtEnd: deadline.isMet(at: deadline.end),
            isOnTimeJustAfter: deadline.isMet(at: deadline.end.advanced(byMilliseconds: 1)))
    }

    private func kept(count: RetentionCount, period: Period, zone: TimeZone) throws -> Outcome {
        let lastDay = count.lastDayKept(trigger: try LocalDate(row.start), keepFor: period)
        let end = lastDay.adding(days: 1).start(in: zone)
        func isKept(_ instant: Instant) -> Bool { LocalDate(instant, in: zone) <= lastDay }
        return Outcome(
            lastDay: lastDay.description, end: end, isHours: false,
            isOnTimeJustBefore: isKept(end.advanced(byMilliseconds: -1)), isOnTimeAtEnd: isKept(end),
            isOnTimeJustAfter: isKept(end.advanced(byMilliseconds: 1)))
    }

    private func retention() throws -> (RetentionCount, Period)? {
        switch row.rule {
        case "ret_cal": return (.endOfCalendarYear, .years(try number()))
        case "ret_event": return (.event, .years(try number()))
        case "ret_9y_following": return (.yearsFollowing, .years(9))
        case "ret_fy":
            let end = try LocalDate(row.start)
            return (.endOfFinancialYear(month: end.month, day: end.day), .years(try number()))
        default: return nil
        }
    }

    private func rule() throws -> DeadlineRule {
        switch row.rule {
        case "1m": return .oneMonth
        case "3m": return .threeMonths
        case "ext_notice": return .extensionNotice
        case "art14_1m": return .article14
        case "4w": return .fourWeeks
        case "days": return .days(try number())
        case "72h": return .hours72
        case "72h_1182": return .hours72FullHour
        case "6w_uavg35": return .sixWeeksUAVG35
        case "1m_susp":
            let dates = try row.parameter.split(separator: "/").map { try LocalDate(String($0)) }
            guard dates.count == 2 else { throw malformed("param of 1m_susp is not asked/answered") }
            return .oneMonthSuspended(asked: dates[0], answered: dates[1])
        default: throw malformed("unknown rule \(row.rule)")
        }
    }

    /// `NL`, `NL+EQ`, `none`, or explicit dates separated by spaces or semicolons.
    private func calendar() throws -> WorkingCalendar {
        switch row.holidays {
        case "NL": return .netherlands
        case "NL+EQ": return .netherlandsWithEquatedDays
        case "none": return .weekendsOnly
        default:
            let dates = try row.holidays.split { $0 == " " || $0 == ";" }.map { try LocalDate(String($0)) }
            guard !dates.isEmpty else { throw malformed("holidays are missing") }
            return WorkingCalendar(name: row.id, holidays: Set(dates), source: "deadlines.csv")
        }
    }

    private func number() throws -> Int {
        guard let number = Int(row.parameter) else { throw malformed("param is not a number") }
        return number
    }

    private func malformed(_ problem: String) -> DeadlineTable.Malformed {
        DeadlineTable.Malformed(description: "\(row.id): \(problem)")
    }

    /// The wall clock at an instant with its offset, `2026-03-30T11:15+02:00`.
    private func local(_ instant: Instant, in zone: TimeZone) -> String {
        let offset = zone.secondsFromGMT(for: instant.date)
        let wall = instant.advanced(bySeconds: Int64(offset)).description.dropLast(":00Z".count)
        let minutes = abs(offset) / 60
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(wall)\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
    }
}
