// SPDX-License-Identifier: Apache-2.0

import LawfulLedger

/// A subject's status bound to one engine's handles, made once for each version of the status: a decision then reads
/// numbers. Small and sparse: what a person never spoke of takes no room.
///
/// Make it with ``DecisionEngine/bind(_:)-(SubjectStatus)``.
public struct BoundStatus: @unchecked Sendable {
    // Unchecked, since a managed buffer may be written to; this one isn't once it is made.
    private let rows: StatusRows

    init(_ status: SubjectStatus, _ book: RuleBook, at version: StatusVersion = .initial, from: Int64 = .min) {
        var maker = BoundStatusMaker(status, book)
        maker.run()
        rows = maker.rows(at: version, from: from)
    }

    private init() { rows = StatusRows.nothing() }

    /// Stands where an answer was stated rather than ruled: not nil, since the answer's kind is kept in the pointer.
    static let nothing = BoundStatus()

    /// What nearly every decision reads.
    var hot: StatusHot {
        @inline(__always) get { rows.header.hot }
    }
    /// What the handles belong to; nil in ``nothing``.
    var book: RuleBook? { rows.header.book }
    /// The version of the status that it was made of.
    var version: StatusVersion { rows.header.version }
    /// The moment of the fold, where it was made for a cache.
    var from: Int64 { rows.header.from }
}

/// The rows of a bound status: what is known of the activities stands behind the rest in one piece of memory, so that a
/// decision about one subject among a million waits for it once.
final class StatusRows: ManagedBuffer<StatusRows.Header, UInt16> {
    struct Header {
        let hot: StatusHot
        let book: RuleBook?
        let version: StatusVersion
        let from: Int64
    }

    /// Puts facts behind the rest.
    static func made(of facts: [UInt16], _ header: (UnsafePointer<UInt16>) -> Header) -> StatusRows {
        let made = StatusRows.create(minimumCapacity: facts.count) { buffer in
            unsafe buffer.withUnsafeMutablePointerToElements { room in
                for (place, fact) in facts.enumerated() { unsafe (room + place).initialize(to: fact) }
                return unsafe header(UnsafePointer(room))
            }
        }
        return unsafe unsafeDowncast(made, to: StatusRows.self)
    }

    /// A status of no engine, which says nothing.
    static func nothing() -> StatusRows {
        let rows = FactRows([], PurposeFacts(), of: 0)
        return unsafe made(of: rows.elements) { facts in
            let hot = unsafe StatusHot(facts, rows, contracts: 0, engine: 0, flags: [], cold: StatusCold.none)
            return Header(hot: hot, book: nil, version: .initial, from: .min)
        }
    }

    deinit { header.hot.free() }
}

/// What a status says of one activity, as nearly every decision asks it.
struct PurposeFacts: BitwiseCopyable, Sendable {
    enum Consent: UInt16, BitwiseCopyable, Sendable { case none, given, withdrawn, refused }
    enum Objection: UInt16, BitwiseCopyable, Sendable { case none, open, overridden, upheld }

    struct Flags: OptionSet, BitwiseCopyable, Sendable {
        let rawValue: UInt16
        static let explicit = Flags(rawValue: 1 << 4)
        static let byParent = Flags(rawValue: 1 << 5)
        static let erased = Flags(rawValue: 1 << 6)
        static let held = Flags(rawValue: 1 << 7)
        static let informed = Flags(rawValue: 1 << 8)
        static let informedOfFurther = Flags(rawValue: 1 << 9)
        static let restricted = Flags(rawValue: 1 << 10)
        static let liftAnnounced = Flags(rawValue: 1 << 11)
        /// The consent was given after the restriction, after the objection to marketing, after the opt-out.
        static let sinceRestriction = Flags(rawValue: 1 << 12)
        static let sinceObjection = Flags(rawValue: 1 << 13)
        static let sinceOptOut = Flags(rawValue: 1 << 14)
        static let flawed = Flags(rawValue: 1 << 15)
    }

    var bits: UInt16 = 0

    @inline(__always)
    func has(_ flag: Flags) -> Bool { bits & flag.rawValue != 0 }

    mutating func insert(_ flag: Flags) { bits |= flag.rawValue }

    var consent: Consent {
        @inline(__always) get { Consent(rawValue: bits & 3) ?? .none }
        set { bits = bits & ~3 | newValue.rawValue }
    }
    var objection: Objection {
        @inline(__always) get { Objection(rawValue: bits >> 2 & 3) ?? .none }
        set { bits = bits & ~12 | newValue.rawValue << 2 }
    }
}

/// What a status says of one activity besides, of the few of which it says it.
struct PurposeDetails: BitwiseCopyable, Sendable {
    /// The activity's number; the last row, which is `unknown`, stands for every one that has none of its own.
    let activity: UInt32
    /// The last day of a documented extension.
    var extendedUntil: Int32 = .min
    /// What is wrong with the consent given, but for the age.
    var consentFaults = ReasonSet()
    var triggers = Run()
    /// The ground of the restriction that stands, counted from 1; 0 where none does.
    private var ground: UInt8 = 0

    var restriction: RestrictionGround? {
        get { ground == 0 ? nil : RestrictionGround.allCases[Int(ground) - 1] }
        set { ground = newValue.flatMap { RestrictionGround.allCases.firstIndex(of: $0) }.map { UInt8($0 + 1) } ?? 0 }
    }

    init(activity: UInt32 = .unknown) { self.activity = activity }

    /// Whether it says anything.
    var isSaid: Bool {
        extendedUntil != .min || !consentFaults.isEmpty || !triggers.isEmpty || ground != 0
    }
}

