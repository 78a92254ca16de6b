// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import Synchronization

/// Where entries wait while the ledger is out: bounded, and outliving the process.
///
/// A spool belongs to one service at a time. Its functions block until they are done.
public protocol Spool: Sendable {
    /// Keeps an entry behind those that wait; when it returns, the entry survives the loss of the process.
    ///
    /// - Throws: ``SpoolError``: `full` when no more fit, `storage` when it can't be kept. Nothing of it is kept then.
    func keep(_ entry: DeferredEntry) throws

    /// What waits, in order, and what can't be read.
    ///
    /// - Throws: ``SpoolError`` with code `storage` when nothing can be read.
    func contents() throws -> SpoolContents

    /// Forgets entries that are recorded; what can't be read is left for people to look at.
    ///
    /// - Throws: ``SpoolError`` with code `storage`; all are kept then, which is harmless.
    func remove(_ ids: Set<EntryID>) throws
}

/// What a spool holds.
public struct SpoolContents: Hashable, Sendable {
    /// The entries that wait, in order.
    public let entries: [DeferredEntry]
    /// What can't be read, each with its line.
    public let faults: [SpoolError]

    /// Makes contents, as a spool reads them.
    public init(entries: [DeferredEntry], faults: [SpoolError] = []) {
        self.entries = entries
        self.faults = faults
    }
}

/// A spool that is lost with the process: for tests, and for services that have no disk.
public final class InMemorySpool: Spool {
    private let capacity: Int
    private let kept = Mutex<[DeferredEntry]>([])

    /// Makes a spool for so many entries.
    public init(capacity: Int = 10_000) { self.capacity = capacity }

    /// Keeps an entry.
    public func keep(_ entry: DeferredEntry) throws {
        try kept.withLock { kept in
            guard kept.count < capacity else { throw SpoolError.full }
            kept.append(entry)
        }
    }

    /// What waits.
    public func contents() throws -> SpoolContents { SpoolContents(entries: kept.withLock { $0 }) }

    /// Forgets entries.
    public func remove(_ ids: Set<EntryID>) throws { kept.withLock { $0.removeAll { ids.contains($0.draft.id) } } }
}

/// Why a spool couldn't do what was asked; it names nobody.
public struct SpoolError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Storage: String { case full, storage, line }
        private let storage: Storage

        /// No more entries fit.
        public static let full = Code(storage: .full)
        /// The file can't be opened, read or written.
        public static let storage = Code(storage: .storage)
        /// A line isn't an entry as it was written.
        public static let line = Code(storage: .line)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What was wrong.
    public let code: Code
    /// Which line, counted from 1, as the file stood when it was read.
    public let line: Int?
    /// What was wrong and what to do; no personal data.
    public let message: String

    /// Makes an error of a spool's.
    public init(_ code: Code, line: Int? = nil, _ message: String) {
        self.code = code
        self.line = line
        self.message = message
    }

    static let full = SpoolError(.full, "The spool is full; nothing more opens until the ledger answers again.")

    /// The code, the line and the message.
    public var description: String { "spool.\(code)\(line.map { " in line \($0)" } ?? ""): \(message)" }

    /// Errors are equal when their codes and lines are.
    public static func == (one: SpoolError, other: SpoolError) -> Bool {
        one.code == other.code && one.line == other.line
    }

    /// Hashes code and line.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(line)
    }
}
