// SPDX-License-Identifier: Apache-2.0

#if Evidence
import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@testable import LawfulEvidence

@Suite("Reading ordinary entries in one go")
struct PlainReaderTests {
    private static func entry(_ random: inout SeededGenerator) -> HashedEntry {
        func some<T>(_ values: [T]) -> T { values[Int.random(in: 0..<values.count, using: &random)] }
        let edge = CanonicalObject.maximumNumber
        let numbers: [Int64] = [0, 1, -1, 9, 10, 1_790_000_000_000, -1_790_000_000_000, edge, -edge]
        return HashedEntry(
            sequence: some([1, 2, 99, 1_000_000, edge]),
            kind: some(["use.permitted", "x", "", "é", "a\"b"].map { EntryKind(rawValue: $0) }),
            activity: some([nil, "newsletter", "news letter", "naïve", "tab\tbed", "back\\slash"]),
            basis: some([nil, .consent, .legitimateInterest]), role: some([nil, "marketer"]),
            entity: some([nil, "acme", "🏢"]), effectiveAt: Instant(milliseconds: some(numbers)),
            recordedAt: Instant(milliseconds: some(numbers)), commitment: some([nil, .leaf(of: [1, 2]), .emptyTree]),
            count: some([nil, 0, 7, edge]))
    }

    @Test("it reads what the strict reader reads, and nothing else")
    func agrees() throws {
        var random = SeededGenerator(seed: RandomSize.seed(or: 5))
        var (plain, altered) = (0, 0)
        for _ in 0..<RandomSize.cases(or: 4_000) {
            let entry = Self.entry(&random)
            var bytes = try entry.bytes()
            #expect(try HashedEntry(strictly: bytes) == entry)
            #expect(try HashedEntry(bytes) == entry)
            if PlainReader.entry(bytes) != nil { plain += 1 }
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(UInt8.random(in: 0x20...0x7E, using: &random), at: place)
                default: bytes.insert(UInt8(ascii: "0"), at: place)
                }
            }
            let strict = try? HashedEntry(strictly: bytes)
            #expect((try? HashedEntry(bytes)) == strict)
            if let quick = PlainReader.entry(bytes) {
                #expect(quick == strict)
                altered += 1
            }
        }
        #expect(plain > 500 && altered > 30, "or nothing was compared: \(plain), \(altered)")
    }
}
#endif
