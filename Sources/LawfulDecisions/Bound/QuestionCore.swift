// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// The numbers of a ``BoundQuestion``, packed in eleven words.
///
/// The compiler keeps a value of up to fifteen fields in registers and moves a wider one through memory at each step,
/// which took a third of a decision; an answer carries its question, so both count.
struct QuestionCore: BitwiseCopyable, Sendable {
    /// Activity and origin, 24 bits each, then what is asserted, 16 bits.
    private var purposes: UInt64
    /// Role, entity, recipient and destination, 16 bits each.
    private var parties: UInt64
    /// Source and notice shown, 16 bits each, then the record's day.
    private var told: UInt64
    /// Whose handles it carries, 32 bits, then how many categories it names, then the question's choices.
    private var choices: UInt64
    private var named: CategorySet.Words
    var missing = MissingSet()
    var effectiveAt: Instant
    var knownAt: Instant

    @inline(__always)
    init(engine: UInt32, effectiveAt: Instant, knownAt: Instant) {
        purposes = 0xFFFF_FFFF_FFFE | Self.packed(Assertions()) << 48
        parties = .max
        told = UInt64(UInt32(bitPattern: .unsaidDay)) << 32 | 0xFFFF_FFFF
        choices = UInt64(engine) | Self.initialChoices
        named = (0, 0, 0, 0)
        self.effectiveAt = effectiveAt
        self.knownAt = knownAt
    }

    /// Which engine's handles it carries.
    var engine: UInt32 {
        @inline(__always) get { UInt32(truncatingIfNeeded: choices) }
    }
}

// MARK: Names

extension QuestionCore {
    var activity: UInt32 {
        @inline(__always) get { Self.long(purposes) }
        @inline(__always) set { purposes = purposes & ~0xFF_FFFF | Self.short(newValue, 0xFF_FFFF) }
    }
    var origin: UInt32 {
        @inline(__always) get { Self.long(purposes >> 24) }
        @inline(__always) set { purposes = purposes & ~0xFFFF_FF00_0000 | Self.short(newValue, 0xFF_FFFF) << 24 }
    }
    var role: UInt32 {
        @inline(__always) get { Self.wide(parties) }
        @inline(__always) set { Self.put(newValue, in: &parties, 0) }
    }
    var entity: UInt32 {
        @inline(__always) get { Self.wide(parties >> 16) }
        @inline(__always) set { Self.put(newValue, in: &parties, 16) }
    }
    var recipient: UInt32 {
        @inline(__always) get { Self.wide(parties >> 32) }
        @inline(__always) set { Self.put(newValue, in: &parties, 32) }
    }
    var destination: UInt32 {
        @inline(__always) get { Self.wide(parties >> 48) }
        @inline(__always) set { Self.put(newValue, in: &parties, 48) }
    }
    var source: UInt32 {
        @inline(__always) get { Self.wide(told) }
        @inline(__always) set { Self.put(newValue, in: &told, 0) }
    }
    var noticeShown: UInt32 {
        @inline(__always) get { Self.wide(told >> 16) }
        @inline(__always) set { Self.put(newValue, in: &told, 16) }
    }
    /// The date that starts the retention of the one record in question, as a day number; `unsaidDay` asks the ledger.
    var recordDay: Int32 {
        @inline(__always) get { Int32(truncatingIfNeeded: told >> 32) }
        @inline(__always) set { told = told & 0xFFFF_FFFF | UInt64(UInt32(bitPattern: newValue)) << 32 }
    }
    var categories: CategorySet {
        @inline(__always) get { CategorySet(named, count: UInt8(truncatingIfNeeded: choices >> 32 & 31), of: engine) }
        @inline(__always) set {
            named = newValue.words
            choices = choices & ~(31 << 32) | UInt64(newValue.count) << 32
        }
    }

    /// A number of sixteen bits, or what stands for one: the last two say that nothing, or an unknown name, was said.
    @inline(__always)
    private static func wide(_ bits: UInt64) -> UInt32 {
        let held = UInt32(truncatingIfNeeded: bits & 0xFFFF)
        return held < 0xFFFE ? held : held | 0xFFFF_0000
    }

    @inline(__always)
    private static func long(_ bits: UInt64) -> UInt32 {
        let held = UInt32(truncatingIfNeeded: bits & 0xFF_FFFF)
        return held < 0xFF_FFFE ? held : held | 0xFF00_0000
    }

