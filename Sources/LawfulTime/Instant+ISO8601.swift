// SPDX-License-Identifier: Apache-2.0

extension Instant {
    /// The instant of an ISO 8601 timestamp with an offset: `2026-03-05T10:00+01:00`, `2026-03-05T09:00:00.250Z`.
    ///
    /// Seconds and fraction are optional; the offset is not, because a wall clock alone names no instant (one hour
    /// occurs twice each autumn). A fraction finer than a millisecond is rounded down. Refused are 24:00, a leap second
    /// (`:60`), spaces and lower-case letters.
    /// - Parameter iso8601: The timestamp, years 0000 to 9999.
    /// - Throws: ``TimeError`` with code `malformedInstant`.
    public init(iso8601: String) throws {
        var scanner = TextScanner(iso8601)
        guard let date = LocalDate(scanning: &scanner) else {
            throw Self.malformed("there is no real date written as yyyy-MM-dd", at: 1)
        }
        guard scanner.take("T") else { throw Self.malformed("a T must follow the date", at: scanner.position) }
        guard let clock = Self.minuteOfDay(&scanner) else {
            throw Self.malformed("there is no time from 00:00 to 23:59 written as HH:mm", at: scanner.position)
        }
        var time = Int64(clock) * 60_000
        if scanner.take(":") {
            guard let seconds = scanner.digits(2), seconds < 60 else {
                throw Self.malformed("seconds must be 00 to 59", at: scanner.position)
            }
            time += Int64(seconds) * 1000
            if scanner.take(".") {
                guard let fraction = Self.milliseconds(&scanner) else {
                    throw Self.malformed("a digit must follow the point", at: scanner.position)
                }
                time += fraction
            }
        }
        guard let offset = Self.offset(&scanner) else {
            throw Self.malformed("there is no offset, Z or +HH:mm or -HH:mm", at: scanner.position)
        }
        guard scanner.isAtEnd else { throw Self.malformed("there is text after the offset", at: scanner.position) }
        self.init(dayNumber: date.dayNumber, millisecondOfDay: time - offset)
    }

    private static func minuteOfDay(_ scanner: inout TextScanner) -> Int? {
        guard let hour = scanner.digits(2), hour < 24, scanner.take(":"), let minute = scanner.digits(2), minute < 60
        else { return nil }
        return hour * 60 + minute
    }

    private static func milliseconds(_ scanner: inout TextScanner) -> Int64? {
        var value: Int64 = 0
        var weight: Int64 = 100
        guard let first = scanner.digit() else { return nil }
        value += Int64(first) * weight
        while let digit = scanner.digit() {
            weight /= 10
            value += Int64(digit) * weight
        }
        return value
    }

    /// The offset east of Greenwich in milliseconds.
    private static func offset(_ scanner: inout TextScanner) -> Int64? {
        if scanner.take("Z") { return 0 }
        let east = scanner.take("+")
        guard east || scanner.take("-"), let minutes = minuteOfDay(&scanner) else { return nil }
        return Int64(east ? minutes : -minutes) * 60_000
    }

    private static func malformed(_ problem: String, at position: Int) -> TimeError {
        TimeError(
            code: .malformedInstant, problem: problem, location: "Instant, character \(position)",
            remedy: "Write the timestamp as yyyy-MM-ddTHH:mm[:ss[.fff]] followed by Z or an offset such as +01:00.")
    }
}

extension Instant: CustomStringConvertible {
    /// The instant in UTC, `2026-11-23T21:46:27.123Z`; the fraction only when it is not zero.
    public var description: String {
        let day = Int(milliseconds.flooredQuotient(by: 86_400_000))
        let time = Int(milliseconds.flooredRemainder(by: 86_400_000))
        let civil = CivilCalendar.civil(dayNumber: day)
        let pad = CivilCalendar.padded
        let sign = civil.year < 0 ? "-" : civil.year > 9999 ? "+" : ""
        let date = "\(sign)\(pad(abs(civil.year), 4))-\(pad(civil.month, 2))-\(pad(civil.day, 2))"
        let clock = "\(pad(time / 3_600_000, 2)):\(pad(time / 60_000 % 60, 2)):\(pad(time / 1000 % 60, 2))"
        let fraction = time % 1000 == 0 ? "" : ".\(pad(time % 1000, 3))"
        return "\(date)T\(clock)\(fraction)Z"
    }
}
