// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTesting
import LawfulTime
import Testing

@Suite("Instant")
struct InstantTests {
    @Test(
        "ISO 8601 texts with an offset are read",
        arguments: [
            ("2026-03-05T10:00+01:00", "2026-03-05T09:00:00Z"),
            ("2026-03-05T10:00:30Z", "2026-03-05T10:00:30Z"),
            ("2026-11-23T21:46:27.123Z", "2026-11-23T21:46:27.123Z"),
            ("2026-11-23T21:46:27.1Z", "2026-11-23T21:46:27.100Z"),
            ("2026-11-23T21:46:27.1239999999Z", "2026-11-23T21:46:27.123Z"),
            ("2026-01-01T00:15+01:00", "2025-12-31T23:15:00Z"),
            ("2026-12-31T20:00-05:30", "2027-01-01T01:30:00Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
            ("2024-02-29T00:00Z", "2024-02-29T00:00:00Z"),
        ])
    func reads(text: String, expected: String) throws {
        let instant = try Instant(iso8601: text)
        #expect(instant.description == expected)
        #expect(try Instant(iso8601: instant.description) == instant)
    }

    @Test(
        "malformed texts are refused and never echoed",
        arguments: [
            "", "2026-03-05", "2026-03-05T10:00", "2026-03-05 10:00Z", "2026-02-30T10:00Z", "2026-03-05T24:00Z",
            "2026-03-05T10:60Z", "2026-03-05T10:00:60Z", "2026-03-05T10:00:00.Z", "2026-03-05T10:00:00,5Z",
            "2026-03-05T10:00+0100", "2026-03-05T10:00+01", "2026-03-05T10:00+24:00", "2026-03-05T10:00z",
            "2026-03-05t10:00Z", "2026-03-05T10:00Z ", " 2026-03-05T10:00Z", "26-03-05T10:00Z", "+2026-03-05T10:00Z",
            "2026-03-05T1:00Z", "2026-03-05T10:00:5Z", "２０２６-03-05T10:00Z", "Jan Jansen",
        ])
    func refuses(text: String) throws {
        let error = try #require(throws: TimeError.self) { try Instant(iso8601: text) }
        #expect(error.code == .malformedInstant)
        #expect(text.isEmpty || !error.description.contains(text))
    }

    @Test("known instants have their POSIX milliseconds")
    func known() throws {
        #expect(try Instant(iso8601: "1970-01-01T00:00Z").milliseconds == 0)
        #expect(try Instant(iso8601: "2001-09-09T01:46:40Z").milliseconds == 1_000_000_000_000)
        #expect(Instant(milliseconds: -1).description == "1969-12-31T23:59:59.999Z")
        #expect(Instant.distantPast.description == "0000-01-01T00:00:00Z")
        #expect(Instant.distantFuture.description == "9999-12-31T23:59:59.999Z")
    }

    @Test("a Foundation date is rounded down, and every millisecond survives the way there and back")
    func foundation() {
        #expect(Instant(Date(timeIntervalSince1970: 1.2349)).milliseconds == 1234)
        #expect(Instant(Date(timeIntervalSince1970: -0.0001)).milliseconds == -1)
        var generator = SeededGenerator(seed: RandomRun.seed)
        let range = Instant.distantPast.milliseconds...Instant.distantFuture.milliseconds
        for _ in 0..<5000 {
            let instant = Instant(milliseconds: Int64.random(in: range, using: &generator))
            #expect(Instant(instant.date) == instant)
            let recent = Instant(milliseconds: Int64.random(in: 0...2_000_000_000_000, using: &generator))
            #expect(Instant(recent.date) == recent)
        }
    }

    @Test("dates beyond 64 bits stop at the limits, and one that is no number is the earliest")
    func extremes() {
        #expect(Instant(Date(timeIntervalSince1970: .infinity)).milliseconds == .max)
        #expect(Instant(Date(timeIntervalSince1970: 1e300)).milliseconds == .max)
        #expect(Instant(Date(timeIntervalSince1970: -1e300)).milliseconds == .min)
        #expect(Instant(Date(timeIntervalSince1970: .nan)).milliseconds == .min)
        #expect(Instant(milliseconds: .max).advanced(byMilliseconds: 1).milliseconds == .max)
        #expect(Instant(milliseconds: .min).advanced(bySeconds: .min).milliseconds == .min)
        #expect(Instant(milliseconds: 5).advanced(bySeconds: -2).milliseconds == -1995)
        #expect(Instant(milliseconds: .max).description.hasPrefix("+292278994-08-17T"))
        #expect(Instant(milliseconds: .min).description.hasPrefix("-292275055-05-16T"))
    }

    @Test("it is coded as its integer")
    func codable() throws {
        let data = try JSONEncoder().encode([Instant(milliseconds: -7)])
        #expect(String(decoding: data, as: UTF8.self) == "[-7]")
        #expect(try JSONDecoder().decode([Instant].self, from: data) == [Instant(milliseconds: -7)])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Instant].self, from: Data("[1.5]".utf8)) }
    }
}
