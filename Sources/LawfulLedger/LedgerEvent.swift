// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// A fact that happened, as the ledger keeps it: a kind and the details that belong to it.
///
/// Events are made by the named functions below, so that a kind always carries what it needs. All of an event but its
/// kind and activity is kept in the private part of its entry.
public struct LedgerEvent: Hashable, Sendable, Codable {
    /// What kind of fact it is.
    public package(set) var kind: EntryKind
    /// The activity concerned; nil where the fact concerns them all.
    public package(set) var activity: PurposeID?
    /// The activities concerned, where a fact concerns several of them and not all.
    public package(set) var activities: [PurposeID]?
    /// The text that was shown.
    public package(set) var text: TextID?
    /// Whether consent was explicit (Arts. 9(2)(a), 22(2)(c), 49(1)(a)).
    public package(set) var isExplicit: Bool?
    /// What is wrong with a consent.
    public package(set) var flaws: [ConsentFlaw]?
    /// The age in years when the fact took effect.
    public package(set) var age: Int?
    /// The country by whose law a child's age is judged.
    public package(set) var country: CountryCode?
    /// Whether a holder of parental responsibility authorised, verified (Art. 8(2)).
    public package(set) var isAuthorisedByParent: Bool?
    /// What else the record of a consent holds (Art. 7(1)).
    public package(set) var consent: ConsentDetails?
    /// The kind of contract.
    public package(set) var contract: ContractID?
    /// Whether the person is party to the contract, or acts for the party.
    public package(set) var isParty: Bool?
    /// Whether pre-contractual steps were taken at the person's request.
    public package(set) var isSolicited: Bool?
    /// The ground of a restriction (Art. 18(1)).
    public package(set) var restriction: RestrictionGround?
    /// The event that starts a retention period.
    public package(set) var trigger: String?
    /// A local date: of a trigger, or the end of an extension.
    public package(set) var date: LocalDate?
    /// The last day on which an extension carries without having been looked at again.
    public package(set) var reviewBy: LocalDate?
    /// The hold.
    public package(set) var hold: HoldID?
    /// Why.
    public package(set) var reason: String?
    /// Who approved, a named human; of an entry that a ledger recorded which keeps names apart, ``approvedBy`` stands for them.
    public package(set) var approver: ActorID?
    /// What stands for who approved.
    public package(set) var approvedBy: ActorPseudonym?
    /// The pseudonym whose name was opened.
    public package(set) var opened: ActorPseudonym?
    /// The version of the statement shown or in force.
    public package(set) var notice: NoticeVersion?
    /// On whose behalf: a controller, or the tenant as whose processor we act.
    public package(set) var entity: EntityID?
    /// The operation asked for.
    public package(set) var operation: ProcessingOperation?
    /// The categories asked for.
    public package(set) var categories: [CategoryID]?
    /// The recipient asked for.
    public package(set) var recipient: RecipientID?
    /// The order on which data were asked for by an authority.
    public package(set) var order: String?
    /// The categories that the order names.
    public package(set) var ordered: [CategoryID]?
    /// The source that data were asked of, when not the person (Art. 14).
    public package(set) var source: SourceID?
    /// The controller's instruction that a processor's act was permitted on (Art. 28(3)(a)).
    public package(set) var instruction: InstructionID?
    /// The basis permitted on.
    public package(set) var basis: LegalBasis?
    /// The reason codes of the answer, the primary one first.
    public package(set) var reasons: [String]?
    /// What the caller asserted, as recorded.
    public package(set) var asserted: [String]?
    /// What else was asked, as recorded: the fields of the question that have no place of their own here, where they
    /// differ from the ordinary case; with them the question can be asked again.
    public package(set) var asked: [String]?
    /// The request.
    public package(set) var request: RequestID?
    /// By which channel a request came in.
    public package(set) var channel: String?
    /// How a request was decided.
    public package(set) var outcome: String?
    /// What else a step in the life of a request says.
    public package(set) var details: RequestDetails?
    /// The declassification, by the name that the register reviews it under.
    public package(set) var declassification: String?
    /// Numbers, such as records erased per table.
    public package(set) var counts: [String: Int]?
    /// What was out of the ordinary in how an answer was recorded.
    public package(set) var marks: [EntryMark]?
    /// What a service does otherwise than by default in recording some activities, as its activation says.
    public package(set) var handling: [String]?
    /// The other identifier that a link, a merge or a split of identities is about.
    public package(set) var other: SubjectID?
    /// Where a choice comes from that was recorded elsewhere before.
    public package(set) var imported: ImportedOrigin?

    /// An event with no details yet; the named functions are the way to make one.
    package init(_ kind: EntryKind, _ activity: PurposeID? = nil) {
        self.kind = kind
        self.activity = activity
    }

    package func with<V>(_ path: WritableKeyPath<LedgerEvent, V>, _ value: V) -> LedgerEvent {
        var copy = self
        copy[keyPath: path] = value
        return copy
    }
}

/// The grounds of restriction, by the letter of Art. 18(1).
public enum RestrictionGround: String, Hashable, Sendable, Codable, CaseIterable {
    /// Accuracy is contested, while it is verified.
    case a
    /// Processing is unlawful and the person prefers restriction to erasure.
    case b
    /// The controller no longer needs the data, the person does for legal claims.
    case c
    /// An objection is pending.
    case d
}

/// Names one request of a data subject.
public struct RequestID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

extension LedgerEvent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind alone: details may tell of a person.
    public var description: String { "(an event of kind \(kind))" }
    /// The kind alone.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension LedgerEvent {
    /// Whether a named human approved.
    package var isApproved: Bool { approver?.isNamed == true || approvedBy != nil }

    /// Who approved, by name or by pseudonym: one stands only for somebody who was named.
    package var approval: ActorID? { approver ?? approvedBy.map { ActorID(rawValue: $0.rawValue) } }
}
