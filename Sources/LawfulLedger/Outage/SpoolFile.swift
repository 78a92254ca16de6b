// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A plain file that is open, locked against other processes, and closed when nobody has it any more.
final class SpoolFile: Sendable {
    private let descriptor: Int32

    private init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { _ = close(descriptor) }

    /// Opens a file, or makes it.
    static func opened(_ path: String) throws -> SpoolFile {
        let file = try made(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        try synchronizeFolder(of: path)
        return file
    }

    private static func made(_ path: String, _ flags: Int32) throws -> SpoolFile {
        let descriptor = unsafe open(path, flags, 0o600)
        guard descriptor >= 0 else {
            throw failure("can't be opened for writing: is it a plain file, not a link, and may its folder be written?")
        }
        let file = SpoolFile(descriptor)
        guard locks(descriptor) else { throw failure("is open in another process") }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_nlink > 0 else {
            throw failure("isn't a plain file")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw failure("can be read by others than its owner; it holds personal data. Set mode 0600")
        }
        return file
    }

    /// Whether the file is this process's now. A program that another part of the process starts holds the files of its
    /// parent for a moment, until it is itself.
    private static func locks(_ descriptor: Int32) -> Bool {
        for attempt in 0..<40 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            if attempt < 39 { usleep(25_000) }
        }
        return false
    }

    func size() throws -> Int {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw Self.failure("can't be looked at") }
        return Int(status.st_size)
    }

    /// All that the file holds.
    func contents(limit: Int) throws -> Data {
        guard try size() <= limit else { throw Self.failure("is larger than it may be") }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        do {
            try handle.seek(toOffset: 0)
            return try handle.readToEnd() ?? Data()
        } catch {
            throw Self.failure("can't be read")
        }
    }

    /// Writes at the end of the file; when it returns, that is on the disk. Otherwise the file is as it was, if the disk
    /// allows that.
    func append(_ bytes: Data) throws {
        let before = try size()
        do {
            try FileHandle(fileDescriptor: descriptor, closeOnDealloc: false).write(contentsOf: bytes)
            guard fsync(descriptor) == 0 else { throw Self.failure("can't be made durable") }
        } catch {
            _ = ftruncate(descriptor, off_t(before))
            throw Self.failure("can't be written; check the free space")
        }
    }

    /// The file with other content, put in the place of this one at once.
    func replaced(by bytes: Data, at path: String) throws -> SpoolFile {
        let draft = path + ".draft"
        _ = unsafe unlink(draft)
        let file = try Self.made(draft, O_RDWR | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
        do {
            try file.append(bytes)
            guard unsafe rename(draft, path) == 0 else { throw Self.failure("can't be replaced") }
        } catch {
            _ = unsafe unlink(draft)
            throw error
        }
        try Self.synchronizeFolder(of: path)
        return file
    }

    private static func synchronizeFolder(of path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        let descriptor = unsafe open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("is in a folder that can't be made durable") }
        defer { _ = close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("is in a folder that can't be made durable") }
    }

    private static func failure(_ what: String) -> SpoolError { SpoolError(.storage, "The spool's file \(what).") }
}
