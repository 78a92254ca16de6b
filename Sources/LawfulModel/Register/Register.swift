// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// Everything that an organisation declares about its processing (Art. 30): entities, purposes, grounds, categories,
/// recipients, retention, statement versions, and its own promises.
///
/// A register exists only in sound form: unknown or duplicate names and malformed values throw ``RegisterError`` with
/// all of them listed. What the law finds missing in a sound register are its ``findings``.
public struct Register: Hashable, Sendable, Codable {
    /// The entity whose register it is: the controller, unless an activity says otherwise (Art. 4(7)).
    public var controller: LegalEntity
    /// The IANA zone of its establishment, by whose local dates periods are counted.
    public var zone: String = "Europe/Amsterdam"
    /// The data protection officer; nil when the register doesn't say.
    public var officer: DataProtectionOfficer?
    /// The authority to which people may complain; nil when the register doesn't say.
    public var authority: SupervisoryAuthority?
    /// Other entities: tenants, joint controllers.
    public var entities: [LegalEntity] = []
    /// The language in which its own texts are written.
    public var language: Language = .en
    /// The same texts in other languages.
    public var translations: [Translation] = []
    /// What joint controllers arranged (Art. 26).
    public var arrangements: [JointArrangement] = []
    /// The measures that keep data secure (Art. 32).
    public var securityMeasures: [SecurityMeasure] = []
    /// What people are told about their rights; nil when the register doesn't say.
    public var rights: RightsProcedure?
    /// The ways to reach the controller.
    public var contacts: [ContactChannel] = []
    /// How people learn that the statement changes; nil when the register doesn't say.
    public var changes: ChangePolicy?
    /// The texts by which people are asked for consent.
    public var consentTexts: [ConsentText] = []
    /// What the statement says in general, clause by clause.
    public var generalClauses: [GeneralClause] = []
    /// The versions of the statement, oldest first.
    public var notices: [Notice] = []
    /// The categories of data.
    public var categories: [CategoryDeclaration] = []
    /// The categories of data subjects.
    public var subjects: [SubjectCategory] = []
    /// The sources other than the data subject.
    public var sources: [Source] = []
    /// The recipients.
    public var recipients: [Recipient] = []
    /// The roles.
    public var roles: [Role] = []
    /// The places where people are asked for data.
    public var collectionPoints: [CollectionPoint] = []
    /// The controller's own promises.
    public var promises: [Promise] = []
    /// How electronic marketing is treated.
    public var electronicMarketing: ElectronicMarketing = .gate
    /// The activities.
    public var activities: [Activity] = []
    /// What became of purposes: which were renamed, split, retired.
    public var successions: [PurposeSuccession] {
        get { namedSuccessions ?? [] }
        set { namedSuccessions = newValue.isEmpty ? nil : newValue }
    }
    // Left out of the text where there are none, as registers were written before there were any.
    private var namedSuccessions: [PurposeSuccession]?

    /// Declares a register.
    ///
    /// - Parameters:
    ///   - controller: the controller's name in law.
    ///   - contact: how to reach it (Art. 13(1)(a)).
    ///   - body: private, or a public authority.
    ///   - parts: what is declared.
    /// - Throws: ``RegisterError`` with every structural fault, each with its path.
    public init(
        controller: String,
        contact: String,
        body: LegalEntity.Body = .private,
        @RegisterBuilder _ parts: () -> [any RegisterPart]
    ) throws {
        self.controller = LegalEntity("controller", name: controller, contact: contact, body: body)
        for part in parts() { part.add(to: &self) }
        try settle()
    }

    /// Reads a register from its JSON form; `Documentation/register.schema.json` describes it to editors.
    ///
    /// - Parameters:
    ///   - json: the text, in UTF-8.
    ///   - file: what the text is called in messages.
    /// - Throws: ``RegisterError`` with every fault found, unknown keys included, each with its path and line.
    public init(json: Data, named file: String = "register.json") throws {
        self = try RegisterReader.read(json, from: file)
    }

    /// Reads a register from any decoder, with the same checks as any other.
    ///
    /// - Throws: ``RegisterError`` with every fault found, each with its path, or what the decoder throws.
    public init(from decoder: any Decoder) throws {
        self = try RegisterReader.read(TextNode(from: decoder), from: nil)
    }

    /// The register's JSON form: keys sorted, equal registers give equal bytes.
    ///
    /// - Throws: what `JSONEncoder` throws; a sound register encodes.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// Merges the categories that activities name by type, and refuses what is unsound.
    ///
    /// - Parameter reading: what is known of the text that it was read from.
    /// - Throws: ``RegisterError`` with every fault, of the text's form and of the register's structure.
    mutating func settle(_ reading: Reading = Reading()) throws {
        var kinds = Dictionary(categories.map { ($0.id, $0.kind) }) { first, _ in first }
        for index in activities.indices where !activities[index].namedCategories.isEmpty {
            for category in activities[index].namedCategories {
                // One of another kind is declared a second time, which is a fault.
                if let kind = kinds[category.id], kind == category.kind { continue }
                if kinds[category.id] == nil { kinds[category.id] = category.kind }
                categories.append(category)
            }
            activities[index].namedCategories = []
        }
        let faults = reading.ordered(structuralFaults(reading))
        guard faults.isEmpty else { throw RegisterError(faults) }
    }
}

