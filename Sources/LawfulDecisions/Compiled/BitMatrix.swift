// SPDX-License-Identifier: Apache-2.0

/// Rows of bits: whether the row's thing has the column's.
struct BitMatrix: BitwiseCopyable, Sendable {
    private let words: Table<UInt64>
    private let width: Int

    init(_ maker: BitMatrixMaker) {
        words = Table(maker.words)
        width = maker.width
    }

    /// Whether the bit is set; columns that don't exist aren't.
    @inline(__always)
    func has(_ row: Int, _ column: UInt32) -> Bool {
        let word = Int(column >> 6)
        guard word < width else { return false }
        return words[row &* width &+ word] >> UInt64(column & 63) & 1 == 1
    }

    /// Where a row's bits begin.
    @inline(__always)
    func start(_ row: Int) -> Int { row &* width }

    /// Whether a bit of the row that begins there is set.
    @inline(__always)
    func has(from start: Int, _ column: UInt32) -> Bool {
        let word = Int(column >> 6)
        return word < width && words[start &+ word] >> UInt64(column & 63) & 1 == 1
    }

    /// Gives the memory back.
    func free() { words.free() }
}

/// Sets the bits of a ``BitMatrix``.
struct BitMatrixMaker {
    private(set) var words: ContiguousArray<UInt64>
    let width: Int

    init(rows: Int, columns: Int) {
        width = max(1, (columns + 63) / 64)
        words = ContiguousArray(repeating: 0, count: rows * width)
    }

    mutating func set(_ row: Int, _ column: UInt32) {
        words[row * width + Int(column >> 6)] |= 1 << UInt64(column & 63)
    }
}
