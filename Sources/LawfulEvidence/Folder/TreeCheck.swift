// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// Hashes a folder's entries again, and compares tiles and root.
///
/// Entries and tiles are two accounts of the same leaves. Where they differ, a tree is computed of each, and the one whose
/// root is signed tells which of them was altered, and where.
struct TreeCheck {
    let head: Checkpoint
    private let files: FolderFiles
    private let checksEntries: Bool
    private let hasTiles: Bool

    private var byEntries = LogTree()
    /// Only from the first difference on.
    private var byTiles: LogTree?
    private var differing: [Int64] = []
    /// Tiles above level 0 that differ from one of the trees.
    private var upper: [(path: String, fitsEntries: Bool, fitsTiles: Bool)] = []

    private var wanted: [Int64] = []
    private var entryRoots: [Int64: Hash256] = [:]
    private var tileRoots: [Int64: Hash256] = [:]
    private var trustsTiles = false

    init(files: FolderFiles, head: Checkpoint, checksEntries: Bool) {
        self.files = files
        self.head = head
        self.checksEntries = checksEntries
        hasTiles = files.exists("tile/0") || files.exists("tile/1")
    }

    /// Asks for the roots at sizes, before the run.
    mutating func want(_ sizes: [Int64]) {
        wanted = Set(sizes).filter { $0 <= head.size }.sorted(by: >)
    }

    /// The root at a size that was asked for; nil where the log can't be read so far.
    func root(at size: Int64) -> Hash256? { trustsTiles ? tileRoots[size] : entryRoots[size] }

    mutating func run(_ report: inout EvidenceReport) {
        note()
        var index: Int64 = 0
        while index << 8 < head.size {
            guard take(index, &report) else { return reportDifferences(&report) }
            index += 1
        }
        for (place, tile) in byEntries.partialTiles.enumerated() where tile.level > 0 {
            compare(tile, byTiles.map { $0.partialTiles[place] }, &report)
        }
        let computed = byEntries.root
        if computed != head.root {
            if let byTiles, byTiles.root == head.root {
                trustsTiles = true
            } else {
                report.add(.rootMismatched(signed: head.root, computed: computed))
            }
        }
        reportDifferences(&report)
    }

    /// Takes up to 256 entries; false where neither they nor their hashes can be read.
    private mutating func take(_ index: Int64, _ report: inout EvidenceReport) -> Bool {
        let width = Tile.width(level: 0, index: index, size: head.size)
        let start = index << 8
        let entries = leaves(index, width, &report)
        let tile = hashes(index, width, &report)
        guard let leaves = entries ?? tile else { return false }
        let others = tile ?? leaves
        for place in 0..<width {
            if leaves[place] != others[place] {
                if byTiles == nil {
                    byTiles = byEntries
                    tileRoots = entryRoots
                }
                if differing.count <= EvidenceReport.maximumFindings { differing.append(start + Int64(place)) }
            }
            let tiles = byEntries.append(leaves[place])
            let otherTiles = byTiles?.append(others[place])
            for (number, tile) in tiles.enumerated() where tile.level > 0 {
                compare(tile, otherTiles?[number], &report)
            }
            note()
        }
        return true
    }

    /// Keeps the roots at a size that is wanted.
    private mutating func note() {
        guard let next = wanted.last, next == byEntries.size else { return }
        wanted.removeLast()
        entryRoots[next] = byEntries.root
        tileRoots[next] = byTiles?.root ?? byEntries.root
    }

    private func leaves(_ index: Int64, _ width: Int, _ report: inout EvidenceReport) -> [Hash256]? {
        let name = Tile.entriesPath(index: index, width: width)
        guard let bundle = try? files.readBundle(name) else {
            report.add(.bundleMissing(name))
            return nil
        }
        guard let places = EntryBundle.places(in: bundle, count: width) else {
            report.add(.bundleMalformed(name))
            return nil
        }
        report.entries += Int64(width)
        return places.enumerated().map { number, place in
            if checksEntries { check(Array(bundle[place]), at: index << 8 + Int64(number), &report) }
            return .leaf(of: bundle[place])
        }
    }

    private func check(_ entry: [UInt8], at index: Int64, _ report: inout EvidenceReport) {
        guard let read = try? HashedEntry(entry) else { return report.add(.entryMalformed(index)) }
        if read.sequence - 1 != index { report.add(.entryMisplaced(index)) }
    }

    private func hashes(_ index: Int64, _ width: Int, _ report: inout EvidenceReport) -> [Hash256]? {
        guard hasTiles else { return nil }
        report.tiles += 1
        let hashes = try? FolderTiles(files: files, size: head.size).hashes(level: 0, index: index)
        if hashes == nil { report.add(.tileMissing(Tile.path(level: 0, index: index, width: width))) }
        return hashes
    }

    private mutating func compare(_ tile: Tile, _ other: Tile?, _ report: inout EvidenceReport) {
        guard hasTiles else { return }
        report.tiles += 1
        guard let bytes = try? files.read(tile.path) else { return report.add(.tileMissing(tile.path)) }
        let fitsEntries = bytes == tile.bytes
        let fitsTiles = other.map { bytes == $0.bytes } ?? fitsEntries
        guard !fitsEntries || !fitsTiles, upper.count <= EvidenceReport.maximumFindings else { return }
        upper.append((tile.path, fitsEntries, fitsTiles))
    }

    private func reportDifferences(_ report: inout EvidenceReport) {
        var last: Int64 = -1
        for index in differing {
            if trustsTiles {
                report.add(.entryAltered(index))
            } else if index >> 8 != last {
                last = index >> 8
                let width = Tile.width(level: 0, index: last, size: head.size)
                report.add(.tileMismatched(Tile.path(level: 0, index: last, width: width)))
            }
        }
        for tile in upper where trustsTiles ? !tile.fitsTiles : !tile.fitsEntries {
            report.add(.tileMismatched(tile.path))
        }
    }
}
#endif
