// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime
import Testing

@testable import LawfulDecisions

/// What is made of sealed values is sealed, with all their labels.
@Suite("Derived values")
struct DerivationTests {
    private let all = Sealed.grant("orders", ["name", "email", "phone"], from: "newsletter")

    private static let other = Personal<String, Sealed.Name>("Bob Geheim", of: Sealed.bob, collectedFor: "newsletter")

    /// A label with something of everything.
    private static func label(_ purposes: Set<PurposeID>, _ seconds: Int64, restricted: Bool = false) -> DataLabel {
        DataLabel(
            purposes: purposes, recipients: ["mailer"], expiry: Sealed.start.advanced(bySeconds: seconds),
            sensitivity: .criminal, isRestricted: restricted, origins: ["orders"])
    }

    @Test("a mapped value keeps its category and label")
    func map() throws {
        let label = Self.label(["orders", "newsletter"], 30)
        let name = Sealed.name.labelled(label)
        try Sealed.lend(Sealed.Orders.self, under: all) { permit in
            let plain: Personal<Int, Sealed.Name> = try Sealed.name.map(permit) { $0.count }
            #expect(plain.label == Sealed.name.label)
            try #expect(plain.open(permit) == 11)
            let narrowed: Personal<Int, Sealed.Name> = try name.map(permit) { $0.count }
            #expect(narrowed.label == name.label)
            try #expect(narrowed.open(permit) == 11)
            let checked: Personal<Int, Sealed.Name> = try name.mapChecked(permit) { $0.count }
            #expect(checked.label == name.label)
            try #expect(checked.open(permit) == 11)
        }
    }

    @Test("a combined value has both labels merged")
    func combine() throws {
        let name = Sealed.name.labelled(Self.label(["orders", "newsletter"], 30))
        let email = Sealed.email.labelled(Self.label(["orders", "support"], 20))
        let merged = name.label.merged(with: email.label)
        #expect(merged.purposes == ["orders"])
        #expect(merged.expiry == Sealed.start.advanced(bySeconds: 20))
        #expect(merged.categories == ["name", "email"])
        #expect(merged.origins == ["newsletter", "orders"])
        try Sealed.lend(Sealed.Orders.self, under: all) { permit in
            let line = try name.combine(permit, email) { "\($0) <\($1)>" }
            #expect(line.label == merged)
            try #expect(line.open(permit) == "Anna Geheim <a@geheim.example>")
            let checked = try email.combineChecked(permit, name) { "\($1) <\($0)>" }
            #expect(checked.label == merged)
            try #expect(checked.open(permit) == "Anna Geheim <a@geheim.example>")
            let length = try line.map(permit) { $0.count }
            #expect(length.label == merged)
            try #expect(length.open(permit) == 30)

            let three = merged.merged(with: Sealed.phone.label)
            let ways = [
                try line.combine(permit, Sealed.phone) { "\($0) \($1)" },
                try line.combineChecked(permit, Sealed.phone) { "\($0) \($1)" },
                try Sealed.phone.combine(permit, line) { "\($1) \($0)" },
                try line.combine(permit, try Sealed.phone.combine(permit, email) { phone, _ in phone }) {
                    "\($0) \($1)"
                },
            ]
            for way in ways {
                #expect(way.label == three)
                try #expect(way.open(permit) == "Anna Geheim <a@geheim.example> 31655512345")
                #expect(way.sensitivity == .criminal)
            }
        }
    }

    @Test("two values of one category make one of it")
    func combineOneCategory() throws {
        let once = Personal<String, Sealed.Name>("Geheim", of: Sealed.anna, collectedFor: "orders")
        try Sealed.lend(Sealed.Orders.self, under: all) { permit in
            let both: Personal<String, Sealed.Name> = try Sealed.name.combine(permit, once) { "\($0)-\($1)" }
            #expect(both.label == Sealed.name.label.merged(with: once.label))
            try #expect(both.open(permit) == "Anna Geheim-Geheim")
        }
    }

    @Test("a list of one person's values is one value with all their labels")
    func list() throws {
        let names = [
            Sealed.name, Sealed.name.labelled(Self.label(["orders", "support"], 30)),
            Sealed.name.labelled(Self.label(["orders"], 40)),
        ]
        try Sealed.lend(Sealed.Orders.self, under: all) { permit in
            for list in [try names.combined(permit), try names.combinedChecked(permit)] {
                #expect(list.label == names[1].label.merged(with: names[2].label))
                try #expect(list.map(permit) { $0.count }.open(permit) == 3)
                try #expect(list.open(permit) == ["Anna Geheim", "Anna Geheim", "Anna Geheim"])
            }
            let lines = try names.map { try $0.combine(permit, Sealed.email) { $0 + $1 } }
            let all = try #require(try lines.combined(permit))
            #expect(all.label == lines[1].label.merged(with: lines[2].label))
            try #expect(all.open(permit).count == 3)
            let none: [Derived<String, Sealed.Orders>] = []
            let nothing: Derived<[String], Sealed.Orders>? = try none.combined(permit)
            #expect(nothing == nil)
        }
    }

