// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTesting
import Testing

@Suite("A write-ahead log that is damaged after a head was signed")
struct LogRotTests {
    /// A ledger whose last entries are in the log alone, as a crash leaves its files.
    private struct Signed {
        let files: FileLedger
        let image: SimulatedDisk.Files
        let acknowledged: Acknowledged
        var log: String { files.path + "-wal" }

        /// A ledger with so many entries under a signed head, and some more after it.
        init(count: Int, unsigned: Int = 0) async throws {
            files = try FileLedger(isInMemory: true)
            let ledger = try files.open()
            var acknowledged = Acknowledged()
            for number in 0..<count + unsigned {
                if number == count { try acknowledged.add("signed \(try await ledger.checkpoint().head.size)") }
                let draft = SealedLedger.draft(number, of: SubjectID(rawValue: "person-\(number % 4)"))
                guard case .appended(let sequence) = try await ledger.append(draft) else { continue }
                try acknowledged.add("\(draft.id) \(sequence)")
            }
            if unsigned == 0 { try acknowledged.add("signed \(try await ledger.checkpoint().head.size)") }
            // While it is open, since closing it would empty the log.
            image = try files.image()
            withExtendedLifetime(ledger) {}
            self.acknowledged = acknowledged
        }

        /// Opens it with another log; whether it was refused. Nothing but refusing it and having everything is right.
        func isRefused(with log: [UInt8]?, _ place: String) async throws -> Bool {
            var image = image
            image[self.log] = log
            let copy = try files.copy(image)
            let ledger: SQLiteLedger
            do {
                ledger = try copy.open()
            } catch {
                #expect(error as? LedgerError == LedgerError(.rolledBack, ""), "\(error): \(place)")
                return true
            }
            _ = try await copy.survey(ledger, acknowledged, place)
            return false
        }
    }

    @Test("it is told when the ledger is opened, wherever the log was cut, and if it is gone")
    func cut() async throws {
        let signed = try await Signed(count: 40)
        let log = try #require(signed.image[signed.log])
        #expect(log.count > 100_000, "or there is nothing to lose")
        #expect(try await signed.isRefused(with: nil, "deleted"))
        #expect(try await signed.isRefused(with: [], "emptied"))
        #expect(try await !signed.isRefused(with: log, "whole"))
        var random = SeededGenerator(seed: 3)
        var refused = 0
        let places = (0..<80).map { _ in Int.random(in: 0..<log.count, using: &random) }
        // A frame has 24 bytes besides its page, the log itself 32.
        let frames = stride(from: 32, to: log.count, by: 24 + 4096 * 9)
        for place in places + frames {
            if try await signed.isRefused(with: Array(log[..<place]), "cut at \(place)") { refused += 1 }
        }
        print("log cut: \(refused) of \(places.count + Array(frames).count) refused, the others had everything")
        #expect(refused > 80)
    }

    @Test("one bit that flips in it is told, or does no harm", arguments: 0..<4)
    func flips(seed: Int) async throws {
        let signed = try await Signed(count: 30)
        let log = try #require(signed.image[signed.log])
        var random = SeededGenerator(seed: UInt64(seed))
        var refused = 0
        let count = RandomSize.cases(or: 80)
        for _ in 0..<count {
            var log = log
            let place = Int.random(in: 0..<log.count, using: &random)
            log[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            if try await signed.isRefused(with: log, "a bit at \(place)") { refused += 1 }
        }
        print("log of \(log.count) bytes, one bit flipped: \(refused) of \(count) refused, the others had everything")
        #expect(refused > count / 2)
    }

    /// What SQLite does with a damaged log, and no mark can show: the reason to sign often.
    @Test("what was recorded after the last head may go unseen, and nothing before it")
    func unsigned() async throws {
        let signed = try await Signed(count: 20, unsigned: 10)
        let log = try #require(signed.image[signed.log])
        var image = signed.image
        image[signed.log] = Array(log.dropLast(4096 + 24))
        let copy = try signed.files.copy(image)
        let ledger = try copy.open()
        let count = try await ledger.entries(after: 0, limit: .max).count
        #expect((20..<30).contains(count))
        #expect(try await ledger.verify().isVerified)
        withExtendedLifetime(copy) {}
    }
}
#endif
