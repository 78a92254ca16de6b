// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("Deadlines of requests")
struct DeadlineTests {
    /// Rows D-01 to D-03, D-13, D-14, D-16, D-17, D-27, D-29 to D-32 of the deadline table.
    static let receipts: [(received: String, promised: String, legal: String)] = [
        ("2026-03-05T10:00+01:00", "2026-04-02", "2026-04-07"),
        ("2026-08-31T09:00+02:00", "2026-09-28", "2026-09-30"),
        ("2026-01-31T09:00+01:00", "2026-02-28", "2026-03-02"),
        ("2026-03-27T09:00+01:00", "2026-04-24", "2026-04-28"),
        ("2025-03-26T09:00+01:00", "2025-04-23", "2025-04-28"),
        ("2026-03-03T09:00+01:00", "2026-03-31", "2026-04-07"),
        ("2026-04-05T09:00+02:00", "2026-05-03", "2026-05-06"),
        ("2026-06-30T22:15:00Z", "2026-07-29", "2026-08-03"),
        ("2027-01-31T10:00+01:00", "2027-02-28", "2027-03-01"),
        ("2026-03-30T10:00+02:00", "2026-04-27", "2026-04-30"),
    ]

    @Test("four weeks as promised, never rolled; a month by Reg. 1182/71 and the Dutch holidays", arguments: receipts)
    func both(_ row: (received: String, promised: String, legal: String)) async throws {
        let request = try await Desk().receive(.requestAccess, at: try Instant(iso8601: row.received))
        #expect(request.deadlines.promised?.lastDay.description == row.promised)
        #expect(request.deadlines.legal.lastDay.description == row.legal)
    }

    @Test("an answer stands by the very millisecond at which each period ends")
    func standing() async throws {
        let deadlines = try await Desk().receive(.requestAccess).deadlines
        // 24:00 on 2 and on 7 April in Amsterdam.
        let promised = try Instant(iso8601: "2026-04-02T22:00:00Z")
        let legal = try Instant(iso8601: "2026-04-07T22:00:00Z")
        #expect(deadlines.end == promised)
        #expect(deadlines.standing(at: Desk.now) == .inTime)
        #expect(deadlines.standing(at: promised.advanced(byMilliseconds: -1)) == .inTime)
        #expect(deadlines.standing(at: promised) == .promiseBroken)
        #expect(deadlines.standing(at: legal.advanced(byMilliseconds: -1)) == .promiseBroken)
        #expect(deadlines.standing(at: legal) == .overdue)
    }

    @Test("the standing is recorded with the answer, which closes the request")
    func answered() async throws {
        let desk = try Desk()
        let decided = try await desk.decide(.requestAccess)
        let late = try Instant(iso8601: "2026-04-02T22:00:00Z")
        #expect(try await desk.desk().answered(decided, at: late) == .promiseBroken)
        let entry = try #require(try await desk.ledger.entries(of: Desk.anna).last)
        #expect(entry.publicPart.kind == .requestAnswered)
        #expect(entry.privatePart?.event.outcome == "promiseBroken")
        #expect(entry.privatePart?.event.request == "r-1")
        let history = try await desk.ledger.history(of: Desk.anna)
        #expect(SubjectStatus(folding: history.entries, effectiveAt: late, knownAt: late).openRequests.isEmpty)
    }

    @Test("the clock runs from whatever channel, and a right is what it takes")
    func receipt() async throws {
        let desk = try Desk()
        for (index, channel) in RightsRequest.Channel.allCases.enumerated() {
            let request = try await desk.desk().receive(
                .requestErasure, from: Desk.anna, by: channel, id: RequestID(rawValue: "r-\(index)"), at: Desk.now)
            #expect(request.deadlines.legal.lastDay.description == "2026-04-07")
        }
        let entries = try await desk.ledger.entries(of: Desk.anna)
        #expect(entries.map { $0.privatePart?.event.channel } == RightsRequest.Channel.allCases.map(\.rawValue))
        let error = await #expect(throws: RightsError.self) { try await desk.receive(.erase) }
        #expect(error?.code == .notARequest)
    }
}
