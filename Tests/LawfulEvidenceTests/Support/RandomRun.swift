// SPDX-License-Identifier: Apache-2.0

#if Evidence
import LawfulEvidence
import LawfulTesting
import Synchronization

/// How many random cases to run and from which seed: `LAWFUL_RANDOM_CASES`, `LAWFUL_RANDOM_SEED`.
enum RandomRun {
    static let cases = RandomSize.cases(or: 300)
    static let seed = RandomSize.seed(or: 9_1_62)
}

/// Bytes that are the same in every run.
final class SeededRandom: RandomSource {
    private let generator: Mutex<SeededGenerator>

    init(_ seed: UInt64 = 1) { generator = Mutex(SeededGenerator(seed: seed)) }

    func bytes(_ count: Int) -> [UInt8] { generator.withLock { $0.bytes(count) } }
}

extension SeededGenerator {
    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next()) } }

    /// The bytes after one to four random changes: bits flipped, bytes set, put in, dropped, cut off or doubled.
    mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &self) {
            guard !bytes.isEmpty else { return self.bytes(3) }
            let place = Int.random(in: 0..<bytes.count, using: &self)
            let telling = Array("\n +\u{2014}0-\"\\{},:u9\u{0}=A".utf8)
            switch Int.random(in: 0..<7, using: &self) {
            case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &self)
            case 1: bytes[place] = telling.randomElement(using: &self) ?? 0
            case 2: bytes.insert(telling.randomElement(using: &self) ?? 0, at: place)
            case 3: bytes.remove(at: place)
            case 4: bytes.removeSubrange(place...)
            case 5: bytes.insert(contentsOf: bytes[place...], at: place)
            default: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &self))
            }
        }
        return bytes
    }
}
#endif
