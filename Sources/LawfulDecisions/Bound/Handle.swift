// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// A name that was looked up in a register once, so that questions carry a number instead of a text.
///
/// A handle belongs to the engine that gave it; in a question of another engine it counts as unknown, since its number
/// would mean something else there.
public struct Handle<Name: Identifier>: Hashable, Sendable {
    let index: UInt32
    /// Whose handle it is.
    let engine: UInt32

    init(_ index: UInt32, of engine: UInt32) {
        self.index = index
        self.engine = engine
    }

    /// A name that the register doesn't know; what is asked with it is denied, since unknown is no.
    public static var unknown: Handle { Handle(.unknown, of: 0) }

    /// Whether the register knows the name.
    public var isKnown: Bool { index < .unknownFloor }

    /// The number in questions of an engine; unknown where the handle isn't that engine's.
    @inline(__always)
    func index(for engine: UInt32) -> UInt32 { self.engine == engine ? index : .unknown }
}

extension UInt32 {
    /// Nothing was said.
    static let unsaid: UInt32 = .max
    /// A name was said that the register doesn't know.
    static let unknown: UInt32 = .max - 1
    /// Numbers from here on are no places in a table: unknown categories are counted down from it.
    static let unknownFloor: UInt32 = .max - 4096
}
