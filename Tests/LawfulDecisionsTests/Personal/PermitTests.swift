// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@testable import LawfulDecisions

/// What opens and what stays closed at run time, where types can't tell.
@Suite("Permit")
struct PermitTests {
    private let both = Sealed.grant("newsletter", ["name", "email"])

    /// Checks the error's code and that it names the remedy, the category, and nobody.
    private func expect(
        _ code: PermitError.Code,
        _ category: CategoryID,
        remedy: String,
        sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () throws -> Void
    ) throws {
        let error = try #require(throws: PermitError.self, sourceLocation: sourceLocation) { try body() }
        #expect(error.code == code, sourceLocation: sourceLocation)
        #expect(error.category == category, sourceLocation: sourceLocation)
        #expect(error.description.contains("'\(category)' stayed closed"), sourceLocation: sourceLocation)
        #expect(error.description.contains(remedy), sourceLocation: sourceLocation)
        #expect("\(error)" == error.description, sourceLocation: sourceLocation)
        #expect(Showing.leaks(of: error) == [], sourceLocation: sourceLocation)
    }

    @Test("the subject's values of granted categories open")
    func opens() throws {
        try Sealed.lend(Sealed.Newsletter.self, under: both) { permit in
            try #expect(Sealed.name.open(permit) == "Anna Geheim")
            try #expect(Sealed.email.open(permit) == "a@geheim.example")
            try #expect(Sealed.name.openChecked(permit) == "Anna Geheim")
        }
    }

    @Test("the permit names its entry, grant and end")
    func properties() {
        Sealed.lend(Sealed.Newsletter.self, under: both) { permit in
            #expect(permit.entry == "entry-1")
            #expect(permit.grant == both)
            #expect(permit.expiresAt == Sealed.end)
            #expect(Showing.leaks(of: permit.grant) == [])
        }
    }

    @Test("another subject's value stays closed")
    func otherSubject() throws {
        try Sealed.lend(Sealed.Newsletter.self, of: Sealed.bob, under: both) { permit in
            try expect(.otherSubject, "name", remedy: "ask for that person") { _ = try Sealed.name.open(permit) }
            try expect(.otherSubject, "name", remedy: "ask for that person") { _ = try Sealed.name.openChecked(permit) }
        }
    }

    @Test("a category outside the grant stays closed, though the purpose covers it")
    func categoryOutsideGrant() throws {
        try Sealed.lend(Sealed.Newsletter.self, under: Sealed.grant("newsletter", ["name"])) { permit in
            try #expect(Sealed.name.open(permit) == "Anna Geheim")
            try expect(.categoryOutsideGrant, "email", remedy: "name it in the question's categories") {
                _ = try Sealed.email.open(permit)
            }
        }
        try Sealed.lend(Sealed.Newsletter.self, under: Sealed.grant("newsletter", [])) { permit in
            try expect(.categoryOutsideGrant, "name", remedy: "name it in the question's categories") {
                _ = try Sealed.name.open(permit)
            }
        }
    }

    @Test("openChecked opens what the grant covers, though the purpose's type doesn't, and nothing else")
    func openChecked() throws {
        try Sealed.lend(Sealed.Newsletter.self, under: Sealed.grant("newsletter", ["phone"])) { permit in
            try #expect(Sealed.phone.openChecked(permit) == 31_655_512_345)
            try expect(.categoryOutsideGrant, "name", remedy: "name it in the question's categories") {
                _ = try Sealed.name.openChecked(permit)
            }
        }
    }

    @Test("a value collected for another activity opens only when the grant took that origin into account")
    func origin() throws {
        let categories: [CategoryID] = ["name", "email", "phone"]
        try Sealed.lend(Sealed.Orders.self, under: Sealed.grant("orders", categories)) { permit in
            try expect(.originOutsideGrant, "phone", remedy: "name that origin in the question") {
                _ = try Sealed.phone.open(permit)
            }
        }
        try Sealed.lend(Sealed.Orders.self, under: Sealed.grant("orders", categories, from: "support")) { permit in
            try expect(.originOutsideGrant, "phone", remedy: "name that origin in the question") {
                _ = try Sealed.phone.openChecked(permit)
            }
        }
        try Sealed.lend(Sealed.Orders.self, under: Sealed.grant("orders", categories, from: "newsletter")) { permit in
            try #expect(Sealed.phone.open(permit) == 31_655_512_345)
            try #expect(Sealed.name.open(permit) == "Anna Geheim")
        }
    }

    @Test(
        "a permit opens until its end, and not at it",
        arguments: [(-1, true), (0, false), (1, false), (86_400_000, false)] as [(Int64, Bool)])
    func expiry(_ afterEnd: Int64, _ opens: Bool) throws {
        let now = Sealed.end.advanced(byMilliseconds: afterEnd)
        try Sealed.lend(Sealed.Newsletter.self, under: both, at: SetClock(now)) { permit in
            if opens {
                try #expect(Sealed.name.open(permit) == "Anna Geheim")
            } else {
                try expect(.expired, "name", remedy: "ask again") { _ = try Sealed.name.open(permit) }
                try expect(.expired, "name", remedy: "ask again") { _ = try Sealed.name.openChecked(permit) }
            }
        }
    }

    @Test("the clock is read at each opening")
    func expiresInside() throws {
        let clock = SetClock(Sealed.start)
        try Sealed.lend(Sealed.Newsletter.self, under: both, at: clock) { permit in
            try #expect(Sealed.name.open(permit) == "Anna Geheim")
            clock.now = Sealed.end
            try expect(.expired, "name", remedy: "ask again") { _ = try Sealed.name.open(permit) }
        }
    }

    @Test("where several things stand in the way, the person comes first")
    func order() throws {
        let narrow = Sealed.grant("orders", [])
        try Sealed.lend(Sealed.Newsletter.self, of: Sealed.bob, under: narrow, at: SetClock(Sealed.end)) { permit in
            try expect(.otherSubject, "name", remedy: "ask for that person") { _ = try Sealed.name.open(permit) }
        }
        try Sealed.lend(Sealed.Newsletter.self, under: narrow, at: SetClock(Sealed.end)) { permit in
            try expect(.categoryOutsideGrant, "name", remedy: "name it") { _ = try Sealed.name.open(permit) }
        }
    }

    @Test("a value sealed by the origin's name opens as one sealed by its type")
    func originByName() throws {
        let name = Personal<String, Sealed.Name>("Anna Geheim", of: Sealed.anna, collectedFor: "newsletter")
        try Sealed.lend(Sealed.Newsletter.self, under: both) { permit in
            try #expect(name.open(permit) == "Anna Geheim")
        }
    }

    @Test("errors are equal when their codes are")
    func equality() {
        #expect(PermitError(.expired, "name") == PermitError(.expired, "email"))
        #expect(PermitError(.expired, "name") != PermitError(.otherSubject, "name"))
        #expect(Set([PermitError(.expired, "name"), PermitError(.expired, "email")]).count == 1)
        let codes: [PermitError.Code] = [.otherSubject, .categoryOutsideGrant, .originOutsideGrant, .expired]
        #expect(codes.map(\.description) == ["otherSubject", "categoryOutsideGrant", "originOutsideGrant", "expired"])
    }
}
