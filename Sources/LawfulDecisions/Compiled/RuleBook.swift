// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A register as decisions read it: names are numbers, rows are flat, and nothing changes once it is made.
///
/// Held by one reference, so that handing it to a decision moves one pointer.
final class RuleBook: Sendable {
    let register: Register
    let isStrict: Bool
    let zone: ZoneDays

    let purposes: Names<PurposeID>
    let categories: Names<CategoryID>
    let roles: Names<RoleID>
    let recipients: Names<RecipientID>
    let entities: Names<EntityID>
    let sources: Names<SourceID>
    let notices: Names<NoticeVersion>
    let contracts: Names<ContractID>
    let triggers: Names<TriggerName>
    let countries: Names<CountryCode>

    let activities: ContiguousArray<ActivityRow>
    let grounds: ContiguousArray<GroundRow>
    let rules: ContiguousArray<RuleRow>
    let conditions: ContiguousArray<ConditionRow>
    let limits: ContiguousArray<LimitRow>
    let instructions: ContiguousArray<InstructionRow>
    let disclosures: ContiguousArray<DisclosureRow>
    let recipientRows: ContiguousArray<RecipientRow>
    let roleRows: ContiguousArray<RoleRow>
    let countryRows: ContiguousArray<CountryRow>
    let adequacy: ContiguousArray<AdequacyRow>
    let ages: ContiguousArray<AgeRow>
    /// Lists of numbers that runs point into.
    let numbers: ContiguousArray<UInt32>
    /// The kind of each category: 0 ordinary, 1 special, 2 criminal, 3 national number.
    let kinds: ContiguousArray<UInt8>
    /// Whether a source is open: public, or with a permission on file.
    let openSources: ContiguousArray<Bool>
    /// The first day of each version of the statement, oldest first.
    let noticeDays: ContiguousArray<Int32>

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
    let isNeverSold: Bool
    let gatesMarketing: Bool

    init(_ activated: ActivatedRegister, _ tables: LawTables) {
        var made = RuleBookMaker(activated.register, tables)
        made.run()
        register = activated.register
        isStrict = activated.mode == .strict
        zone = ZoneDays(activated.register.timeZone)
        (purposes, categories, roles, recipients) = (made.purposes, made.categories, made.roles, made.recipients)
        (entities, sources, notices, contracts) = (made.entities, made.sources, made.notices, made.contracts)
        (triggers, countries) = (made.triggers, made.countries)
        (activities, grounds, rules, conditions) = (made.activities, made.grounds, made.rules, made.conditions)
        (limits, instructions, disclosures) = (made.limits, made.instructions, made.disclosures)
        (recipientRows, roleRows, countryRows) = (made.recipientRows, made.roleRows, made.countryRows)
        (adequacy, ages, numbers, kinds) = (made.adequacy, made.ages, made.numbers, made.kinds)
        (openSources, noticeDays) = (made.openSources, made.noticeDays)
        (covers, rolePurposes, roleCategories) = (made.covers, made.rolePurposes, made.roleCategories)
        activitySources = made.activitySources
        disclosureOf = PairTable(made.disclosurePairs)
        ruleOf = PairTable(made.rulePairs)
        requirementOf = PairTable(made.requirementPairs)
        changeFrom = PairTable(made.changePairs)
        isNeverSold = register.promises.contains { $0.content == .neverSold }
        gatesMarketing = register.electronicMarketing == .gate
    }

    func contains(_ run: Run, _ number: UInt32) -> Bool {
        for place in run.indices where numbers[place] == number { return true }
        return false
    }

    /// The version of the statement in force on a day; nil before the first.
    @inline(__always)
    func notice(on today: Int32) -> Int? {
        var place = noticeDays.count - 1
        while place >= 0 {
            if noticeDays[place] <= today { return place }
            place -= 1
        }
        return nil
    }

    /// The age of consent in a country on a day; 16, the Regulation's own, where no row applies.
    func age(in country: UInt32, on today: Int32) -> Int32 {
        guard country < countryRows.count else { return 16 }
        for place in countryRows[Int(country)].ages.indices where ages[place].from <= today { return ages[place].age }
        return 16
    }
}
