// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime

/// A fact and when it took effect, before it has its place in a ledger.
struct TimedEvent {
    let event: LedgerEvent
    let at: Int64

    /// The entry at a place; recorded a second after another, in sequence.
    func entry(_ sequence: Int) -> LedgerEntry {
        LedgerEntry(
            sequence: Int64(sequence),
            EntryDraft(
                id: EntryID(rawValue: "\(sequence)"), event, subject: "person",
                effectiveAt: Instant(milliseconds: at), recordedAt: Instant(milliseconds: Int64(sequence) * 1000)))
    }

    /// On a tie of times, the higher rank counts as later; those of one rank go by sequence.
    var rank: Int { Self.ranks[event.kind.rawValue] ?? 2 }

    /// Written out once more, so that a change of the fold's order shows.
    private static let ranks: [String: Int] = [
        "contract.prepared": 0, "contract.started": 0, "consent.given": 0, "consent.renewed": 0,
        "objection.overridden": 0,
        "restriction.lifted": 0, "hold.released": 0, "information.given": 0, "information.further_purpose": 0,
        "eprivacy.opt_out_offered": 0, "retention.extended": 0,
        "restriction.lift_announced": 1, "consent.refused": 1, "consent.invalidated": 1, "contract.ended": 1,
        "objection.made": 1,
        "restriction.set": 1, "hold.laid": 1, "eprivacy.opted_out": 1, "request.received": 1,
        "consent.withdrawn": 2, "objection.upheld": 2, "objection.marketing": 2, "retention.triggered": 2,
        "subject.age": 2, "request.answered": 2, "data.erased": 3,
    ]
}

/// Made-up histories of one person, over few purposes and few moments, so that facts meet.
struct RandomHistory {
    static let purposes: [PurposeID] = ["newsletter", "offer"]
    static let contracts: [ContractID] = ["maintenance", "lease"]
    static let holds: [HoldID] = ["claim", "inspection"]
    static let requests: [RequestID] = ["r1", "r2"]
    static let steps: [EntryKind] = [
        .requestAppealed, .requestReopened, .requestWithdrawn, .requestRedirected, .requestClosed, .requestExtended,
        .scopeAsked,
    ]
    static let triggers = ["lastContact", "endOfContract"]
    static let moments: Range<Int64> = 0..<12

    private var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    mutating func number(_ range: Range<Int64>) -> Int64 { .random(in: range, using: &generator) }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] { elements.shuffled(using: &generator) }

    mutating func history(_ length: Int) throws -> [TimedEvent] {
        try (0..<length).map { _ in TimedEvent(event: try event(), at: number(Self.moments)) }
    }

    private mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &generator)]
    }

    private mutating func flaws() -> [ConsentFlaw] {
        (0..<number(0..<3)).map { _ in one(of: [.preticked, .bundled, .conditional]) }
    }

    private mutating func event() throws -> LedgerEvent {
        let purpose = one(of: Self.purposes)
        let scope = one(of: Self.purposes.map { $0 } + [PurposeID?.none])
        let (contract, hold, request) = (one(of: Self.contracts), one(of: Self.holds), one(of: Self.requests))
        let day = try LocalDate("2026-01-0\(number(1..<10))")
        switch number(0..<30) {
        case 0, 1, 2:
            return .consentGiven(
                purpose, text: TextID(rawValue: "v\(number(1..<4))"), age: number(0..<2) == 0 ? nil : 14)
        case 3, 4: return .consentWithdrawn(purpose)
        case 5: return .consentRefused(purpose, text: "v1")
        case 6: return .contractPrepared(contract, atTheirRequest: number(0..<2) == 0)
        case 7: return .contractStarted(contract, isParty: number(0..<2) == 0)
        case 8: return .contractEnded(contract)
        case 9: return .objected(to: scope)
        case 10: return .objectionOverridden(scope, because: "grounds")
        case 11: return .objectionUpheld(scope)
        case 12: return .objectedToMarketing()
        case 13: return .restricted(one(of: RestrictionGround.allCases), activity: scope)
        case 14: return .restrictionLiftAnnounced(one(of: RestrictionGround.allCases), activity: scope)
        case 15: return .restrictionLifted(one(of: RestrictionGround.allCases), activity: scope)
        case 16: return .happened(RetentionTrigger(one(of: Self.triggers)), on: day, activity: scope)
        case 17:
            return .retentionExtended(
                purpose, until: day, reviewBy: day.adding(days: Int(number(-3..<4))), because: "claim",
                approvedBy: "approver")
        case 18: return .held(hold, because: "claim", activities: number(0..<2) == 0 ? nil : [purpose])
        case 19: return .holdReleased(hold)
        case 20: return .informed(purpose, by: NoticeVersion(rawValue: "2026-0\(number(1..<4))"))
        case 21: return .optedOut()
        case 22: return .ageStated(Int(number(12..<19)), country: "NL")
        case 23: return LedgerEvent(.requestReceived).with(\.request, request).with(\.operation, .requestAccess)
        case 24: return LedgerEvent(.requestAnswered).with(\.request, request)
        case 28: return LedgerEvent(one(of: Self.steps)).with(\.request, request).with(\.operation, .requestAccess)
        case 25, 26: return .consentInvalidated(purpose, flaws: flaws(), because: "a review")
        case 27:
            return .consentRenewed(purpose, text: "v4", flaws: number(0..<3) == 0 ? [.unproven] : [])
        default: return .erased(scope)
        }
    }
}
