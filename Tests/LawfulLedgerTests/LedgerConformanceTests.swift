// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("The ledger's promises")
struct LedgerConformanceTests {
    @Test("the ledger in memory keeps them")
    func inMemory() async throws {
        try await LedgerConformance(makeLedger: { InMemoryLedger() }, reopen: { $0 }).run()
    }

    @Test("the suite notices each broken promise", arguments: FaultyLedger.Fault.allCases)
    func notices(fault: FaultyLedger.Fault) async throws {
        await withKnownIssue {
            try await LedgerConformance(
                makeLedger: { FaultyLedger(fault) },
                reopen: { fault == .forgetsAtRestart ? InMemoryLedger() : $0 }
            ).run()
        }
    }

    @Test("a single draft gets its outcome, or an error where the ledger gives none")
    func single() async throws {
        let ledger = InMemoryLedger()
        let draft = EntryDraft(
            id: "a", .optedOut(), subject: "s", effectiveAt: .distantPast, recordedAt: .distantPast)
        #expect(try await ledger.append(draft) == .appended(1))
        await #expect(throws: LedgerError(.noAnswer, "")) {
            try await FaultyLedger(.answersNothing).append(draft, ifSubjectAt: StatusVersion.initial)
        }
    }
}
