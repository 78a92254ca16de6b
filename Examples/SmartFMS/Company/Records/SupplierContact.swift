// SPDX-License-Identifier: Apache-2.0

/// A contact person at a supplier.
///
/// A row of `suppliers_contacts`.
struct SupplierContact: Codable, Hashable, Identifiable, Sendable {
    /// `L-000123`.
    let id: String
    let organisation: String
    var name: String
    var email: String
    var phone: String
    var lastContactOn: String

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case organisation
        case name
        case email
        case phone
        case lastContactOn = "last_contact_on"
    }
}
