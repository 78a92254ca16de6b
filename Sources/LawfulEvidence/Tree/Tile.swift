// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// A tile of C2SP's tlog-tiles: up to 256 neighbouring hashes of the tree's every eighth level.
///
/// The hashes of level 0 are those of the leaves; each of level L+1 is the root over a full tile of level L. Full tiles
/// never change.
public struct Tile: Hashable, Sendable {
    /// How many hashes a full tile has.
    public static let fullWidth = 256

    /// The level; 0 for the hashes of leaves.
    public let level: Int
    /// The place in its level.
    public let index: Int64
    /// The hashes.
    public let hashes: [Hash256]

    /// A tile of its hashes.
    public init(level: Int, index: Int64, hashes: [Hash256]) {
        self.level = level
        self.index = index
        self.hashes = hashes
    }

    /// Where the tile stands in a folder or below a URL.
    public var path: String { Self.path(level: level, index: index, width: hashes.count) }

    /// The hashes one after the other, as tiles are stored.
    public var bytes: [UInt8] { Self.bytes(hashes) }

    /// Where a tile stands in a folder or below a URL: `tile/0/x001/234`, with `.p/12` behind it where it has 12 hashes
    /// only.
    public static func path(level: Int, index: Int64, width: Int) -> String {
        path("\(level)", index: index, width: width)
    }

    /// Where the bundle of the entries below a tile of level 0 stands.
    public static func entriesPath(index: Int64, width: Int) -> String { path("entries", index: index, width: width) }

    /// How many hashes a tile has in a tree of a size; 0 where it has no such tile.
    public static func width(level: Int, index: Int64, size: Int64) -> Int {
        guard level >= 0, index >= 0, size > 0, level < 8 else { return 0 }
        let hashes = size >> (8 * Int64(level))
        guard index <= hashes >> 8 else { return 0 }
        return Int(min(Int64(fullWidth), hashes - index << 8))
    }

    /// The hashes of a stored tile; nil unless there are 1 to 256, whole.
    public static func hashes(of bytes: some Collection<UInt8>) -> [Hash256]? {
        let array = Array(bytes)
        let count = array.count / Hash256.byteCount
        guard array.count == count * Hash256.byteCount, (1...fullWidth).contains(count) else { return nil }
        return unsafe array.withUnsafeBytes { buffer in
            (0..<count).map { unsafe Hash256(loading: buffer, at: $0 * Hash256.byteCount) }
        }
    }

    static func bytes(_ hashes: [Hash256]) -> [UInt8] {
        let total = hashes.count * Hash256.byteCount
        return unsafe [UInt8](unsafeUninitializedCapacity: total) { buffer, count in
            let raw = UnsafeMutableRawBufferPointer(buffer)
            for (place, hash) in hashes.enumerated() { unsafe hash.store(to: raw, at: place * Hash256.byteCount) }
            count = total
        }
    }

    private static func path(_ folder: String, index: Int64, width: Int) -> String {
        func padded(_ number: Int64) -> String { String("000\(number)".suffix(3)) }
        var parts = [padded(index % 1_000)]
        var rest = index / 1_000
        while rest > 0 {
            parts.insert("x" + padded(rest % 1_000), at: 0)
            rest /= 1_000
        }
        return "tile/\(folder)/" + parts.joined(separator: "/") + (width < fullWidth ? ".p/\(width)" : "")
    }
}

/// Where tiles are read from: a table, a folder, memory.
///
/// What it returns is believed no further than a proof or root made of it is checked.
public protocol TileReader {
    /// The hashes of a tile: 256 of a full one, as many as there are of the last one of its level.
    ///
    /// - Returns: nil where there is no such tile. One may be left out where the full tiles of the level below are there.
    /// - Throws: what kept the tile from being read.
    func hashes(level: Int, index: Int64) throws -> [Hash256]?
}
#endif
