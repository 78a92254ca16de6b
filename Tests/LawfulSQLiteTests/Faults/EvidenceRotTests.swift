// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import Testing

@Suite("A bit that flips in the files beside a sealed ledger")
struct EvidenceRotTests {
    private let files: FileLedger

    init() async throws {
        files = try FileLedger(isInMemory: true)
        let ledger = try files.open()
        try await SealedLedger.fill(ledger, 0..<20)
        _ = try await ledger.checkpoint()
    }

    /// Writes a file anew with each of its bits flipped in turn, or with one of each byte.
    private func flipping(
        _ name: String,
        each: Bool,
        _ work: (_ place: String) async throws -> Void
    ) async throws -> Int {
        let path = files.keys + "/" + name
        let original = try Data(contentsOf: URL(filePath: path))
        var count = 0
        for byte in original.indices {
            for bit in each ? Array(0..<8) : [byte % 8] {
                var flipped = original
                flipped[byte] ^= 1 << UInt8(bit)
                #expect(
                    FileManager.default.createFile(
                        atPath: path, contents: flipped, attributes: [.posixPermissions: 0o600]))
                try await work("\(name), byte \(byte), bit \(bit)")
                count += 1
            }
        }
        #expect(
            FileManager.default.createFile(atPath: path, contents: original, attributes: [.posixPermissions: 0o600]))
        // And all is well again.
        #expect(try await files.open().verify().isVerified)
        return count
    }

    @Test("a mark is refused with any of its bits flipped")
    func mark() async throws {
        let key = try files.evidence().signing
        let mark = HighWaterMarkFile(path: files.mark)
        let bits = try await flipping("mark", each: true) { place in
            #expect(throws: EvidenceError.self, "\(place)") { _ = try CheckpointSigner(key, mark: mark) }
        }
        let opened = try await flipping("mark", each: false) { place in
            #expect(throws: LedgerError(.evidence, ""), "\(place)") { _ = try files.open() }
        }
        print("mark: \(bits) flips refused, \(opened) of them when the ledger was opened")
    }

    @Test("a signing key is refused with any of its bits flipped")
    func signingKey() async throws {
        let mark = HighWaterMarkFile(path: files.mark)
        let key = try files.evidence().signing
        var refused = 0
        let bits = try await flipping("signing-key", each: true) { place in
            // The end of the line may be another one.
            if let signing = try? files.evidence().signing, signing.text == key.text { return }
            #expect(throws: EvidenceError.self, "\(place)") {
                _ = try CheckpointSigner(try files.evidence().signing, mark: mark)
            }
            refused += 1
        }
        print("signing key: \(refused) of \(bits) flips refused, the others leave the key as it is")
        #expect(refused >= bits - 8)
    }

    @Test("a file of keys is refused with any of its bits flipped, at the latest when a key is needed")
    func keys() async throws {
        let key = try DataKey(bytes: Array(repeating: 7, count: DataKey.byteCount))
        let wrapped = try await files.evidence().keys.wrap(key, context: [1])
        let bits = try await flipping("keys", each: true) { place in
            await #expect(throws: EvidenceError.self, "\(place)") {
                _ = try await files.evidence().keys.unwrap(wrapped, context: [1])
            }
        }
        var (atOnce, later) = (0, 0)
        let opened = try await flipping("keys", each: false) { place in
            let evidence: LedgerEvidence
            do {
                evidence = try files.evidence()
            } catch {
                #expect(error as? EvidenceError == EvidenceError(.key, ""), "\(error): \(place)")
                atOnce += 1
                return
            }
            let ledger = try SQLiteLedger(path: files.path, evidence: evidence)
            await #expect(throws: LedgerError(.keys, ""), "\(place)") { _ = try await ledger.entries(of: "person-1") }
            // Nothing is recorded under a key that was altered of people who are known.
            await #expect(throws: LedgerError(.keys, ""), "\(place)") {
                _ = try await ledger.append(SealedLedger.draft(99, of: "person-1"))
            }
            let report = try await ledger.verify()
            // Each entry, and the one who made them all.
            #expect(report.findings.count == 21, "\(place)")
            later += 1
        }
        print(
            "keys: \(bits) flips refused; of \(opened), \(atOnce) when the file was read and \(later) by the first key")
    }
}
#endif
