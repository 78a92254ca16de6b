// SPDX-License-Identifier: Apache-2.0

/// The codes of a denial as bits, in the order of the tests: what a decision carries until somebody asks for words.
public struct ReasonSet: Hashable, BitwiseCopyable, Sendable {
    private(set) var low: UInt64 = 0
    private(set) var high: UInt64 = 0

    /// No reason.
    public init() {}

    @inline(__always)
    init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// Some reasons.
    public init(_ codes: ReasonCode...) { for code in codes { insert(code) } }

    /// Whether there is no reason.
    public var isEmpty: Bool { low | high == 0 }

    /// How many codes there are.
    public var count: Int { low.nonzeroBitCount + high.nonzeroBitCount }

    /// Whether a code is among them.
    public func contains(_ code: ReasonCode) -> Bool {
        let place = code.ordinal
        return place < 64 ? low >> UInt64(place) & 1 == 1 : high >> UInt64(place - 64) & 1 == 1
    }

    /// Adds a code.
    public mutating func insert(_ code: ReasonCode) { add(code) }

    /// Adds a code, in an instruction or two where the code is known.
    @inline(__always)
    mutating func add(_ code: ReasonCode) {
        let place = code.ordinal
        if place < 64 { low |= 1 << UInt64(place) } else { high |= 1 << UInt64(place - 64) }
    }

    /// Adds others.
    public mutating func formUnion(_ others: ReasonSet) {
        low |= others.low
        high |= others.high
    }

    /// The first code in the order of the tests: the primary reason.
    public var first: ReasonCode? {
        if low != 0 { return ReasonCode.allCases[low.trailingZeroBitCount] }
        return high == 0 ? nil : ReasonCode.allCases[64 + high.trailingZeroBitCount]
    }

    /// The codes in the order of the tests.
    public var codes: [ReasonCode] { ReasonCode.allCases.filter(contains) }
}
