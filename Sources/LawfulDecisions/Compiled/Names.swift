// SPDX-License-Identifier: Apache-2.0

import LawfulModel

/// The names of one kind that a register knows, numbered from 0, while they are gathered.
struct NamesMaker<Name: Identifier> {
    private(set) var list: ContiguousArray<Name> = []
    private(set) var numbers: [Name: UInt32] = [:]

    init(_ names: some Sequence<Name>) { for name in names { _ = insert(name) } }

    /// The number of a name, new or known.
    mutating func insert(_ name: Name) -> UInt32 {
        if let number = numbers[name] { return number }
        let number = UInt32(list.count)
        numbers[name] = number
        list.append(name)
        return number
    }

    /// The number of a name, or `unknown`.
    func number(_ name: Name) -> UInt32 { numbers[name] ?? .unknown }

    var count: Int { list.count }
}

/// The names of one kind that a register knows, numbered from 0.
///
/// A question by names looks up seven, so they are found by the bytes of their texts in memory that counts no
/// references; a dictionary's look-up takes four times as long. Sendable unchecked, since its pointers hide from the compiler
/// that nothing is written after the initialiser.
@safe
final class Names<Name: Identifier>: @unchecked Sendable {
    private struct Place: BitwiseCopyable {
        /// The hash with its lowest bit set; 0 where the place is free.
        var mark: UInt64 = 0
        var start: UInt32 = 0
        var count: UInt32 = 0
        var number: UInt32 = 0
    }

    private let list: ContiguousArray<Name>
    private let numbers: [Name: UInt32]
    private let seed = QuickHash.seed
    private let mask: Int
    private let places: UnsafeMutablePointer<Place>
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ made: NamesMaker<Name>) {
        (list, numbers) = (made.list, made.numbers)
        var size = 4
        while size < list.count * 2 { size *= 2 }
        mask = size - 1
        unsafe places = .allocate(capacity: size)
        unsafe places.initialize(repeating: Place(), count: size)
        unsafe bytes = .allocate(capacity: list.reduce(0) { $0 + $1.rawValue.utf8.count })
        unsafe bytes.initialize(repeating: 0)
        var end = 0
        for (number, name) in list.enumerated() {
            var text = name.rawValue
            text.withUTF8 { text in
                unsafe put(
                    Place(
                        mark: QuickHash.of(text, seed) | 1, start: UInt32(end), count: UInt32(text.count),
                        number: UInt32(number)))
                for place in text.indices {
                    unsafe bytes[end] = text[place]
                    end += 1
                }
            }
        }
    }

    deinit {
        unsafe places.deallocate()
        unsafe bytes.deallocate()
    }

    private func put(_ place: Place) {
        var slot = Int(truncatingIfNeeded: place.mark >> 32) & mask
        while unsafe places[slot].mark != 0 { slot = (slot + 1) & mask }
        unsafe places[slot] = place
    }

    /// The number of a name, or `unknown`.
    @inline(__always)
    func number(_ name: Name) -> UInt32 {
        var text = name.rawValue
        if let number = text.withUTF8({ unsafe find($0) }) { return number }
        // Texts may be equal and differ in bytes, by how an accent is written: the dictionary knows.
        return numbers[name] ?? .unknown
    }

    private func find(_ text: UnsafeBufferPointer<UInt8>) -> UInt32? {
        let mark = unsafe QuickHash.of(text, seed) | 1
        var slot = Int(truncatingIfNeeded: mark >> 32) & mask
        while true {
            let place = unsafe places[slot]
            if place.mark == mark {
                let (start, count) = (Int(place.start), Int(place.count))
                if unsafe QuickHash.isEqual(text, UnsafeBufferPointer(bytes), at: start, count) { return place.number }
            }
            if place.mark == 0 { return nil }
            slot = (slot &+ 1) & mask
        }
    }

    /// The name of a number, where it is one.
    subscript(_ number: UInt32) -> Name? { number < list.count ? list[Int(number)] : nil }

    var count: Int { list.count }
}

/// A name of an event that starts a retention period.
struct TriggerName: Identifier {
    let rawValue: String
}
