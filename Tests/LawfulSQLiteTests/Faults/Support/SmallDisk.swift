// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Testing

/// A file system of 2 MiB in memory, mounted for one test.
final class SmallDisk: Sendable {
    /// Where it is mounted, removed with the folder that it is in.
    let folder: LedgerFolder

    init() throws {
        folder = try LedgerFolder()
        guard Self.run("mount", ["-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.url.path(percentEncoded: false)])
        else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    // Lazily: whoever still has a file of it open goes on until it is closed.
    deinit { _ = Self.run("umount", ["-l", folder.url.path(percentEncoded: false)]) }

    /// Whether one can be mounted here.
    static let isMountable: Bool = {
        guard geteuid() == 0, (try? SmallDisk()) != nil else {
            print("skipped: no small file system can be mounted, so that no disk is full")
            return false
        }
        return true
    }()

    /// Writes a file of some length.
    func fill(_ name: String, _ count: Int) throws {
        try Data(count: count).write(to: folder.url.appending(path: name))
    }

    /// Writes a file `rest` of all the space that is left.
    func fillUp() throws {
        let place = folder.url.appending(path: "rest")
        try Data().write(to: place)
        let file = try FileHandle(forWritingTo: place)
        for count in [4096, 512, 16, 1] {
            while (try? file.write(contentsOf: Data(count: count))) != nil {}
        }
        try? file.close()
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(at: folder.url.appending(path: name)) }

    private static func run(_ tool: String, _ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
#endif
