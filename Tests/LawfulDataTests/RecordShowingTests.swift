// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulModel
import LawfulTime
import Testing

@Suite("Keys, values and rows show nothing")
struct RecordShowingTests {
    private static func leaks<T>(_ value: T) -> [String] {
        var dumped = ""
        dump(value, to: &dumped)
        let ways = [
            "\(value)", String(reflecting: value), dumped, "\([value])", String(reflecting: [value]),
            String(describing: Optional(value)), String(describing: ["a": value]),
        ]
        return ways.filter { $0.contains("geheim") || $0.contains("4711") }
    }

    @Test(
        "values",
        arguments: [.text("anna geheim"), .integer(4_711), .real(4711.5)] as [DataValue])
    func values(_ value: DataValue) { #expect(Self.leaks(value) == []) }

    @Test("keys, rows and dated rows")
    func rows() throws {
        let key = RecordKey([.text("key geheim"), .integer(4_711)])
        #expect(Self.leaks(key) == [])
        #expect(Self.leaks(DataRecord(key: key, fields: [(Field("name", "name"), .text("anna geheim"))])) == [])
        let dated = DatedRecord(key: key, subject: "anna geheim", date: try LocalDate("2026-01-01"))
        #expect(Self.leaks(dated) == [])
        #expect(Self.leaks((record: dated, key: key)) == [])
    }

    @Test("the words of a value are there where they are asked for")
    func words() { #expect(Self.leaks(DataValue.text("anna geheim").text) != []) }
}
