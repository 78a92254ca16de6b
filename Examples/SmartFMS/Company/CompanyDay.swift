// SPDX-License-Identifier: Apache-2.0

/// A day in the company's own books, counted in days since 1970-01-01.
///
/// The tables hold dates as text (`yyyy-MM-dd`). This is the little arithmetic that making up a history needs, the
/// same on every platform and without a time zone. It has no say in any legal period.
struct CompanyDay: Comparable, Hashable, Sendable {
    let number: Int

    init(number: Int) {
        self.number = number
    }

    /// The day of the given year, month and day of the month; a day after the month's end becomes its last day.
    init(year: Int, month: Int, day: Int) {
        let last = Self.lastDay(ofMonth: month, in: year)
        // The year is taken to begin in March, so that the leap day comes last.
        let shifted = month <= 2 ? year - 1 : year
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + min(day, last) - 1
        number = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }

    /// Reads `yyyy-MM-dd`.
    ///
    /// - Throws: ``CompanyError/malformedDay`` for other text and for days that no calendar has.
    init(_ text: String) throws(CompanyError) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let digits = parts.allSatisfy { $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }
        guard digits, parts.map(\.utf8.count) == [4, 2, 2],
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1...9999).contains(year), (1...12).contains(month),
            (1...Self.lastDay(ofMonth: month, in: year)).contains(day)
        else { throw .malformedDay }
        self.init(year: year, month: month, day: day)
    }

    var year: Int { components.year }

    /// The same day so many years later or earlier; 29 February becomes 28 February where need be.
    func adding(years: Int) -> CompanyDay {
        let (year, month, day) = components
        return CompanyDay(year: year + years, month: month, day: day)
    }

    func adding(days: Int) -> CompanyDay {
        CompanyDay(number: number + days)
    }

    static func < (left: CompanyDay, right: CompanyDay) -> Bool {
        left.number < right.number
    }

    private static func lastDay(ofMonth month: Int, in year: Int) -> Int {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
        return switch month {
        case 2: leap ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private var components: (year: Int, month: Int, day: Int) {
        // Eras of 400 years have a fixed length; all days here come after year 0.
        let shifted = number + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}

extension CompanyDay: CustomStringConvertible {
    /// The day as the tables hold it: `yyyy-MM-dd`.
    var description: String {
        let (year, month, day) = components
        return "\(year.padded(to: 4))-\(month.padded(to: 2))-\(day.padded(to: 2))"
    }
}

extension Int {
    /// The number with leading zeros, for days, ids and telephone numbers.
    func padded(to width: Int) -> String {
        let digits = String(self)
        return String(repeating: "0", count: Swift.max(0, width - digits.count)) + digits
    }
}
