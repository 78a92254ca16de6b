// SPDX-License-Identifier: Apache-2.0

#if Tool
import Foundation
import Testing

/// A program, run to its end.
struct ToolRun {
    let status: Int32
    let output: String
    let errors: String

    /// Output and errors on one line each, as people read them.
    var words: String { (output + errors).split(whereSeparator: \.isWhitespace).joined(separator: " ") }

    /// The tool, as it was built beside the tests.
    static func lawful(_ arguments: [String]) async throws -> ToolRun {
        let tool = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "lawful").path(percentEncoded: false)
        return try await ToolRun([tool] + arguments)
    }

    init(_ command: [String]) async throws {
        let folder = try ToolFolder()
        let process = Process()
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        // Files, not pipes: a pipe that nobody reads stops the program when it is full.
        let files = try ["output", "errors"].map { name in
            try folder.write([], name)
            return try FileHandle(forWritingTo: URL(filePath: folder.path(name)))
        }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = files[0]
        process.standardError = files[1]
        try process.run()
        while process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
        status = process.terminationStatus
        output = String(decoding: try folder.read("output"), as: UTF8.self)
        errors = String(decoding: try folder.read("errors"), as: UTF8.self)
        #expect(process.terminationReason == .exit, "\(command) crashed: \(errors)")
    }
}

/// A temporary folder for one test, removed when the test is done.
final class ToolFolder: Sendable {
    let url: URL

    init() throws {
        url = URL.temporaryDirectory.appending(
            path: "lawful-tool-\(UUID().uuidString)", directoryHint: .isDirectory)
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

    /// Changes a file's bytes.
    func change(_ name: String, _ work: (inout [UInt8]) -> Void) throws {
        var bytes = try read(name)
        work(&bytes)
        try write(bytes, name)
    }
}
#endif
