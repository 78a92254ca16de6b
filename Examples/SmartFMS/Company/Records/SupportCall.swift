// SPDX-License-Identifier: Apache-2.0

/// A telephone call with the service desk.
///
/// A row of `support_calls`.
struct SupportCall: Codable, Hashable, Identifiable, Sendable {
    let id: String
    let customerID: String
    /// An instant in UTC: `2026-03-01T10:15:00Z`.
    let startedAt: String
    /// The employee, by first name.
    let handledBy: String
    let summary: String

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case customerID = "customer_id"
        case startedAt = "started_at"
        case handledBy = "handled_by"
        case summary
    }
}
