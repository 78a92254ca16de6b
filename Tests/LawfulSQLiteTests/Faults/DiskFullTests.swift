// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import Synchronization
import Testing

@Suite("A disk that is full under a sealed ledger", .serialized)
struct DiskFullTests {
    private static let isMountable = SmallDisk.isMountable
    private static let reason: Comment = "only the superuser can mount a small file system in memory"

    @Test("nothing acknowledged is lost, and it works again after space is freed", .enabled(if: isMountable, reason))
    func database() async throws {
        let (disk, keys) = (try SmallDisk(), try LedgerFolder())
        let files = FileLedger(disk.folder, keys: keys)
        try disk.fill("ballast", 700_000)
        let ledger = try files.open()
        var (acknowledged, number, refusal) = ([String: Int64](), 0, LedgerError?.none)
        while refusal == nil {
            number += 1
            try #require(number < 20_000, "the disk never fills")
            do {
                acknowledged["entry-\(number)"] = try await append(number, to: ledger)
            } catch let error as LedgerError {
                refusal = error
            }
        }
        #expect(refusal?.code == .storage)
        #expect(acknowledged.count == number - 1 && number > 20)
        print("disk full: refused after \(number - 1) acknowledged entries: \(refusal?.message ?? "")")

        // All is there meanwhile, for this process and for one that opens the file only now.
        #expect(try await ids(in: ledger) == Set(acknowledged.keys))
        #expect(try await ledger.verify().findings.isEmpty)
        await #expect(throws: LedgerError(.storage, "")) { _ = try await append(number, to: ledger) }
        // An erasure isn't called done that couldn't be.
        do {
            _ = try await ledger.erasePrivateParts(of: "person 1", .everything, keeping: [])
            #expect(try await !ledger.isErasurePending)
        } catch let error as LedgerError {
            #expect(error.code == .storage || error.code == .erasurePending)
        }

        try disk.remove("ballast")
        try await ledger.completeErasure()
        for more in number..<number + 8 { acknowledged["entry-\(more)"] = try await append(more, to: ledger) }
        #expect(try await ledger.erasePrivateParts(of: "person 2", .everything, keeping: []) > 0)
        for more in number + 8..<number + 16 { acknowledged["entry-\(more)"] = try await append(more, to: ledger) }
        #expect(try await ledger.checkpoint().head.size == Int64(acknowledged.count))
        let again = try files.open()
        #expect(try await ids(in: again) == Set(acknowledged.keys))
        #expect(
            try await again.entries(after: 0, limit: .max).map(\.sequence) == (1...acknowledged.count).map { Int64($0) }
        )
        #expect(try await again.verify().isVerified)
    }

    @Test("where the mark can't be written nothing is signed", .enabled(if: isMountable, reason))
    func mark() async throws {
        let (disk, folder) = (try SmallDisk(), try LedgerFolder())
        let files = FileLedger(folder, keys: disk.folder)
        let ledger = try files.open()
        for number in 1...5 { _ = try await append(number, to: ledger) }
        let signed = try await ledger.checkpoint()
        try disk.fillUp()
        for number in 6...10 { _ = try await append(number, to: ledger) }
        let before = try Data(contentsOf: URL(filePath: files.mark))
        await #expect(throws: LedgerError(.storage, "")) { _ = try await ledger.checkpoint() }
        await #expect(throws: LedgerError(.storage, "")) { _ = try await ledger.proofFile(of: 7) }
        #expect(try Data(contentsOf: URL(filePath: files.mark)) == before)
        #expect(try files.markedSize() == signed.head.size)
        try disk.remove("rest")
        #expect(try await ledger.checkpoint().head.size == 10)
        #expect(try files.markedSize() == 10)
        #expect(try await ledger.verify().isVerified)
        let left = try FileManager.default.contentsOfDirectory(atPath: files.keys).sorted()
        #expect(!left.contains { $0.contains("draft") }, "no draft of a mark is left")
    }

    @Test("a mark that fails in any way keeps heads from being signed, and entries from nothing")
    func failingMark() async throws {
        let sealed = try SealedLedger()
        let mark = FailingMark()
        let evidence = LedgerEvidence(signing: sealed.signing, keys: sealed.keys, mark: mark)
        let ledger = try SQLiteLedger(path: sealed.path, evidence: evidence)
        try await SealedLedger.fill(ledger, 0..<10)
        mark.isFailing.withLock { $0 = true }
        // Past the number of entries after which a head is signed by itself.
        try await SealedLedger.fill(ledger, 10..<1_300)
        await #expect(throws: LedgerError(.storage, "")) { _ = try await ledger.checkpoint() }
        #expect(try mark.size(sealed.signing) == 0)
        mark.isFailing.withLock { $0 = false }
        #expect(try await ledger.checkpoint().head.size == 1_300)
        #expect(try mark.size(sealed.signing) == 1_300)
        #expect(try await ledger.verify().isVerified)
    }

    private func append(_ number: Int, to ledger: SQLiteLedger) async throws -> Int64? {
        let draft = SealedLedger.draft(number, of: SubjectID(rawValue: "person \(number % 7)"))
        guard case .appended(let sequence) = try await ledger.append(draft) else { return nil }
        return sequence
    }

    private func ids(in ledger: SQLiteLedger) async throws -> Set<String> {
        Set(try await ledger.entries(after: 0, limit: .max).map(\.id.rawValue))
    }
}

/// A mark that can't be written while it is told to fail.
private final class FailingMark: HighWaterMark {
    let isFailing = Mutex(false)
    private let mark = InMemoryMark()

    func read() throws -> [UInt8]? { try mark.read() }

    func write(_ checkpoint: [UInt8]) throws {
        if isFailing.withLock({ $0 }) { throw EvidenceError(.storage, "No space is left.") }
        try mark.write(checkpoint)
    }

    func size(_ key: SigningKey) throws -> Int64 {
        try mark.read().map { try SignedCheckpoint($0, by: key.verifier).head.size } ?? -1
    }
}
#endif
