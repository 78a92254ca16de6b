// SPDX-License-Identifier: Apache-2.0

/// Lays out what is known of a person's activities, in as little memory as it takes: what a decision waits for is memory,
/// once the people are many.
///
/// Few different things are known of one person's activities, though of many activities: so the different ones stand
/// first, and then for each activity which of them holds.
struct FactRows {
    enum Layout: UInt8, BitwiseCopyable, Sendable {
        /// Number and facts, by open addressing; the last element is what is known of every other activity.
        case pairs
        /// Up to four different facts, then two bits for each activity, the last for every other one.
        case quarters
        /// Up to sixteen different facts, then four bits for each.
        case halves
        /// The facts of each activity, the last for every other one.
        case whole
    }

    let layout: Layout
    let elements: [UInt16]
    /// How many pairs, or how many activities.
    let places: Int

    /// - Parameters:
    ///   - known: what is known, by the activity's number.
    ///   - general: what is known of every other activity.
    ///   - activities: how many activities there are; fewer than 65,535.
    init(_ known: [(activity: UInt32, facts: PurposeFacts)], _ general: PurposeFacts, of activities: Int) {
        var capacity = 1
        // One place in four stays free at least, so that a search ends soon.
        while capacity * 3 < known.count * 4 || capacity == known.count { capacity *= 2 }
        let different = Array(Set(known.map(\.facts.bits)).union([general.bits])).sorted()
        let width = different.count <= 4 ? 2 : different.count <= 16 ? 4 : 16
        let chosen = width == 16 ? activities + 1 : 1 << width + (activities * width + width + 15) / 16
        guard chosen <= capacity * 2 + 1 else {
            (layout, places, elements) = (.pairs, capacity, Self.pairs(known, general, capacity))
            return
        }
        places = activities
        var whole = Array(repeating: general.bits, count: activities + 1)
        for (activity, facts) in known { whole[Int(activity)] = facts.bits }
        if width == 16 {
            (layout, elements) = (.whole, whole)
        } else {
            (layout, elements) = (width == 2 ? .quarters : .halves, Self.choices(whole, of: different, width))
        }
    }

    private static func choices(_ whole: [UInt16], of different: [UInt16], _ width: Int) -> [UInt16] {
        let first = 1 << width
        var elements = different + Array(repeating: 0, count: first - different.count)
        elements += Array(repeating: 0, count: (whole.count * width + 15) / 16)
        for (place, facts) in whole.enumerated() {
            let choice = UInt16(different.firstIndex(of: facts) ?? 0)
            elements[first + place * width / 16] |= choice << UInt16(place * width % 16)
        }
        return elements
    }

    private static func pairs(
        _ known: [(activity: UInt32, facts: PurposeFacts)],
        _ general: PurposeFacts,
        _ capacity: Int
    ) -> [UInt16] {
        var elements = Array(repeating: UInt16(free), count: capacity * 2 + 1)
        for (activity, facts) in known {
            var slot = Int(hash(activity)) & (capacity - 1)
            while elements[slot * 2] != free { slot = (slot + 1) & (capacity - 1) }
            (elements[slot * 2], elements[slot * 2 + 1]) = (UInt16(activity), facts.bits)
        }
        elements[capacity * 2] = general.bits
        return elements
    }

    /// Marks a free place; no activity has the number.
    static let free: UInt32 = 0xFFFF

    @inline(__always)
    static func hash(_ activity: UInt32) -> UInt32 { (activity &* 0x9E37_79B1) >> 7 }
}
