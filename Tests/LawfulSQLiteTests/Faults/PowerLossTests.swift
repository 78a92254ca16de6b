// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTesting
import Testing

/// No disk is cut off here: what the process wrote is replayed up to every moment that matters, with everything lost that
/// it hadn't synchronised until then, or some of it.
@Suite("A loss of power while a sealed ledger is written")
struct PowerLossTests {
    /// What the helper did to a ledger of a few entries, and how its files were before.
    private func recorded(
        _ command: String,
        _ count: Int
    ) async throws -> (files: FileLedger, before: SimulatedDisk.Files, log: WriteLog) {
        let files = try FileLedger()
        if command == "new" { return (files, [:], try await log(files, "append", count)) }
        // So that a page of the log is written anew, too, there is something in it.
        let first = try files.writer("work", 3, "before", ["--shared"])
        #expect(try await first.end() == 0)
        let before = try files.image()
        return (files, before, try await log(files, command, count))
    }

    private func log(_ files: FileLedger, _ command: String, _ count: Int) async throws -> WriteLog {
        let trace = files.folder.path("trace.txt")
        let writer = try files.writer(command, count, "during", ["--shared"], under: Strace.recording(to: trace))
        let status = try await writer.end()
        let lines = try writer.lines()
        try #require(status == 0, "\(lines)")
        return try WriteLog(contentsOf: trace)
    }

    @Test(
        "loses nothing that was acknowledged, wherever it falls and whatever becomes of the rest",
        .enabled(if: Strace.isThere), arguments: ["new", "work", "sign", "burst"])
    func replayed(command: String) async throws {
        let (files, before, log) = try await recorded(command, command == "burst" ? 24 : 8)
        var random = SeededGenerator(seed: 1)
        var disk = SimulatedDisk(before)
        var acknowledged = Acknowledged()
        var (cuts, images, synchronisations, more) = (0, 0, 0, 0)
        for event in log.events {
            var isCut = false
            if case .synchronised(let path, _) = event, path.contains("/lawful-ledger-") {
                synchronisations += 1
                isCut = true
            }
            if isCut { try await lose(disk) }
            disk.apply(event)
            if case .said(let line) = event {
                try acknowledged.add(line)
                try await lose(disk)
            }
        }
        try await lose(disk)

        func lose(_ disk: SimulatedDisk) async throws {
            cuts += 1
            for loss in SimulatedDisk.Loss.allCases {
                images += 1
                let place = "\(command), cut \(cuts), \(loss)"
                let copy = try files.copy(disk.files(after: loss, using: &random))
                do {
                    let count = try await copy.survey(try copy.open(), acknowledged, place)
                    if count > acknowledged.sequences.count + (before.isEmpty ? 0 : 6) { more += 1 }
                } catch {
                    // The disk keeps its promises here, so that not even `rolledBack` has a reason.
                    Issue.record("\(error): \(place)")
                }
            }
        }
        print(
            """
            loss of power during \(command): \(synchronisations) synchronisations, \(cuts) cuts, \(images) images, all \
            acknowledged there; in \(more) of them also what wasn't acknowledged yet
            """)
        #expect(acknowledged.sequences.count >= 8 && synchronisations >= 4 && cuts > synchronisations)
        #expect(more > 0, "or what isn't acknowledged is never found, and the cuts are in the wrong places")
    }

    @Test(
        "a log that isn't synchronised loses what was acknowledged, so that the replay can fail",
        .enabled(if: Strace.isThere))
    func unsynchronised() async throws {
        let (files, before, log) = try await recorded("append", 8)
        var random = SeededGenerator(seed: 3)
        var disk = SimulatedDisk(before)
        var acknowledged = Acknowledged()
        for event in log.events {
            if case .said(let line) = event { try acknowledged.add(line) }
            if case .synchronised(let path, _) = event, path.hasSuffix("-wal") { continue }
            // Closing the ledger copies the log into the file, which is synchronised, too.
            if acknowledged.sequences.count == 8 { break }
            disk.apply(event)
        }
        let copy = try files.copy(disk.files(after: .dropped, using: &random))
        let ids = try await copy.open().entries(after: 0, limit: .max).map(\.id.rawValue)
        #expect(acknowledged.sequences.keys.contains { !ids.contains($0) })
        withExtendedLifetime(copy) {}
    }

    @Test(
        "a disk that forgets what it said was synchronised is told on when the ledger is opened",
        .enabled(if: Strace.isThere))
    func forgotten() async throws {
        let (files, before, log) = try await recorded("sign", 10)
        var random = SeededGenerator(seed: 2)
        var disk = SimulatedDisk(before)
        // The database as it was at each acknowledgement, beside the mark of each later one.
        var states: [SimulatedDisk.Files] = [before]
        for event in log.events {
            disk.apply(event)
            if case .said(let line) = event, line.hasPrefix("signed") {
                states.append(disk.files(after: .dropped, using: &random))
            }
        }
        var (refused, whole) = (0, 0)
        for older in states.indices {
            for newer in older..<states.count {
                let database = states[older].filter { !$0.key.hasPrefix(files.keys) }
                let keys = states[newer].filter { $0.key.hasPrefix(files.keys) }
                let copy = try files.copy(database.merging(keys) { $1 })
                if older < newer {
                    #expect(throws: LedgerError(.rolledBack, ""), "\(older), \(newer)") { try copy.open() }
                    refused += 1
                } else {
                    let ledger = try copy.open()
                    #expect(try await ledger.verify().isVerified)
                    whole += 1
                }
            }
        }
        print("a disk that forgets: \(refused) of \(refused) older databases refused, \(whole) whole ones opened")
        #expect(refused == 55 && whole == 11)
    }

    @Test(
        "an entry that a killed process left without synchronising it is synchronised before it is acknowledged",
        .enabled(if: Strace.isThere))
    func left() async throws {
        let files = try FileLedger()
        let ledger = try files.open()
        let killed = try files.writer(
            "append", 1, "left", environment: ["LEDGER_WRITER_KILL": "committed:1"])
        _ = try await killed.end()
        #expect(try await ledger.entries(after: 0, limit: 9).map(\.id) == ["left-1"])
        // As the next process finds the files: the log has the entry, and nobody knows whether the disk has it.
        let copy = try files.copy(try files.image())
        let trace = copy.folder.path("trace.txt")
        let again = try copy.writer("append", 1, "left", under: Strace.recording(to: trace))
        #expect(try await again.end() == 0)
        #expect(try again.lines() == ["left-1 1"])
        var isSynchronised = false
        for event in try WriteLog(contentsOf: trace).events {
            if case .synchronised(let path, _) = event, path.hasSuffix("ledger.sqlite-wal") { isSynchronised = true }
            if case .said = event { #expect(isSynchronised, "acknowledged, and perhaps not on the disk") }
        }
    }
}
#endif
