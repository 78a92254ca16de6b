// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulTesting
import Testing

@Suite("Identifiers of data subjects")
struct SubjectIDTests {
    @Test("the text comes back as it went in, whatever form it is held in")
    func text() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            let id = UUID(
                uuid: (
                    .random(in: 0...255, using: &random), .random(in: 0...255, using: &random), 0, 255,
                    .random(in: 0...255, using: &random), 0, 1, 2, 3, 4, 5, 6, 7, .random(in: 0...255, using: &random),
                    9, 10
                ))
            for text in [
                id.uuidString, id.uuidString.lowercased(), "x" + id.uuidString.dropFirst(), id.uuidString + "0",
            ] {
                #expect(SubjectID(rawValue: text).rawValue == text)
            }
            #expect(SubjectID(id) == SubjectID(rawValue: id.uuidString))
            #expect(SubjectID(id).hashValue == SubjectID(rawValue: id.uuidString).hashValue)
            #expect(SubjectID(id) != SubjectID(rawValue: id.uuidString.lowercased()), "another text is another person")
        }
        for text in ["", "anna", "00000000-0000-0000-0000-00000000000G", "00000000x0000-0000-0000-000000000000"] {
            #expect(SubjectID(rawValue: text).rawValue == text)
        }
        #expect(
            SubjectID(high: 0x0001_0203_0405_0607, low: 0x0809_0A0B_0C0D_0E0F).rawValue
                == "00010203-0405-0607-0809-0A0B0C0D0E0F")
    }

    @Test("neither form shows anything, and both are coded as their text")
    func hidden() throws {
        for id in [SubjectID(rawValue: "anna-4711"), SubjectID(high: 1, low: 2)] {
            var dumped = ""
            dump(id, to: &dumped)
            #expect("\(id)" == "(a data subject)" && !dumped.contains("4711") && !dumped.contains("number"))
            let coded = try JSONEncoder().encode([id])
            #expect(String(decoding: coded, as: UTF8.self) == "[\"\(id.rawValue)\"]")
            #expect(try JSONDecoder().decode([SubjectID].self, from: coded) == [id])
        }
        #expect(SubjectID(rawValue: "a") < SubjectID(rawValue: "b"))
    }

    @Test("ids of every usual make are spread evenly over shards and places", arguments: Make.all)
    func spread(make: Make) {
        for seed in [0x9E37_79B9_7F4A_7C15, 0x1234_5678_9ABC_DEF1, QuickHash.seed] as [UInt64] {
            var (shards, places) = ([Int](repeating: 0, count: 8), [Int](repeating: 0, count: 8))
            for number in 0..<8_000 {
                let hash = make.id(number).hash(seed)
                shards[Int(hash >> 61)] += 1
                places[Int(hash >> 32 & 7)] += 1
            }
            #expect(shards.allSatisfy { (500...1_500).contains($0) }, "\(shards)")
            #expect(places.allSatisfy { (500...1_500).contains($0) }, "\(places)")
        }
    }

    @Test("an id of any length has its hash, and another one under another seed", arguments: 0...40)
    func anyLength(length: Int) {
        let text = String("0123456789äb0123456789cd0123456789ef0123456789".prefix(length))
        let id = SubjectID(rawValue: text)
        #expect(id.hash(7) == SubjectID(rawValue: text).hash(7))
        #expect(id.hash(7) != id.hash(8))
        #expect(id.hash(7) != SubjectID(rawValue: text + "0").hash(7))
    }

    struct Make: Sendable, CustomStringConvertible {
        let description: String
        let id: @Sendable (Int) -> SubjectID

        static let all = [
            Make(description: "counted, first half") { SubjectID(high: UInt64($0), low: 0) },
            Make(description: "counted, second half") { SubjectID(high: 0, low: UInt64($0)) },
            Make(description: "counted, both halves") { SubjectID(high: UInt64($0), low: UInt64($0)) },
            Make(description: "counted down") { SubjectID(high: UInt64($0) &* 5, low: ~UInt64($0)) },
            Make(description: "multiplied") {
                SubjectID(high: UInt64($0) &* 0x9E37_79B9_7F4A_7C15, low: ~UInt64($0))
            },
            Make(description: "by time") { SubjectID(high: 0x0199_0000_0000_7000 + UInt64($0) << 20, low: 0x8000) },
            Make(description: "numbered") { SubjectID(rawValue: "customer-\($0)") },
            Make(description: "numbered before an ending") { SubjectID(rawValue: "\($0)/nl") },
            Make(description: "mail addresses") { SubjectID(rawValue: "person.\($0)@example.com") },
        ]
    }
}
