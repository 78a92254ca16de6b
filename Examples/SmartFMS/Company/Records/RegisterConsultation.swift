// SPDX-License-Identifier: Apache-2.0

/// A look into a public register, on any person that the company knows.
///
/// A row of `register_consultations`.
struct RegisterConsultation: Codable, Hashable, Identifiable, Sendable {
    let id: String
    let personID: String
    let consultedOn: String
    let registerName: String
    let result: String

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case personID = "person_id"
        case consultedOn = "consulted_on"
        case registerName = "register_name"
        case result
    }
}
