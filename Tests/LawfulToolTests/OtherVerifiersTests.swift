// SPDX-License-Identifier: Apache-2.0

#if Tool
import Foundation
import LawfulEvidence
import LawfulTesting
import Testing

@testable import LawfulTool

/// Exports as verifiers see them that share no code with this package: `Tests/Interop/go`, on golang.org/x/mod/sumdb, and
/// `verify_tlog.py`. `Tests/run` installs what they need.
@Suite("Other verifiers")
struct OtherVerifiersTests {
    private static let interop = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Interop")

    private static func path(_ name: String) -> String { interop.appending(path: name).path(percentEncoded: false) }

    private static let hasGo = ["/usr/bin/go", "/usr/local/go/bin/go"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    private static let hasModule = FileManager.default.fileExists(
        atPath: "/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog/tlog.go")

    @Test(
        "golang.org/x/mod agrees on exports of every shape, and refuses what was altered",
        .enabled(if: hasGo && hasModule, "needs golang-go and golang-golang-x-mod-dev"))
    func go() async throws {
        let folder = try ToolFolder()
        let build = try await ToolRun(["/bin/bash", Self.path("go/build"), folder.path("verify_folder")])
        try #require(build.status == 0, "\(build.errors)")
        let log = try ToolLog(entries: 700)
        let key = log.key.verifier.text
        func verify(_ name: String, _ pins: [String] = []) async throws -> ToolRun {
            try await ToolRun([folder.path("verify_folder"), folder.path(name), key] + pins)
        }
        for size: Int64 in [0, 1, 2, 3, 7, 255, 256, 257, 511, 512, 513, 700] {
            try log.export(to: folder.path("\(size)"), size: size)
            let run = try await verify("\(size)")
            #expect(run.status == 0 && run.output.hasPrefix("verified: \(size) entries"), "\(run.words)")
        }
        try folder.write(try log.head(at: 256).bytes, "pin")
        #expect(try await verify("700", [folder.path("pin")]).status == 0)
        #expect(try await verify("255", [folder.path("pin")]).words.contains("rolled back"))

        var random = SeededGenerator(seed: RandomSize.seed(or: 7))
        // All but payloads, which are not its business, and the copy of the key.
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path("700"))
            .filter {
                InputFile.isFolder(folder.path("700/\($0)")) == false && !["payloads.jsonl", "vkey"].contains($0)
            }
            .sorted()
        for _ in 0..<40 {
            let name = "700/\(try #require(files.randomElement(using: &random)))"
            let original = try folder.read(name)
            let (place, bit) = (
                Int.random(in: 0..<original.count, using: &random), UInt8.random(in: 0..<8, using: &random)
            )
            try folder.change(name) { $0[place] ^= 1 << bit }
            let (other, ours) = (
                try await verify("700"), try await ToolRun.lawful(["verify", folder.path("700"), "--vkey", key])
            )
            #expect(other.status == 1 && ours.status == 1, "\(name) \(place) \(bit): \(other.words)")
            try folder.write(original, name)
        }
        #expect(try await verify("700").status == 0)
    }

    @Test("verify_tlog.py agrees, with payloads")
    func python() async throws {
        let folder = try ToolFolder()
        let log = try ToolLog(entries: 300)
        try log.export(to: folder.path("evidence"))
        try folder.write(try log.head(at: 120).bytes, "pin")
        let command = [
            "/usr/bin/env", "python3", "-B", Self.path("verify_tlog.py"), "dir", folder.path("evidence"), "--vkey",
            log.key.verifier.text, "--pinned", folder.path("pin"),
        ]
        let run = try await ToolRun(command)
        #expect(run.status == 0 && run.output.hasPrefix("verified:"), "\(run.words)")
        try folder.change("evidence/payloads.jsonl") { $0[12] ^= 1 }
        #expect(try await ToolRun(command).status == 1)
    }
}
#endif
