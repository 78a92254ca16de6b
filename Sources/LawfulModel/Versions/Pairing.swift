// SPDX-License-Identifier: Apache-2.0

/// Which elements of two lists belong together.
struct Pairing {
    /// An element before and the one after that it has become.
    struct Pair: Hashable {
        let old: Int
        let new: Int
    }

    /// Elements that are only before, by their index.
    private(set) var gone: [Int] = []
    /// Elements that are only after.
    private(set) var come: [Int] = []
    /// Elements that belong together and aren't equal, in the order after.
    private(set) var changed: [Pair] = []
    /// Whether those that stay stand in another order.
    private(set) var isReordered = false

    /// Pairs equal elements first, as often as they occur, then those of one name in the order in which they stand.
    ///
    /// - Parameters:
    ///   - old: the elements before, in words.
    ///   - new: the elements after.
    ///   - oldNames: their names before; none when elements have only their words.
    ///   - newNames: their names after.
    init(_ old: [String], _ new: [String], _ oldNames: [String] = [], _ newNames: [String] = []) {
        var partners: [Int?] = Array(repeating: nil, count: new.count)
        var left = Self.pair(old, Array(old.indices), new, &partners)
        if !oldNames.isEmpty {
            let equal = partners
            left = Self.pair(oldNames, left, newNames, &partners)
            for (index, partner) in partners.enumerated() where equal[index] == nil {
                if let partner { changed.append(Pair(old: partner, new: index)) }
            }
        }
        gone = left
        come = partners.indices.filter { partners[$0] == nil }
        let stayed = partners.compactMap { $0 }
        isReordered = zip(stayed, stayed.dropFirst()).contains { $0 > $1 }
    }

    /// Gives each free place of the new list the first old element that is left for it; returns those without a place.
    private static func pair(_ old: [String], _ free: [Int], _ new: [String], _ partners: inout [Int?]) -> [Int] {
        var waiting: [String: [Int]] = [:]
        for index in free.reversed() { waiting[old[index], default: []].append(index) }
        for index in new.indices where partners[index] == nil { partners[index] = waiting[new[index]]?.popLast() }
        let placed = Set(partners.compactMap { $0 })
        return free.filter { !placed.contains($0) }
    }
}
