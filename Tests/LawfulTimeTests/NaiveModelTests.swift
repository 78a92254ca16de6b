// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTesting
import LawfulTime
import Testing

@Suite("Against a naive model")
struct NaiveModelTests {
    /// One random question, ordered so that the smallest failing one can be reported.
    struct Case: CustomStringConvertible {
        var milliseconds: Int64
        var rule: Int
        var count: Int
        var zone: Int
        var calendar: Int

        var size: Int64 {
            (milliseconds - 1_577_836_800_000) / 1000 + Int64(count) * 1000 + Int64(rule + zone + calendar)
        }

        var description: String {
            "\(Instant(milliseconds: milliseconds)) rule \(rule) count \(count) zone \(zone) calendar \(calendar)"
        }
    }

    struct Answer: Equatable {
        let target: String
        let lastDay: String
        let end: Int64
    }

    private static let zoneNames = ["Europe/Amsterdam", "Europe/Dublin", "Europe/Athens"]
    private static let standardHours = [1, 0, 2]
    private static let calendars: [WorkingCalendar] = [.weekendsOnly, .netherlands, .netherlandsWithEquatedDays]

    @Test("random deadlines agree with day-by-day stepping")
    func deadlines() throws {
        let zones = try Self.zoneNames.map { try Zones.named($0) }
        var generator = SeededGenerator(seed: RandomRun.seed)
        var smallest: Case?
        var failures = 0
        for _ in 0..<RandomRun.cases {
            let question = Self.random(using: &generator)
            guard try Self.module(question, zones: zones) != Self.naive(question) else { continue }
            failures += 1
            if question.size < smallest?.size ?? .max { smallest = question }
        }
        if let found = smallest {
            let shrunk = try Self.shrink(found) { try Self.module($0, zones: zones) != Self.naive($0) }
            let module = try Self.module(shrunk, zones: zones)
            Issue.record(
                """
                \(failures) of \(RandomRun.cases) cases differ (seed \(RandomRun.seed)); smallest: \(shrunk)
                module \(module)
                naive  \(Self.naive(shrunk))
                """)
        }
    }

    private static func random(using generator: inout SeededGenerator) -> Case {
        // 2020-01-01 to 2033-12-31, a third of them at the ends of months, where mistakes live.
        var milliseconds = Int64.random(in: 1_577_836_800_000..<2_019_686_400_000, using: &generator)
        if Int.random(in: 0..<3, using: &generator) == 0 {
            let model = NaiveModel.shared
            var day = Int(milliseconds / 86_400_000)
            while model.days[day + 1].day != 1 { day += 1 }
            day -= Int.random(in: 0...3, using: &generator)
            milliseconds = Int64(day) * 86_400_000 + milliseconds % 86_400_000
        }
        return Case(
            milliseconds: milliseconds, rule: Int.random(in: 0..<8, using: &generator),
            count: Int.random(in: 1...40, using: &generator), zone: Int.random(in: 0..<3, using: &generator),
            calendar: Int.random(in: 0..<3, using: &generator))
    }

    /// Halves distances and counts as long as the case keeps failing.
    private static func shrink(_ found: Case, fails: (Case) throws -> Bool) rethrows -> Case {
        var best = found
        var changed = true
        while changed {
            changed = false
            let origin: Int64 = 1_577_836_800_000
            let earlier = [2, 10, 100].map { best.milliseconds - (best.milliseconds - origin) / $0 }
            var candidates = (earlier + [best.milliseconds - 86_400_000]).filter { $0 >= origin }.map { time in
                var next = best
                next.milliseconds = time
                return next
            }
            for count in [best.count / 2, best.count - 1] where count >= 1 {
                var next = best
                next.count = count
                candidates.append(next)
            }
            for next in candidates where next.size < best.size {
                guard try fails(next) else { continue }
                best = next
                changed = true
                break
            }
        }
        return best
    }

    private static func module(_ question: Case, zones: [TimeZone]) throws -> Answer {
        let count = question.count
        let instant = Instant(milliseconds: question.milliseconds)
        let event = LocalDate(instant, in: zones[question.zone])
        let rule: DeadlineRule =
            switch question.rule {
            case 0: .oneMonth
            case 1: .threeMonths
            case 2: .days(count)
            case 3: .promise(.months(count))
            case 4: .promise(.weeks(count))
            case 5: .promise(.years(count % 10))
            case 6: .oneMonthSuspended(asked: event.adding(days: count % 20), answered: event.adding(days: count))
            default: .promise(.hours(count))
            }
        let deadline = try rule.deadline(
            from: instant, in: zones[question.zone], calendar: calendars[question.calendar])
        return Answer(
            target: deadline.target.description, lastDay: deadline.lastDay.description,
            end: deadline.end.milliseconds)
    }

    private static func naive(_ question: Case) -> Answer {
        let model = NaiveModel.shared
        let standard = standardHours[question.zone]
        let count = question.count
        func isWorking(_ index: Int) -> Bool {
            model.isWorking(index, dutch: question.calendar > 0, equated: question.calendar == 2)
        }
        let event = model.wallHour(Int(question.milliseconds / 3_600_000), standard: standard) / 24
        var target = event
        var rolls = false
        switch question.rule {
        case 0: (target, rolls) = (model.months(1, after: event), true)
        case 1: (target, rolls) = (model.months(3, after: event), true)
        case 2: (target, rolls) = (model.steps(count, after: event), true)
        case 3: target = model.months(count, after: event)
        case 4: target = model.steps(7 * count, after: event)
        case 5: target = model.months(12 * (count % 10), after: event)
        case 6: (target, rolls) = (model.steps(count - count % 20, after: model.months(1, after: event)), true)
        default:
            let end = question.milliseconds + Int64(count) * 3_600_000
            let day = text(model.days[model.wallHour(Int(end / 3_600_000), standard: standard) / 24])
            return Answer(target: day, lastDay: day, end: end)
        }
        var last = target
        while rolls, !isWorking(last) { last += 1 }
        if question.rule == 2, count >= 2 {
            while last == event || (event + 1...last).filter(isWorking).count < 2 { last += 1 }
        }
        return Answer(
            target: text(model.days[target]), lastDay: text(model.days[last]),
            end: Int64(model.firstHour(of: last + 1, standard: standard)) * 3_600_000)
    }

    private static func text(_ day: NaiveModel.Day) -> String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(day.year)-\(two(day.month))-\(two(day.day))"
    }
}
