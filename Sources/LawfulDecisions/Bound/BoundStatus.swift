// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
import LawfulModel
import LawfulTime

/// A subject's status bound to one engine's handles, made once for each version of the status: a decision then reads
/// numbers. Small and sparse: what a person never spoke of takes no room.
///
/// Make it with ``DecisionEngine/bind(_:)-(SubjectStatus)``.
public final class BoundStatus: Sendable {
    /// The status that it was made of.
    public let status: SubjectStatus
    let engine: UInt32
    /// What is known of each activity that the status speaks of; the first stands for every other one.
    let facts: ContiguousArray<PurposeFacts>
    /// Open addressing from an activity's number to its place in `facts`; 0 is an empty slot.
    let slots: ContiguousArray<UInt32>
    let mask: UInt32
    /// Where each kind of contract stands: 0 none, 1 requested, 2 unsolicited, 3 active, 4 ended; 8 added where the
    /// person isn't party to it.
    let contracts: ContiguousArray<UInt8>
    /// The last day of each trigger that counts for all activities.
    let triggers: ContiguousArray<Int32>
    /// Triggers of single activities: number and day.
    let ownTriggers: ContiguousArray<(trigger: UInt32, day: Int32)>
    let marketingObjection: Int64?
    let optedOut: Int64?
    let wasOfferedOptOut: Bool
    let hasGivenConsent: Bool
    /// The person's age, where it was stated; -1 otherwise.
    let age: Int32
    let ageCountry: UInt32

    init(_ status: SubjectStatus, _ book: RuleBook, engine: UInt32) {
        self.status = status
        self.engine = engine
        var maker = BoundStatusMaker(status, book)
        maker.run()
        (facts, slots, mask, ownTriggers) = (maker.facts, maker.slots, maker.mask, maker.ownTriggers)
        contracts = maker.contracts
        triggers = maker.triggers
        marketingObjection = status.marketingObjection?.milliseconds
        optedOut = status.optedOut?.milliseconds
        wasOfferedOptOut = status.wasOfferedOptOut
        hasGivenConsent = status.consents.values.contains { $0.state == .given }
        age = status.age.map { Int32(clamping: $0.years) } ?? -1
        ageCountry = status.age.map { book.countries.number($0.country) } ?? .unsaid
    }

    /// What is known of an activity.
    @inline(__always)
    func place(of activity: UInt32) -> Int {
        var slot = Self.hash(activity) & mask
        while true {
            let place = Int(slots[Int(slot)])
            if place == 0 || facts[place].activity == activity { return place }
            slot = (slot &+ 1) & mask
        }
    }

    /// The last day of a trigger for an activity; `unsaidDay` where nothing happened.
    func day(of trigger: UInt32, _ facts: PurposeFacts) -> Int32 {
        var day = triggers[Int(trigger)]
        for place in facts.triggers.indices where ownTriggers[place].trigger == trigger {
            day = max(day, ownTriggers[place].day)
        }
        return day
    }

    @inline(__always)
    static func hash(_ activity: UInt32) -> UInt32 { (activity &* 0x9E37_79B1) >> 7 }
}

/// What a status says of one activity.
struct PurposeFacts: Sendable {
    enum Consent: UInt8, Sendable { case none, given, withdrawn, refused }
    enum Objection: UInt8, Sendable { case none, open, overridden, upheld }

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt16
        static let explicit = Flags(rawValue: 1)
        static let byParent = Flags(rawValue: 2)
        static let erased = Flags(rawValue: 4)
        static let held = Flags(rawValue: 8)
        static let informed = Flags(rawValue: 16)
        static let informedOfFurther = Flags(rawValue: 32)
        static let restricted = Flags(rawValue: 64)
        static let liftAnnounced = Flags(rawValue: 128)
        static let extended = Flags(rawValue: 256)
    }

    var activity: UInt32
    var flags = Flags()
    var consent = Consent.none
    var objection = Objection.none
    /// What is wrong with the consent given, but for the age.
    var consentFaults = ReasonSet()
    var consentSince: Int64 = .min
    var restrictedSince: Int64 = .min
    /// The last day of a documented extension.
    var extendedUntil: Int32 = .min
    var triggers = Run()

    @inline(__always)
    func has(_ flag: Flags) -> Bool { flags.contains(flag) }
}

