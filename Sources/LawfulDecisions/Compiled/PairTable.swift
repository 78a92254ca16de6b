// SPDX-License-Identifier: Apache-2.0

/// A look-up from two numbers to a third in a step or two, whatever the number of pairs: open addressing over flat rows,
/// filled once.
struct PairTable: BitwiseCopyable, Sendable {
    private let keys: Table<UInt64>
    private let values: Table<UInt32>
    private let mask: Int
    private static let empty = UInt64.max

    /// Takes pairs; the first value of a pair stays.
    init(_ pairs: [(UInt32, UInt32, UInt32)]) {
        var capacity = 4
        while capacity < pairs.count * 2 { capacity *= 2 }
        mask = capacity - 1
        var keys = ContiguousArray(repeating: Self.empty, count: capacity)
        var values = ContiguousArray<UInt32>(repeating: 0, count: capacity)
        for (one, other, value) in pairs {
            let key = Self.key(one, other)
            var slot = Self.hash(key) & mask
            while keys[slot] != Self.empty, keys[slot] != key { slot = (slot + 1) & mask }
            guard keys[slot] == Self.empty else { continue }
            keys[slot] = key
            values[slot] = value
        }
        self.keys = Table(keys)
        self.values = Table(values)
    }

    /// The value of a pair.
    @inline(__always)
    func value(_ one: UInt32, _ other: UInt32) -> Int? {
        let key = Self.key(one, other)
        var slot = Self.hash(key) & mask
        while true {
            let found = keys[slot]
            if found == key { return Int(values[slot]) }
            if found == Self.empty { return nil }
            slot = (slot + 1) & mask
        }
    }

    @inline(__always)
    private static func key(_ one: UInt32, _ other: UInt32) -> UInt64 { UInt64(one) << 32 | UInt64(other) }

    @inline(__always)
    private static func hash(_ key: UInt64) -> Int {
        let mixed = (key ^ key >> 32) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 33)
    }

    /// Gives the memory back.
    func free() {
        keys.free()
        values.free()
    }
}
