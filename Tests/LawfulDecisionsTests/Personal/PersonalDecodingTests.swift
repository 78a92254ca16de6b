// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import Testing

@testable import LawfulDecisions

/// Values are sealed as they are read, and what can't be read isn't quoted.
@Suite("Personal from JSON")
struct PersonalDecodingTests {
    enum Size: String, Decodable, Sendable { case small, large }

    struct Address: Decodable, Sendable {
        let street: String
        let number: Int
    }

    /// Quotes what it can't read, as careless types do.
    struct Quoting: Decodable, Sendable {
        struct Failure: Error { let text: String }

        init(from decoder: any Decoder) throws {
            throw Failure(text: try decoder.singleValueContainer().decode(String.self))
        }
    }

    struct Row<Value: Decodable & Sendable>: Decodable {
        let name: Personal<Value, Sealed.Name>
    }

    struct PlainRow<Value: Decodable>: Decodable {
        let name: Value
    }

    private static func decoder(subject: SubjectID? = Sealed.anna, origin: PurposeID? = "newsletter") -> JSONDecoder {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        if let key = CodingUserInfoKey.subject { decoder.userInfo[key] = subject }
        if let key = CodingUserInfoKey.collectedFor { decoder.userInfo[key] = origin }
        return decoder
    }

    /// What a failure to read shows, alone, as an element, and as a dictionary's value.
    private func leaks<Value: Decodable & Sendable>(_: Value.Type, _ json: String) throws -> [String] {
        func leaks<Whole: Decodable>(_: Whole.Type, _ json: String) throws -> [String] {
            let error = try #require(throws: DecodingError.self) {
                try Self.decoder().decode(Whole.self, from: Data(json.utf8))
            }
            var found = Showing.leaks(of: error)
            if case .dataCorrupted(let context) = error {
                #expect(context.debugDescription.contains("'name'"))
                if let underlying = context.underlyingError { found += Showing.leaks(of: underlying) }
            } else {
                Issue.record("not the error of a sealed value: \(error)")
            }
            return found
        }
        return try leaks(Row<Value>.self, "{\"name\": \(json)}")
            + leaks([Row<Value>].self, "[{\"name\": \(json)}]")
            + leaks([String: Personal<Value, Sealed.Name>].self, "{\"a\": \(json)}")
            + leaks(Personal<Value, Sealed.Name>.self, json)
    }

    @Test("a value is sealed with its person and origin")
    func sealed() throws {
        let row = try Self.decoder().decode(Row<String>.self, from: Data(#"{"name": "Anna Geheim"}"#.utf8))
        let opened = row.name.openedWithoutPermit()
        #expect(opened.value == "Anna Geheim")
        #expect(opened.label == DataLabel(subjects: [Sealed.anna], origins: ["newsletter"], categories: ["name"]))
        #expect(Showing.leaks(of: row) == [])
    }

    @Test("an error about the form doesn't quote the value")
    func wrongForm() throws {
        #expect(try leaks(Int.self, #""Anna Geheim""#) == [])
        #expect(try leaks(String.self, "31655512345") == [])
        #expect(try leaks(Bool.self, "31655512345") == [])
        #expect(try leaks(Int8.self, "31655512345") == [])
        #expect(try leaks(Date.self, #""Anna Geheim""#) == [])
        #expect(try leaks(UUID.self, #""Anna Geheim""#) == [])
        #expect(try leaks(Data.self, #""Anna Geheim""#) == [])
        #expect(try leaks([Int].self, #"[1, "Anna Geheim"]"#) == [])
        #expect(try leaks([String: Int].self, #"{"Anna Geheim": "31655512345"}"#) == [])
        #expect(try leaks(Address.self, #"{"street": "Geheim", "number": "31655512345"}"#) == [])
        #expect(try leaks(Size.self, #""Anna Geheim""#) == [])
        #expect(try leaks(Quoting.self, #""Anna Geheim""#) == [])
    }

    @Test("errors of unsealed values do quote it, so the test would see a leak")
    func plain() throws {
        func error<Value: Decodable>(_: Value.Type, _ json: String) throws -> any Error {
            try #require(throws: (any Error).self) {
                try Self.decoder().decode(PlainRow<Value>.self, from: Data("{\"name\": \(json)}".utf8))
            }
        }
        #expect(Showing.leaks(of: try error([String: Int].self, #"{"Anna Geheim": "x"}"#)) != [])
        #expect(Showing.leaks(of: try error(Size.self, #""Anna Geheim""#)) != [])
        #expect(Showing.leaks(of: try error(Quoting.self, #""Anna Geheim""#)) != [])
    }

    @Test("an error in a table by person doesn't say which person")
    func personsInPath() throws {
        let json = Data(#"{"customer-geheim-1": "Anna Geheim"}"#.utf8)
        let error = try #require(throws: DecodingError.self) {
            try Self.decoder().decode([SubjectID: Personal<Int, Sealed.Name>].self, from: json)
        }
        #expect(Showing.leaks(of: error) == [])
    }

    @Test(
        "an identifier that can't be read isn't quoted", arguments: ["31655512345", "[\"geheim\"]", "{\"geheim\": 1}"])
    func identifiers(_ json: String) throws {
        for type in [SubjectID.self, ActorID.self] as [any Decodable.Type] {
            let error = try #require(throws: DecodingError.self) {
                _ = try Self.decoder().decode(type, from: Data(json.utf8))
            }
            #expect(Showing.leaks(of: error) == [])
        }
    }

    @Test("a missing or empty value is an error as anywhere")
    func missing() {
        for json in ["{}", #"{"name": null}"#] {
            #expect(throws: DecodingError.self) {
                try Self.decoder().decode(Row<String>.self, from: Data(json.utf8))
            }
        }
    }

    @Test("without person or origin nothing is read, and the error says what to set")
    func withoutContext() throws {
        for decoder in [Self.decoder(subject: nil), Self.decoder(origin: nil), JSONDecoder()] {
            let error = try #require(throws: DecodingError.self) {
                try decoder.decode(Row<String>.self, from: Data(#"{"name": "Anna Geheim"}"#.utf8))
            }
            #expect("\(error)".contains("set .subject and .collectedFor in the decoder's userInfo"))
            #expect(Showing.leaks(of: error) == [])
        }
    }
}