    /// A number as it fits in so many bits; one that doesn't counts as unknown, which is denied.
    @inline(__always)
    private static func short(_ number: UInt32, _ mask: UInt32) -> UInt64 {
        UInt64(number < mask &- 1 ? number : number == .unsaid ? mask : mask &- 1)
    }

    @inline(__always)
    private static func put(_ number: UInt32, in word: inout UInt64, _ shift: UInt64) {
        word = word & ~(0xFFFF << shift) | short(number, 0xFFFF) << shift
    }
}

// MARK: Choices

extension QuestionCore {
    var operation: ProcessingOperation {
        @inline(__always) get { Self.choice(choices >> 37 & 31) }
        @inline(__always) set { choices = choices & ~(31 << 37) | Self.bits(newValue) << 37 }
    }
    var basis: LegalBasis? {
        @inline(__always) get { Self.choice(choices >> 42 & 7) }
        @inline(__always) set { choices = choices & ~(7 << 42) | Self.bits(newValue) << 42 }
    }
    var medium: Medium? {
        @inline(__always) get { Self.choice(choices >> 45 & 7) }
        @inline(__always) set { choices = choices & ~(7 << 45) | Self.bits(newValue) << 45 }
    }
    var order: AuthorityOrder {
        @inline(__always) get { Self.choice(choices >> 48 & 3) }
        @inline(__always) set { choices = choices & ~(3 << 48) | Self.bits(newValue) << 48 }
    }
    var provenance: Provenance {
        @inline(__always) get { Self.choice(choices >> 50 & 3) }
        @inline(__always) set { choices = choices & ~(3 << 50) | Self.bits(newValue) << 50 }
    }
    var erasureGround: ErasureGround? {
        @inline(__always) get { Self.choice(choices >> 52 & 7) }
        @inline(__always) set { choices = choices & ~(7 << 52) | Self.bits(newValue) << 52 }
    }
    var isHumanResources: Bool {
        @inline(__always) get { choices >> 55 & 1 == 1 }
        @inline(__always) set { choices = choices & ~(1 << 55) | (newValue ? 1 << 55 : 0) }
    }
    var assertions: Assertions {
        @inline(__always) get { Self.assertions(purposes >> 48) }
        @inline(__always) set { purposes = purposes & ~(0xFFFF << 48) | Self.packed(newValue) << 48 }
    }

    private static let initialChoices =
        bits(ProcessingOperation.use) << 37 | bits(LegalBasis?.none) << 42 | bits(Medium?.none) << 45
        | bits(AuthorityOrder.none) << 48 | bits(Provenance.provided) << 50 | bits(ErasureGround?.none) << 52

    @inline(__always)
    private static func packed(_ said: Assertions) -> UInt64 {
        var packed = bits(said.suspicion) | bits(said.abuse) << 2 | bits(said.identity) << 4
        packed |= bits(said.restrictionException) << 6
        packed |= bits(said.isNecessary) << 8 | bits(said.isDisclosureNeeded) << 9 | bits(said.isVital) << 10
        packed |= bits(said.isCapable) << 11 | bits(said.isOccasional) << 12 | bits(said.isForClaims) << 13
        packed |= bits(said.hasSignificantEffect) << 14 | bits(said.isAccuracyContested) << 15
        return packed
    }

    @inline(__always)
    private static func assertions(_ packed: UInt64) -> Assertions {
        func isSaid(_ place: UInt64) -> Bool { packed >> place & 1 == 1 }
        return Assertions(
            suspicion: choice(packed & 3), necessary: isSaid(8), disclosureNeeded: isSaid(9), vital: isSaid(10),
            capable: isSaid(11), occasional: isSaid(12), claims: isSaid(13), significantEffect: isSaid(14),
            restrictionException: choice(packed >> 6 & 3), accuracyContested: isSaid(15),
            abuse: choice(packed >> 2 & 3), identity: choice(packed >> 4 & 3))
    }

    /// A choice as its byte. Only what ``bits(_:)`` gave goes back through ``choice(_:)``, so that it is always a case.
    @inline(__always)
    private static func bits<Choice: BitwiseCopyable>(_ choice: Choice) -> UInt64 {
        unsafe UInt64(unsafeBitCast(choice, to: UInt8.self))
    }

    @inline(__always)
    private static func choice<Choice: BitwiseCopyable>(_ bits: UInt64) -> Choice {
        unsafe unsafeBitCast(UInt8(truncatingIfNeeded: bits), to: Choice.self)
    }
}
