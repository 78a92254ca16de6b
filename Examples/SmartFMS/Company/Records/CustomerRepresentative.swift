// SPDX-License-Identifier: Apache-2.0

/// A contact person of a business customer, who deals with the company for work.
///
/// The organisation is the customer; the row is personal data of the person all the same.
///
/// A row of `representatives`.
struct CustomerRepresentative: Codable, Hashable, Identifiable, Sendable {
    /// `R-000123`.
    let id: String
    let customerOrganisation: String
    var name: String
    var email: String
    var phone: String
    let functionTitle: String
    /// Whether the person may bind the organisation.
    let maySign: Bool
    var lastContactOn: String

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case customerOrganisation = "customer_org"
        case name
        case email
        case phone
        case functionTitle = "function_title"
        case maySign = "may_sign"
        case lastContactOn = "last_contact_on"
    }
}
