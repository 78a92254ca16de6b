// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

/// Checks the promises that every ledger makes; run it on a ledger of your own.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await LedgerConformance(
///         makeLedger: { try MyLedger(path: temporaryPath()) },
///         reopen: { ledger in try MyLedger(path: pathOf(ledger)) }
///     ).run()
/// }
/// ```
///
/// What a ledger gets wrong is recorded as an issue of the running test, with the promise that it breaks. What needs a
/// second process or a killed one isn't checked here; tests of the ledger itself must do that.
public struct LedgerConformance: Sendable {
    let makeLedger: @Sendable () async throws -> any Ledger
    let reopen: (@Sendable (any Ledger) async throws -> any Ledger)?

    /// Describes how to make the ledger that is checked.
    ///
    /// - Parameters:
    ///   - makeLedger: makes a new, empty ledger; it is called once for each promise.
    ///   - reopen: opens what a ledger has stored once more, as after a restart; nil for a ledger that stores nothing,
    ///     whose durability then isn't checked.
    public init(
        makeLedger: @escaping @Sendable () async throws -> any Ledger,
        reopen: (@Sendable (any Ledger) async throws -> any Ledger)? = nil
    ) {
        self.makeLedger = makeLedger
        self.reopen = reopen
    }

    /// Checks all promises, each on a new ledger.
    ///
    /// - Throws: what the ledger throws; a broken promise is recorded as an issue and doesn't stop the others' checks.
    public func run() async throws {
        try await checkSequences(makeLedger())
        try await checkOutcomes(makeLedger())
        try await checkConditions(makeLedger())
        try await checkConditionsWithinOneCall(makeLedger())
        try await checkSingleWinner(makeLedger())
        try await checkIdempotency(makeLedger())
        try await checkConcurrentRetries(makeLedger())
        try await checkAppendingAlone(makeLedger())
        try await checkManyAppendingAlone(makeLedger())
        try await checkHistory(makeLedger())
        try await checkStanding(makeLedger())
        try await checkStandingIsBounded(makeLedger())
        try await checkStandingAfterErasure(makeLedger())
        try await checkCohorts(makeLedger())
        try await checkReading(makeLedger())
        try await checkTimes(makeLedger())
        try await checkIdentifiers(makeLedger())
        try await checkPublicParts(makeLedger())
        try await checkActors(makeLedger())
        try await checkErasureOfActors(makeLedger())
        try await checkErasureOfAnActivity(makeLedger())
        try await checkErasureOfEverything(makeLedger())
        try await checkErasureWithReceipt(makeLedger())
        try await checkDurability(makeLedger())
    }

    /// Durable: what was appended, erased and versioned is there after a restart.
    private func checkDurability(_ ledger: any Ledger) async throws {
        guard let reopen else { return }
        let facts = LedgerFacts("durable")
        for conditional in facts.story { _ = try await ledger.append([conditional]) }
        _ = try await ledger.erasePrivateParts(of: facts.subject, .activity("newsletter"), keeping: [])
        let before = try await ledger.entries(after: 0, limit: .max)
        let historyBefore = try await ledger.history(of: facts.subject)
        let again = try await reopen(ledger)
        #expect(try await again.entries(after: 0, limit: .max) == before, "durable: entries must survive a restart")
        #expect(try await again.history(of: facts.subject) == historyBefore, "durable: and so must the status version")
        #expect(
            try await again.standing(of: facts.subject).status(at: LedgerFacts.noon.advanced(bySeconds: 9))
                == historyBefore.status(at: LedgerFacts.noon.advanced(bySeconds: 9)), "durable: and what stands")
        let next = try await again.append(facts.draft("after", .optedOut()), ifSubjectAt: historyBefore.version)
        #expect(next == .appended(Int64(before.count) + 1), "durable: sequences go on where they were")
        let retry = try await again.append(facts.story)
        #expect(
            retry == (1...Int64(facts.story.count)).map { .appended($0) },
            "idempotent: a retry after a restart must give the first receipts")
    }
}

extension Ledger {
    /// All that is recorded.
    func everything() async throws -> [LedgerEntry] { try await entries(after: 0, limit: .max) }
}
