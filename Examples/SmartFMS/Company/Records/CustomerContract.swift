// SPDX-License-Identifier: Apache-2.0

/// A contract that a customer signed.
///
/// A row of `contracts`.
struct CustomerContract: Codable, Hashable, Identifiable, Sendable {
    let id: String
    let customerID: String
    let product: String
    let signedOn: String
    var endedOn: String?

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case customerID = "customer_id"
        case product
        case signedOn = "signed_on"
        case endedOn = "ended_on"
    }
}
