// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation

/// A temporary folder for one test, removed when the test is done.
final class TestFolder: Sendable {
    let url: URL

    init() throws {
        url = URL.temporaryDirectory.appending(
            path: "lawful-evidence-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path(percentEncoded: false) }

    func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path(name)))) }

    func write(_ bytes: [UInt8], _ name: String) throws {
        let url = URL(filePath: path(name))
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: path(name)) }

    /// All plain files below a folder, by their paths from it, sorted.
    func files(in folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: path(folder)).filter { name in
            var isFolder: ObjCBool = false
            _ = unsafe FileManager.default.fileExists(atPath: path(folder + "/" + name), isDirectory: &isFolder)
            return !isFolder.boolValue
        }.sorted()
    }

    /// The rights of a file, such as 0o600.
    func mode(_ name: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int ?? -1
    }
}
#endif
