// SPDX-License-Identifier: Apache-2.0

#if Tool
import Foundation

/// Files and folders that the command line names.
enum InputFile {
    /// No key or head has more bytes.
    private static let limit = 65_536

    /// The bytes of a small plain file; nil where there is none, or one that can't be read or is larger.
    static func read(_ path: String) -> [UInt8]? {
        let resolved = URL(filePath: path).resolvingSymlinksInPath()
        // Only a plain file: a pipe may never end.
        guard let values = try? resolved.resourceValues(forKeys: [.isRegularFileKey]), values.isRegularFile == true,
            let file = try? FileHandle(forReadingFrom: resolved)
        else { return nil }
        defer { try? file.close() }
        // At the end of the file there is no data, rather than empty data.
        guard let bytes = try? file.read(upToCount: limit + 1) ?? Data() else { return nil }
        return bytes.count <= limit ? Array(bytes) : nil
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Whether a folder is there and can be read.
    static func isFolder(_ path: String) -> Bool {
        // An empty path would mean one folder here and another one elsewhere.
        guard !path.isEmpty else { return false }
        let values = try? URL(filePath: path).resolvingSymlinksInPath().resourceValues(forKeys: [.isDirectoryKey])
        return values?.isDirectory == true && FileManager.default.isReadableFile(atPath: path)
    }

    /// Whether a file lies in a folder, also by way of links.
    static func lies(_ path: String, in folder: String) -> Bool {
        let file = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().pathComponents
        let folder = URL(filePath: folder).standardizedFileURL.resolvingSymlinksInPath().pathComponents
        return file.starts(with: folder)
    }
}
#endif
