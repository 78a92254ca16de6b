// SPDX-License-Identifier: Apache-2.0

/// The date of Easter in the Gregorian church calendar.
enum Easter {
    /// Easter Sunday of a year, by the Meeus/Jones/Butcher computation.
    static func sunday(in year: Int) -> LocalDate {
        let golden = year % 19
        let (century, yearOfCentury) = year.quotientAndRemainder(dividingBy: 100)
        let (centuryLeaps, centuryRest) = century.quotientAndRemainder(dividingBy: 4)
        let moonShift = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - centuryLeaps - moonShift + 15) % 30
        let (yearLeaps, yearRest) = yearOfCentury.quotientAndRemainder(dividingBy: 4)
        let toSunday = (32 + 2 * centuryRest + 2 * yearLeaps - epact - yearRest) % 7
        let correction = (golden + 11 * epact + 22 * toSunday) / 451
        let monthAndDay = epact + toSunday - 7 * correction + 114
        return LocalDate(known: (year, monthAndDay / 31, monthAndDay % 31 + 1))
    }
}
