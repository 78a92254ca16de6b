// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("A wrong merge is traced")
struct MergeTraceTests {
    private let people = People()
    private let anna = People.anna
    private let mail = People.mail

    private func trace(at second: Int64) async throws -> MergeTrace {
        try await people.ledger.mergeTrace(of: (anna, mail), knownAt: People.at(second))
    }

    @Test("it lists what was used, disclosed and erased while the two counted as one, and nothing else")
    func whole() async throws {
        func use(_ subject: SubjectID, _ second: Int64, to recipient: RecipientID? = nil) async throws {
            try await people.tell(
                .answered(.permitted, "orders", operation: .use, categories: ["name"], recipient: recipient),
                of: subject, at: second)
        }
        try await use(mail, 5)
        // It is said to have been so from the 2nd second on; it was acted upon from the 10th.
        try await people.merge(anna, mail, at: 10, effective: 2)
        try await use(anna, 11)
        try await use(mail, 12, to: "bank")
        try await people.tell(.answered(.denied, "orders", operation: .use), of: anna, at: 13)
        try await people.tell(.consentGiven("news", text: "v1"), of: mail, at: 14)
        try await people.tell(
            .request(.requestAnswered, "r-1", .requestAccess, outcome: "in time"), of: anna, at: 15)
        try await people.tell(.request(.requestAnswered, "r-2", .requestObjection), of: anna, at: 16)
        try await people.tell(.erased("news"), of: mail, at: 17)
        #expect(try await trace(at: 18).awareSince == nil)
        try await people.split([mail], from: anna, at: 20)
        try await use(anna, 21)
        let trace = try await trace(at: 30)
        #expect(trace.windows == [.init(from: People.at(10), until: People.at(20), isMerge: true)])
        #expect(trace.isPossibleBreach && trace.awareSince == People.at(20))
        #expect(trace.lines(.used).map(\.recordedAt) == [People.at(11)])
        #expect(trace.lines(.used).map(\.categories) == [["name"]])
        #expect(trace.lines(.disclosed).map(\.recordedAt) == [People.at(12), People.at(15)])
        #expect(trace.lines(.disclosed).map(\.recipient) == ["bank", nil])
        #expect(trace.lines(.disclosed).map(\.request) == [nil, "r-1"])
        #expect(trace.lines(.erased).map(\.recordedAt) == [People.at(17)] && trace.lines.count == 4)
        let swapped = try await people.ledger.mergeTrace(of: (mail, anna), knownAt: People.at(30))
        #expect(swapped == trace)
        var shown = "\(trace)"
        dump(trace, to: &shown)
        #expect(!shown.contains("anna"))
    }

    @Test("nothing happened, nothing to assess; never one, no window; over a third, and twice")
    func others() async throws {
        #expect(try await trace(at: 100) == MergeTrace(windows: [], lines: []))
        try await people.link(anna, "device", at: 10)
        try await people.link("device", mail, at: 20)
        try await people.split([mail], from: anna, at: 30)
        try await people.merge(anna, mail, at: 40)
        let trace = try await trace(at: 100)
        #expect(
            trace.windows == [
                .init(from: People.at(20), until: People.at(30), isMerge: false),
                .init(from: People.at(40), until: nil, isMerge: true),
            ])
        #expect(!trace.isPossibleBreach && trace.awareSince == nil)
    }
}
