// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// The categories of a question, as handles: up to sixteen in place, so that nothing is allocated; none stands for all
/// that the activity declares.
public struct CategorySet: BitwiseCopyable, Sendable {
    typealias Words = (UInt64, UInt64, UInt64, UInt64)

    /// Sixteen bits a category.
    private(set) var words: Words = (0, 0, 0, 0)
    private var size: UInt8 = 0
    /// Whose handles they are; 0 where there are none.
    private var engine: UInt32 = 0

    /// How many a set holds in place.
    static let capacity = 16
    /// From here on a place holds no handle, but stands for a name that the register doesn't know.
    private static let unknown: UInt32 = 0xF000

    /// No category: all that the activity declares.
    public init() {}

    /// The named categories, of one engine; more than sixteen don't fit, and then the last place is unknown, which is
    /// denied: name a large set by a ``Question``.
    public init(_ categories: Handle<CategoryID>...) {
        engine = categories.first { $0.isKnown }?.engine ?? 0
        for category in categories { take(category.index(for: engine)) }
    }

    @inline(__always)
    init(_ words: Words, count: UInt8, of engine: UInt32) {
        self.words = words
        size = count
        self.engine = engine
    }

    init(_ categories: [UInt32], of engine: UInt32) {
        self.engine = engine
        for category in categories { take(category) }
    }

    /// Puts a category in place; where it doesn't fit, an unknown one, since leaving it out would permit more.
    private mutating func take(_ category: UInt32) {
        if insert(category) || insert(.unknown) { return }
        words.3 |= 0xFFFF << 48
    }

    /// The set in questions of an engine: where its handles are another's, each counts as unknown.
    @inline(__always)
    func owned(by engine: UInt32) -> CategorySet {
        size == 0 || self.engine == engine ? self : strange(to: engine)
    }

    private func strange(to engine: UInt32) -> CategorySet {
        CategorySet(Array(repeating: .unknown, count: count), of: engine)
    }

    /// All that the activity declares.
    public static let all = CategorySet()

    /// How many there are.
    @inline(__always)
    public var count: Int { Int(size) }

    /// Asks of each category in turn whether something holds, until it does.
    @inline(__always)
    func contains(where holds: (UInt32) -> Bool) -> Bool {
        var left = Int(size)
        var word = words.0
        var next = 0
        while left > 0 {
            let held = UInt32(truncatingIfNeeded: word) & 0xFFFF
            if holds(held < Self.unknown ? held : UInt32.unknownFloor &+ (held &- Self.unknown)) { return true }
            word >>= 16
            left &-= 1
            next &+= 1
            if next & 3 == 0 { word = next == 4 ? words.1 : next == 8 ? words.2 : words.3 }
        }
        return false
    }

    var isFull: Bool { count == Self.capacity }

    @inline(__always)
    subscript(_ place: Int) -> UInt32 {
        let word = place < 8 ? (place < 4 ? words.0 : words.1) : (place < 12 ? words.2 : words.3)
        let held = UInt32(truncatingIfNeeded: word >> (UInt64(place & 3) * 16)) & 0xFFFF
        return held < Self.unknown ? held : UInt32.unknownFloor + (held - Self.unknown)
    }

    /// Puts a category in place; false where there is no room, or its number is too large.
    mutating func insert(_ category: UInt32) -> Bool {
        guard !isFull else { return false }
        var held = category
        if category >= .unknownFloor {
            held = min(Self.unknown + (category - .unknownFloor), 0xFFFF)
        } else if category >= Self.unknown {
            return false
        }
        let bits = UInt64(held) << (UInt64(count & 3) * 16)
        switch count >> 2 {
        case 0: words.0 |= bits
        case 1: words.1 |= bits
        case 2: words.2 |= bits
        default: words.3 |= bits
        }
        size += 1
        return true
    }
}

/// The categories that weren't provided: up to four in place.
struct MissingSet: BitwiseCopyable, Sendable {
    private var word = UInt64.max

    /// How many a set holds in place.
    private static let capacity = 4
    private static let vacant: UInt64 = 0xFFFF

    @inline(__always)
    var isEmpty: Bool { word == .max }

    var count: Int { (0..<Self.capacity).count { word >> UInt64($0 * 16) & Self.vacant != Self.vacant } }

    subscript(_ place: Int) -> UInt32 { UInt32(truncatingIfNeeded: word >> UInt64(place * 16) & Self.vacant) }

    /// Puts a known category in place; false where there is no room, or its number is too large.
    mutating func insert(_ category: UInt32) -> Bool {
        let place = count
        guard place < Self.capacity, UInt64(category) < Self.vacant else { return false }
        word &= ~(Self.vacant << UInt64(place * 16))
        word |= UInt64(category) << UInt64(place * 16)
        return true
    }
}
