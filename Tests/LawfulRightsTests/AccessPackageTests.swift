// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("The access package")
struct AccessPackageTests {
    private func package(_ desk: Desk) async throws -> AccessPackage {
        try await desk.desk().accessPackage(try await desk.decide(.requestAccess), at: Desk.now)
    }

    @Test("holds every row of the person, past the first page, and of nobody else")
    func rows() async throws {
        let desk = try Desk()
        for index in 0..<1_203 { desk.add("o\(10_000 + index)", to: "orders") }
        desk.add("others", to: "orders", of: "bert")
        let package = try await package(desk)
        let table = try #require(package.data.first)
        #expect(package.data.map(\.table) == ["orders"])
        #expect(table.columns.map(\.name) == ["name"])
        #expect(table.columns.map(\.category) == ["name"])
        #expect(table.rows == (0..<1_203).map { [DataValue.text("N. of o\(10_000 + $0)")] })
    }

    @Test("has the ledger's entries about the person")
    func log() async throws {
        let desk = try Desk()
        desk.add("n", to: "news")
        try await desk.tell(.consentGiven("news", text: "news-1"))
        try await desk.tell(.consentGiven("news", text: "news-1"), of: "bert")
        let log = try await package(desk).log
        #expect(log.map(\.kind) == [.consentGiven, .requestReceived, .assessmentBegan, .requestDecided])
        #expect(log.first?.activity == "news")
    }

    @Test("says of a recipient that it has the data only where they were disclosed to it")
    func recipients() async throws {
        let desk = try Desk()
        desk.add("o", to: "orders")
        try await desk.tell(
            .answered(.permitted, "orders", operation: .disclose, categories: ["name"], recipient: "bank"))
        try await desk.tell(
            .answered(.denied, "orders", operation: .disclose, categories: ["name"], recipient: "printer"))
        let processing = try #require(try await package(desk).processing.first)
        #expect(processing.recipients.count == 2)
        #expect(processing.recipients.contains { $0.name == "Bank N.V." && $0.country == "NL" && $0.isDisclosed })
        let printer = processing.recipients.first { $0.name == "Printer Ltd" }
        #expect(printer?.isDisclosed == false, "what was denied was not disclosed")
    }

    @Test("names every recipient that the ledger shows, each with its activity, declared or not (C-154/21)")
    func recordedRecipients() async throws {
        let desk = try Desk()
        desk.add("o", to: "orders")
        desk.add("s", to: "security")
        for recipient in ["bank", "gone-since"] as [RecipientID] {
            try await desk.tell(
                .answered(.permitted, "security", operation: .disclose, categories: ["name"], recipient: recipient))
        }
        let package = try await package(desk)
        let security = try #require(package.processing.first { $0.purpose == "Security" })
        #expect(security.recipients.map(\.name) == ["Bank N.V.", "gone-since"])
        #expect(security.recipients.map(\.country) == ["NL", nil] && security.recipients.allSatisfy(\.isDisclosed))
        let orders = try #require(package.processing.first { $0.purpose == "Orders" })
        #expect(orders.recipients.count == 2 && !orders.recipients.contains(where: \.isDisclosed))
    }

    @Test("has the person's own earlier requests, with what they came to")
    func earlierRequests() async throws {
        let desk = try Desk()
        desk.add("i", to: "invoices")
        let erasure = try await desk.decide(.requestErasure, id: "earlier")
        _ = try await desk.desk().answered(erasure, at: Desk.now)
        let log = try await package(desk).log.filter { $0.request == "earlier" }
        #expect(log.map(\.kind) == [.requestReceived, .assessmentBegan, .requestDecided, .requestAnswered])
        #expect(log.map(\.outcome) == [nil, nil, "refused", "inTime"])
    }

    @Test("tells nothing in substance of what is processed for another controller")
    func processor() async throws {
        let desk = try Desk()
        desk.add("o", to: "orders")
        desk.add("h", to: "hosting")
        let package = try await package(desk)
        #expect(package.data.map(\.table) == ["orders"])
        #expect(package.processing.map(\.purpose) == ["Orders"])
    }

    @Test("of one of whom nothing is held says just that")
    func nothingHeld() async throws {
        let package = try await package(try Desk())
        #expect(package.data.isEmpty)
        #expect(package.processing.isEmpty)
        #expect(package.log.map(\.kind) == [.requestReceived, .assessmentBegan, .requestDecided])
    }

    @Test("is for an access request only")
    func wrongRight() async throws {
        let desk = try Desk()
        let decided = try await desk.decide(.requestPortability)
        let error = await #expect(throws: RightsError.self) {
            try await desk.desk().accessPackage(decided, at: Desk.now)
        }
        #expect(error?.code == .wrongRight)
    }
}
