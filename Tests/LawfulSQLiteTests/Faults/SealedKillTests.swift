// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import Testing

@Suite("A process killed while it writes a sealed ledger")
struct SealedKillTests {
    /// How the process dies, again and again on one ledger.
    struct Death: Sendable, CustomStringConvertible {
        enum Moment: Sendable {
            case anytime
            /// At a point of the helper's own, see `KillPoint`.
            case point(String)
            /// As it enters a system call.
            case call(String, most: Int)
        }
        let command: String
        let moment: Moment
        let rounds: Int

        var description: String {
            switch moment {
            case .anytime: "\(command), at any time"
            case .point(let name): "\(command), at \(name)"
            case .call(let name, _): "\(command), entering \(name)"
            }
        }

        private init(_ command: String, _ moment: Moment, _ rounds: Int) {
            // `LAWFUL_KILL_ROUNDS` is how many times as many.
            let times = ProcessInfo.processInfo.environment["LAWFUL_KILL_ROUNDS"].flatMap { Int($0) } ?? 1
            (self.command, self.moment, self.rounds) = (command, moment, rounds * max(1, times))
        }

        static let anytime = ["append", "burst", "sign", "work"].map { Death($0, .anytime, 16) }
        static let points = [
            "committed", "acknowledged", "erasing", "erased", "wrap", "wrapped", "unwrap", "mark", "marked",
        ].map { Death("work", .point($0), 8) }
        static let calls = [
            ("fdatasync", 5), ("fsync", 3), ("pwrite64", 60), ("ftruncate", 1),
            ("?rename,?renameat,?renameat2", 2),
        ].map { Death("work", .call($0.0, most: $0.1), 13) }
    }

    private struct Run {
        let lines: [String]
        let wasKilled: Bool
    }

    private func run(_ death: Death, _ round: Int, on files: FileLedger) async throws -> Run {
        // Every second round on the same people, so that it meets keys that an earlier one left.
        let flags = round.isMultiple(of: 2) ? ["--shared"] : []
        let prefix = "round\(round)"
        switch death.moment {
        case .anytime:
            let count = death.command == "burst" ? 2_000 : 1_000_000
            let writer = try files.writer(death.command, count, prefix, flags)
            try await writer.wait(forLines: .random(in: 1...12))
            try await Task.sleep(for: .microseconds(.random(in: 0...6000)))
            let wasKilled = try await writer.kill()
            return Run(lines: try writer.lines(), wasKilled: wasKilled)
        case .point(let name):
            // Keys that are wrapped already are needed only of people who are known.
            let writer = try files.writer(
                death.command, 30, prefix, name == "unwrap" && round > 0 ? ["--shared"] : flags,
                environment: ["LEDGER_WRITER_KILL": "\(name):\(name == "unwrap" ? 1 : 1 + round % 5)"])
            _ = try await writer.end()
            return Run(lines: try writer.lines(), wasKilled: writer.wasKilled)
        case .call(let call, let most):
            let writer = try files.writer(
                death.command, 30, prefix, flags,
                under: Strace.killing(
                    at: call, .random(in: 1...most),
                    // Other files are cut only as they are opened; the log when an erasure empties it.
                    of: call == "ftruncate" ? files.path + "-wal" : nil))
            _ = try await writer.end()
            return Run(lines: try writer.lines(), wasKilled: writer.wasKilled)
        }
    }

    private func die(_ death: Death) async throws {
        let files = try FileLedger(isInMemory: true)
        var (acknowledged, before, killed, unacknowledged) = (Acknowledged(), 0, 0, 0)
        for round in 0..<death.rounds {
            let run = try await run(death, round, on: files)
            if run.wasKilled { killed += 1 }
            let own = try Acknowledged(run.lines)
            acknowledged.add(own)
            let ledger = try files.open()
            let count = try await files.survey(ledger, acknowledged, "\(death), round \(round)")
            let more = count - before - own.sequences.count
            unacknowledged += more > 0 ? 1 : 0
            if death.command != "burst" { #expect(more <= (death.command == "work" ? 2 : 1), "one batch at most") }
            before = count
        }
        print("\(death): \(killed) of \(death.rounds) rounds killed, \(acknowledged.sequences.count) acknowledged,")
        print("    \(acknowledged.erased.count) erased, in \(unacknowledged) rounds a commit that wasn't acknowledged")
        #expect(killed * 2 >= death.rounds, "or the rounds show nothing")
    }

    @Test("loses nothing that was acknowledged, at any time", arguments: Death.anytime)
    func anytime(death: Death) async throws { try await die(death) }

    @Test("loses nothing that was acknowledged, at named points", arguments: Death.points)
    func points(death: Death) async throws { try await die(death) }

    @Test("loses nothing that was acknowledged, entering a call", .enabled(if: Strace.isThere), arguments: Death.calls)
    func calls(death: Death) async throws { try await die(death) }

    @Test(
        "leaves a file that opens, while it makes it", .enabled(if: Strace.isThere),
        arguments: ["fdatasync", "fsync", "pwrite64", "?unlink,?unlinkat", "?link,linkat"])
    func making(call: String) async throws {
        var killed = 0
        for count in 1...6 {
            let files = try FileLedger(isInMemory: true)
            let opener = try WriterProcess(
                ["open", files.path, "--keys", files.keys], under: Strace.killing(at: call, count), in: files.folder)
            _ = try await opener.end()
            if opener.wasKilled { killed += 1 }
            let ledger = try files.open()
            let outcome = try await ledger.append(SealedLedger.draft(1, of: "anna"))
            #expect(outcome == .appended(1))
            #expect(try await ledger.checkpoint().head.size == 1)
            #expect(try await ledger.verify().isVerified)
        }
        print("killed entering \(call) while it makes a ledger: \(killed) of 6, all opened afterwards")
        #expect(killed >= 1)
    }
}
#endif
