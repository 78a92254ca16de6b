// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

// Separate: erasing private parts leaves sequences, public parts and versions as they are.
extension LedgerConformance {
    /// One activity's private parts go, but for the kinds that are to stay.
    func checkErasureOfAnActivity(_ ledger: any Ledger) async throws {
        let (facts, other) = (LedgerFacts("erased"), LedgerFacts("kept"))
        _ = try await ledger.append(facts.story)
        _ = try await ledger.append(other.story)
        let before = try await ledger.everything()
        let version = try await ledger.history(of: facts.subject).version
        let keeping: Set<EntryKind> = [.consentWithdrawn]
        let scope = ErasureScope.activity("newsletter")
        let gone = before.filter {
            $0.privatePart?.subject == facts.subject && $0.isErasable(scope, keeping: keeping)
        }
        #expect(gone.count > 1 && gone.allSatisfy { $0.publicPart.activity == "newsletter" })

        let count = try await ledger.erasePrivateParts(of: facts.subject, scope, keeping: keeping)
        #expect(count == gone.count, "erasure: the count is of what was erased")
        try await check(ledger, before, without: gone)
        let history = try await ledger.history(of: facts.subject)
        #expect(history.version == version, "erasure: the status version stays")
        let surviving = before.filter { entry in
            entry.privatePart?.subject == facts.subject && !gone.contains { $0.sequence == entry.sequence }
        }
        #expect(
            history.entries == surviving.filter { $0.publicPart.kind.movesStatus },
            "erasure: a history holds no erased entries")
        #expect(try await ledger.entries(of: facts.subject) == surviving, "erasure: nor do a subject's entries")
        #expect(surviving.contains { $0.publicPart.kind == .consentWithdrawn }, "erasure: kinds that are named stay")
        #expect(
            try await ledger.erasePrivateParts(of: facts.subject, scope, keeping: keeping) == 0,
            "erasure: what is gone isn't counted again")
        let first = try #require(gone.first)
        #expect(
            try await ledger.append(facts.story).contains(.appended(first.sequence)),
            "erasure: a retry of an erased draft gets its receipt")
        try await check(ledger, before, without: gone)
        #expect(
            try await ledger.append(facts.draft("next", .optOutOffered()), ifSubjectAt: version)
                == .appended(Int64(before.count) + 1), "erasure: the condition is still met, and sequences go on")
    }

    /// All private parts go, but for the kinds that outlive erasure: they protect the person or prove the duty.
    func checkErasureOfEverything(_ ledger: any Ledger) async throws {
        let (facts, other) = (LedgerFacts("forgotten"), LedgerFacts("remembered"))
        let events = LedgerFacts.events(naming: facts)
        _ = try await ledger.append(
            events.enumerated().map { ConditionalDraft(facts.draft("\($0)", $1)) })
        _ = try await ledger.append(other.story)
        let before = try await ledger.everything()
        let version = try await ledger.history(of: facts.subject).version
        let count = try await ledger.erasePrivateParts(of: facts.subject, .everything, keeping: [])
        let gone = before.prefix(events.count).filter { !$0.publicPart.kind.outlivesErasure }
        #expect(count == gone.count && count < events.count, "erasure: all but what outlives it")
        try await check(ledger, before, without: gone)
        let left = try await ledger.entries(of: facts.subject)
        #expect(
            left.map(\.publicPart.kind) == events.map(\.kind).filter(\.outlivesErasure),
            "erasure: objections to marketing, opt-outs, holds, requests and erasures outlive it")
        #expect(try await ledger.history(of: facts.subject).version == version, "erasure: the status version stays")
        #expect(
            try await ledger.erasePrivateParts(of: "nobody ever heard of", .everything, keeping: []) == 0,
            "erasure: a stranger has nothing to erase")
    }

    /// An order is carried out once, says so of the person, and is recorded by an entry that names nobody.
    func checkErasureWithReceipt(_ ledger: any Ledger) async throws {
        let (facts, other) = (LedgerFacts("ordered"), LedgerFacts("untouched"))
        _ = try await ledger.append(facts.story)
        _ = try await ledger.append(other.story)
        let version = try await ledger.statusVersion(of: facts.subject)
        let kept = try await ledger.entries(of: other.subject)
        func order(_ id: EntryID, ifSubjectAt version: StatusVersion? = nil) -> ErasureOrder {
            ErasureOrder(
                id: id, of: facts.subject, .activity("newsletter"), keeping: [.consentWithdrawn], ifSubjectAt: version,
                because: "a reason", at: LedgerFacts.noon.advanced(bySeconds: 2))
        }
        let size = try await ledger.everything().count
        #expect(
            try await ledger.erase(order("too late", ifSubjectAt: .initial)) == .moved(version),
            "erasure: an order is conditional")
        #expect(try await ledger.everything().count == size, "erasure: one that is refused changes nothing")
        let outcome = try await ledger.erase(order("an order", ifSubjectAt: version))
        guard case .erased(let receipt) = outcome else {
            Issue.record("erasure: an order whose condition is met must be carried out")
            return
        }
        #expect(receipt.total > 1 && receipt.entry == "an order", "erasure: the receipt counts what went")
        let entries = try await ledger.everything()
        let record = entries.first { $0.sequence == receipt.sequence }
        #expect(record?.publicPart.kind == .privatePartsErased, "erasure: it is recorded")
        #expect(record?.privatePart?.subject == nil, "erasure: the record names nobody")
        let left = try await ledger.entries(of: facts.subject)
        #expect(
            !left.contains {
                $0.isErasable(.activity("newsletter"), keeping: [.consentWithdrawn])
            } && left.last?.publicPart.kind == .erased, "erasure: the parts are gone, and the person's status says so")
        #expect(try await ledger.entries(of: other.subject) == kept, "erasure: nobody else's")
        let again = try await ledger.erase(order("an order", ifSubjectAt: version))
        guard case .erased(let second) = again else {
            Issue.record("erasure: an order that is carried out gives its receipt again")
            return
        }
        #expect(
            second.sequence == receipt.sequence && second.counts == receipt.counts,
            "erasure: an order that is carried out gives its receipt again")
        #expect(try await ledger.everything() == entries, "erasure: and changes nothing")
    }

    private func check(_ ledger: any Ledger, _ before: [LedgerEntry], without gone: [LedgerEntry]) async throws {
        let erased = Set(gone.map(\.sequence))
        let expected = before.map { entry in
            erased.contains(entry.sequence)
                ? LedgerEntry(sequence: entry.sequence, id: entry.id, publicPart: entry.publicPart, privatePart: nil)
                : entry
        }
        #expect(
            try await ledger.everything() == expected,
            "erasure: takes those private parts, and leaves sequences, ids, public parts and all else")
    }
}
