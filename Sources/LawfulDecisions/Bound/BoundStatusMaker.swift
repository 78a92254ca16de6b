// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

/// Makes the rows of a ``BoundStatus``.
struct BoundStatusMaker {
    private let status: SubjectStatus
    private let book: RuleBook
    private var known: [(activity: UInt32, facts: PurposeFacts)] = []
    private var details: [PurposeDetails] = []
    private var contracts: ContiguousArray<UInt8> = []
    private var triggers: ContiguousArray<Int32> = []
    private var ownTriggers: ContiguousArray<OwnTrigger> = []

    init(_ status: SubjectStatus, _ book: RuleBook) {
        self.status = status
        self.book = book
    }

    mutating func run() {
        contracts = ContiguousArray(repeating: 0, count: book.contracts.count)
        for (id, contract) in status.contracts {
            let number = Int(book.contracts.number(id))
            if number < contracts.count { contracts[number] = Self.stage(contract) }
        }
        triggers = ContiguousArray(repeating: .unsaidDay, count: book.triggers.count)
        for (event, date) in status.triggers[nil] ?? [:] {
            let number = Int(book.triggers.number(TriggerName(rawValue: event)))
            if number < triggers.count { triggers[number] = max(triggers[number], date.day) }
        }
        var numbers: Set<UInt32> = []
        for purpose in spokenOf { numbers.insert(book.purposes.number(purpose)) }
        for number in numbers.sorted() { if let purpose = book.purposes[number] { add(purpose, number) } }
    }

    /// What was made, as rows.
    func rows(at version: StatusVersion, from: Int64) -> StatusRows {
        let (general, own) = general
        let facts = FactRows(known, general, of: book.register.activities.count)
        var flags = StatusHot.Flags()
        if status.marketingObjection != nil { flags.insert(.objectedToMarketing) }
        if status.optedOut != nil { flags.insert(.optedOut) }
        if status.wasOfferedOptOut { flags.insert(.wasOfferedOptOut) }
        if status.consents.values.contains(where: { $0.state == .given }) { flags.insert(.hasGivenConsent) }
        if status.age != nil { flags.insert(.hasAge) }
        if details.contains(where: { $0.extendedUntil != .min }) { flags.insert(.hasExtension) }
        let cold = cold(own)
        if cold != nil { flags.insert(.hasCold) }
        let first = contracts.prefix(16).enumerated().reduce(UInt64(0)) {
            $0 | UInt64($1.element) << UInt64($1.offset * 4)
        }
        return unsafe StatusRows.made(of: facts.elements) { room in
            let hot = unsafe StatusHot(
                room, facts, contracts: first, engine: book.number, flags: flags,
                cold: cold ?? StatusCold.none)
            return StatusRows.Header(hot: hot, book: book, version: version, from: from)
        }
    }

    /// What few decisions read; nil where there is nothing to read.
    private func cold(_ general: PurposeDetails) -> Row<StatusCold>? {
        let isDated = triggers.contains { $0 != .unsaidDay }
        let isBeyond = contracts.count > 16
        guard isDated || isBeyond || !details.isEmpty || general.isSaid || status.age != nil else { return nil }
        return Row(
            StatusCold(
                details: Table(details + [general]), contracts: isBeyond ? Table(contracts) : Table([]),
                triggers: isDated ? Table(triggers) : Table([]), ownTriggers: Table(ownTriggers),
                age: status.age.map { Int32(clamping: $0.years) } ?? -1,
                ageCountry: status.age.map { book.countries.number($0.country) } ?? .unsaid))
    }

    private static func stage(_ contract: SubjectStatus.Contract) -> UInt8 {
        let stage: UInt8 =
            switch contract.stage {
            case .requested: 1
            case .unsolicited: 2
            case .active: 3
            case .ended: 4
            }
        return contract.isParty ? stage : stage | 8
    }

    /// Every purpose that the status says something of.
    private var spokenOf: [PurposeID] {
        Array(status.consents.keys) + status.objections.keys.compactMap { $0 }
            + status.restrictions.keys.compactMap { $0 } + status.triggers.keys.compactMap { $0 }
            + Array(status.extensions.keys) + status.holds.values.flatMap { $0.activities ?? [] }
            + Array(status.informed.keys) + Array(status.informedOfFurther) + status.erasures.compactMap { $0 }
    }

