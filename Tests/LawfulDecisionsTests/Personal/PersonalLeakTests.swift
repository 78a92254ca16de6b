// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import Testing

@testable import LawfulDecisions

/// Nothing shows a sealed value, whatever it is put into (Art. 5(1)(f)).
@Suite("Personal shows nothing")
struct PersonalLeakTests {
    /// The same containers hold plain values in the controls and sealed ones in the tests.
    struct Record<Text, Number> {
        let name: Text
        let phones: [Number]
        let byLabel: [String: Text]
        let maybe: Text?
    }

    class Parent<Text> {
        let name: Text
        init(_ name: Text) { self.name = name }
    }

    final class Child<Text>: Parent<Text> {
        let inner: Record<Text, Text>
        override init(_ name: Text) {
            inner = Record(name: name, phones: [name], byLabel: ["a": name], maybe: name)
            super.init(name)
        }
    }

    enum Contact<Text, Number> {
        case name(Text)
        case both(name: Text, phone: Number)
        indirect case list([Contact])
    }

    struct Refused<Text: Sendable>: Error {
        let name: Text
    }

    /// What each container shows, filled with a text and a number.
    private func leaks<Text: Sendable, Number: Sendable>(_ text: Text, _ number: Number) -> [String: [String]] {
        let record = Record(name: text, phones: [number], byLabel: ["a": text], maybe: text)
        typealias Some = Contact<Text, Number>
        return [
            "itself": Showing.leaks(of: text),
            "number": Showing.leaks(of: number),
            "optional": Showing.leaks(of: Optional(text)),
            "array": Showing.leaks(of: [text]),
            "slice": Showing.leaks(of: [text, text][1...]),
            "dictionary": Showing.leaks(of: ["a": number]),
            "tuple": Showing.leaks(of: (text, phone: number)),
            "struct": Showing.leaks(of: record),
            "nested": Showing.leaks(of: ["a": [Optional([record])]]),
            "class": Showing.leaks(of: Child(text)),
            "payload": Showing.leaks(of: Some.name(text)),
            "payloads": Showing.leaks(of: Some.list([.both(name: text, phone: number), .name(text)])),
            "error": Showing.leaks(of: Refused(name: text)),
            "result": Showing.leaks(of: Result<Number, Refused<Text>>.failure(Refused(name: text))),
            "success": Showing.leaks(of: Result<Number, Refused<Text>>.success(number)),
            "lazy": Showing.leaks(of: [text].lazy.reversed()),
            "existential": Showing.leaks(of: text as any Sendable),
        ]
    }

    @Test("a sealed value shows nowhere")
    func sealed() {
        for (container, ways) in leaks(Sealed.name, Sealed.phone) {
            #expect(ways == [], "\(container)")
        }
    }

    @Test("neither does a value under a label, a derived one, nor the label")
    func labelled() {
        let labelled = (Sealed.name.labelled(Sealed.label), Sealed.phone.labelled(Sealed.label))
        for all in [leaks(labelled.0, labelled.1), leaks(Sealed.line, Sealed.line), leaks(Sealed.label, Sealed.label)] {
            for (container, ways) in all { #expect(ways == [], "\(container)") }
        }
        #expect("\(labelled.0)" == "(name, sealed)")
        #expect("\(Sealed.line)" == "(derived for newsletter, sealed)")
        #expect(Sealed.line.debugDescription == Sealed.line.description)
        #expect("\(Sealed.label)" == "(a data label)")
        #expect(Sealed.label.debugDescription == Sealed.label.description)
        #expect(Mirror(reflecting: Sealed.line).children.isEmpty)
        #expect(Mirror(reflecting: Sealed.label).children.isEmpty)
        // What a label says shows in the same containers when it is said by itself.
        #expect(leaks(Sealed.label.purposes, Sealed.label.categories).values.filter(\.isEmpty) == [])
    }

    @Test("no cast makes a derived value or a label showable or encodable")
    func derivedCasts() {
        for any in [Sealed.line, Sealed.label] as [Any] {
            #expect(!(any is any Encodable))
            #expect(!(any is any CustomPlaygroundDisplayConvertible))
            #expect(!(any is any TextOutputStreamable))
        }
        #expect(!((Sealed.line as Any) is any Equatable))
    }

    @Test("the same values unsealed show everywhere, so the test would see a leak")
    func unsealed() {
        let all = leaks("Anna Geheim", 31_655_512_345)
        #expect(all.values.filter(\.isEmpty) == [])
        let ways = ["describing", "describing Any", "describing Optional", "dump", "interpolation", "print"]
        for container in ["itself", "number"] {
            #expect(Set(ways).subtracting(all[container] ?? []) == [], "\(container)")
        }
        for container in ["array", "dictionary", "struct", "nested", "payload", "payloads", "error"] {
            #expect(Set(ways + ["mirror"]).subtracting(all[container] ?? []) == [], "\(container)")
        }
        #expect(Set(["dump", "mirror"]).subtracting(all["class"] ?? []) == [])
    }

    @Test("texts that name the type at hand show nothing either")
    func concrete() {
        let name = Sealed.name
        let maybe: Personal<String, Sealed.Name>? = name
        #expect("\(name)" == "(name, sealed)")
        #expect("\(name) and \(Sealed.phone)" == "(name, sealed) and (phone, sealed)")
        #expect(name.description == "(name, sealed)")
        #expect(name.debugDescription == "(name, sealed)")
        #expect(String(describing: maybe) == "Optional((name, sealed))")
        #expect(Mirror(reflecting: name).children.isEmpty)
        #expect(name.customMirror.descendant("value") == nil)
        #expect(name.customMirror.descendant(0) == nil)
    }

    @Test("no cast makes it showable, comparable or encodable")
    func casts() {
        let name: Any = Sealed.name
        #expect(!(name is any Encodable))
        #expect(!(name is any Equatable))
        #expect(!(name is any CustomPlaygroundDisplayConvertible))
        #expect(!(name is any TextOutputStreamable))
        #expect(!(name is Personal<String, Sealed.EmailAddress>))
        #expect(name is Personal<String, Sealed.Name>)
    }

    @Test("whose it is shows nowhere either")
    func identifiers() {
        let subject: SubjectID = "customer-geheim-1"
        let actor: ActorID = "colleague-geheim"
        for (container, ways) in leaks(subject, actor) {
            #expect(ways == [], "\(container)")
        }
        #expect(Showing.leaks(of: [subject: actor]) == [])
        #expect(Showing.leaks(of: Set([subject])) == [])
        #expect(Showing.leaks(of: Set([actor])) == [])
        #expect("\(subject)" == "(a data subject)")
        #expect("\(actor)" == "(an actor)")
        #expect(subject.debugDescription == "(a data subject)")
        #expect(actor.debugDescription == "(an actor)")
        #expect(subject.customMirror.children.isEmpty)
        #expect(actor.customMirror.children.isEmpty)
        // A name that isn't a person's shows in the same containers.
        #expect(leaks("geheim" as PurposeID, "geheim" as PurposeID).values.filter(\.isEmpty) == [])
    }
}
