// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// A name that was looked up in a register once, so that questions carry a number instead of a text.
///
/// A handle belongs to the engine that gave it; questions bound by another engine are denied as undeclared.
public struct Handle<Name: Identifier>: Hashable, Sendable {
    let index: UInt32

    init(_ index: UInt32) { self.index = index }

    /// A name that the register doesn't know; what is asked with it is denied, since unknown is no.
    public static var unknown: Handle { Handle(.unknown) }

    /// Whether the register knows the name.
    public var isKnown: Bool { index < .unknownFloor }
}

extension UInt32 {
    /// Nothing was said.
    static let unsaid: UInt32 = .max
    /// A name was said that the register doesn't know.
    static let unknown: UInt32 = .max - 1
    /// Numbers from here on are no places in a table: unknown categories are counted down from it.
    static let unknownFloor: UInt32 = .max - 4096
}
