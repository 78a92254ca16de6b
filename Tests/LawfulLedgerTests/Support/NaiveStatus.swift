// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

/// What a history says, by asking for each answer anew which fact was the last that bears on it.
struct NaiveStatus {
    private struct Fact {
        let event: LedgerEvent
        let at: Int64
        let order: [Int64]
    }

    private let facts: [Fact]

    init(_ entries: [(timed: TimedEvent, sequence: Int)], effectiveAt: Int64, knownAt: Int64) {
        facts = entries.compactMap { timed, sequence in
            guard timed.at <= effectiveAt, Int64(sequence) * 1000 <= knownAt else { return nil }
            return Fact(event: timed.event, at: timed.at, order: [timed.at, Int64(timed.rank), Int64(sequence)])
        }
    }

    private func last(_ matches: (LedgerEvent) -> Bool) -> Fact? {
        facts.filter { matches($0.event) }.max { $0.order.lexicographicallyPrecedes($1.order) }
    }

    private func isErasure(_ event: LedgerEvent, touching purpose: PurposeID) -> Bool {
        event.kind == .erased && (event.activity == nil || event.activity == purpose)
    }

    /// State, time and text of the consent to a purpose, what is wrong with it, and when a review said so.
    func consent(_ purpose: PurposeID) -> [String]? {
        let words: [EntryKind: String] = [
            .consentGiven: "given", .consentRenewed: "given", .consentWithdrawn: "withdrawn",
            .consentRefused: "refused",
        ]
        guard let fact = last({ words[$0.kind] != nil && $0.activity == purpose }), let word = words[fact.event.kind]
        else { return nil }
        func answer(_ word: String, _ flaws: [ConsentFlaw], _ reviewed: Int64?) -> [String] {
            [
                word, "\(fact.at)", fact.event.text?.rawValue ?? "-", flaws.map(\.rawValue).sorted().joined(),
                reviewed.map { "\($0)" } ?? "-",
            ]
        }
        guard word == "given" else { return answer(word, [], nil) }
        // Erasing forgets that one consented, never that one refused or withdrew.
        let erasure = last { isErasure($0, touching: purpose) }
        if let erasure, fact.order.lexicographicallyPrecedes(erasure.order) { return nil }
        let reviews = facts.filter {
            $0.event.kind == .consentInvalidated && $0.event.activity == purpose
                && fact.order.lexicographicallyPrecedes($0.order)
        }
        let flaws = Set((fact.event.flaws ?? []) + reviews.flatMap { $0.event.flaws ?? [] })
        let isMissing = !reviews.isEmpty && flaws.isEmpty
        return answer(isMissing ? "refused" : "given", Array(flaws), reviews.map(\.at).max())
    }

    func isErased(_ purpose: PurposeID) -> Bool {
        // Consent, information or a new contract brings a person back; our own initiative doesn't.
        func brings(_ event: LedgerEvent) -> Bool {
            [.consentGiven, .consentRenewed, .informed, .contractStarted].contains(event.kind)
                || event.kind == .contractPrepared && event.isSolicited == true
        }
        let own = last { event in
            event.kind == .erased && event.activity == purpose
                || brings(event) && (event.activity == nil || event.activity == purpose)
        }
        let all = last { event in
            event.kind == .erased && event.activity == nil || brings(event)
        }
        return own?.event.kind == .erased || all?.event.kind == .erased
    }

    func stage(_ contract: ContractID) -> String? {
        let fact = last { event in
            event.kind == .erased && event.activity == nil || event.contract == contract
        }
        switch fact?.event.kind {
        case .contractPrepared?: return fact?.event.isSolicited == true ? "requested" : "unsolicited"
        case .contractStarted?: return "active"
        case .contractEnded?: return "ended"
        default: return nil
        }
    }

    func objection(_ scope: PurposeID?) -> String? {
        let words: [EntryKind: String] = [
            .objected: "open", .objectionOverridden: "overridden", .objectionUpheld: "upheld",
        ]
        var word: String?
        for fact in facts.sorted(by: { $0.order.lexicographicallyPrecedes($1.order) }) {
            if fact.event.kind == .objected, fact.event.activity == nil, scope != nil, word != "upheld" { word = nil }
            if fact.event.activity == scope, let said = words[fact.event.kind] { word = said }
        }
        return word
    }

    func lastTime(of kind: EntryKind) -> Int64? { last { $0.kind == kind }?.at }

    /// Since when a restriction stands on a ground, and whether lifting it was announced since.
    func restriction(_ scope: PurposeID?, _ ground: RestrictionGround) -> [String]? {
        func concerns(_ event: LedgerEvent) -> Bool { event.activity == scope && event.restriction == ground }
        let fact = last { concerns($0) && [.restricted, .restrictionLifted].contains($0.kind) }
        guard let fact, fact.event.kind == .restricted else { return nil }
        let announced = last { concerns($0) && $0.kind == .restrictionLiftAnnounced }
        let isAnnounced = announced.map { fact.order.lexicographicallyPrecedes($0.order) } ?? false
        return ["\(fact.at)", "\(isAnnounced)"]
    }

    func isHeld(_ purpose: PurposeID) -> Bool {
        RandomHistory.holds.contains { hold in
            guard let fact = last({ $0.hold == hold }), fact.event.kind == .held else { return false }
            return fact.event.activities?.contains(purpose) ?? true
        }
    }

    func isOpen(_ request: RequestID) -> Bool {
        let kind = last { event in
            event.request == request && !["request.extended", "request.scope_asked"].contains(event.kind.rawValue)
        }?.event.kind.rawValue
        return kind == "request.received" || kind == "request.appealed" || kind == "request.reopened"
    }

    func trigger(_ name: String, _ purpose: PurposeID) -> LocalDate? {
        let scopes: [PurposeID?] = [purpose, nil]
        let dates = scopes.compactMap { scope in
            let erasure = last { event in
                event.kind == .erased && (event.activity == nil || event.activity == scope)
            }
            return facts.filter { fact in
                fact.event.kind == .retentionTriggered && fact.event.activity == scope && fact.event.trigger == name
                    && (erasure.map { $0.order.lexicographicallyPrecedes(fact.order) } ?? true)
            }.compactMap(\.event.date).max()
        }
        return dates.max()
    }

    func reviewed(_ purpose: PurposeID) -> LocalDate? {
        last { isErasure($0, touching: purpose) || $0.kind == .retentionExtended && $0.activity == purpose }?.event
            .reviewBy
    }

    func extended(_ purpose: PurposeID) -> LocalDate? {
        last { isErasure($0, touching: purpose) || $0.kind == .retentionExtended && $0.activity == purpose }?.event.date
    }

    func notice(_ purpose: PurposeID) -> NoticeVersion? {
        last { isErasure($0, touching: purpose) || $0.kind == .informed && $0.activity == purpose }?.event.notice
    }

    func age() -> Int? {
        last { $0.kind == .erased && $0.activity == nil || $0.age != nil }?.event.age
    }
}
