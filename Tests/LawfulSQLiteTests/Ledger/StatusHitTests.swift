// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Testing

@Suite("Permits evict no status", .serialized)
struct StatusHitTests {
    private let folder: LedgerFolder

    init() throws { folder = try LedgerFolder() }

    @Test("four processes on one file find at least 99 in 100 statuses, and each denies after a withdrawal in another")
    func processes() async throws {
        let services = try (0..<4).map { _ in try WriterProcess(["serve", folder.path()], in: folder) }
        for service in services {
            try await service.wait(forLines: 1)
            #expect(try service.lines() == ["ready"])
        }
        #expect(try await services[0].ask("consent \(Self.readers)") == "consented \(Self.readers)")

        // All four at once; their statistics come with their answers.
        for service in services { try service.send("permits \(Self.permits) \(Self.readers)") }
        for (number, service) in services.enumerated() {
            let before = number == 0 ? 2 : 1
            try await service.wait(forLines: before + 1)
            let line = try #require(try service.lines().dropFirst(before).first)
            let words = line.split(separator: " ")
            try #require(words.count == 8 && words[0] == "permitted", "\(line)")
            let (permitted, hits, misses) = (Int(words[1]), Int(words[3]), Int(words[5]))
            #expect(permitted == Self.permits, "\(line)")
            // Each reader is read once, whatever the others record meanwhile.
            #expect(misses == Self.readers && hits == Self.permits - Self.readers, "\(line)")
        }
        #expect(Double(Self.permits - Self.readers) / Double(Self.permits) >= 0.99)

        // What stands in the caches of the others is stale then; the next decision is right all the same.
        #expect(try await services[3].ask("withdraw 0") == "withdrawn 0")
        for service in services {
            #expect(try await service.ask("ask 0") == "denied consent.withdrawn")
            #expect(try await service.ask("ask 1") == "permitted")
        }
        for service in services {
            try service.close()
            #expect(try await service.end() == 0)
        }
    }

    private static let permits = 1000
    private static let readers = 8
}
#endif
