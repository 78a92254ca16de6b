// SPDX-License-Identifier: Apache-2.0

extension WorkingCalendar {
    /// The Dutch general holidays of the Algemene termijnenwet (Atw) Art. 3(1) and (2), without equated days.
    ///
    /// Rows reach back to 2014, when Koningsdag replaced Koninginnedag; earlier dates have no holidays here, so the
    /// rolled day comes out earlier, never later. A holiday in a weekend has no substitute. Whether Good Friday and
    /// 5 May are on the Commission's list for Reg. 1182/71 is not certain.
    public static let netherlands = WorkingCalendar(name: "NL", rows: dutchGeneralHolidays)

    /// ``netherlands`` and the days equated with holidays by royal decree under Atw Art. 3(3), for 2026 to 2028.
    ///
    /// For periods under Dutch statute, such as UAVG Art. 35(2). After 2028 there are no rows yet, so the rolled day
    /// comes out earlier, never later, until a new decree is added.
    public static let netherlandsWithEquatedDays = WorkingCalendar(
        name: "NL+EQ", rows: dutchGeneralHolidays + dutchEquatedDays)

    private static let dutchGeneralHolidays: [HolidayRow] = [
        general("Nieuwjaarsdag", .fixed(month: 1, day: 1)),
        general("Goede Vrijdag", .easter(offset: -2), source: "Atw art. 3 lid 2"),
        general("Eerste paasdag", .easter(offset: 0)),
        general("Tweede paasdag", .easter(offset: 1)),
        general("Koningsdag", .fixedOrDayBeforeSunday(month: 4, day: 27)),
        general("Bevrijdingsdag", .fixed(month: 5, day: 5)),
        general("Hemelvaartsdag", .easter(offset: 39)),
        general("Eerste pinksterdag", .easter(offset: 49)),
        general("Tweede pinksterdag", .easter(offset: 50)),
        general("Eerste kerstdag", .fixed(month: 12, day: 25)),
        general("Tweede kerstdag", .fixed(month: 12, day: 26)),
    ]

    private static let dutchEquatedDays: [HolidayRow] = [
        equated((2026, 1, 2)),
        equated((2026, 5, 15)),
        equated((2027, 5, 7)),
        equated((2028, 4, 28)),
        equated((2028, 5, 26)),
    ]

    private static func general(
        _ name: String, _ date: HolidayDate, source: String = "Atw art. 3 lid 1"
    ) -> HolidayRow {
        HolidayRow(name: name, date: date, validFrom: LocalDate(known: (2014, 1, 1)), source: source)
    }

    private static func equated(_ parts: (year: Int, month: Int, day: Int)) -> HolidayRow {
        let date = LocalDate(known: parts)
        return HolidayRow(
            name: "Gelijkgestelde dag", date: .once(date), validFrom: date, validUntil: date,
            source: "Koninklijk besluit 2026-2028, Atw art. 3 lid 3")
    }
}
