// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Lawful
import LawfulSQLite
import Testing

@Suite("Permits evict no status")
struct StatusHitTests {
    @Test("four services that record a thousand permits each on one file find at least 99 in 100 statuses")
    func hits() async throws {
        let folder = try LedgerFolder()
        let path = folder.path()
        let register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2026-01-01")
            Role("marketer", boundBy: .secrecy, for: Letters.self)
            Activity(Letters.self) {
                Consent(text: "letters-v1")
                Keep(for: .years(2), after: .lastContact)
            }
        }
        let activated = try register.activate(.strict)
        let readers = (0..<8).map { SubjectID(high: 7, low: UInt64($0)) }
        let first = try await DataProtection(activated, ledger: .sqlite(path))
        for reader in readers { try await first.record(.consentGiven(Letters.self, text: "letters-v1"), by: reader) }
        let shares = try await withThrowingTaskGroup(of: StatusCache.Statistics.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    let service = try await DataProtection(activated, ledger: .sqlite(path))
                    for number in 0..<1000 {
                        let reader = readers[number % readers.count]
                        let outcome = try await service.use(Letters.self, of: reader, as: "marketer") { _ in 1 }
                        #expect(outcome.result == 1)
                    }
                    return service.statusStatistics
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(shares.count == 4)
        for share in shares {
            #expect(share.hits + share.misses == 1000)
            #expect(share.share >= 0.99, "\(share)")
        }
        // One withdrawal moves one status: each service reads that one person again, and denies.
        try await first.record(.consentWithdrawn(Letters.self), by: readers[0])
        let late = try await DataProtection(activated, ledger: .sqlite(path))
        let denied = try await late.use(Letters.self, of: readers[0], as: "marketer") { _ in 1 }
        #expect(denied.denial?.has(.consentWithdrawn) == true)
    }

    private enum Address: DataCategory { static let id: CategoryID = "address" }
    private enum Letters: Purpose {
        static let id: PurposeID = "letters"
        typealias Covers = Address
    }
}
#endif
