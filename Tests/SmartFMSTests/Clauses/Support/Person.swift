// SPDX-License-Identifier: Apache-2.0

import Lawful

@testable import SmartFMS

/// A person by what the ledger holds of them: named events, each on a day.
struct Person: Sendable {
    private var facts: [(event: LedgerEvent, day: String)] = []

    /// Somebody of whom nothing is recorded.
    static let stranger = Person()
    /// A customer, party to the contract.
    static let customer = stranger.with(.contractStarted(.customer), on: "2018-01-10")
    /// A customer whose contract has ended.
    static let formerCustomer = customer.with(.contractEnded(.customer), on: "2026-06-30")
    /// One who asked for an offer.
    static let prospect = stranger.with(.contractPrepared(.offer, atTheirRequest: true))
    /// One whom we wrote to of our own accord.
    static let coldProspect = stranger.with(.contractPrepared(.offer, atTheirRequest: false))
    /// The contact person of an organisation; not party to its contract.
    static let contact = stranger.with(.contractStarted(.business, isParty: false), on: "2018-01-10")
    /// One who acts for a company that is a customer.
    static let representative = contact.with(.contractStarted(.customer, isParty: false), on: "2018-01-10")
    /// A customer who consented to marketing.
    static let consenting = customer.with(.consentGiven(Marketing.self, text: "marketing-2018"))

    /// The same person with one fact more, recorded when it took effect, at nine in the morning.
    func with(_ event: LedgerEvent, on day: String = "2026-11-02") -> Person {
        var more = self
        more.facts.append((event, day))
        return more
    }

    /// The same person after something that a retention period counts from.
    func after(_ trigger: RetentionTrigger, on day: String) throws -> Person {
        with(.happened(trigger, on: try LocalDate(day)), on: day)
    }

    /// The fold over the person's entries.
    func status(effectiveAt: Instant, knownAt: Instant) throws -> SubjectStatus {
        let entries = try facts.enumerated().map { place, fact in
            let at = try start(of: fact.day).advanced(bySeconds: 9 * 3_600)
            return LedgerEntry(
                sequence: Int64(place + 1),
                EntryDraft(
                    id: EntryID(rawValue: "entry-\(place)"), fact.event, subject: "person", effectiveAt: at,
                    recordedAt: at))
        }
        return SubjectStatus(folding: entries, effectiveAt: effectiveAt, knownAt: knownAt)
    }
}
