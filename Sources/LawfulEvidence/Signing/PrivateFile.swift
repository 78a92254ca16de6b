// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import Synchronization

/// Files for keys, signing keys and marks: mode 0600, refused when others have any rights on them, replaced as a whole and
/// durably.
public enum PrivateFile {
    /// How many bytes are read at most; no file of this kind has more.
    private static let maximumByteCount = 1_048_576

    /// Drafts are named after the process, so that one of them is written at a time.
    private static let writing = Mutex(())

    /// Reads a file that its owner alone may read.
    ///
    /// - Throws: ``EvidenceError`` with code `storage` when it isn't there, isn't a plain file, or others have rights on it.
    public static func read(_ path: String) throws -> [UInt8] {
        try read(path, limit: maximumByteCount)
    }

    /// Reads a file that may be long, or its beginning.
    static func read(_ path: String, limit: Int, isWhole: Bool = true) throws -> [UInt8] {
        guard let file = try? PlainFile.opened(path) else {
            throw failure(path, "can't be opened for reading: is it there, and a plain file, not a link?")
        }
        guard file.status.st_mode & 0o077 == 0 else {
            throw failure(
                path, "can be read by others than its owner; it may hold secrets that are known now. Set mode 0600")
        }
        let read = isWhole ? try? file.contents(limit: limit) : try? file.read(upTo: limit)
        guard let bytes = read else { throw failure(path, "can't be read") }
        return bytes
    }

    /// Makes a file that isn't there yet; when it returns, the file survives a loss of power.
    ///
    /// - Throws: ``EvidenceError`` with code `storage` when there is one, or it can't be written.
    public static func create(_ path: String, _ bytes: [UInt8]) throws {
        try writing.withLock { _ in
            let draft = try write(bytes, beside: path)
            // A link is made only where nothing stands yet, which renaming isn't.
            let isMade = unsafe link(draft, path) == 0
            _ = unsafe unlink(draft)
            guard isMade else { throw failure(path, "can't be made: there may be one already") }
            try synchronizeFolder(of: path)
        }
    }

    /// Replaces a file, or makes it: who reads sees the old content or the new, also after a loss of power.
    ///
    /// - Throws: ``EvidenceError`` with code `storage` when it can't be written; the old content stands then, or the new.
    public static func replace(_ path: String, _ bytes: [UInt8]) throws {
        try writing.withLock { _ in
            let draft = try write(bytes, beside: path)
            guard unsafe rename(draft, path) == 0 else {
                _ = unsafe unlink(draft)
                throw failure(path, "can't be replaced")
            }
            try synchronizeFolder(of: path)
        }
    }

    /// Adds lines at the end of a file; when it returns, they survive a loss of power. A last line that was cut off before is
    /// dropped first: nobody was told that it is there.
    static func append(_ path: String, _ lines: [UInt8]) throws {
        try writing.withLock { _ in
            let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
            guard descriptor >= 0 else { throw failure(path, "can't be opened for writing") }
            let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
            defer { close(descriptor) }
            do {
                let end = try file.seekToEnd()
                let tail = min(end, 65_536)
                try file.seek(toOffset: end - tail)
                let last = try file.read(upToCount: Int(tail)) ?? Data()
                let whole = last.lastIndex(of: TextForm.newline).map { UInt64($0 - last.startIndex) + 1 } ?? 0
                try file.truncate(atOffset: end - tail + whole)
                try file.write(contentsOf: Data(lines))
                guard synchronize(descriptor) else { throw failure(path, "can't be made durable") }
            } catch {
                throw failure(path, "can't be written; check the free space")
            }
        }
    }

    /// Does some work on a file while nobody else does, in this process or another; the end of a process ends its lock.
    ///
    /// The lock is on a file beside it, which stays: one that is replaced can't be locked.
    ///
    /// - Throws: ``EvidenceError`` with code `storage` when it can't be locked; or what the work throws.
    public static func exclusively<Value>(_ path: String, _ work: () throws -> Value) throws -> Value {
        let descriptor = unsafe open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure(path, "can't be locked; check the rights on its folder") }
        defer { close(descriptor) }
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw failure(path, "can't be locked; use a local file system") }
        }
        return try work()
    }

    private static func write(_ bytes: [UInt8], beside path: String) throws -> String {
        let draft = path + ".draft-\(getpid())"
        _ = unsafe unlink(draft)
        let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure(path, "can't be written; check the rights on its folder") }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        defer { close(descriptor) }
        do {
            try file.write(contentsOf: Data(bytes))
            guard synchronize(descriptor) else { throw failure(path, "can't be made durable") }
        } catch {
            _ = unsafe unlink(draft)
            throw failure(path, "can't be written; check the free space")
        }
        return draft
    }

    /// Makes the name of a file, or of a folder, durable.
    ///
    /// - Throws: ``EvidenceError`` with code `storage` when that fails.
    static func synchronizeFolder(of path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        let descriptor = unsafe open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, "is in a folder that can't be made durable") }
        defer { close(descriptor) }
        guard synchronize(descriptor) else { throw failure(path, "is in a folder that can't be made durable") }
    }

    private static func synchronize(_ descriptor: Int32) -> Bool {
        #if canImport(Darwin)
        // Some file systems know no full synchronisation.
        if fcntl(descriptor, F_FULLFSYNC) == 0 { return true }
        #endif
        return fsync(descriptor) == 0
    }

    private static func failure(_ path: String, _ what: String) -> EvidenceError {
        EvidenceError(.storage, "The file \(URL(filePath: path).lastPathComponent) \(what).")
    }
}
#endif
