// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation

/// The files of an exported log, as C2SP's tlog-tiles lays them out, with a few folders beside.
///
/// | file | content |
/// |---|---|
/// | `checkpoint` | the signed head |
/// | `vkey` | the key that it is checked with, for convenience: trust one that came by another way |
/// | `tile/<L>/<N>[.p/<W>]` | tiles |
/// | `tile/entries/<N>[.p/<W>]` | entries, each behind its length in two bytes |
/// | `proofs/*.tlog-proof` | inclusion proofs |
/// | `consistency/*` | consistency proofs, as witnesses take them |
/// | `checkpoints/*` | older heads |
/// | `payloads.jsonl` | a line for each payload that is shown or was erased |
struct FolderFiles: Sendable {
    static let checkpoint = "checkpoint"
    static let verifierKey = "vkey"
    static let payloads = "payloads.jsonl"
    static let proofs = "proofs"
    static let consistency = "consistency"
    static let checkpoints = "checkpoints"

    let root: String

    func path(_ name: String) -> String { root + "/" + name }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

    /// A small file; nil where there is none.
    func read(_ name: String) throws -> [UInt8]? { try PlainFile.read(path(name), limit: 1_048_576) }

    /// The content of a file of entries; nil where there is none.
    func readBundle(_ name: String) throws -> [UInt8]? {
        try PlainFile.read(path(name), limit: Tile.fullWidth * (EntryBundle.maximumEntry + 2))
    }

    /// The names in a folder, sorted; none where there is no such folder.
    func names(in folder: String) throws -> [String] {
        guard exists(folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path(folder)).sorted().map { folder + "/" + $0 }
    }
}

/// The tiles in a folder of a log of a size.
struct FolderTiles: TileReader {
    let files: FolderFiles
    let size: Int64

    func hashes(level: Int, index: Int64) throws -> [Hash256]? {
        let width = Tile.width(level: level, index: index, size: size)
        guard width > 0 else { return nil }
        let bytes = try files.read(Tile.path(level: level, index: index, width: width))
        return bytes.flatMap { Tile.hashes(of: $0) }.flatMap { $0.count == width ? $0 : nil }
    }
}

/// Entries in a row, each behind its length in two bytes.
enum EntryBundle {
    static let maximumEntry = Int(UInt16.max)

    static func append(_ entry: [UInt8], to bundle: inout [UInt8]) {
        bundle.append(UInt8(truncatingIfNeeded: entry.count >> 8))
        bundle.append(UInt8(truncatingIfNeeded: entry.count))
        bundle += entry
    }

    /// Where a number of entries stand; nil when there are fewer bytes, or more.
    static func places(in bundle: [UInt8], count: Int) -> [Range<Int>]? {
        var places: [Range<Int>] = []
        places.reserveCapacity(count)
        var place = 0
        for _ in 0..<count {
            guard place + 2 <= bundle.count else { return nil }
            let length = Int(bundle[place]) << 8 | Int(bundle[place + 1])
            guard place + 2 + length <= bundle.count else { return nil }
            places.append((place + 2)..<(place + 2 + length))
            place += 2 + length
        }
        return place == bundle.count ? places : nil
    }
}

/// Single entries of a folder; the file that was read last is kept.
struct FolderEntries {
    let files: FolderFiles
    let size: Int64
    private var index: Int64 = -1
    private var entries: (bundle: [UInt8], places: [Range<Int>])?

    init(files: FolderFiles, size: Int64) {
        self.files = files
        self.size = size
    }

    /// The bytes of an entry; nil where they can't be read.
    mutating func entry(_ place: Int64) -> [UInt8]? {
        guard place >= 0, place < size else { return nil }
        if place >> 8 != index {
            index = place >> 8
            let width = Tile.width(level: 0, index: index, size: size)
            let bundle = try? files.readBundle(Tile.entriesPath(index: index, width: width))
            entries = bundle.flatMap { bundle in
                EntryBundle.places(in: bundle, count: width).map { (bundle, $0) }
            }
        }
        return entries.map { Array($0.bundle[$0.places[Int(place & 255)]]) }
    }
}
#endif
