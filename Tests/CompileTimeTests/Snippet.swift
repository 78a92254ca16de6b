// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// A piece of a client's code, and the errors that the compiler must find in it.
struct Snippet: Hashable, Sendable, CustomTestStringConvertible {
    /// Words that an error must say, touching a line.
    struct Expectation: Hashable, Sendable {
        let line: Int
        let words: String
    }

    /// Where a snippet can't be understood.
    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    let file: URL
    let expectations: [Expectation]

    var name: String { file.deletingPathExtension().lastPathComponent }
    var testDescription: String { name }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snippets")
    static let preamble = folder.appending(path: "Preamble.swift")

    // What can't be read is missing here; the test that loads them again says why.
    static let refused = (try? load(from: "Refused")) ?? []
    static let accepted = (try? load(from: "Accepted")) ?? []

    static func load(from folder: String) throws -> [Snippet] {
        try FileManager.default.contentsOfDirectory(
            at: self.folder.appending(path: folder), includingPropertiesForKeys: nil
        )
        .filter { $0.pathExtension == "swift" }
        .sorted { $0.path < $1.path }
        .map { file in
            let text = try String(contentsOf: file, encoding: .utf8)
            return Snippet(file: file, expectations: try expectations(in: text, of: file.lastPathComponent))
        }
    }

    /// Reads the comments: one that shares its line with code speaks of that line, one alone of the next line of code.
    static func expectations(in text: String, of file: String) throws -> [Expectation] {
        let marker = "// expect-error:"
        var found: [Expectation] = []
        var waiting: [String] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let code: Substring
            if let range = line.range(of: marker) {
                let words = line[range.upperBound...].trimmingCharacters(in: .whitespaces)
                guard !words.isEmpty else {
                    throw Unreadable(description: "\(file):\(index + 1): say which words the error must hold.")
                }
                waiting.append(words)
                code = line[..<range.lowerBound]
            } else {
                code = line
            }
            let start = code.drop(while: \.isWhitespace)
            guard !start.isEmpty, !start.hasPrefix("//") else { continue }
            found += waiting.map { Expectation(line: index + 1, words: $0) }
            waiting = []
        }
        guard waiting.isEmpty else {
            throw Unreadable(description: "\(file): no code follows the expectation of '\(waiting[0])'.")
        }
        return found
    }
}
