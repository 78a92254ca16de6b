// SPDX-License-Identifier: Apache-2.0

/// The working days of one place: every day except public holidays, Sundays and Saturdays.
///
/// Reg. (EEC, Euratom) 1182/71 Art. 2 takes the public holidays of the member state or institution where the act is
/// done, as the Commission lists them each year. Which days are on that list is not always certain, so a calendar is
/// passed in: aim for ``Deadline/target``, which no calendar moves.
public struct WorkingCalendar: Hashable, Sendable, Codable {
    /// The calendar's name, for records and messages.
    public let name: String
    /// The holidays, with validity and source.
    public let rows: [HolidayRow]

    /// A calendar from a table of holidays.
    /// - Parameters:
    ///   - name: The calendar's name, for records and messages.
    ///   - rows: The holidays, with validity and source.
    public init(name: String, rows: [HolidayRow]) {
        self.name = name
        self.rows = rows
    }

    /// A calendar from listed dates, for instance the Commission's list for one member state.
    /// - Parameters:
    ///   - name: The calendar's name, for records and messages.
    ///   - holidays: Every public holiday of the years in which periods may end.
    ///   - source: The list the dates were taken from.
    public init(name: String, holidays: Set<LocalDate>, source: String) {
        let rows = holidays.sorted().map { HolidayRow(name: $0.description, date: .once($0), source: source) }
        self.init(name: name, rows: rows)
    }

    /// Saturdays and Sundays only, no public holidays: the earliest days the roll of Art. 3(4) can give.
    public static let weekendsOnly = WorkingCalendar(name: "weekends only", rows: [])

    /// Whether a date is a public holiday of this calendar, on whatever weekday it falls.
    /// - Parameter date: The local date.
    /// - Returns: `true` when a row applies.
    public func isHoliday(_ date: LocalDate) -> Bool {
        rows.contains { $0.applies(on: date) }
    }

    /// Whether a date is a working day (Reg. 1182/71 Art. 2(2)).
    /// - Parameter date: The local date.
    /// - Returns: `false` on Saturdays, Sundays and public holidays.
    public func isWorkingDay(_ date: LocalDate) -> Bool {
        !date.weekday.isWeekend && !isHoliday(date)
    }

    /// The date itself when it is a working day, else the next one that is (Reg. 1182/71 Art. 3(4)).
    /// - Parameter date: The local date.
    /// - Returns: A working day, or ``LocalDate/distantFuture`` when the calendar has none left.
    public func nextWorkingDay(onOrAfter date: LocalDate) -> LocalDate {
        var day = date
        while day < .distantFuture, !isWorkingDay(day) {
            day = day.adding(days: 1)
        }
        return day
    }
}
