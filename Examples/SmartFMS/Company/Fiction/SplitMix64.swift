// SPDX-License-Identifier: Apache-2.0

/// SplitMix64, the seeded generator behind every fictional row.
///
/// The example must tell the same story on every machine, so that nothing here reads the system's randomness. The
/// helpers below stand in for the standard library's `random(in:using:)`, whose results may change between Swift
/// releases.
struct SplitMix64: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from the closed range; a range of one number gives that number.
    mutating func number(in range: ClosedRange<Int>) -> Int {
        let count = UInt64(range.upperBound - range.lowerBound) + 1
        // The high half of the product is spread evenly enough for fiction, and takes one draw, never more.
        return range.lowerBound + Int(next().multipliedFullWidth(by: count).high)
    }

    /// Whether something happens that happens to `percent` of a hundred.
    mutating func chance(_ percent: Int) -> Bool {
        number(in: 1...100) <= percent
    }

    /// One of the items, which must not be empty.
    mutating func pick<Item>(_ items: [Item]) -> Item {
        items[number(in: 0...(items.count - 1))]
    }

    /// So many bytes.
    mutating func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 7)
        while bytes.count < count {
            var word = next()
            for _ in 0..<8 {
                bytes.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
        return Array(bytes.prefix(count))
    }
}
