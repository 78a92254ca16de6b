// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation

/// A plain file that is read piece by piece: not a pipe or device that never ends, nor a link to elsewhere.
struct PlainFile: ~Copyable {
    private let descriptor: Int32
    let status: stat

    private init(_ descriptor: Int32, _ status: stat) {
        self.descriptor = descriptor
        self.status = status
    }

    /// Opens a file; nil where there is none.
    ///
    /// - Throws: `EvidenceError` with code `storage` when it can't be read, or isn't a plain file.
    static func opened(_ path: String) throws -> PlainFile? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else {
            // Nothing may be done in between that sets it anew.
            let reason = errno
            guard reason == ENOENT || reason == ENOTDIR else { throw unreadable }
            return nil
        }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            _ = close(descriptor)
            throw unreadable
        }
        return PlainFile(descriptor, status)
    }

    deinit { _ = close(descriptor) }

    /// Reads at most as many bytes as a limit, from where the last reading ended; none at the end of the file.
    func read(upTo limit: Int) throws -> [UInt8] {
        var count = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, length in
            let start = UnsafeMutableRawBufferPointer(buffer)
            repeat {
                count = unsafe fileRead(descriptor, start)
            } while count < 0 && errno == EINTR
            length = max(0, count)
        }
        guard count >= 0 else { throw Self.unreadable }
        return bytes
    }

    /// All that the file holds.
    ///
    /// - Throws: `EvidenceError` with code `storage` when that is more than a limit, or can't be read.
    func contents(limit: Int) throws -> [UInt8] {
        guard status.st_size <= limit else { throw Self.unreadable }
        let size = Int(status.st_size)
        var bytes = try read(upTo: size)
        while bytes.count < size {
            let more = try read(upTo: size - bytes.count)
            guard !more.isEmpty else { break }
            bytes += more
        }
        return bytes
    }

    /// The whole of a file; nil where there is none.
    static func read(_ path: String, limit: Int) throws -> [UInt8]? {
        guard let file = try opened(path) else { return nil }
        return try file.contents(limit: limit)
    }

    private static var unreadable: EvidenceError {
        EvidenceError(.storage, "A file can't be read, isn't a plain file, or is larger than such files are.")
    }
}

@unsafe
private func fileRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    unsafe read(descriptor, buffer.baseAddress, buffer.count)
}
#endif
