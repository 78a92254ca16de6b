// SPDX-License-Identifier: Apache-2.0

import LawfulTime
import Testing

@Suite("TimeError")
struct TimeErrorTests {
    @Test("errors are equal when their codes are")
    func equality() throws {
        let first = try #require(throws: TimeError.self) { try Period("P1Y6M") }
        let second = try #require(throws: TimeError.self) { try Period("x") }
        #expect(first == second)
        #expect(first.description != second.description)
        #expect(first.hashValue == second.hashValue)
        #expect(first != (try #require(throws: TimeError.self) { try LocalDate("x") }))
    }

    @Test("a message says what, where and what to do")
    func message() throws {
        let error = try #require(throws: TimeError.self) { try Period("P1Y6M") }
        #expect(
            error.description == "malformedPeriod: there is text after the unit (in Period, character 4). "
                + "Write one count and one unit: PT72H, P10D, P4W, P1M or P7Y.")
    }
}
