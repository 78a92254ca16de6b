// SPDX-License-Identifier: Apache-2.0

public import Foundation

extension LocalDate {
    /// The local date at an instant: the IANA zone first, the calendar after.
    ///
    /// The date at the controller's establishment decides when a period starts (EDPB Guidelines 01/2022, para. 159 and
    /// Reg. 1182/71 Art. 3): 22:15 UTC on 30 June is already 1 July in Amsterdam.
    /// - Parameters:
    ///   - instant: The point in time.
    ///   - zone: The zone of the establishment; pass one with an IANA name, not a fixed offset.
    public init(_ instant: Instant, in zone: TimeZone) {
        let second = instant.milliseconds.flooredQuotient(by: 1000)
        let local = second + Int64(zone.offset(atSecond: second))
        self.init(dayNumber: Int(local.flooredQuotient(by: 86_400)))
    }

    /// The first instant of this date in a zone, normally 00:00 local.
    ///
    /// Where daylight saving time skips midnight it is the first instant after the gap; where a zone skipped the whole
    /// date (Samoa, 30 December 2011) it is the first instant of the next one. Where the clock goes back across
    /// midnight it is the first of the two midnights.
    ///
    /// The start of the day after the last day is the exclusive end of a period (Reg. 1182/71 Art. 3(2)).
    /// - Parameter zone: The zone, with an IANA name.
    /// - Returns: The first instant of the date.
    public func start(in zone: TimeZone) -> Instant {
        let midnight = Int64(dayNumber) * 86_400
        let before = Int64(zone.offset(atSecond: midnight - Self.widestOffset))
        let after = Int64(zone.offset(atSecond: midnight + Self.widestOffset))
        let candidates = [midnight - max(before, after), midnight - min(before, after)]
        for second in candidates where second + Int64(zone.offset(atSecond: second)) == midnight {
            return Instant(milliseconds: second * 1000)
        }
        return Instant(milliseconds: Self.secondAfterGap(midnight, in: zone) * 1000)
    }

    /// More than any zone has ever been away from Greenwich, in seconds.
    private static let widestOffset: Int64 = 17 * 3600

    /// The first second whose wall clock has reached `midnight`, found by halving an interval around it.
    private static func secondAfterGap(_ midnight: Int64, in zone: TimeZone) -> Int64 {
        var tooEarly = midnight - widestOffset
        var reached = midnight + widestOffset
        while reached - tooEarly > 1 {
            let middle = tooEarly + (reached - tooEarly) / 2
            if middle + Int64(zone.offset(atSecond: middle)) >= midnight {
                reached = middle
            } else {
                tooEarly = middle
            }
        }
        return reached
    }
}

extension TimeZone {
    /// Seconds east of Greenwich at a second since 1970-01-01T00:00:00Z; zones change on whole seconds only.
    func offset(atSecond second: Int64) -> Int {
        secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
    }
}
