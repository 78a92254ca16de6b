// SPDX-License-Identifier: Apache-2.0

struct IntRequest {
    var purpose: Int
    var category: Int
    var categories: UInt64
    var operation: UInt8
    var role: UInt8
    var recipient: Int
    var ageDays: Int32
    var subject: Int
}

/// An object, so that the loop that hands requests out retains one reference and not eight texts.
final class StringRequest: Sendable {
    let purpose: String
    let category: String
    let categories: [String]
    let operation: String
    let role: String
    let recipient: String
    let ageDays: Int32
    let subject: String

    init(
        purpose: String,
        category: String,
        categories: [String] = [],
        operation: String = "",
        role: String = "",
        recipient: String = "",
        ageDays: Int32 = 0,
        subject: String
    ) {
        (self.purpose, self.category, self.categories, self.operation) = (purpose, category, categories, operation)
        (self.role, self.recipient, self.ageDays, self.subject) = (role, recipient, ageDays, subject)
    }
}
