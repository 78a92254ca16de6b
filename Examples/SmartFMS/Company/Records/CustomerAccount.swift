// SPDX-License-Identifier: Apache-2.0

/// A customer's access to the software; a customer has one at most.
///
/// A row of `accounts`.
struct CustomerAccount: Codable, Hashable, Sendable {
    let customerID: String
    let username: String
    let createdOn: String
    var lastLoginOn: String
    var endedOn: String?

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case customerID = "customer_id"
        case username
        case createdOn = "created_on"
        case lastLoginOn = "last_login_on"
        case endedOn = "ended_on"
    }
}
