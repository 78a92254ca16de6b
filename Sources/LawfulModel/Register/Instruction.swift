// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// What a controller instructed its processor to do, as documented (Arts. 28(3)(a), 29).
///
/// A processor that acts outside it decides about purposes and means itself, and is then a controller (Art. 28(10)).
public struct Instruction: Hashable, Sendable, Codable {
    /// The instruction's stable name; every answer given on it carries the name.
    public let id: InstructionID
    /// The controller that instructs.
    public let controller: EntityID
    /// The operations instructed; any other is denied.
    public let operations: [ProcessingOperation]
    /// The only categories instructed; nil means the activity's.
    public let categories: [CategoryID]?
    /// Where it is documented, such as the annex of the agreement; nil when nothing says.
    public let document: String?
    /// The first day on which it binds; nil means from the beginning.
    public let from: DeclaredDate?
    /// Its last day; nil while it runs on.
    public let until: DeclaredDate?
    /// Within what time requests of people are passed on to the controller (Art. 28(3)(e)); nil when not agreed.
    public let assistance: Period?

    /// Documents an instruction.
    public init(
        _ id: InstructionID,
        of controller: EntityID,
        operations: [ProcessingOperation],
        categories: [CategoryID]? = nil,
        document: String? = nil,
        from: DeclaredDate? = nil,
        until: DeclaredDate? = nil,
        assistance: Period? = nil
    ) {
        self.id = id
        self.controller = controller
        self.operations = operations
        self.categories = categories
        self.document = document
        self.from = from
        self.until = until
        self.assistance = assistance
    }

    /// Whether it binds on a date.
    public func isInForce(on date: LocalDate) -> Bool {
        (from.map { $0.date ?? .distantFuture } ?? .distantPast) <= date
            && date <= (until.map { $0.date ?? .distantPast } ?? .distantFuture)
    }
}

/// What joint controllers arranged between them (Art. 26); people may turn to any of them all the same.
public struct JointArrangement: Hashable, Sendable, Codable {
    /// With whom.
    public let with: [EntityID]
    /// The essence of the arrangement, as it is made available to people (Art. 26(2)).
    public let essence: String
    /// The contact point for people, where one is designated.
    public let contact: String?
    /// The clause of the statement that tells it.
    public let clause: String?

    /// Declares an arrangement.
    public init(with: [EntityID], essence: String, contact: String? = nil, clause: String? = nil) {
        self.with = with
        self.essence = essence
        self.contact = contact
        self.clause = clause
    }
}
