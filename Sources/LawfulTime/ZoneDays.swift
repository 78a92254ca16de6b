// SPDX-License-Identifier: Apache-2.0

public import Foundation
import Synchronization

/// The local dates of one zone, looked up without calling the zone: its changes of offset are read once.
///
/// Decisions ask the local date of every question (Reg. 1182/71 Art. 3; EDPB Guidelines 01/2022, para. 159); asking the
/// zone each time costs more than the rest of the decision. Instants outside the years 1970 to 2100 are asked of the
/// zone itself.
public struct ZoneDays: Sendable {
    private let zone: TimeZone
    /// The first second of each stretch of one offset, ascending.
    package let starts: ContiguousArray<Int64>
    /// Those offsets, in seconds east of Greenwich.
    package let offsets: ContiguousArray<Int64>

    /// The first second that was read: 1970-01-01T00:00:00Z.
    static let first: Int64 = 0
    /// The second before which it was read: 2101-01-01T00:00:00Z.
    package static let last: Int64 = 4_133_980_800

    /// The dates of a zone; its changes are read once in a process.
    /// - Parameter zone: The zone of the establishment, with an IANA name.
    public init(_ zone: TimeZone) {
        self = Self.known.withLock { known in
            if let days = known[zone] { return days }
            let days = ZoneDays(reading: zone)
            known[zone] = days
            return days
        }
    }

    private static let known = Mutex<[TimeZone: ZoneDays]>([:])

    private init(reading zone: TimeZone) {
        self.zone = zone
        var starts: ContiguousArray<Int64> = [Self.first]
        var offsets: ContiguousArray<Int64> = [Int64(zone.offset(atSecond: Self.first))]
        // Day by day, then halving within the day: a zone changes at most once a day.
        var second = Self.first
        while second < Self.last {
            let next = min(second + 86_400, Self.last)
            let offset = Int64(zone.offset(atSecond: next))
            if offset != offsets[offsets.count - 1] {
                var (before, after) = (second, next)
                while after - before > 1 {
                    let middle = before + (after - before) / 2
                    if Int64(zone.offset(atSecond: middle)) == offset { after = middle } else { before = middle }
                }
                starts.append(after)
                offsets.append(offset)
            }
            second = next
        }
        self.starts = starts
        self.offsets = offsets
    }

    /// The local date at an instant, as ``LocalDate/dayNumber``: days since 1970-01-01.
    /// - Parameter instant: The point in time.
    /// - Returns: The day number of the local date.
    public func dayNumber(_ instant: Instant) -> Int {
        let second = instant.milliseconds.flooredQuotient(by: 1000)
        guard second >= Self.first, second < Self.last else { return LocalDate(instant, in: zone).dayNumber }
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= second { low = middle } else { high = middle }
        }
        return Int((second + offsets[low]).flooredQuotient(by: 86_400))
    }
}
