// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTesting
import LawfulTime
import Testing

@Suite("Local dates looked up")
struct ZoneDaysTests {
    @Test(
        "a date looked up is the date computed, at every change of offset and at random",
        arguments: [
            "Europe/Amsterdam", "America/St_Johns", "Africa/Casablanca", "Pacific/Apia", "Asia/Kathmandu", "UTC",
        ])
    func agrees(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let days = ZoneDays(zone)
        var random = SeededGenerator(seed: 3)
        func check(_ milliseconds: Int64) {
            let instant = Instant(milliseconds: milliseconds)
            #expect(days.dayNumber(instant) == LocalDate(instant, in: zone).dayNumber, "\(name) \(milliseconds)")
        }
        for _ in 0..<5000 { check(.random(in: -100_000_000_000...5_000_000_000_000, using: &random)) }
        // Around midnights: that is where an offset shows.
        for day in stride(from: Int64(0), to: 30_000, by: 7) {
            for hour in -14...14 {
                check((day * 86_400 + Int64(hour) * 3600) * 1000 - 1)
                check((day * 86_400 + Int64(hour) * 3600) * 1000)
            }
        }
    }
}
