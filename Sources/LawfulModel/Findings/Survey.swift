// SPDX-License-Identifier: Apache-2.0

import LawfulTime

/// A register laid out for the rules, so that none of them searches a list within a list.
struct Survey: Sendable {
    let register: Register
    /// The day on which it is looked at; nil for what no date changes.
    let date: LocalDate?
    let tables: LawTables
    let activities: [PurposeID: Activity]
    let categories: [CategoryID: CategoryDeclaration]
    let subjects: [SubjectCategoryID: SubjectCategory]
    let recipients: [RecipientID: Recipient]
    let entities: [EntityID: LegalEntity]
    let consentTexts: [TextID: ConsentText]
    /// The annexes of processing agreements that have one.
    let annexes: [RecipientID: Annex]
    /// The entities that answer for activities of this register as controllers.
    let answering: Set<EntityID>
    /// The purposes for which people themselves are asked for data.
    let collecting: Set<PurposeID>
    /// The version of the statement that counts: the one in force on the date, else the last one declared.
    let notice: Notice?
    /// The purposes that this version describes; nil when it describes them all.
    let described: Set<PurposeID>?

    /// What an agreement's annex covers; nil is everything.
    struct Annex: Sendable {
        let purposes: Set<PurposeID>?
        let categories: Set<CategoryID>?
    }

    init(_ register: Register, on date: LocalDate?, tables: LawTables) {
        self.register = register
        self.date = date
        self.tables = tables
        activities = Self.index(register.activities, by: \.purpose)
        categories = Self.index(register.categories, by: \.id)
        subjects = Self.index(register.subjects, by: \.id)
        recipients = Self.index(register.recipients, by: \.id)
        entities = Self.index([register.controller] + register.entities, by: \.id)
        consentTexts = Self.index(register.consentTexts, by: \.id)
        annexes = recipients.compactMapValues(\.agreement).mapValues {
            Annex(purposes: $0.purposes.map { Set($0) }, categories: $0.categories.map { Set($0) })
        }
        answering = Set(register.activities.compactMap(\.entity) + [register.controller.id])
        collecting = Set(register.collectionPoints.map(\.purpose))
        let inForce = date.flatMap { date in register.notices.last { ($0.from.date ?? .distantFuture) <= date } }
        notice = inForce ?? register.notices.last
        let lineage = register.lineage
        described = notice?.describes.map { names in Set(names + names.flatMap { lineage.laterNames(of: $0) }) }
    }

    private static func index<T, I: Hashable>(_ list: [T], by id: (T) -> I) -> [I: T] {
        Dictionary(list.map { (id($0), $0) }) { first, _ in first }
    }

    func isSpecial(_ id: CategoryID) -> Bool {
        if case .special = categories[id]?.kind { true } else { false }
    }

    func isCriminal(_ id: CategoryID) -> Bool { categories[id]?.kind == .criminal }

    func isNationalID(_ id: CategoryID) -> Bool { categories[id]?.kind == .nationalID }

    func isRecording(_ id: CategoryID) -> Bool { categories[id]?.isRecording == true }

    /// The entity that answers for an activity.
    func responsible(for activity: Activity) -> LegalEntity {
        activity.entity.flatMap { entities[$0] } ?? register.controller
    }

    /// The last adequacy decision taken by a date that covers a recipient in a country, lapsed or not; nil when none
    /// does.
    func adequacy(of recipient: Recipient, in country: CountryCode, on date: LocalDate?) -> AdequacyDecision? {
        let decision = tables.adequacy.decision(for: country, on: date ?? .distantFuture)
        return decision?.covers(recipient.adequacy, humanResources: false) == true ? decision : nil
    }
}

extension Recipient {
    /// Whether it acts on our instruction or on that of our processor.
    var actsForUs: Bool { part == .processor || part == .subprocessor }
}

extension String {
    /// Whether nothing is written there.
    var isBlank: Bool { !contains { !$0.isWhitespace } }
}

extension Optional where Wrapped == String {
    /// Whether nothing is written there.
    var isBlank: Bool { self?.isBlank ?? true }
}

extension Period {
    /// The period as people say it, such as `2 years`.
    var words: String { "\(count) \(count == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue)" }
}

/// Names in quotes, as messages list them.
func quoted(_ names: some Sequence<some CustomStringConvertible>) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
}
