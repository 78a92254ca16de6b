// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// The categories of a question, as handles: up to sixteen in place, so that nothing is allocated; none stands for all
/// that the activity declares.
public struct CategorySet: Sendable {
    private var places = SIMD16<UInt32>(repeating: .unsaid)
    /// How many there are.
    public private(set) var count = 0

    /// How many a set holds in place.
    static let capacity = 16

    /// No category: all that the activity declares.
    public init() {}

    /// The named categories; those beyond the sixteenth aren't taken, so name a large set by a ``Question``.
    public init(_ categories: Handle<CategoryID>...) { for category in categories { insert(category.index) } }

    /// All that the activity declares.
    public static let all = CategorySet()

    var isFull: Bool { count == Self.capacity }

    subscript(_ place: Int) -> UInt32 { places[place] }

    mutating func insert(_ category: UInt32) {
        guard count < Self.capacity else { return }
        places[count] = category
        count += 1
    }
}
