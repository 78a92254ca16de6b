// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulLedger
import LawfulModel

import LawfulSQLite
import LawfulTime
import Testing

@Suite("Erasing from the ledger's files")
struct LedgerErasureTests {
    private let folder: LedgerFolder
    private let ledger: SQLiteLedger

    init() throws {
        folder = try LedgerFolder()
        ledger = try SQLiteLedger(path: folder.path())
    }

    /// Interleaved entries of two persons, of all sizes from a few bytes to several pages.
    private func fill() async throws {
        for round in 0..<60 {
            let padding = String(repeating: "x", count: round * round * 4)
            try await _ = ledger.append(
                ["goes", "stays"].map { person in
                    ConditionalDraft(
                        EntryDraft(
                            "\(person)-\(round)",
                            .retentionExtended(
                                "offer", until: .distantFuture, reviewBy: .distantFuture,
                                because: "\(person)-marker \(padding) \(person)-marker", approvedBy: nil),
                            of: SubjectID(rawValue: person)))
                })
        }
    }

    @Test("erased text stands in none of the files, that of others still does")
    func gone() async throws {
        try await fill()
        #expect(try folder.files(holding: "goes-marker").isEmpty == false, "or the search shows nothing")
        #expect(try await ledger.erasePrivateParts(of: "goes", .everything, keeping: []) == 60)
        #expect(try folder.files(holding: "goes-marker").isEmpty)
        #expect(try folder.files(holding: "stays-marker") == ["ledger.sqlite"], "the log was emptied into the file")
        #expect(try await ledger.isErasurePending == false)
        #expect(try await ledger.entries(of: "stays").count == 60)
    }

    @Test("no copy survives that SQLite made by moving rows about, of many persons erased between appends")
    func noCopies() async throws {
        var generator = SystemRandomNumberGenerator()
        var number = 0
        let persons = (0..<8).map { "person\($0)" }
        for (turn, erased) in persons.enumerated() {
            let drafts = (0..<250).map { _ in
                let person = persons[Int.random(in: turn..<persons.count, using: &generator)]
                let size = [10, 100, 300, 900, 3000, 9000].randomElement(using: &generator) ?? 0
                number += 1
                let reason = "\(person)-é-marker \(String(repeating: "x", count: size)) \(person)-é-marker"
                return EntryDraft(
                    "\(number)",
                    .retentionExtended(
                        "offer", until: .distantFuture, reviewBy: .distantFuture, because: reason, approvedBy: nil),
                    of: SubjectID(rawValue: person))
            }
            _ = try await ledger.append(drafts.map { ConditionalDraft($0) })
            _ = try await ledger.erasePrivateParts(of: SubjectID(rawValue: erased), .everything, keeping: [])
            for gone in persons[...turn] { #expect(try folder.files(holding: "\(gone)-é-marker").isEmpty, "\(gone)") }
        }
        #expect(try await ledger.entries(after: 0, limit: .max).map(\.sequence) == (1...Int64(number)).map { $0 })
    }

    @Test("a reader elsewhere makes the erasure pending, and it is never called done before it is")
    func pending() async throws {
        try await fill()
        let reader = try DatabasePool(path: folder.path())
        var snapshot: DatabaseSnapshot? = try reader.makeSnapshot()
        try await snapshot?.read { db in _ = try Row.fetchAll(db, sql: "SELECT * FROM private_parts") }

        let error = try await #require(throws: LedgerError.self) {
            try await ledger.erasePrivateParts(of: "goes", .everything, keeping: [])
        }
        #expect(error.code == .erasurePending)
        #expect(try await ledger.isErasurePending)
        #expect(try await ledger.entries(of: "goes").isEmpty, "nobody is shown them any more")
        #expect(try folder.files(holding: "goes-marker").isEmpty == false, "but they are in the files")
        #expect(try await ledger.append(EntryDraft("next", .optedOut(), of: "s")) == .appended(121), "appends go on")

        snapshot = nil
        try await ledger.completeErasure()
        #expect(try await ledger.isErasurePending == false)
        #expect(try folder.files(holding: "goes-marker").isEmpty)
    }

    @Test("opening the file completes an erasure that a crash or a reader left pending")
    func completedByOpening() async throws {
        try await fill()
        let reader = try DatabasePool(path: folder.path())
        var snapshot: DatabaseSnapshot? = try reader.makeSnapshot()
        try await snapshot?.read { db in _ = try Row.fetchAll(db, sql: "SELECT * FROM private_parts") }
        await #expect(throws: LedgerError(.erasurePending, "")) {
            try await ledger.erasePrivateParts(of: "goes", .activity("offer"), keeping: [])
        }
        snapshot = nil
        #expect(try folder.files(holding: "goes-marker").isEmpty == false)
        let again = try SQLiteLedger(path: folder.path())
        #expect(try await again.isErasurePending == false)
        #expect(try folder.files(holding: "goes-marker").isEmpty)
    }

    @Test("an erasure of nothing leaves nothing pending and records nothing")
    func nothing() async throws {
        try await fill()
        #expect(try await ledger.erasePrivateParts(of: "goes", .activity("newsletter"), keeping: []) == 0)
        #expect(try await ledger.erasePrivateParts(of: "goes", .everything, keeping: [.retentionExtended]) == 0)
        #expect(try await ledger.isErasurePending == false)
        #expect(try await ledger.entries(of: "goes").count == 60)
    }
}
#endif
