// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// Turns a register into the flat tables of a ``RuleBook``, in time linear in its size.
struct RuleBookMaker {
    let register: Register
    let tables: LawTables
    let lineage: PurposeLineage

    var purposes: NamesMaker<PurposeID>
    var categories: NamesMaker<CategoryID>
    var roles: NamesMaker<RoleID>
    var recipients: NamesMaker<RecipientID>
    var entities: NamesMaker<EntityID>
    var sources: NamesMaker<SourceID>
    var notices: NamesMaker<NoticeVersion>
    var contracts = NamesMaker<ContractID>([])
    var triggers = NamesMaker<TriggerName>([])
    var countries = NamesMaker<CountryCode>([])

    var activities: ContiguousArray<ActivityRow> = []
    var grounds: ContiguousArray<GroundRow> = []
    var rules: ContiguousArray<RuleRow> = []
    var conditions: ContiguousArray<ConditionRow> = []
    var limits: ContiguousArray<LimitRow> = []
    var instructions: ContiguousArray<InstructionRow> = []
    var disclosures: ContiguousArray<DisclosureRow> = []
    var recipientRows: ContiguousArray<RecipientRow> = []
    var roleRows: ContiguousArray<RoleRow> = []
    var countryRows: ContiguousArray<CountryRow> = []
    var adequacy: ContiguousArray<AdequacyRow> = []
    var ages: ContiguousArray<AgeRow> = []
    var numbers: ContiguousArray<UInt32> = []
    var kinds: ContiguousArray<UInt8> = []
    var openSources: ContiguousArray<Bool> = []
    var noticeDays: ContiguousArray<Int32> = []
    /// Strictly: the last day on which people weren't told yet of each version; none where they were in time.
    var untoldDays: ContiguousArray<Int32> = []
    /// Whether errors that were accepted are denied on, also where an answer would else not meet them.
    var isStrict = false
    /// Strictly: the activities of which nothing tells how long their data are kept.
    var untoldPeriods: Set<PurposeID> = []
    var covers: BitMatrixMaker
    var rolePurposes: BitMatrixMaker
    var roleCategories: BitMatrixMaker
    var activitySources: BitMatrixMaker
    var disclosurePairs: [(UInt32, UInt32, UInt32)] = []
    var rulePairs: [(UInt32, UInt32, UInt32)] = []
    var requirementPairs: [(UInt32, UInt32, UInt32)] = []
    var changePairs: [(UInt32, UInt32, UInt32)] = []

    init(_ register: Register, _ tables: LawTables) {
        self.register = register
        self.tables = tables
        lineage = register.lineage
        purposes = NamesMaker(register.activities.map(\.purpose))
        categories = NamesMaker(register.categories.map(\.id))
        roles = NamesMaker(register.roles.map(\.id))
        recipients = NamesMaker(register.recipients.map(\.id))
        entities = NamesMaker([register.controller.id] + register.entities.map(\.id))
        sources = NamesMaker(register.sources.map(\.id))
        notices = NamesMaker(register.notices.map(\.version))
        covers = BitMatrixMaker(rows: purposes.count, columns: categories.count)
        rolePurposes = BitMatrixMaker(rows: roles.count, columns: purposes.count)
        roleCategories = BitMatrixMaker(rows: roles.count, columns: categories.count)
        activitySources = BitMatrixMaker(rows: purposes.count, columns: sources.count)
    }

    mutating func run() {
        for category in register.categories { kinds.append(Self.kind(category.kind)) }
        for source in register.sources { openSources.append(source.kind == .public || source.permission != nil) }
        for notice in register.notices {
            let from = notice.from.date ?? .distantFuture
            let announced = notice.announcedOn?.date
            noticeDays.append(from.day)
            untoldDays.append(isStrict ? announced.map { from <= $0 ? $0.day : .min } ?? .min : .min)
        }
        law()
        for (number, role) in register.roles.enumerated() { add(role, Int(number)) }
        for recipient in register.recipients { add(recipient) }
        chain()
        for (number, activity) in register.activities.enumerated() { add(activity, UInt32(number)) }
    }

    /// Takes over the findings that were accepted: what they are about is denied (invariant 11).
    mutating func accept(_ activated: ActivatedRegister) {
        guard activated.mode == .strict else { return }
        isStrict = true
        let codes: Set<Finding.Code> = ["L-18", "G-01"]
        untoldPeriods = Set(activated.findings.filter { codes.contains($0.code) }.compactMap(\.activity))
    }

    private static func kind(_ kind: CategoryKind) -> UInt8 {
        switch kind {
        case .ordinary: 0
        case .special: 1
        case .criminal: 2
        case .nationalID: 3
        }
    }

    // MARK: Law

    private mutating func law() {
        var decisions: [UInt32: [AdequacyRow]] = [:]
        var agesOf: [UInt32: [AgeRow]] = [:]
        for country in EconomicArea.members.sorted() { _ = countries.insert(country) }
        for decision in tables.adequacy.decisions {
            let row = AdequacyRow(
                scope: decision.scope, from: decision.from.day, until: (decision.until ?? .distantFuture).day)
            decisions[countries.insert(decision.country), default: []].append(row)
        }
        for row in tables.consentAges.rows {
            agesOf[countries.insert(row.country), default: []].append(AgeRow(from: row.from.day, age: Int32(row.age)))
        }
        for recipient in register.recipients {
            for country in recipient.locations { _ = countries.insert(country) }
        }
        for (number, country) in countries.list.enumerated() {
            var row = CountryRow(isEconomicArea: EconomicArea.contains(country))
            row.decisions = adequacy.add((decisions[UInt32(number)] ?? []).reversed())
            row.ages = ages.add((agesOf[UInt32(number)] ?? []).reversed())
            countryRows.append(row)
        }
    }