/// What nearly every decision reads of a status.
///
/// Sendable unchecked, since it holds pointers: what they lead to isn't written once the status is made, and is kept by it.
@safe
struct StatusHot: BitwiseCopyable, @unchecked Sendable {
    // Unchecked, since nothing is written after the rows are made.
    struct Flags: OptionSet, BitwiseCopyable, Sendable {
        let rawValue: UInt16
        static let objectedToMarketing = Flags(rawValue: 1)
        static let optedOut = Flags(rawValue: 2)
        static let wasOfferedOptOut = Flags(rawValue: 4)
        static let hasGivenConsent = Flags(rawValue: 8)
        static let hasAge = Flags(rawValue: 16)
        static let hasExtension = Flags(rawValue: 64)
        /// It has cold rows of its own.
        static let hasCold = Flags(rawValue: 128)
    }

    /// What is known of each activity, as ``FactRows`` laid it out.
    private let facts: UnsafePointer<UInt16>
    /// Where the first sixteen kinds of contract stand, four bits each: 0 none, 1 requested, 2 unsolicited, 3 active,
    /// 4 ended; 8 added where the person isn't party to it.
    let contracts: UInt64
    let cold: Row<StatusCold>
    let engine: UInt32
    /// How many places the facts have.
    private let places: UInt16
    let flags: Flags
    private let layout: FactRows.Layout

    /// Takes the elements of the rows where they stand.
    init(
        _ facts: UnsafePointer<UInt16>,
        _ rows: FactRows,
        contracts: UInt64,
        engine: UInt32,
        flags: Flags,
        cold: Row<StatusCold>
    ) {
        unsafe self.facts = facts
        places = UInt16(rows.places)
        layout = rows.layout
        self.contracts = contracts
        self.engine = engine
        self.flags = flags
        self.cold = cold
    }

    /// What is known of an activity.
    @inline(__always)
    func facts(of activity: UInt32) -> PurposeFacts {
        let count = UInt32(places)
        switch layout {
        case .pairs: break
        case .quarters: return chosen(min(activity, count), 2)
        case .halves: return chosen(min(activity, count), 4)
        case .whole: return unsafe PurposeFacts(bits: facts[Int(min(activity, count))])
        }
        let mask = count &- 1
        var slot = FactRows.hash(activity) & mask
        while true {
            let found = unsafe UInt32(facts[Int(slot) &* 2])
            if found == FactRows.free { return unsafe PurposeFacts(bits: facts[Int(count) &* 2]) }
            if found == activity { return unsafe PurposeFacts(bits: facts[Int(slot) &* 2 &+ 1]) }
            slot = (slot &+ 1) & mask
        }
    }

    /// The facts that a place chooses, by so many bits.
    @inline(__always)
    private func chosen(_ place: UInt32, _ width: UInt32) -> PurposeFacts {
        let bit = place &* width
        let word = unsafe facts[Int(1 << width &+ bit >> 4)]
        return unsafe PurposeFacts(bits: facts[Int(word >> UInt16(bit & 15)) & (1 << Int(width) &- 1)])
    }

    @inline(__always)
    func has(_ flag: Flags) -> Bool { flags.contains(flag) }

    /// Where a kind of contract stands.
    @inline(__always)
    func contract(_ number: UInt32) -> UInt8 {
        if number < 16 { return UInt8(truncatingIfNeeded: contracts >> UInt64(number * 4) & 15) }
        return number == .unsaid ? 0 : cold.content.contract(Int(number))
    }

    /// Gives the memory back.
    func free() {
        guard has(.hasCold) else { return }
        cold.content.free()
        cold.free()
    }
}

/// What few decisions read of a status.
struct StatusCold: BitwiseCopyable, Sendable {
    /// Of the activities of which something is said besides, by number.
    let details: Table<PurposeDetails>
    let contracts: Table<UInt8>
    /// The last day of each trigger that counts for all activities.
    let triggers: Table<Int32>
    /// Triggers of single activities.
    let ownTriggers: Table<OwnTrigger>
    /// The person's age, where it was stated; -1 otherwise.
    let age: Int32
    let ageCountry: UInt32

    /// The rows of all who have nothing to say here; never given back.
    static let none = Row(
        StatusCold(
            details: Table([PurposeDetails()]), contracts: Table([]), triggers: Table([]), ownTriggers: Table([]),
            age: -1, ageCountry: .unsaid))

    /// Where a kind of contract stands, as ``StatusHot/contract(_:)`` has it.
    func contract(_ number: Int) -> UInt8 { number < contracts.count ? contracts[number] : 0 }

    /// What is known of an activity besides.
    func details(of activity: UInt32) -> PurposeDetails {
        var (first, end) = (0, details.count - 1)
        while first < end {
            let middle = (first + end) / 2
            if details[middle].activity < activity { first = middle + 1 } else { end = middle }
        }
        return details[details[first].activity == activity ? first : details.count - 1]
    }

    /// The last day of a trigger for an activity; `unsaidDay` where nothing happened.
    func day(of trigger: UInt32, _ own: Run) -> Int32 {
        var day = trigger < triggers.count ? triggers[Int(trigger)] : .unsaidDay
        for place in own.indices where ownTriggers[place].trigger == trigger { day = max(day, ownTriggers[place].day) }
        return day
    }

    func free() {
        details.free()
        contracts.free()
        triggers.free()
        ownTriggers.free()
    }
}

/// The last day of a trigger of one activity.
struct OwnTrigger: BitwiseCopyable, Sendable {
    let trigger: UInt32
    let day: Int32
}
