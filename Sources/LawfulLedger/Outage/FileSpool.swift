// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import Synchronization

/// A spool in a file of JSON lines that its owner alone may read, synchronised to the disk with every entry.
///
/// The lines hold personal data in the clear until they are recorded: keep the file where the disk is encrypted, and beside
/// no backup. One process has it at a time. A line that changed, or was cut off, is reported by its number and left.
public final class FileSpool: Spool {
    private struct State {
        var file: SpoolFile
        var isTorn: Bool
    }

    private let path: String
    private let maximumBytes: Int
    private let state: Mutex<State>

    /// Opens a spool's file, and makes it where there is none; its folder must exist.
    ///
    /// - Parameters:
    ///   - path: the file's path.
    ///   - maximumBytes: how large it may become.
    /// - Throws: ``SpoolError`` with code `storage` when it can't be opened, others have rights on it, or another process
    ///   has it open.
    public init(path: String, maximumBytes: Int = 64 << 20) throws {
        self.path = path
        self.maximumBytes = maximumBytes
        let file = try SpoolFile.opened(path)
        let last = try file.contents(limit: maximumBytes).last
        state = Mutex(State(file: file, isTorn: last != nil && last != 0x0A))
    }

    /// Keeps an entry.
    ///
    /// - Throws: ``SpoolError``, as ``Spool`` says.
    public func keep(_ entry: DeferredEntry) throws {
        guard var line = try? SpoolLine.bytes(of: entry) else {
            throw SpoolError(.storage, "An entry can't be written as JSON; nothing was kept of it.")
        }
        try state.withLock { state in
            // A line that was cut off isn't continued.
            if state.isTorn { line.insert(0x0A, at: line.startIndex) }
            guard try state.file.size() + line.count <= maximumBytes else { throw SpoolError.full }
            state.isTorn = true
            try state.file.append(line)
            state.isTorn = false
        }
    }

    /// What waits, and what can't be read.
    ///
    /// - Throws: ``SpoolError``, as ``Spool`` says.
    public func contents() throws -> SpoolContents {
        let lines = try state.withLock { try Self.lines(of: $0.file.contents(limit: maximumBytes)) }
        var entries: [DeferredEntry] = []
        var faults: [SpoolError] = []
        for (number, line) in lines.enumerated() where !line.isEmpty {
            if let entry = SpoolLine.entry(of: line) {
                entries.append(entry)
            } else {
                faults.append(
                    SpoolError(
                        .line, line: number + 1,
                        "A line isn't an entry as it was written; it is left. Look at it, and take it out of the file.")
                )
            }
        }
        return SpoolContents(entries: entries, faults: faults)
    }

    /// Forgets entries; the file is replaced as a whole.
    ///
    /// - Throws: ``SpoolError``, as ``Spool`` says.
    public func remove(_ ids: Set<EntryID>) throws {
        try state.withLock { state in
            var left = Data()
            for line in Self.lines(of: try state.file.contents(limit: maximumBytes)) where !line.isEmpty {
                if let entry = SpoolLine.entry(of: line), ids.contains(entry.draft.id) { continue }
                left.append(contentsOf: line)
                left.append(0x0A)
            }
            state.file = try state.file.replaced(by: left, at: path)
            state.isTorn = false
        }
    }

    private static func lines(of data: Data) -> [Data] {
        data.split(separator: 0x0A, omittingEmptySubsequences: false)
    }
}
