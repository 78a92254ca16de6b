// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("Open requests")
struct OpenRequestsTests {
    @Test("come by urgency, with what is due when and what can be done")
    func urgency() async throws {
        let desk = try Desk()
        let days = ["2026-03-27", "2026-03-04", "2026-02-09", "2026-03-09", "2026-04-07"]
        for (place, day) in days.enumerated() {
            _ = try await desk.desk().receive(
                .requestAccess, from: SubjectID(rawValue: "person-\(place)"), by: .post,
                id: RequestID(rawValue: day), at: try Desk.morning(day))
        }
        // One is answered, and gone.
        let done = try await desk.desk().receive(
            .requestPortability, from: "person-9", by: .post, id: "done", at: try Desk.morning("2026-03-04"))
        let decided = try await desk.desk().decide(
            try await desk.desk().assess(done, at: try Desk.morning("2026-03-05")), approvedBy: nil,
            at: try Desk.morning("2026-03-05"))
        _ = try await desk.desk().answered(decided, at: try Desk.morning("2026-03-05"))
        let open = try await desk.desk().openRequests(at: try Desk.morning("2026-04-07"))
        #expect(
            open.map { "\($0.request.id) \($0.urgency) \($0.deadline.lastDay)" } == [
                "2026-02-09 overdue 2026-03-09", "2026-03-04 promiseBroken 2026-04-07",
                "2026-03-09 promiseBroken 2026-04-09", "2026-03-27 calm 2026-04-24", "2026-04-07 calm 2026-05-05",
            ])
        #expect(open.allSatisfy { $0.steps.contains(.beganAssessment) })
        let early = try await desk.desk().openRequests(at: try Desk.morning("2026-04-17"))
        #expect(early.first { $0.request.id == "2026-03-27" }?.urgency == .alert, "seven days before")
        let later = try await desk.desk().openRequests(at: try Desk.morning("2026-04-16"))
        #expect(later.first { $0.request.id == "2026-03-27" }?.urgency == .calm)
        let wide = try await desk.desk().openRequests(at: try Desk.morning("2026-04-07"), alertDays: 20)
        #expect(wide.first { $0.request.id == "2026-03-27" }?.urgency == .alert)
    }

    @Test("are those of the ledger, whatever else it holds, page by page")
    func pages() async throws {
        let desk = try Desk()
        for place in 0..<1_100 {
            try await desk.tell(.informed("news", by: "1"), of: SubjectID(rawValue: "p\(place)"))
        }
        _ = try await desk.receive(.requestErasure)
        let open = try await desk.desk().openRequests(at: Desk.now)
        #expect(open.map(\.request.id) == ["r-1"])
        #expect(open.first?.request == (try await desk.desk().request("r-1", of: Desk.anna)))
    }

    @Test("a request that the ledger doesn't know isn't made up")
    func unknown() async throws {
        let desk = try Desk()
        _ = try await desk.receive(.requestErasure)
        let error = await #expect(throws: RightsError.self) { try await desk.desk().request("r-1", of: "bert") }
        #expect(error?.code == .unknownRequest)
    }
}
