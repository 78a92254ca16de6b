// SPDX-License-Identifier: Apache-2.0

/// A person or body in the sense of Art. 4(7), (8): who decides about purposes and means, or acts for one who does.
public struct LegalEntity: Hashable, Sendable, Codable {
    /// Whether the entity is a public authority, to which Art. 6(1) second subparagraph and Art. 49(3) apply.
    public enum Body: String, Hashable, Sendable, Codable, CaseIterable {
        /// A private body.
        case `private`
        /// A public authority or body.
        case `public`
    }

    /// The entity's stable name.
    public let id: EntityID
    /// The name by which it is known in law (Art. 13(1)(a)).
    public let name: String
    /// How to reach it: postal, electronic (Art. 13(1)(a)).
    public let contact: String
    /// Private or public.
    public let body: Body
    /// Where it is established.
    public let country: CountryCode
    /// Its representative in the Union, with a contact, where it is established outside (Art. 27).
    public let representative: String?

    /// Declares an entity, such as a tenant on whose instruction we process.
    public init(
        _ id: EntityID,
        name: String,
        contact: String,
        body: Body = .private,
        country: CountryCode = "NL",
        representative: String? = nil
    ) {
        self.id = id
        self.name = name
        self.contact = contact
        self.body = body
        self.country = country
        self.representative = representative
    }
}

/// The part that the entity responsible plays in an activity (Arts. 4(7), 26, 28).
public enum Part: Hashable, Sendable, Codable {
    /// It decides about purposes and means.
    case controller
    /// It decides together with others (Art. 26).
    case jointController(with: [EntityID])
    /// It acts on the documented instructions of others, its tenants (Arts. 28(3)(a), 29).
    case processor(for: [EntityID])

    /// Whether it acts on the instructions of others.
    public var isProcessor: Bool { if case .processor = self { true } else { false } }
}
