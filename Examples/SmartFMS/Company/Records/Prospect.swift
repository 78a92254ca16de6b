// SPDX-License-Identifier: Apache-2.0

/// A person who showed interest and is no customer (yet).
///
/// A row of `prospects`.
struct Prospect: Codable, Hashable, Identifiable, Sendable {
    /// `P-000123`.
    let id: String
    var name: String
    var email: String
    var phone: String
    let interest: String
    /// Whether the person asked for the offer; only then are steps taken at their request before a contract.
    let askedForOffer: Bool
    var lastContactOn: String

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case name
        case email
        case phone
        case interest
        case askedForOffer = "asked_for_offer"
        case lastContactOn = "last_contact_on"
    }
}
