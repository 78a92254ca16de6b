// SPDX-License-Identifier: Apache-2.0

import LawfulModel

/// The names of one kind that a register knows, numbered from 0.
struct Names<Name: Identifier>: Sendable {
    private(set) var list: ContiguousArray<Name> = []
    private var numbers: [Name: UInt32] = [:]

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

    /// The name of a number, where it is one.
    subscript(_ number: UInt32) -> Name? { number < list.count ? list[Int(number)] : nil }

    var count: Int { list.count }
}

/// A name of an event that starts a retention period.
struct TriggerName: Identifier {
    let rawValue: String
}
