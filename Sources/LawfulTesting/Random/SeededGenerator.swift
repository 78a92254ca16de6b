// SPDX-License-Identifier: Apache-2.0

import Foundation

/// SplitMix64 (public domain): the same seed gives the same cases on every machine, so that a failure can be run again.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// A generator that begins at a seed.
    public init(seed: UInt64) { state = seed }

    /// The next number.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// How many random cases a property is tested on and from which seed, as the environment says: `LAWFUL_RANDOM_CASES`
/// and `LAWFUL_RANDOM_SEED`.
public enum RandomSize {
    /// The number of cases, or the given one where the environment says nothing.
    public static func cases(or number: Int) -> Int { read("LAWFUL_RANDOM_CASES").map { Int(clamping: $0) } ?? number }

    /// The seed, or the given one where the environment says nothing.
    public static func seed(or number: UInt64) -> UInt64 { read("LAWFUL_RANDOM_SEED") ?? number }

    private static func read(_ variable: String) -> UInt64? {
        ProcessInfo.processInfo.environment[variable].flatMap { UInt64($0) }
    }
}
