// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A file of this folder, or of the package, that tests hold what is written against.
///
/// With `LAWFUL_REWRITE=1` it is written anew first; look at the difference before you commit it.
struct Fixture {
    let file: URL

    /// A file by its path from this target's folder.
    init(_ path: String, in folder: URL = Fixture.tests) { file = folder.appending(path: path) }

    /// The folder of this target.
    static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    /// The package's folder.
    static let package = tests.deletingLastPathComponent().deletingLastPathComponent()

    /// The file's text, without its last line break.
    func text(otherwise made: @autoclosure () throws -> Data) throws -> String {
        if ProcessInfo.processInfo.environment["LAWFUL_REWRITE"] == "1" {
            try (made() + Data("\n".utf8)).write(to: file)
        }
        return try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .newlines)
    }
}
