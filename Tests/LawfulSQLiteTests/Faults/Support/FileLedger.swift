// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import Testing

/// A sealed ledger whose evidence is in files, too, so that several processes share it.
struct FileLedger {
    static let origin = "tests.example/ledger"
    let folder: LedgerFolder
    let keysFolder: LedgerFolder

    init(_ folder: LedgerFolder, keys: LedgerFolder) { (self.folder, keysFolder) = (folder, keys) }

    /// A ledger on a file system in memory, where there is one, for faults in which no disk takes part.
    init(isInMemory: Bool = false) throws {
        self.init(try LedgerFolder(isInMemory: isInMemory), keys: try LedgerFolder(isInMemory: isInMemory))
    }

    var path: String { folder.path() }
    var keys: String { keysFolder.path("keys") }
    var mark: String { keys + "/mark" }

    /// No head is signed by the clock: what a test loses must not depend on how long it takes.
    func evidence() throws -> LedgerEvidence {
        try LedgerEvidence.files(in: keys, origin: Self.origin, signingWithin: nil)
    }

    func open() throws -> SQLiteLedger { try SQLiteLedger(path: path, evidence: try evidence()) }

    /// The size of the last head that was signed, as the mark says.
    func markedSize() throws -> Int64 {
        let evidence = try evidence()
        return try evidence.mark.read().map { try SignedCheckpoint($0, by: evidence.signing.verifier).head.size } ?? 0
    }

    /// Starts the helper on it.
    func writer(
        _ command: String,
        _ count: Int,
        _ prefix: String,
        _ flags: [String] = [],
        under tool: [String] = [],
        environment: [String: String] = [:]
    ) throws -> WriterProcess {
        try WriterProcess(
            [command, path, "\(count)", prefix, "--keys", keys] + flags, under: tool, environment: environment,
            in: folder)
    }
}

/// What the helper was told, and so may rely on.
struct Acknowledged {
    private(set) var sequences: [String: Int64] = [:]
    /// The largest head that it was given.
    private(set) var signed: Int64 = 0
    /// Entries that it was told are erased.
    private(set) var erased: Set<String> = []

    init() {}

    init(_ lines: [String]) throws { for line in lines { try add(line) } }

    mutating func add(_ line: String) throws {
        let words = line.split(separator: " ").map(String.init)
        try #require(words.count == 2, "the helper failed: \(line)")
        if words[0] == "erased" {
            erased.insert(words[1])
            return
        }
        let number = try #require(Int64(words[1]), "the helper failed: \(line)")
        if words[0] == "signed" { signed = max(signed, number) } else { sequences[words[0]] = number }
    }

    mutating func add(_ others: Acknowledged) {
        sequences.merge(others.sequences) { $1 }
        signed = max(signed, others.signed)
        erased.formUnion(others.erased)
    }
}

extension FileLedger {
    /// Checks, on a ledger that was opened after a fault, that nothing that was acknowledged is lost: sequences without a
    /// gap, all of them where they were said to be, their private parts but for erased ones, and all of it verified.
    ///
    /// - Returns: how many entries there are.
    func survey(_ ledger: SQLiteLedger, _ acknowledged: Acknowledged, _ place: String) async throws -> Int {
        let entries = try await ledger.entries(after: 0, limit: .max)
        #expect(entries.map(\.sequence) == (0..<entries.count).map { Int64($0) + 1 }, "no gap: \(place)")
        let recorded = Dictionary(entries.map { ($0.id.rawValue, $0) }) { one, _ in one }
        #expect(recorded.count == entries.count, "no id twice: \(place)")
        let lost = acknowledged.sequences.filter { recorded[$0.key]?.sequence != $0.value }
        #expect(lost.isEmpty, "acknowledged and lost: \(place)")
        // Extensions, whose ids end in a, may have been erased; nothing else ever is.
        let unsealed = acknowledged.sequences.keys.filter { !$0.hasSuffix("-a") && recorded[$0]?.privatePart == nil }
        #expect(unsealed.isEmpty, "acknowledged, and its private part lost: \(place)")
        let back = acknowledged.erased.filter { recorded[$0]?.privatePart != nil }
        #expect(back.isEmpty, "erased and back: \(place)")
        let report = try await ledger.verify()
        #expect(report.isVerified && report.entries == Int64(entries.count), "\(report.findings): \(place)")
        #expect(try markedSize() >= acknowledged.signed && entries.count >= acknowledged.signed, "\(place)")
        #expect(try await !ledger.isErasurePending, "\(place)")
        #expect(ledger.restoredMarks == 0, "marks and their archive agree: \(place)")
        let records = entries.filter { $0.publicPart.kind == .privatePartsErased }
        let statements = Set(entries.filter { $0.publicPart.kind == .erased }.map(\.id.rawValue))
        #expect(records.allSatisfy { statements.contains($0.id.rawValue + ".data") }, "in one commit: \(place)")
        #expect(records.count == statements.count, "in one commit: \(place)")
        return entries.count
    }
}

/// Follows the system calls of a process, and interferes with them.
enum Strace {
    static let path = "/usr/bin/strace"

    static var isThere: Bool {
        let isThere = FileManager.default.isExecutableFile(atPath: path)
        if !isThere { print("skipped: \(path) isn't there, so that system calls can't be followed") }
        return isThere
    }

    /// Kills the process as it enters a call for the N-th time on one of its threads.
    static func killing(at call: String, _ count: Int, of file: String? = nil) -> [String] {
        [
            path, "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
            "inject=\(call):signal=KILL:when=\(count)",
        ] + (file.map { ["-P", $0] } ?? [])
    }

    /// Writes every change of files, with all bytes in hexadecimal, to a file.
    static func recording(to file: String) -> [String] {
        [
            path, "-f", "-qq", "-y", "-xx", "-s", "100000", "-e", "signal=none", "-o", file, "-e",
            """
            trace=?open,openat,write,pwrite64,writev,pwritev,ftruncate,?rename,?renameat,?renameat2,?link,linkat,?unlink,\
            unlinkat,fsync,fdatasync,fallocate
            """,
        ]
    }
}
#endif