    /// What holds for an activity that the status doesn't name.
    private var general: (PurposeFacts, PurposeDetails) {
        var facts = PurposeFacts()
        var details = PurposeDetails()
        if status.erasures.contains(nil) { facts.insert(.erased) }
        if status.holds.values.contains(where: { $0.activities == nil }) { facts.insert(.held) }
        facts.objection = Self.objection(status.objections[nil])
        restrict(&facts, &details, status.restriction(on: ""), [nil])
        return (facts, details)
    }

    private mutating func add(_ purpose: PurposeID, _ number: UInt32) {
        var facts = PurposeFacts()
        var details = PurposeDetails(activity: number)
        if let consent = status.consents[purpose] { add(consent, &facts, &details) }
        facts.objection = Self.objection(status.objection(to: purpose))
        restrict(
            &facts, &details, status.restriction(on: purpose), [purpose, nil],
            consentedAt: status.consents[purpose]?.since)
        if status.isErased(purpose) { facts.insert(.erased) }
        if status.isHeld(purpose) { facts.insert(.held) }
        if status.informed[purpose] != nil { facts.insert(.informed) }
        if status.informedOfFurther.contains(purpose) { facts.insert(.informedOfFurther) }
        if let last = status.extensions[purpose]?.lastDay { details.extendedUntil = last.day }
        let start = ownTriggers.count
        for (event, date) in status.triggers[purpose] ?? [:] {
            let trigger = book.triggers.number(TriggerName(rawValue: event))
            if trigger < .unknownFloor { ownTriggers.append(OwnTrigger(trigger: trigger, day: date.day)) }
        }
        details.triggers = Run(start: Int32(start), count: Int32(ownTriggers.count - start))
        known.append((number, facts))
        if details.isSaid { self.details.append(details) }
    }

    private func add(_ consent: SubjectStatus.Consent, _ facts: inout PurposeFacts, _ details: inout PurposeDetails) {
        switch consent.state {
        case .given: facts.consent = .given
        case .withdrawn: facts.consent = .withdrawn
        case .refused: facts.consent = .refused
        }
        let since = consent.since.milliseconds
        if since > status.marketingObjection?.milliseconds ?? .min { facts.insert(.sinceObjection) }
        if since > status.optedOut?.milliseconds ?? .min { facts.insert(.sinceOptOut) }
        if consent.isExplicit { facts.insert(.explicit) }
        if consent.isAuthorisedByParent { facts.insert(.byParent) }
        for flaw in consent.flaws { details.consentFaults.insert(flaw.reason) }
        let activity = book.register.activities[Int(details.activity)]
        let request = activity.grounds.first { $0.basis == .consent }?.consent
        let isProvable = consent.text.map { request?.covers($0) ?? true } ?? false
        if !isProvable { details.consentFaults.insert(.consentNotProvable) }
        if !details.consentFaults.isEmpty { facts.insert(.flawed) }
    }

    private func restrict(
        _ facts: inout PurposeFacts,
        _ details: inout PurposeDetails,
        _ restriction: SubjectStatus.Restriction?,
        _ scopes: [PurposeID?],
        consentedAt consent: Instant? = nil
    ) {
        guard let restriction else { return }
        facts.insert(.restricted)
        if restriction.isLiftAnnounced { facts.insert(.liftAnnounced) }
        // A consent lifts what it was given after, and several may stand: the latest counts.
        let standing = scopes.compactMap { status.restrictions[$0] }.flatMap(\.values)
        let since = standing.map(\.since).max() ?? restriction.since
        details.restriction = restriction.ground
        if let consent, consent > since { facts.insert(.sinceRestriction) }
    }

    private static func objection(_ objection: SubjectStatus.Objection?) -> PurposeFacts.Objection {
        switch objection {
        case .open: .open
        case .overridden: .overridden
        case .upheld: .upheld
        case nil: .none
        }
    }
}

extension ConsentFlaw {
    /// The reason that the flaw is.
    var reason: ReasonCode {
        switch self {
        case .preticked: .consentInvalidAmbiguous
        case .bundled: .consentInvalidNotDistinguishable
        case .uninformed: .consentInvalidNotInformed
        case .conditional, .imbalance: .consentInvalidNotFree
        case .unproven: .consentNotProvable
        }
    }
}