    // MARK: Roles and recipients

    private mutating func add(_ role: Role, _ number: Int) {
        roleRows.append(
            RoleRow(
                isBound: role.bond != .nothing, isForAllPurposes: role.purposes == nil,
                seesAll: role.categories == nil))
        for purpose in role.purposes ?? [] { rolePurposes.set(number, purposes.number(purpose)) }
        for category in role.categories ?? [] { roleCategories.set(number, categories.number(category)) }
    }

    private mutating func add(_ recipient: Recipient) {
        let agreement = recipient.agreement
        var lacking = ReasonSet()
        if agreement?.isInWriting == false { lacking.insert(.processorNotInWriting) }
        if agreement?.missingClauses.isEmpty == false { lacking.insert(.processorContractIncomplete) }
        var until = (agreement?.until.map { $0.date ?? .distantPast } ?? .distantFuture).day
        if let ending = agreement?.ending { until = min(until, (ending.from.date ?? .distantPast).day &- 1) }
        let tool = recipient.transfer
        // Evidence that names nothing is none.
        let evidenced = recipient.guarantees.flatMap { $0.evidence.contains { !$0.isWhitespace } ? $0 : nil }
        let locations = recipient.locations.map { countries.number($0) }
        let annexPurposes = (agreement?.purposes ?? []).map { purposes.number($0) }
        let annexCategories = (agreement?.categories ?? []).map { categories.number($0) }
        recipientRows.append(
            RecipientRow(
                part: recipient.part, country: countries.insert(recipient.country),
                locations: numbers.add(locations), lacking: lacking,
                activeFrom: agreement.map { ($0.from.date ?? .distantFuture).day } ?? .max,
                activeUntil: agreement == nil ? .min : until,
                isForAllPurposes: agreement?.purposes == nil,
                purposes: numbers.add(annexPurposes),
                isForAllCategories: agreement?.categories == nil,
                categories: numbers.add(annexCategories),
                guaranteedFrom: evidenced?.verifiedOn.date?.day ?? .max,
                guaranteedUntil: evidenced?.lastDay?.day ?? .min,
                sub: subprocessing(recipient.authorisation), suspicion: promisedSuspicion(recipient.id),
                hasTool: tool != nil,
                isSafeguard: tool?.kind.isDerogation == false,
                derogation: tool.flatMap { $0.kind.isDerogation ? $0.kind : nil },
                assessment: tool?.assessment ?? .missing,
                isRecognised: tool?.law?.isUnionOrMemberState == true, isNotified: tool?.isNotified == true,
                adequacy: recipient.adequacy))
    }

    /// Gives each processor those whom it engages, and whom they engage in turn (Art. 28(4)).
    private mutating func chain() {
        var engaged: [UInt32: [UInt32]] = [:]
        for (number, recipient) in register.recipients.enumerated() {
            if let by = recipient.engagedBy { engaged[recipients.number(by), default: []].append(UInt32(number)) }
        }
        guard !engaged.isEmpty else { return }
        for place in recipientRows.indices {
            var seen: Set<UInt32> = [UInt32(place)]
            var chain: [UInt32] = []
            var next = engaged[UInt32(place)] ?? []
            while let link = next.popLast() {
                guard seen.insert(link).inserted else { continue }
                chain.append(link)
                next += engaged[link] ?? []
            }
            recipientRows[place].chain = numbers.add(chain.sorted())
        }
    }

    private func subprocessing(_ authorisation: SubProcessorAuthorisation?) -> RecipientRow.Subprocessing {
        switch authorisation {
        case .unauthorised, nil: .init(from: .max, windowUntil: .min, objectedFrom: .min)
        case .specific(let on):
            .init(from: (on.date ?? .distantFuture).day, windowUntil: .min, objectedFrom: .max)
        case .general(let announced, let window, let objectedOn):
            .init(
                from: announced.date?.day ?? .max,
                windowUntil: announced.date.map { window.end(after: $0).day } ?? .min,
                objectedFrom: objectedOn.map { ($0.date ?? .distantPast).day } ?? .max)
        }
    }

    private func promisedSuspicion(_ recipient: RecipientID) -> Suspicion? {
        register.promises.compactMap {
            if case .disclosedOnSuspicion(let suspicion, recipient) = $0.content { suspicion } else { nil }
        }.max()
    }

    // MARK: Runs

    mutating func numbered(_ ids: [CategoryID]?) -> Run {
        let list = (ids ?? []).map { categories.number($0) }
        return numbers.add(list)
    }
}

extension ContiguousArray {
    /// Appends rows, and says where they are.
    mutating func add(_ rows: some Sequence<Element>) -> Run {
        let start = count
        append(contentsOf: rows)
        return Run(start: Int32(start), count: Int32(count - start))
    }
}

extension LocalDate {
    /// The day number, small enough for a row.
    var day: Int32 { Int32(truncatingIfNeeded: dayNumber) }
}
