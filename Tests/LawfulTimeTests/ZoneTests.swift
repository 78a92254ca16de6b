// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTime
import Testing

@Suite("Zones and daylight saving time")
struct ZoneTests {
    @Test(
        "known first instants of days",
        arguments: [
            ("Europe/Amsterdam", "2026-03-29", "2026-03-28T23:00Z"),
            ("Europe/Amsterdam", "2026-03-30", "2026-03-29T22:00Z"),
            ("Europe/Amsterdam", "2026-10-25", "2026-10-24T22:00Z"),
            ("Europe/Amsterdam", "2026-10-26", "2026-10-25T23:00Z"),
            // Midnight does not exist: clocks went from 00:00 to 01:00.
            ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00Z"),
            ("Africa/Cairo", "2024-04-26", "2024-04-25T22:00Z"),
            // Midnight twice: at 00:01 clocks went back to 23:01.
            ("America/St_Johns", "2006-10-29", "2006-10-29T02:30Z"),
            // The whole day does not exist.
            ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00Z"),
            ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00Z"),
            ("Asia/Kathmandu", "2026-01-01", "2025-12-31T18:15Z"),
            ("Pacific/Kiritimati", "2026-01-01", "2025-12-31T10:00Z"),
            ("Etc/GMT+12", "2026-01-01", "2026-01-01T12:00Z"),
        ])
    func starts(zone: String, date: String, expected: String) throws {
        #expect(try LocalDate(date).start(in: Zones.named(zone)) == Instant(iso8601: expected))
    }

    @Test(
        "the start of every day is the first minute on it, by stepping",
        arguments: [
            ("Europe/Amsterdam", "2026-03-20", 12), ("Europe/Amsterdam", "2026-10-18", 12),
            ("America/Sao_Paulo", "2018-10-30", 8), ("America/Sao_Paulo", "2019-02-13", 6),
            ("America/Havana", "2026-03-05", 6), ("America/Havana", "2026-10-29", 6),
            ("Australia/Lord_Howe", "2026-04-02", 6), ("Australia/Lord_Howe", "2026-10-01", 6),
            ("America/St_Johns", "2006-03-30", 6), ("Asia/Kathmandu", "2026-01-01", 3),
            ("Asia/Beirut", "2026-03-26", 6), ("Africa/Casablanca", "2026-02-12", 6), ("UTC", "2026-01-01", 2),
        ])
    func stepping(zone: String, first: String, days: Int) throws {
        let zone = try Zones.named(zone)
        for offset in 0..<days {
            let date = try LocalDate(first).adding(days: offset)
            var second = Int64(date.dayNumber) * 86_400 - 15 * 3600
            func wallDay() -> Int {
                let shift = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
                return (Int(second) + shift) / 86_400
            }
            while wallDay() < date.dayNumber { second += 60 }
            #expect(date.start(in: zone) == Instant(milliseconds: second * 1000), "\(date)")
        }
    }

    @Test(
        "the local date changes exactly at the start of the day",
        arguments: ["Europe/Amsterdam", "America/New_York", "Asia/Tokyo", "UTC"])
    func boundary(zone: String) throws {
        let zone = try Zones.named(zone)
        for offset in 0..<800 {
            let date = try LocalDate("2025-01-01").adding(days: offset)
            let start = date.start(in: zone)
            #expect(LocalDate(start, in: zone) == date)
            #expect(LocalDate(start.advanced(byMilliseconds: -1), in: zone) == date.adding(days: -1))
        }
    }

    @Test("the zone comes first: late UTC evening is the next day in Amsterdam")
    func zoneFirst() throws {
        let zone = try Zones.amsterdam
        #expect(LocalDate(try Instant(iso8601: "2026-06-30T22:15Z"), in: zone).description == "2026-07-01")
        #expect(LocalDate(try Instant(iso8601: "2026-06-30T21:59:59.999Z"), in: zone).description == "2026-06-30")
        #expect(LocalDate(try Instant(iso8601: "1969-12-31T22:59:59.999Z"), in: zone).description == "1969-12-31")
    }

    @Test("instants and dates at the ends of the range do not trap")
    func extremes() throws {
        let zone = try Zones.amsterdam
        #expect(LocalDate(Instant(milliseconds: .min), in: zone) == .distantPast)
        #expect(LocalDate(Instant(milliseconds: .max), in: zone) == .distantFuture)
        #expect(LocalDate.distantPast.start(in: zone) < LocalDate.distantPast.adding(days: 1).start(in: zone))
        #expect(LocalDate.distantFuture.start(in: zone) <= .distantFuture)
    }
}
