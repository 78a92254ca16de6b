// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("Rows of consents are read as they stand")
struct ConsentRowsTests {
    private func rows(_ text: String, of size: Int = 5, isJSON: Bool = false) async throws -> [ImportRow] {
        var rows: [ImportRow] = []
        let sequence = isJSON ? ConsentRows.jsonLines(chunks(text, of: size)) : .csv(chunks(text, of: size))
        for try await row in sequence { rows.append(row) }
        return rows
    }

    @Test("wherever the stream is cut, whatever ends its lines", arguments: ["\n", "\r\n", "\r"])
    func cuts(end: String) async throws {
        let lines = [
            "\u{FEFF}\"id\", Choice ,subject,purpose,note", "1,given,anna,news,\"two\(end)lines, \"\"so\"\"\"", "",
            "2,refused,\"é\",news,", "3,given,x", "4,given,x,news,a\"b", "5,given,y,news,z",
        ]
        for size in [1, 2, 3, 1000] {
            for last in ["", end] {
                let rows = try await rows(lines.joined(separator: end) + last, of: size)
                #expect(rows.map(\.line) == [2, 5, 6, 7, 8])
                #expect(rows.map { $0.consent?.id } == ["1", "2", nil, nil, "5"])
                #expect(rows[0].consent?.original == lines[1] && rows[1].consent?.subject == "é")
                #expect(
                    rows[2].faults.map(\.reason) == [.malformedRow] && rows[3].faults.map(\.reason) == [.malformedRow])
            }
        }
    }

    @Test("every fault of a row is listed, and none repeats what stands there")
    func faults() async throws {
        let csv = """
            id,subject,purpose,choice,at,mechanism,explicit,age,country,authorised_by_parent
            anna@x,,,anna@x,anna@x,anna@x,anna@x,anna@x,anna@x,anna@x
            """
        let json = """
            {"id":"anna@x","choice":"anna@x","at":["anna@x"],"mechanism":"anna@x","explicit":{},"age":"anna@x","country":7,"authorised_by_parent":"anna@x"}
            {"anna@x":1,"anna@x":2}
            ["anna@x"]
            {"anna@x"
            """
        let columns = [
            "subject", "purpose", "choice", "at", "mechanism", "explicit", "authorised_by_parent", "age", "country",
        ]
        let found = try await rows(csv) + rows(json, isJSON: true)
        #expect(found.prefix(2).allSatisfy { $0.faults.map(\.column).sorted() == columns.sorted() })
        #expect(found.dropFirst(2).allSatisfy { $0.faults.map(\.reason) == [.malformedRow] } && found.count == 5)
        #expect(!"\(found.map(\.faults))".contains("anna"))
        #expect(
            try await rows("id,subject,purpose,choice,text\n1,anna,news,given,\"never ends\n2,ben,news,given,x").count
                == 1)
    }

    @Test("a row that is too long is refused, and the next one is read")
    func long() async throws {
        let filler = String(repeating: "x", count: 70_000)
        let text = "id,subject,purpose,choice\n1,\(filler),news,given\n2,ben,news,given\n"
        let found = try await rows(text, of: 4096)
        #expect(found.map { $0.faults.map(\.reason) } == [[.tooLong], []] && found.map(\.line) == [2, 3])
    }

    @Test("random bytes never trap, and every line is answered for")
    func fuzz() async throws {
        var generator = SeededGenerator(seed: RandomSize.seed(or: 4180))
        let alphabet = Array("id,\"\n\r{}:1ag\u{0}é ".utf8) + [0xFF]
        for _ in 0..<RandomSize.cases(or: 400) {
            let bytes = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                alphabet.randomElement(using: &generator) ?? 0
            }
            for isJSON in [true, false] {
                let stream = AsyncStream<[UInt8]> { continuation in
                    if !isJSON { continuation.yield(Array("id,subject,purpose,choice\n".utf8)) }
                    continuation.yield(bytes)
                    continuation.finish()
                }
                var count = 0
                for try await row in isJSON ? ConsentRows.jsonLines(stream) : .csv(stream) {
                    #expect((row.consent == nil) != row.faults.isEmpty)
                    count += 1
                }
                #expect(count <= bytes.count { $0 == 0x0A || $0 == 0x0D } + 1)
            }
        }
    }
}
