// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulSQLite

/// What verifying and exporting a ledger take of memory at most, each in a process of its own.
struct MemoryUse {
    let folder: URL

    private struct Failure: Error {
        let what: String
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path(percentEncoded: false) }

    private func open() throws -> SQLiteLedger {
        let evidence = try LedgerEvidence.files(
            in: path("memory-keys"), origin: "bench.example/memory", signingWithin: nil)
        return try SQLiteLedger(path: path("memory.sqlite"), evidence: evidence)
    }

    func measure(_ count: Int) async throws {
        let names = ["memory.sqlite", "memory.sqlite-wal", "memory.sqlite-shm", "memory-keys", "memory-export"]
        func remove() { for name in names { try? FileManager.default.removeItem(atPath: path(name)) } }
        remove()
        defer { remove() }
        let ledger = try open()
        for start in stride(from: 0, to: count, by: 1_000) {
            let drafts = Bench.drafts(min(1_000, count - start))
            _ = try await ledger.append(drafts.map { ConditionalDraft($0) })
        }
        _ = try await ledger.checkpoint()
        for part in ["open", "entries", "full", "export"] {
            let process = Process()
            process.executableURL = URL(filePath: CommandLine.arguments[0])
            process.arguments = [folder.path(percentEncoded: false), "--part", part]
            try process.run()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else { throw Failure(what: "\(part) failed") }
        }
    }

    func run(_ part: String) async throws {
        let ledger = try open()
        let clock = ContinuousClock()
        let time = try await clock.measure {
            switch part {
            case "entries": try check(await ledger.verify(depth: .entries))
            case "full": try check(await ledger.verify(depth: .full))
            case "export": _ = try await ledger.export(to: path("memory-export"))
            default: break
            }
        }
        let size = try await ledger.checkpoint().head.size
        print("\(part), \(size) entries: \(peak()) in \(time.components.seconds) s")
    }

    private func check(_ report: EvidenceReport) throws {
        guard report.isVerified else { throw Failure(what: "the ledger doesn't verify") }
    }

    /// The most that the process had in memory, as the kernel says.
    private func peak() -> String {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.map { $0.dropFirst(6).trimmingCharacters(in: .whitespaces) } ?? "unknown"
    }
}
#endif