/// Makes the tables of a ``BoundStatus``.
private struct BoundStatusMaker {
    let status: SubjectStatus
    let book: RuleBook
    var facts: ContiguousArray<PurposeFacts> = []
    var slots: ContiguousArray<UInt32> = []
    var mask: UInt32 = 0
    var contracts: ContiguousArray<UInt8> = []
    var triggers: ContiguousArray<Int32> = []
    var ownTriggers: ContiguousArray<(trigger: UInt32, day: Int32)> = []

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
        facts.append(general)
        var numbers: Set<UInt32> = []
        for purpose in spokenOf { numbers.insert(book.purposes.number(purpose)) }
        for number in numbers.sorted() { if let purpose = book.purposes[number] { add(purpose, number) } }
        var capacity = 4
        while capacity < facts.count * 2 { capacity *= 2 }
        mask = UInt32(capacity - 1)
        slots = ContiguousArray(repeating: 0, count: capacity)
        for place in facts.indices.dropFirst() {
            var slot = BoundStatus.hash(facts[place].activity) & mask
            while slots[Int(slot)] != 0 { slot = (slot &+ 1) & mask }
            slots[Int(slot)] = UInt32(place)
        }
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
    private var general: PurposeFacts {
        var general = PurposeFacts(activity: .unknown)
        if status.erasures.contains(nil) { general.flags.insert(.erased) }
        if status.holds.values.contains(where: { $0.activities == nil }) { general.flags.insert(.held) }
        general.objection = Self.objection(status.objections[nil])
        restrict(&general, status.restriction(on: ""))
        return general
    }

    private mutating func add(_ purpose: PurposeID, _ number: UInt32) {
        var own = PurposeFacts(activity: number)
        if let consent = status.consents[purpose] { add(consent, to: &own) }
        own.objection = Self.objection(status.objection(to: purpose))
        restrict(&own, status.restriction(on: purpose))
        if status.isErased(purpose) { own.flags.insert(.erased) }
        if status.isHeld(purpose) { own.flags.insert(.held) }
        if status.informed[purpose] != nil { own.flags.insert(.informed) }
        if status.informedOfFurther.contains(purpose) { own.flags.insert(.informedOfFurther) }
        if let longer = status.extensions[purpose], longer.isDocumented {
            own.flags.insert(.extended)
            own.extendedUntil = (longer.until ?? .distantPast).day
        }
        let start = ownTriggers.count
        for (event, date) in status.triggers[purpose] ?? [:] {
            let trigger = book.triggers.number(TriggerName(rawValue: event))
            if trigger < .unknownFloor { ownTriggers.append((trigger, date.day)) }
        }
        own.triggers = Run(start: Int32(start), count: Int32(ownTriggers.count - start))
        facts.append(own)
    }

    private func add(_ consent: SubjectStatus.Consent, to own: inout PurposeFacts) {
        switch consent.state {
        case .given: own.consent = .given
        case .withdrawn: own.consent = .withdrawn
        case .refused: own.consent = .refused
        }
        own.consentSince = consent.since.milliseconds
        if consent.isExplicit { own.flags.insert(.explicit) }
        if consent.isAuthorisedByParent { own.flags.insert(.byParent) }
        for flaw in consent.flaws { own.consentFaults.insert(flaw.reason) }
        let activity = book.register.activities[Int(own.activity)]
        let request = activity.grounds.first { $0.basis == .consent }?.consent
        let isProvable = consent.text.map { request?.covers($0) ?? true } ?? false
        if !isProvable { own.consentFaults.insert(.consentNotProvable) }
    }

    private func restrict(_ facts: inout PurposeFacts, _ restriction: SubjectStatus.Restriction?) {
        guard let restriction else { return }
        facts.flags.insert(.restricted)
        if restriction.isLiftAnnounced { facts.flags.insert(.liftAnnounced) }
        facts.restrictedSince = restriction.since.milliseconds
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
