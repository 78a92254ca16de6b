// SPDX-License-Identifier: Apache-2.0

/// SplitMix64 (public domain), as `SeededGenerator` is: here once more, since what is linked with the test kit is linked
/// with the testing library, and the agreement program runs without it.
package struct SplitMix: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }

    /// True once in so many times.
    mutating func onceIn(_ times: Int) -> Bool { below(times) == 0 }

    mutating func pick<T>(_ list: [T]) -> T { list[below(list.count)] }
}