    @Test("each of a list is mapped by itself, under its own label")
    func each() throws {
        let names = [Sealed.name, Sealed.name.labelled(Self.label(["orders", "support"], 30))]
        let ran = SetClock(Sealed.start)
        try Sealed.lend(Sealed.Orders.self, under: all) { permit in
            for lengths in [try names.map(permit) { $0.count }, try names.mapChecked(permit) { $0.count }] {
                #expect(lengths.map(\.label) == names.map(\.label))
                for length in lengths { try #expect(length.open(permit) == 11) }
            }
            let lines = try names.map { try $0.combine(permit, Sealed.email) { $0 + $1 } }
            let lengths = try lines.map(permit) { $0.count }
            #expect(lengths.map(\.label) == lines.map(\.label))
            try #expect(lengths[0].open(permit) == 27)
            // The first that the permit doesn't open ends it, and nobody sees that one.
            #expect(throws: PermitError(.otherSubject, "name")) {
                try [Self.other].map(permit) { name in
                    ran.now = Sealed.end
                    return name
                }
            }
        }
        _ = Sealed.lend(Sealed.Orders.self, under: Sealed.grant("orders", ["name"])) { permit in
            #expect(throws: PermitError(.categoryOutsideGrant, "email")) {
                try [Sealed.email].map(permit) { email in
                    ran.now = Sealed.end
                    return email
                }
            }
        }
        #expect(ran.now == Sealed.start)
    }

    @Test("an empty list is the person's too: of the category, for the activity asked about")
    func emptyList() throws {
        let none: [Personal<String, Sealed.Name>] = []
        let list = try Sealed.lend(Sealed.Orders.self, under: all) { try none.combined($0) }
        #expect(list.label == DataLabel(subjects: [Sealed.anna], origins: ["orders"], categories: ["name"]))
        _ = Sealed.lend(Sealed.Orders.self, of: Sealed.bob, under: all) { permit in
            #expect(throws: PermitError(.otherSubject, "name")) { try list.open(permit) }
        }
        _ = Sealed.lend(Sealed.Orders.self, under: Sealed.grant("orders", ["email"])) { permit in
            #expect(throws: PermitError(.categoryOutsideGrant, "name")) { try none.combined(permit) }
        }
    }

    @Test("no closure runs unless the permit opens all that it would see")
    func closures() throws {
        let narrow = Sealed.grant("orders", ["name"], from: "newsletter")
        let ran = SetClock(Sealed.start)
        func run<T>(_ result: T) -> T {
            ran.now = Sealed.end
            return result
        }
        let line = try Sealed.lend(Sealed.Orders.self, under: all) { permit in
            try Sealed.name.combine(permit, Sealed.email) { $0 + $1 }
        }
        Sealed.lend(Sealed.Orders.self, under: narrow) { permit in
            func refuses(_ code: PermitError.Code, _ body: () throws -> Void) {
                #expect(throws: PermitError(code, "email")) { try body() }
            }
            refuses(.categoryOutsideGrant) { _ = try Sealed.email.map(permit) { run($0) } }
            refuses(.categoryOutsideGrant) { _ = try Sealed.email.mapChecked(permit) { run($0) } }
            refuses(.categoryOutsideGrant) { _ = try Sealed.name.combine(permit, Sealed.email) { run($0 + $1) } }
            refuses(.categoryOutsideGrant) { _ = try Sealed.email.combine(permit, Sealed.name) { run($0 + $1) } }
            refuses(.categoryOutsideGrant) { _ = try Sealed.name.combineChecked(permit, Sealed.email) { run($0 + $1) } }
            refuses(.categoryOutsideGrant) { _ = try line.open(permit) }
            refuses(.categoryOutsideGrant) { _ = try line.openChecked(permit) }
            refuses(.categoryOutsideGrant) { _ = try line.map(permit) { run($0) } }
            refuses(.categoryOutsideGrant) { _ = try line.combine(permit, Sealed.name) { run($0 + $1) } }
            refuses(.categoryOutsideGrant) { _ = try Sealed.name.combine(permit, line) { run($0 + $1) } }
            refuses(.otherSubject) { _ = try Self.other.map(permit) { run($0) } }
            refuses(.otherSubject) { _ = try Sealed.name.combine(permit, Self.other) { run($0 + $1) } }
        }
        #expect(ran.now == Sealed.start)
    }

    @Test("values of several people don't combine under one person's permit")
    func severalPeople() {
        Sealed.lend(Sealed.Orders.self, under: all) { permit in
            #expect(throws: PermitError(.otherSubject, "name")) { try [Sealed.name, Self.other].combined(permit) }
            #expect(throws: PermitError(.otherSubject, "name")) { try [Self.other].combinedChecked(permit) }
        }
    }

    @Test("a value derived for one purpose opens for another only where its grant covers all of it")
    func otherPurpose() throws {
        let line = try Sealed.lend(Sealed.Orders.self, under: all) { permit in
            try Sealed.name.combine(permit, Sealed.phone) { "\($0) \($1)" }
        }
        let newsletter = Sealed.grant("newsletter", ["name", "email", "phone"])
        try Sealed.lend(Sealed.Newsletter.self, under: newsletter) { permit in
            try #expect(line.openChecked(permit) == "Anna Geheim 31655512345")
        }
        Sealed.lend(Sealed.Newsletter.self, under: Sealed.grant("newsletter", ["name", "email"])) { permit in
            let error = #expect(throws: PermitError.self) { try line.openChecked(permit) }
            #expect(error?.code == .categoryOutsideGrant)
            #expect(error?.categories == ["phone"])
        }
    }

    @Test("what the closure throws comes through")
    func throwing() {
        struct Failure: Error {}
        Sealed.lend(Sealed.Orders.self, under: all) { permit in
            #expect(throws: Failure.self) { try Sealed.name.map(permit) { _ -> Int in throw Failure() } }
            #expect(throws: Failure.self) {
                try Sealed.name.combine(permit, Sealed.email) { _, _ -> Int in throw Failure() }
            }
        }
    }
}
