// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import Testing

/// A script of `Tests/Interop`, run to its end.
struct PythonRun {
    let status: Int32
    let output: String

    init(_ script: String, _ arguments: [String]) async throws {
        let folder = try TestFolder()
        try folder.write([], "output")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["python3", "-B", Vectors.folder.appending(path: script).path(percentEncoded: false)] + arguments
        let output = try FileHandle(forWritingTo: URL(filePath: folder.path("output")))
        process.standardOutput = output
        process.standardError = output
        try process.run()
        while process.isRunning { try await Task.sleep(for: .milliseconds(10)) }
        status = process.terminationStatus
        self.output = String(decoding: try folder.read("output"), as: UTF8.self)
    }

    /// Whether the other verifier accepts a folder.
    static func accepts(_ folder: String, vkey: String, pins: [String] = []) async throws -> Bool {
        let run = try await PythonRun(
            "verify_tlog.py", ["dir", folder, "--vkey", vkey] + pins.flatMap { ["--pinned", $0] })
        guard run.status == 0 || run.output.contains("REFUSED") else {
            // Neither yes nor no, such as a Python without the package `cryptography`.
            throw Broken(output: run.output)
        }
        return run.status == 0
    }

    struct Broken: Error {
        let output: String
    }
}
#endif
