// SPDX-License-Identifier: Apache-2.0

/// A person who is, or was, a customer.
///
/// A row of `customers`.
struct Customer: Codable, Hashable, Identifiable, Sendable {
    /// Whether the relation still goes on.
    enum Status: String, CaseIterable, Codable, Hashable, Sendable {
        case current
        case former
    }

    /// `K-000123`.
    let id: String
    var name: String
    var email: String
    var phone: String
    var street: String
    var postcode: String
    var city: String
    let customerSince: String
    /// The day on which the relation ended; what is kept of a former customer counts from here.
    var accountEndedOn: String?
    var lastContactOn: String
    var status: Status

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case name
        case email
        case phone
        case street
        case postcode
        case city
        case customerSince = "customer_since"
        case accountEndedOn = "account_ended_on"
        case lastContactOn = "last_contact_on"
        case status
    }
}
