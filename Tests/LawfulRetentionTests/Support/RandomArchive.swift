// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime

/// A random company: rows, holds, restrictions and requests, with what a naive reading of the rules makes of them.
///
/// Dates are numbers such as 20251208 here, so that nothing of the library's calendar is used.
struct RandomArchive {
    /// One row.
    struct Row {
        let id: String
        let person: SubjectID
        let table: String
        /// A date as a number; nil where it can't be read.
        let date: Int?
    }

    let rows: [Row]
    let facts: [(person: SubjectID, event: LedgerEvent)]
    /// What protects which person's tables.
    let protected: [SubjectID: Set<String>]
    static let tables = ["calls", "stays", "invoices", "permits"]
    static let today = 2025_12_08

    init(using random: inout SeededGenerator) {
        let people = (0..<Int.random(in: 1...6, using: &random)).map { SubjectID(rawValue: "person-\($0)") }
        rows = (0..<Int.random(in: 0...40, using: &random)).map { index in
            Row(
                id: "row-\(index)", person: people[Int.random(in: 0..<people.count, using: &random)],
                table: Self.tables[Int.random(in: 0..<4, using: &random)], date: Self.date(&random))
        }
        var facts: [(SubjectID, LedgerEvent)] = []
        var protected: [SubjectID: Set<String>] = [:]
        for person in people {
            func some() -> String? { Bool.random(using: &random) ? Self.tables.randomElement(using: &random) : nil }
            func reach(_ table: String?) -> Set<String> { table.map { [$0] } ?? Set(Self.tables) }
            if Int.random(in: 0..<4, using: &random) == 0 {
                let table = some()
                let activities = table.map { [PurposeID(rawValue: $0)] }
                facts.append((person, .held("hold", because: "a claim", activities: activities)))
                if Bool.random(using: &random) {
                    facts.append((person, .holdReleased("hold")))
                } else {
                    protected[person, default: []].formUnion(reach(table))
                }
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                let table = some()
                let activity = table.map { PurposeID(rawValue: $0) }
                facts.append((person, .restricted(.a, activity: activity)))
                if Bool.random(using: &random) {
                    facts.append((person, .restrictionLifted(activity: activity)))
                } else {
                    protected[person, default: []].formUnion(reach(table))
                }
            }
            if Int.random(in: 0..<4, using: &random) == 0 {
                let id = RequestID(rawValue: "request of \(person.rawValue)")
                facts.append((person, .request(.requestReceived, id, .requestAccess)))
                if Bool.random(using: &random) {
                    facts.append((person, .request(.requestAnswered, id, .requestAccess)))
                } else {
                    protected[person, default: []].formUnion(Self.tables)
                }
            }
        }
        (self.facts, self.protected) = (facts, protected)
    }

    /// Dates around every rule's end, ends of months and 29 February among them.
    private static func date(_ random: inout SeededGenerator) -> Int? {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: return nil
        case 1: return 2020_02_29
        case 2: return 2018_06_30
        case 3: return 2018_07_01
        case 4: return 2023_12_07 + Int.random(in: 0...2, using: &random)
        case 5: return 2020_12_07 + Int.random(in: 0...2, using: &random)
        case 6: return [2021_12_31, 2022_01_01].randomElement(using: &random)
        default:
            let (month, day) = (Int.random(in: 1...12, using: &random), Int.random(in: 1...28, using: &random))
            return Int.random(in: 2014...2025, using: &random) * 10_000 + month * 100 + day
        }
    }

    /// The last date on which a row is kept, read off the rule by hand.
    private static func lastDay(_ table: String, _ date: Int) -> Int {
        let (year, rest) = (date / 10_000, date % 10_000)
        func later(_ years: Int) -> Int {
            let isLeap = (year + years).isMultiple(of: 4)
            return (year + years) * 10_000 + (rest == 229 && !isLeap ? 228 : rest)
        }
        switch table {
        case "calls": return later(2)
        case "stays": return (year + 3) * 10_000 + 1231
        case "invoices": return (rest <= 630 ? year + 7 : year + 8) * 10_000 + 630
        // Of two categories the one that is kept longest keeps the row.
        default: return later(5)
        }
    }

    /// The rows that must be there after a sweep.
    var expectedLeft: Set<String> {
        Set(
            rows.filter { row in
                guard let date = row.date, Self.lastDay(row.table, date) < Self.today else { return true }
                return protected[row.person]?.contains(row.table) ?? false
            }.map(\.id))
    }

    /// How many rows are past their rule.
    var dueCount: Int { rows.count { row in row.date.map { Self.lastDay(row.table, $0) < Self.today } ?? false } }

    var people: [SubjectID] { Array(Set(rows.map(\.person))) }

    /// The same company in tables and a ledger.
    func archive() async throws -> Archive {
        let archive = try Archive()
        for row in rows {
            let digits = row.date.map { String($0) }
            let date = digits.map { "\($0.prefix(4))-\($0.dropFirst(4).prefix(2))-\($0.suffix(2))" }
            archive.add(row.id, of: row.person, to: row.table, on: date ?? "unknown")
        }
        for (index, fact) in facts.enumerated() {
            let at = Archive.now.advanced(bySeconds: Int64(index - 1_000))
            try await archive.tell(fact.event, of: fact.person, at: at)
        }
        return archive
    }
}
