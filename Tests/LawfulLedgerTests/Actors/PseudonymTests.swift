// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("Whoever acted, by a pseudonym")
struct PseudonymTests {
    private static let noon = Instant(milliseconds: 1_767_268_800_000)

    private static func draft(
        _ event: LedgerEvent = .consentGiven("newsletter", text: "v1"), by actor: ActorID? = "J. de Vries"
    ) -> EntryDraft {
        EntryDraft(id: "1", event, subject: "anna", actor: actor, role: "support", effectiveAt: noon, recordedAt: noon)
    }

    private static func extended(by approver: ActorID?) -> LedgerEvent {
        .retentionExtended(
            "newsletter", until: .distantFuture, reviewBy: .distantFuture, because: "a claim", approvedBy: approver)
    }

    @Test("a draft names each who acted or approved once, and nobody by a blank")
    func named() {
        let (vries, visser): (ActorID, ActorID) = ("J. de Vries", "H. Visser")
        #expect(Self.draft().actors == [vries])
        #expect(Self.draft(Self.extended(by: vries)).actors == [vries])
        #expect(Self.draft(Self.extended(by: visser)).actors == [vries, visser])
        #expect(Self.draft(Self.extended(by: " "), by: "\t").actors.isEmpty)
        #expect(Self.draft(by: nil).actors.isEmpty)
    }

    @Test("the pseudonym takes the name's place: in public for who acted, with the fact for who approved")
    func replaced() {
        let entry = LedgerEntry(
            sequence: 1,
            Self.draft(Self.extended(by: "H. Visser")).pseudonymous(["J. de Vries": "one", "H. Visser": "two"]))
        #expect(entry.publicPart.actor == "one" && entry.publicPart.format == 2)
        #expect(entry.privatePart?.actor == nil && entry.privatePart?.event.approver == nil)
        #expect(entry.privatePart?.event.approvedBy == "two" && entry.privatePart?.subject == "anna")
        let unnamed = LedgerEntry(sequence: 1, Self.draft().pseudonymous([:]))
        #expect(unnamed.publicPart.actor == nil && unnamed.publicPart.format == 1)
        #expect(unnamed.privatePart?.actor == "J. de Vries", "a name without a pseudonym isn't lost")
    }

    @Test("an extension that somebody approved stays documented by a pseudonym")
    func documented() async throws {
        for (approver, isDocumented): (ActorID?, Bool) in [("H. Visser", true), (" ", false), (nil, false)] {
            let ledger = InMemoryLedger()
            _ = try await ledger.append(Self.draft(Self.extended(by: approver)))
            let status = SubjectStatus(
                folding: try await ledger.history(of: "anna").entries, effectiveAt: Self.noon, knownAt: Self.noon)
            #expect(status.extensions["newsletter"]?.isDocumented == isDocumented)
        }
    }

    @Test("a ledger alone gives pseudonyms: none is read from a draft's text")
    func forged() throws {
        let pseudonymous = Self.draft().pseudonymous(["J. de Vries": "one"])
        let again = try JSONDecoder().decode(EntryDraft.self, from: JSONEncoder().encode(pseudonymous))
        #expect(pseudonymous.pseudonym == "one" && again.pseudonym == nil)
    }

    @Test("the record of a consent tells who recorded it by the pseudonym")
    func consent() async throws {
        let ledger = InMemoryLedger()
        _ = try await ledger.append(Self.draft())
        let entries = try await ledger.entries(of: "anna")
        let record = try #require(
            ConsentRecord(of: "newsletter", folding: entries, effectiveAt: Self.noon, knownAt: Self.noon))
        #expect(record.steps[0].actor == nil && record.steps[0].pseudonym == entries[0].publicPart.actor)
        #expect(record.steps[0].pseudonym != nil)
    }
}
