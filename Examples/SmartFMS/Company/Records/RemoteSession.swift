// SPDX-License-Identifier: Apache-2.0

/// A session in which the service desk took over a customer's screen, and its log.
///
/// A row of `remote_sessions`.
struct RemoteSession: Codable, Hashable, Identifiable, Sendable {
    let id: String
    let customerID: String
    let startedOn: String
    let log: String

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case customerID = "customer_id"
        case startedOn = "started_on"
        case log
    }
}
