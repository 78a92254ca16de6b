// SPDX-License-Identifier: Apache-2.0

/// A slow, obvious model of the same law, sharing no code with the module: it walks one day at a time through a list of
/// days made from a table of month lengths, and knows the clock of the Union's zones by its own rule.
struct NaiveModel: Sendable {
    struct Day: Hashable, Comparable, Sendable {
        let year: Int
        let month: Int
        let day: Int

        static func < (lhs: Day, rhs: Day) -> Bool {
            if lhs.year != rhs.year { return lhs.year < rhs.year }
            return lhs.month != rhs.month ? lhs.month < rhs.month : lhs.day < rhs.day
        }
    }

    static let shared = NaiveModel()
    static let years = 1970...2080

    /// Every day from 1970-01-01, in order; the index is the day number.
    let days: [Day]
    private let indices: [Day: Int]
    private let easters: [Int: Int]
    private let summers: [Int: Range<Int>]

    init() {
        var days: [Day] = []
        for year in Self.years {
            for (month, length) in zip(1...12, Self.lengths(year)) {
                for day in 1...length { days.append(Day(year: year, month: month, day: day)) }
            }
        }
        let indices = Dictionary(uniqueKeysWithValues: days.enumerated().map { ($1, $0) })
        self.days = days
        self.indices = indices
        let easter = Self.years.map { ($0, indices[Self.easter($0)] ?? 0) }
        easters = Dictionary(uniqueKeysWithValues: easter)
        summers = Dictionary(uniqueKeysWithValues: Self.years.map { ($0, Self.summer($0, indices)) })
    }

    private static let leapYears: Set<Int> = Set(stride(from: 1972, through: 2080, by: 4))

    private static func lengths(_ year: Int) -> [Int] {
        [31, leapYears.contains(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    }

    func index(_ day: Day) -> Int { indices[day] ?? -1 }

    /// Sunday is 0; 1970-01-01 was a Thursday.
    func weekday(_ index: Int) -> Int { (index + 4) % 7 }

    /// Steps a day at a time until the wanted number of month ends is passed and the date is reached or is missing.
    func months(_ count: Int, after start: Int) -> Int {
        var index = start
        var passed = 0
        while passed < count || days[index].day != days[start].day {
            if passed == count, days[index + 1].month != days[index].month { return index }
            index += 1
            if days[index].month != days[index - 1].month { passed += 1 }
        }
        return index
    }

    func steps(_ count: Int, after start: Int) -> Int {
        var index = start
        for _ in 0..<count { index += 1 }
        return index
    }

    func isWorking(_ index: Int, dutch: Bool, equated: Bool) -> Bool {
        if weekday(index) == 0 || weekday(index) == 6 { return false }
        guard dutch else { return true }
        let day = days[index]
        let fixed = [(1, 1), (5, 5), (12, 25), (12, 26)]
        if fixed.contains(where: { $0 == (day.month, day.day) }) { return false }
        if (day.month, day.day) == (4, 27) { return false }
        if (day.month, day.day) == (4, 26), weekday(index + 1) == 0 { return false }
        if [-2, 0, 1, 39, 49, 50].contains(index - (easters[day.year] ?? 0)) { return false }
        return !(equated && Self.equatedDays.contains(day))
    }

    private static let equatedDays: Set<Day> = [
        Day(year: 2026, month: 1, day: 2), Day(year: 2026, month: 5, day: 15), Day(year: 2027, month: 5, day: 7),
        Day(year: 2028, month: 4, day: 28), Day(year: 2028, month: 5, day: 26),
    ]

    /// Gauss's rule for 1900 to 2099 with its two exceptions; the module uses another computation.
    static func easter(_ year: Int) -> Day {
        let moon = (19 * (year % 19) + 24) % 30
        let week = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7
        let march = 22 + moon + week
        if march <= 31 { return Day(year: year, month: 3, day: march) }
        var april = moon + week - 9
        if april == 26 { april = 19 }
        if april == 25, moon == 28, week == 6, year % 19 > 10 { april = 18 }
        return Day(year: year, month: 4, day: april)
    }

    /// Summer time in the Union since 1996: from 01:00 UTC on the last Sunday of March to that of October, in hours.
    private static func summer(_ year: Int, _ indices: [Day: Int]) -> Range<Int> {
        func lastSunday(_ month: Int) -> Int {
            var index = indices[Day(year: year, month: month, day: 31)] ?? 0
            while (index + 4) % 7 != 0 { index -= 1 }
            return index
        }
        return (lastSunday(3) * 24 + 1)..<(lastSunday(10) * 24 + 1)
    }

    /// Whole hours since 1970 in UTC to whole hours on the wall clock.
    func wallHour(_ hour: Int, standard: Int) -> Int {
        let isSummer = summers[days[hour / 24].year]?.contains(hour) ?? false
        return hour + standard + (isSummer ? 1 : 0)
    }

    /// The first whole UTC hour whose wall clock is on the day, found an hour at a time.
    func firstHour(of day: Int, standard: Int) -> Int {
        var hour = day * 24 - 6
        while wallHour(hour, standard: standard) / 24 < day { hour += 1 }
        return hour
    }
}
