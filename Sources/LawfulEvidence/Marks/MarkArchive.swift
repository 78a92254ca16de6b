// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import Synchronization

/// A copy of the marks outside the database: a restored database gets them back from it.
public protocol MarkArchive: Sendable {
    /// What it holds; nil where nothing was ever written to it.
    ///
    /// - Throws: ``EvidenceError`` when it can't be read, or isn't one.
    func read() throws -> MarkArchiveContent?

    /// Adds rows at its end; when it returns, they survive a loss of power.
    ///
    /// - Parameters:
    ///   - rows: the rows.
    ///   - check: the check value of the key; it begins an archive that holds nothing yet.
    /// - Throws: ``EvidenceError``: `storage` when they can't be written, `key` when what it holds is under another key.
    func append(_ rows: [MarkRow], check: Hash256) throws

    /// Puts rows in the place of all that it holds.
    ///
    /// - Throws: ``EvidenceError``, as appending does.
    func replace(_ rows: [MarkRow], check: Hash256) throws
}

/// What an archive of marks holds.
public struct MarkArchiveContent: Hashable, Sendable {
    /// The check value of the key that its rows are hashed under.
    public let check: Hash256
    /// The rows, in the order in which they were added.
    public let rows: [MarkRow]

    /// Content of its parts.
    public init(check: Hash256, rows: [MarkRow]) {
        self.check = check
        self.rows = rows
    }

    static let header = "lawful-marks@v1 "

    var text: String { Self.header + Base64.text(check.bytes) + "\n" + rows.map(\.line).joined() }

    /// Reads a text; a last line that was cut off, as by a loss of power, was never acknowledged and is passed over.
    init(_ bytes: [UInt8]) throws {
        let malformed = EvidenceError(
            .storage, "The archive of marks holds a line that is none; restore it from a copy of its own.")
        let whole = bytes.lastIndex(of: TextForm.newline).map { bytes[...$0] } ?? []
        guard let text = TextForm.string(whole) else { throw malformed }
        let lines = text.split(separator: "\n")
        guard let first = lines.first, first.hasPrefix(Self.header),
            let check = Hash256(base64: String(first.dropFirst(Self.header.count)))
        else { throw malformed }
        self.check = check
        rows = try lines.dropFirst().map { line in
            guard let row = MarkRow(line: line) else { throw malformed }
            return row
        }
    }
}

/// An archive in a file of mode 0600, best beside the keys and on another volume than the database.
public struct MarkFile: MarkArchive {
    private let path: String

    /// An archive in a file, which need not exist; its folder must.
    public init(path: String) { self.path = path }

    private var isThere: Bool { (try? FileManager.default.attributesOfItem(atPath: path)) != nil }

    /// What the file holds; nil where there is none.
    public func read() throws -> MarkArchiveContent? {
        isThere ? try MarkArchiveContent(try PrivateFile.read(path, limit: .max)) : nil
    }

    /// Adds rows at the end of the file, durably.
    public func append(_ rows: [MarkRow], check: Hash256) throws {
        try PrivateFile.exclusively(path) {
            guard isThere else {
                return try PrivateFile.create(path, Array(MarkArchiveContent(check: check, rows: rows).text.utf8))
            }
            try refuseOther(check)
            try PrivateFile.append(path, Array(rows.map(\.line).joined().utf8))
        }
    }

    /// Replaces the file, durably.
    public func replace(_ rows: [MarkRow], check: Hash256) throws {
        try PrivateFile.exclusively(path) {
            if isThere { try refuseOther(check) }
            try PrivateFile.replace(path, Array(MarkArchiveContent(check: check, rows: rows).text.utf8))
        }
    }

    private func refuseOther(_ check: Hash256) throws {
        let head = try PrivateFile.read(path, limit: MarkArchiveContent.header.utf8.count + 64, isWhole: false)
        let line = head.prefix { $0 != TextForm.newline }
        guard try MarkArchiveContent(line + [TextForm.newline]).check == check else { throw Self.otherKey }
    }

    static let otherKey = EvidenceError(
        .key,
        "The marks are hashed under another key: with this one nobody who objected or was erased would be found. "
            + "Restore the key for marks from its backup.")
}

/// An archive that dies with the process: for tests.
public final class InMemoryMarkArchive: MarkArchive {
    private let content = Mutex<MarkArchiveContent?>(nil)

    /// An archive that holds nothing yet.
    public init() {}

    /// What it holds.
    public func read() -> MarkArchiveContent? { content.withLock { $0 } }

    /// Adds rows.
    public func append(_ rows: [MarkRow], check: Hash256) throws {
        try content.withLock { content in
            guard content == nil || content?.check == check else { throw MarkFile.otherKey }
            content = MarkArchiveContent(check: check, rows: (content?.rows ?? []) + rows)
        }
    }

    /// Replaces the rows.
    public func replace(_ rows: [MarkRow], check: Hash256) throws {
        try content.withLock { content in
            guard content == nil || content?.check == check else { throw MarkFile.otherKey }
            content = MarkArchiveContent(check: check, rows: rows)
        }
    }
}
#endif
