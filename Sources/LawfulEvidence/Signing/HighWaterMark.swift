// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import Synchronization

/// The last head that was signed, kept outside the database: by it, a database that lost its end or was swapped for an
/// older copy is found when it is opened.
public protocol HighWaterMark: Sendable {
    /// The checkpoint that was written last, as bytes; nil where none was.
    ///
    /// - Throws: what kept it from being read.
    func read() throws -> [UInt8]?

    /// Replaces the checkpoint; when it returns, the new one survives a loss of power.
    ///
    /// - Throws: what kept it from being written.
    func write(_ checkpoint: [UInt8]) throws

    /// Does some work while nobody else does so on this mark: reading it, and replacing it by what continues it. Without that
    /// a process that signs a shorter log a moment later puts the mark back.
    ///
    /// By default the work is just done, which is enough for a mark that one ledger object has. One that several have, and one
    /// that passes everything on to another, needs its own.
    ///
    /// - Throws: what the work throws, or what kept others from being held off.
    func exclusively<Value>(_ work: () throws -> Value) throws -> Value
}

extension HighWaterMark {
    /// Does the work.
    public func exclusively<Value>(_ work: () throws -> Value) throws -> Value { try work() }
}

/// A high-water mark in a file of its own, of mode 0600, best on another volume than the database.
///
/// It is written aside, synchronised, and renamed into place; then the folder is synchronised. Who can write both the
/// database and this file and has the signing key can roll all of them back: only a pin or a witness elsewhere shows
/// that.
public struct HighWaterMarkFile: HighWaterMark {
    private let path: String

    /// A mark in a file, which need not exist; its folder must.
    public init(path: String) { self.path = path }

    /// The checkpoint in the file; nil where there is no file.
    ///
    /// - Throws: ``EvidenceError`` with code `storage` when it can't be read, or others have rights on it.
    public func read() throws -> [UInt8]? {
        // Also where it is a link that leads nowhere, which reading then refuses.
        let isThere = (try? FileManager.default.attributesOfItem(atPath: path)) != nil
        return isThere ? try PrivateFile.read(path) : nil
    }

    /// Replaces the checkpoint, durably.
    ///
    /// - Throws: ``EvidenceError`` with code `storage` when it can't be written.
    public func write(_ checkpoint: [UInt8]) throws { try PrivateFile.replace(path, checkpoint) }

    /// Does some work while no other process does so on this file, by a lock on a file beside it.
    ///
    /// - Throws: ``EvidenceError`` with code `storage` when the lock can't be had; or what the work throws.
    public func exclusively<Value>(_ work: () throws -> Value) throws -> Value {
        try PrivateFile.exclusively(path, work)
    }
}

/// A high-water mark that dies with the process: for tests, and for logs in memory.
public final class InMemoryMark: HighWaterMark {
    private let checkpoint: Mutex<[UInt8]?>
    // The work may hand back anything, which a mutex doesn't let through.
    private let turn = NSLock()

    /// A mark, perhaps of a checkpoint that was kept elsewhere.
    public init(_ checkpoint: [UInt8]? = nil) { self.checkpoint = Mutex(checkpoint) }

    /// The checkpoint that was written last.
    public func read() throws -> [UInt8]? { checkpoint.withLock { $0 } }

    /// Replaces the checkpoint.
    public func write(_ checkpoint: [UInt8]) throws { self.checkpoint.withLock { $0 = checkpoint } }

    /// Does some work while nobody else in the process does so on this mark.
    public func exclusively<Value>(_ work: () throws -> Value) throws -> Value {
        try turn.withLock(work)
    }
}
#endif
