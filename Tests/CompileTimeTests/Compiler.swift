// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Compiles snippets as a client of the modules that this test was built with.
enum Compiler {
    /// Why nothing could be compiled.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Few at a time: the tests of other suites run beside them.
    private static let queue: OperationQueue = {
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = ProcessInfo.processInfo.activeProcessorCount
        return queue
    }()

    /// The build folder: the one above the running tests that holds the modules.
    private static let buildFolder: URL? = {
        for argument in CommandLine.arguments {
            var folder = URL(filePath: argument).resolvingSymlinksInPath()
            while folder.pathComponents.count > 1 {
                folder.deleteLastPathComponent()
                let module = folder.appending(path: "Modules/LawfulDecisions.swiftmodule")
                if FileManager.default.fileExists(atPath: module.path) { return folder }
            }
        }
        return nil
    }()

    /// Compiles a snippet with the preamble, up to where lifetimes are checked; type checking alone doesn't check them.
    static func compile(_ snippet: Snippet, in dialect: Dialect) async throws -> CompilerRun {
        guard let buildFolder else {
            throw Failure(
                description: "No folder above \(CommandLine.arguments[0]) holds Modules/LawfulDecisions.swiftmodule.")
        }
        let arguments =
            ["swiftc", "-emit-sil", "-wmo", "-o", "/dev/null", "-parse-as-library", "-diagnostic-style=llvm"]
            + dialect.arguments
            + ["-module-name", "Client", "-module-cache-path", buildFolder.appending(path: "CompileTimeCache").path]
            + ["-I", buildFolder.appending(path: "Modules").path, snippet.file.path, Snippet.preamble.path]
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Result { try run(arguments) }) }
        }
    }

    private static func run(_ arguments: [String]) throws -> CompilerRun {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        // A crash would otherwise write a backtrace for minutes.
        process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return CompilerRun(
            status: process.terminationStatus,
            wasKilled: process.terminationReason == .uncaughtSignal,
            output: String(decoding: output, as: UTF8.self)
        )
    }
}
