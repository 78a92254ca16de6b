// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulTime
import Testing

@Suite("Reviews of declassifications")
struct DeclassificationReviewTests {
    private static func reviewed() throws -> Register {
        try register {
            CategoryDeclaration("name")
            Activity("orders", covering: ["name"]) {
                Reviewed("orders per district", by: "compliance", on: "2026-02-01")
                Reviewed("orders per month", by: "officer", on: "2026-03-01")
            }
            Activity("mail", covering: ["name"])
        }
    }

    @Test("are declared with the activity, and come back from its JSON")
    func roundTrip() throws {
        let register = try Self.reviewed()
        let reviews = try #require(register.activity("orders")).reviews
        #expect(
            reviews == [
                DeclassificationReview("orders per district", by: "compliance", on: "2026-02-01"),
                DeclassificationReview("orders per month", by: "officer", on: "2026-03-01"),
            ])
        #expect(register.activity("mail")?.reviews == [])
        let json = try register.json()
        #expect(try Register(json: json) == register)
    }

    @Test("an activity without any is as one that lost its last")
    func none() throws {
        var activity = try #require(try Self.reviewed().activity("orders"))
        activity.reviews = []
        #expect(activity == Activity("orders", covering: ["name"]))
    }

    @Test("a misspelt key of one is a fault")
    func misspelt() throws {
        let caught = try caught(
            json: """
                {"controller": {"id": "controller", "name": "Acme B.V.", "contact": "privacy@acme.example",
                                "body": "private", "country": "NL"},
                 "activities": [{"purpose": "mail", "reviews": [
                    {"name": "orders per district", "by": "compliance", "on": "2026-02-01", "until": "2027-02-01"}]}]}
                """)
        #expect(caught == [CaughtFault(.unknown, "activities[0].reviews[0].until")])
    }

    @Test(
        "count by name, from their day on",
        arguments: [
            ("orders per district", "2026-01-31", false), ("orders per district", "2026-02-01", true),
            ("orders per district", "2027-01-01", true), ("orders per month", "2026-02-28", false),
            ("orders per month", "2026-03-01", true), ("Orders per month", "2026-03-01", false),
            ("orders per street", "2026-03-01", false), ("", "2026-03-01", false),
        ])
    func byDate(_ name: String, _ date: String, _ holds: Bool) throws {
        let register = try Self.reviewed()
        let day = try LocalDate(date)
        #expect(try #require(register.activity("orders")).hasReviewed(name, by: day) == holds)
        #expect(try #require(register.activity("mail")).hasReviewed(name, by: day) == false)
    }
}
