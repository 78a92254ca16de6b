// SPDX-License-Identifier: Apache-2.0

/// An inquiry with a third party into whether someone can be accepted as a customer.
///
/// A row of `credit_checks`.
struct CreditCheck: Codable, Hashable, Identifiable, Sendable {
    let id: String
    let customerID: String
    let checkedOn: String
    let source: String
    let outcome: String

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case customerID = "customer_id"
        case checkedOn = "checked_on"
        case source
        case outcome
    }
}
