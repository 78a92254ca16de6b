// SPDX-License-Identifier: Apache-2.0

/// A case of (suspected) fraud or misuse about a person.
///
/// A row of `incidents`.
struct IncidentCase: Codable, Hashable, Identifiable, Sendable {
    let id: String
    let subjectID: String
    let openedOn: String
    let kind: String
    let note: String

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case subjectID = "subject_id"
        case openedOn = "opened_on"
        case kind
        case note
    }
}
