// SPDX-License-Identifier: Apache-2.0

/// An invoice, with the name and address as they were when it was sent.
///
/// It repeats name and address because the books must stand by themselves: an invoice outlives the customer's own row.
///
/// A row of `invoices`.
struct Invoice: Codable, Hashable, Identifiable, Sendable {
    let id: String
    let customerID: String
    /// Consecutive within its year, such as `2025-00042`.
    var invoiceNumber: String
    let issuedOn: String
    let amountCents: Int
    let name: String
    let street: String
    let postcode: String
    let city: String
    let description: String

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case customerID = "customer_id"
        case invoiceNumber = "invoice_number"
        case issuedOn = "issued_on"
        case amountCents = "amount_cents"
        case name
        case street
        case postcode
        case city
        case description
    }
}
