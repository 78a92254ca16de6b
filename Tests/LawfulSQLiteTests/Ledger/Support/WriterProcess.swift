// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Testing

/// The helper that writes to a ledger from a process of its own.
struct WriterProcess {
    /// What became of an append, as the helper heard it.
    struct Receipt: Hashable {
        let id: String
        let sequence: Int64
    }

    private let process = Process()
    private let input = Pipe()
    private let output: URL
    /// Keeps the folder until the output has been read.
    private let folder: LedgerFolder

    /// Starts the helper, or a tool that starts the helper.
    init(
        _ arguments: [String],
        under tool: [String] = [],
        environment: [String: String] = [:],
        in folder: LedgerFolder
    ) throws {
        self.folder = folder
        output = folder.url.appending(path: "output-\(UUID().uuidString).txt")
        try Data().write(to: output)
        let helper = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "LedgerWriter").path(percentEncoded: false)
        let command = tool + [helper] + arguments
        process.executableURL = URL(filePath: command[0])
        process.arguments = Array(command.dropFirst())
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = input
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
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

    /// Writes a line to its standard input.
    func send(_ line: String) throws { try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8)) }

    /// Writes a line and waits for the line that answers it.
    func ask(_ line: String) async throws -> String {
        let count = try lines().count
        try send(line)
        try await wait(forLines: count + 1)
        return try lines().dropFirst(count).first ?? "no answer: \(lines().last ?? "")"
    }

    /// Ends its standard input.
    func close() throws { try input.fileHandleForWriting.close() }

    /// Waits for the end; the exit status.
    func end() async throws -> Int32 {
        while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        return process.terminationStatus
    }

    /// Waits until at least so many lines were printed, or the process has ended.
    func wait(forLines count: Int) async throws {
        while process.isRunning, try lines().count < count { try await Task.sleep(for: .milliseconds(1)) }
    }

    /// Whether a signal ended it.
    var wasKilled: Bool { !process.isRunning && process.terminationReason == .uncaughtSignal }

    /// Ends the process at once, without a chance to tidy up; whether it was still running.
    func kill() async throws -> Bool {
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
        _ = try await end()
        return process.terminationReason == .uncaughtSignal
    }
}
#endif
