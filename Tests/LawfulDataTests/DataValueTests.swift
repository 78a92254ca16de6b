// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulData
import LawfulTesting
import Testing

@Suite("Values as a store holds them")
struct DataValueTests {
    @Test(
        "come back from JSON as they went",
        arguments: [
            .null, .integer(0), .integer(-7), .integer(.max), .integer(.min), .real(2.5), .real(-0.125), .real(1e300),
            .text(""), .text("12"), .text("null"), .text("true"), .text("é \"\\\n–"),
        ] as [DataValue])
    func roundTrip(_ value: DataValue) throws {
        let data = try JSONEncoder().encode([value])
        #expect(try JSONDecoder().decode([DataValue].self, from: data) == [value])
    }

    @Test("bytes come back as the base64 text that stands for them")
    func bytes() throws {
        let data = try JSONEncoder().encode([DataValue.bytes(Data([0, 1, 254, 255]))])
        #expect(try JSONDecoder().decode([String].self, from: data) == ["AAH+/w=="])
        #expect(try JSONDecoder().decode([DataValue].self, from: data) == [.text("AAH+/w==")])
    }

    @Test("a value of no known form is refused", arguments: ["[[1]]", "[{}]"])
    func malformed(_ json: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([DataValue].self, from: Data(json.utf8)) }
    }

    @Test("read as words, bytes by their number only")
    func words() {
        #expect(DataValue.null.text == "–")
        #expect(DataValue.integer(-3).text == "-3")
        #expect(DataValue.real(2.5).text == "2.5")
        #expect(DataValue.text("hello").text == "hello")
        #expect(DataValue.bytes(Data([1, 2, 3])).text == "(3 bytes)")
    }
}
