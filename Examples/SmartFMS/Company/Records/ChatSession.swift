// SPDX-License-Identifier: Apache-2.0

/// A chat with the service desk.
///
/// A row of `chats`.
struct ChatSession: Codable, Hashable, Identifiable, Sendable {
    let id: String
    let customerID: String
    let startedOn: String
    let text: String

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case customerID = "customer_id"
        case startedOn = "started_on"
        case text
    }
}
