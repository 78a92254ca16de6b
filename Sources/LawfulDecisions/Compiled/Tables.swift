// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// What decisions read of a register: flat rows and bits, no names.
struct Tables: BitwiseCopyable, Sendable {
    let isStrict: Bool
    let isNeverSold: Bool
    let gatesMarketing: Bool
    let activities: Table<ActivityRow>
    /// The last one stands where there is none.
    let grounds: Table<GroundRow>
    let rules: Table<RuleRow>
    let conditions: Table<ConditionRow>
    let limits: Table<LimitRow>
    let instructions: Table<InstructionRow>
    let disclosures: Table<DisclosureRow>
    let recipients: Table<RecipientRow>
    let roles: Table<RoleRow>
    let countries: Table<CountryRow>
    let adequacy: Table<AdequacyRow>
    let ages: Table<AgeRow>
    /// Lists of numbers that runs point into.
    let numbers: Table<UInt32>
    /// The kind of each category: 0 ordinary, 1 special, 2 criminal, 3 national number.
    let kinds: Table<UInt8>
    /// Whether a source is open: public, or with a permission on file.
    let openSources: Table<Bool>
    /// The first day of each version of the statement, oldest first.
    let noticeDays: Table<Int32>
    /// The last day on which people weren't told yet of each version, where that is an error that was accepted.
    let untoldDays: Table<Int32>
    let hasUntoldNotices: Bool
    /// The stretches of one offset of the zone, and the offsets, in seconds.
    let zoneStarts: Table<Int64>
    let zoneOffsets: Table<Int64>
    /// For each stretch of 2^21 seconds, some 24 days, the stretch of offset at its start.
    let zoneBuckets: Table<UInt16>

    let covers: BitMatrix
    let rolePurposes: BitMatrix
    let roleCategories: BitMatrix
    let activitySources: BitMatrix
    /// (activity, recipient) → disclosure.
    let disclosureOf: PairTable
    /// (activity, category) → rule of its own.
    let ruleOf: PairTable
    /// (activity, category) → 1 where it must be provided, 0 where it may be left out.
    let requirementOf: PairTable
    /// (activity, origin) → 0 incomplete, 1 incompatible, 2 compatible.
    let changeFrom: PairTable

    init(_ made: RuleBookMaker, isStrict: Bool, zone: ZoneDays) {
        let register = made.register
        self.isStrict = isStrict
        isNeverSold = register.promises.contains { $0.content == .neverSold }
        gatesMarketing = register.electronicMarketing == .gate
        (activities, rules) = (Table(made.activities), Table(made.rules))
        grounds = Table(made.grounds + [.none])
        (conditions, limits) = (Table(made.conditions), Table(made.limits))
        (instructions, disclosures) = (Table(made.instructions), Table(made.disclosures))
        (recipients, roles) = (Table(made.recipientRows), Table(made.roleRows))
        (countries, adequacy, ages) = (Table(made.countryRows), Table(made.adequacy), Table(made.ages))
        (numbers, kinds) = (Table(made.numbers), Table(made.kinds))
        (openSources, noticeDays) = (Table(made.openSources), Table(made.noticeDays))
        untoldDays = Table(made.untoldDays)
        hasUntoldNotices = made.untoldDays.contains { $0 != .min }
        (zoneStarts, zoneOffsets) = (Table(zone.starts), Table(zone.offsets))
        zoneBuckets = Table(Self.buckets(zone.starts))
        (covers, rolePurposes) = (BitMatrix(made.covers), BitMatrix(made.rolePurposes))
        (roleCategories, activitySources) = (BitMatrix(made.roleCategories), BitMatrix(made.activitySources))
        (disclosureOf, ruleOf) = (PairTable(made.disclosurePairs), PairTable(made.rulePairs))
        (requirementOf, changeFrom) = (PairTable(made.requirementPairs), PairTable(made.changePairs))
    }

    /// Gives the memory back.
    func free() {
        activities.free()
        grounds.free()
        rules.free()
        conditions.free()
        limits.free()
        instructions.free()
        disclosures.free()
        recipients.free()
        roles.free()
        countries.free()
        adequacy.free()
        ages.free()
        numbers.free()
        kinds.free()
        openSources.free()
        noticeDays.free()
        untoldDays.free()
        zoneStarts.free()
        zoneOffsets.free()
        zoneBuckets.free()
        for matrix in [covers, rolePurposes, roleCategories, activitySources] { matrix.free() }
        for pairs in [disclosureOf, ruleOf, requirementOf, changeFrom] { pairs.free() }
    }
}

extension Tables {
    @inline(__always)
    func contains(_ run: Run, _ number: UInt32) -> Bool {
        for place in run.indices where numbers[place] == number { return true }
        return false
    }

    /// The version of the statement in force on a day; -1 before the first.
    @inline(__always)
    func notice(on today: Int32) -> Int32 {
        var place = noticeDays.count - 1
        while place >= 0, noticeDays[place] > today { place -= 1 }
        return Int32(truncatingIfNeeded: place)
    }

    /// Whether the version in force isn't effective, since people weren't told of it before it applied: until they are,
    /// and for putting it to work at all (Art. 13(3)).
    func isUntold(_ notice: Int32, on today: Int32, _ operation: ProcessingOperation) -> Bool {
        guard hasUntoldNotices, notice >= 0 else { return false }
        let last = untoldDays[Int(notice)]
        return last != .min && (today <= last || operation == .activate)
    }

    /// The age of consent in a country on a day; 16, the Regulation's own, where no row applies.
    func age(in country: UInt32, on today: Int32) -> Int32 {
        guard country < countries.count else { return 16 }
        for place in countries[Int(country)].ages.indices where ages[place].from <= today { return ages[place].age }
        return 16
    }

    /// The local day of a second within the stretches that were read.
    @inline(__always)
    func day(ofSecond second: Int64) -> Int32 {
        var place = Int(zoneBuckets[Int(second >> Self.bucketBits)])
        while place + 1 < zoneStarts.count, zoneStarts[place + 1] <= second { place += 1 }
        return Int32(truncatingIfNeeded: (second + zoneOffsets[place]) / 86_400)
    }

    private static let bucketBits: Int64 = 21

    private static func buckets(_ starts: ContiguousArray<Int64>) -> ContiguousArray<UInt16> {
        var buckets: ContiguousArray<UInt16> = []
        var place = 0
        for bucket in 0...(ZoneDays.last >> bucketBits) {
            while place + 1 < starts.count, starts[place + 1] <= bucket << bucketBits { place += 1 }
            buckets.append(UInt16(clamping: place))
        }
        return buckets
    }
}
