// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import Testing

/// The helper that writes to a ledger from a process of its own.
final class WriterProcess {
    /// What became of an append, as the helper heard it.
    struct Receipt: Hashable {
        let id: String
        let sequence: Int64
    }

    private let process = Process()
    private let output = URL.temporaryDirectory.appending(path: "lawful-writer-\(UUID().uuidString)")

    /// Starts the helper on the schema's log.
    init(_ command: String, _ schema: TestSchema, log: String = "main", _ arguments: String...) throws {
        try Data().write(to: output)
        process.executableURL = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "PostgresWriter")
        process.arguments = [command, schema.server.address(), schema.name, log] + arguments
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.begin()
    }

    deinit {
        if process.isRunning { process.terminate() }
        try? FileManager.default.removeItem(at: output)
    }

    /// The whole lines printed so far; a line cut by a kill isn't one.
    func lines() throws -> [String] {
        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { String($0) }
    }

    /// The acknowledged appends so far.
    func receipts() throws -> [Receipt] {
        try lines().map { line in
            let words = line.split(separator: " ")
            return Receipt(
                id: String(try #require(words.first)), sequence: try #require(words.last.flatMap { Int64($0) }))
        }
    }

    /// Waits for the end; the exit status.
    func end() async throws -> Int32 {
        while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        return process.terminationStatus
    }

    /// Waits until at least so many lines were printed, or the process has ended.
    func wait(forLines count: Int) async throws {
        while process.isRunning, try lines().count < count { try await Task.sleep(for: .milliseconds(1)) }
    }

    /// Ends the process at once, without a chance to tidy up.
    func kill() async throws {
        // One that has ended has the identifier 0, which stands for our own group.
        if process.isRunning { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
        _ = try await end()
    }
}
#endif
