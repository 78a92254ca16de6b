// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Validates registers by the published schema in a process of its own (`Tests/Interop/validate-registers`).
enum SchemaValidator {
    /// Whether each of the texts is valid; the texts stand on one line each.
    static func validate(_ texts: [String]) throws -> [Bool] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "registers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (registers, answers) = (folder.appending(path: "registers"), folder.appending(path: "answers"))
        try Data((texts.joined(separator: "\n") + "\n").utf8).write(to: registers)
        try Data().write(to: answers)

        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "python3", Fixture.package.appending(path: "Tests/Interop/validate-registers").path(),
            Fixture.package.appending(path: "Documentation/register.schema.json").path(), registers.path(),
        ]
        let output = try FileHandle(forWritingTo: answers)
        process.standardOutput = output
        try process.run()
        process.waitUntilExit()
        try output.close()
        #expect(process.terminationStatus == 0, "what it said stands above")
        let lines = try String(contentsOf: answers, encoding: .utf8).split(separator: "\n")
        return lines.map { $0 == "valid" }
    }
}
