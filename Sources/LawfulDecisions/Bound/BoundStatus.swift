// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger

/// A subject's status bound to one engine's handles, made once for each version of the status: a decision then reads
/// numbers. Small and sparse: what a person never spoke of takes no room.
///
/// Make it with ``DecisionEngine/bind(_:)-(SubjectStatus)``.
public final class BoundStatus: Sendable {
    /// First, beside the object's header: what nearly every decision reads.
    let hot: StatusHot
    /// What the handles belong to; nil in ``nothing``.
    let book: RuleBook?
    /// The status that it was made of.
    public var status: SubjectStatus { whole.status }
    // Apart, so that what every decision reads of many subjects lies close together.
    private let whole: Whole

    private final class Whole: Sendable {
        let status: SubjectStatus

        init(_ status: SubjectStatus) { self.status = status }
    }

    init(_ status: SubjectStatus, _ book: RuleBook) {
        whole = Whole(status)
        self.book = book
        var maker = BoundStatusMaker(status, book)
        maker.run()
        hot = maker.hot()
    }

    private init() {
        whole = Whole(SubjectStatus())
        book = nil
        hot = .nothing
    }

    /// Stands where an answer was stated rather than ruled: not nil, since the answer's kind is kept in the pointer.
    static let nothing = BoundStatus()

    deinit { hot.free() }
}

/// What a status says of one activity, in a word: which activity, and what nearly every decision asks.
struct PurposeFacts: BitwiseCopyable, Sendable {
    enum Consent: UInt32, BitwiseCopyable, Sendable { case none, given, withdrawn, refused }
    enum Objection: UInt32, BitwiseCopyable, Sendable { case none, open, overridden, upheld }

    struct Flags: OptionSet, BitwiseCopyable, Sendable {
        let rawValue: UInt32
        static let explicit = Flags(rawValue: 1 << 4)
        static let byParent = Flags(rawValue: 1 << 5)
        static let erased = Flags(rawValue: 1 << 6)
        static let held = Flags(rawValue: 1 << 7)
        static let informed = Flags(rawValue: 1 << 8)
        static let informedOfFurther = Flags(rawValue: 1 << 9)
        static let restricted = Flags(rawValue: 1 << 10)
        static let liftAnnounced = Flags(rawValue: 1 << 11)
        static let extended = Flags(rawValue: 1 << 12)
        static let flawed = Flags(rawValue: 1 << 13)
    }

    /// The activity's number; `unsaid` marks an empty place.
    var activity: UInt32
    private var bits: UInt32 = 0

    init(activity: UInt32) { self.activity = activity }

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

/// What a status says of one activity besides.
struct PurposeDetails: BitwiseCopyable, Sendable {
    /// What is wrong with the consent given, but for the age.
    var consentFaults = ReasonSet()
    var consentSince: Int64 = .min
    var restrictedSince: Int64 = .min
    /// The last day of a documented extension.
    var extendedUntil: Int32 = .min
    var triggers = Run()
}

/// What nearly every decision reads of a status.
struct StatusHot: BitwiseCopyable, Sendable {
    struct Flags: OptionSet, BitwiseCopyable, Sendable {
        let rawValue: UInt32
        static let objectedToMarketing = Flags(rawValue: 1)
        static let optedOut = Flags(rawValue: 2)
        static let wasOfferedOptOut = Flags(rawValue: 4)
        static let hasGivenConsent = Flags(rawValue: 8)
        static let hasAge = Flags(rawValue: 16)
    }

    /// What is known of each activity that the status speaks of, by open addressing; the last row stands for every other
    /// activity.
    let facts: Table<PurposeFacts>
    /// Where the first sixteen kinds of contract stand, four bits each: 0 none, 1 requested, 2 unsolicited, 3 active,
    /// 4 ended; 8 added where the person isn't party to it.
    let contracts: UInt64
    let engine: UInt32
    let flags: Flags
    let cold: Row<StatusCold>

    /// The place of what is known of an activity.
    @inline(__always)
    func place(of activity: UInt32) -> Int {
        let mask = UInt32(truncatingIfNeeded: facts.count - 2)
        var slot = Self.hash(activity) & mask
        while true {
            let found = facts[Int(slot)].activity
            if found == activity { return Int(slot) }
            if found == .unsaid { return facts.count - 1 }
            slot = (slot &+ 1) & mask
        }
    }

    @inline(__always)
    static func hash(_ activity: UInt32) -> UInt32 { (activity &* 0x9E37_79B1) >> 7 }

    @inline(__always)
    func has(_ flag: Flags) -> Bool { flags.contains(flag) }

    /// Where a kind of contract stands.
    @inline(__always)
    func contract(_ number: UInt32) -> UInt8 {
        if number < 16 { return UInt8(truncatingIfNeeded: contracts >> UInt64(number * 4) & 15) }
        return number == .unsaid ? 0 : cold.content.contracts[Int(number)]
    }

    /// A status of no engine, which says nothing.
    static var nothing: StatusHot {
        StatusHot(
            facts: Table([PurposeFacts(activity: .unsaid), PurposeFacts(activity: .unknown)]), contracts: 0, engine: 0,
            flags: [],
            cold: Row(
                StatusCold(
                    details: Table([PurposeDetails(), PurposeDetails()]), contracts: Table([]), triggers: Table([]),
                    ownTriggers: Table([]), marketingObjection: .min, optedOut: .min, age: -1, ageCountry: .unsaid)))
    }

    /// Gives the memory back.
    func free() {
        facts.free()
        cold.content.free()
        cold.free()
    }
}

/// What few decisions read of a status.
struct StatusCold: BitwiseCopyable, Sendable {
    /// Beside each place of the facts.
    let details: Table<PurposeDetails>
    let contracts: Table<UInt8>
    /// The last day of each trigger that counts for all activities.
    let triggers: Table<Int32>
    /// Triggers of single activities.
    let ownTriggers: Table<OwnTrigger>
    let marketingObjection: Int64
    let optedOut: Int64
    /// The person's age, where it was stated; -1 otherwise.
    let age: Int32
    let ageCountry: UInt32

    /// The last day of a trigger for an activity; `unsaidDay` where nothing happened.
    func day(of trigger: UInt32, _ own: Run) -> Int32 {
        var day = triggers[Int(trigger)]
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