extension Register {
    enum CodingKeys: String, CodingKey {
        case controller, zone, officer, authority, entities, language, translations, arrangements, securityMeasures
        case rights, contacts, changes, consentTexts, notices, categories, subjects, sources, recipients, roles
        case generalClauses, collectionPoints, promises, electronicMarketing, activities
        case namedSuccessions = "successions"
    }

    /// Reads what the form has found to be there, unchecked.
    init(reading decoder: NodeDecoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        controller = try values.decode(LegalEntity.self, forKey: .controller)
        zone = try values.decode(String.self, forKey: .zone)
        officer = try values.decodeIfPresent(DataProtectionOfficer.self, forKey: .officer)
        authority = try values.decodeIfPresent(SupervisoryAuthority.self, forKey: .authority)
        entities = try values.decode([LegalEntity].self, forKey: .entities)
        language = try values.decode(Language.self, forKey: .language)
        translations = try values.decode([Translation].self, forKey: .translations)
        arrangements = try values.decode([JointArrangement].self, forKey: .arrangements)
        securityMeasures = try values.decode([SecurityMeasure].self, forKey: .securityMeasures)
        rights = try values.decodeIfPresent(RightsProcedure.self, forKey: .rights)
        contacts = try values.decode([ContactChannel].self, forKey: .contacts)
        changes = try values.decodeIfPresent(ChangePolicy.self, forKey: .changes)
        consentTexts = try values.decode([ConsentText].self, forKey: .consentTexts)
        generalClauses = try values.decode([GeneralClause].self, forKey: .generalClauses)
        notices = try values.decode([Notice].self, forKey: .notices)
        categories = try values.decode([CategoryDeclaration].self, forKey: .categories)
        subjects = try values.decode([SubjectCategory].self, forKey: .subjects)
        sources = try values.decode([Source].self, forKey: .sources)
        recipients = try values.decode([Recipient].self, forKey: .recipients)
        roles = try values.decode([Role].self, forKey: .roles)
        collectionPoints = try values.decode([CollectionPoint].self, forKey: .collectionPoints)
        promises = try values.decode([Promise].self, forKey: .promises)
        electronicMarketing = try values.decode(ElectronicMarketing.self, forKey: .electronicMarketing)
        activities = try values.decode([Activity].self, forKey: .activities)
        successions = try values.decode([PurposeSuccession].self, forKey: .namedSuccessions)
    }
}

extension Register {
    /// The activity that pursues a purpose.
    public func activity(_ purpose: PurposeID) -> Activity? { activities.first { $0.purpose == purpose } }

    /// A recipient by name.
    public func recipient(_ id: RecipientID) -> Recipient? { recipients.first { $0.id == id } }

    /// An entity by name, the register's owner included.
    public func entity(_ id: EntityID) -> LegalEntity? {
        id == controller.id ? controller : entities.first { $0.id == id }
    }

    /// The entity that answers for an activity.
    public func responsible(for activity: Activity) -> LegalEntity {
        activity.entity.flatMap(entity) ?? controller
    }

    /// A declared text in a language; the text itself where it is written in it or nobody translated it.
    public func text(_ text: String, in language: Language) -> String {
        guard language != self.language else { return text }
        return translations.first { $0.text == text && $0.language == language }?.translated ?? text
    }

    /// A category by name.
    public func category(_ id: CategoryID) -> CategoryDeclaration? { categories.first { $0.id == id } }

    /// The period in which the controller promised to answer requests, and the promise.
    public var answerPromise: Promise? {
        promises.first { if case .answeredWithin = $0.content { true } else { false } }
    }

    /// The zone of the establishment.
    public var timeZone: TimeZone { TimeZone(identifier: zone) ?? .gmt }
}

/// Something that a ``Register`` is declared with.
public protocol RegisterPart: Sendable {
    /// Writes the part into the register.
    func add(to register: inout Register)
}

/// Collects the parts of a register.
@resultBuilder
public enum RegisterBuilder {
    /// Takes one part.
    public static func buildExpression(_ part: any RegisterPart) -> [any RegisterPart] { [part] }
    /// Takes several parts.
    public static func buildExpression(_ parts: [any RegisterPart]) -> [any RegisterPart] { parts }
    /// Joins parts.
    public static func buildBlock(_ parts: [any RegisterPart]...) -> [any RegisterPart] { parts.flatMap { $0 } }
    /// Takes parts or nothing.
    public static func buildOptional(_ parts: [any RegisterPart]?) -> [any RegisterPart] { parts ?? [] }
    /// Takes the first branch.
    public static func buildEither(first parts: [any RegisterPart]) -> [any RegisterPart] { parts }
    /// Takes the second branch.
    public static func buildEither(second parts: [any RegisterPart]) -> [any RegisterPart] { parts }
    /// Joins the parts of a loop.
    public static func buildArray(_ parts: [[any RegisterPart]]) -> [any RegisterPart] { parts.flatMap { $0 } }
}
