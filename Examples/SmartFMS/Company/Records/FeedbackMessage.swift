// SPDX-License-Identifier: Apache-2.0

/// What someone wrote in the feedback form of the website.
///
/// The form asks for nothing but the text, so that a message may come from nobody in particular.
///
/// A row of `feedback`.
struct FeedbackMessage: Codable, Hashable, Identifiable, Sendable {
    let id: String
    let personID: String?
    let email: String?
    let submittedOn: String
    let text: String

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case personID = "person_id"
        case email
        case submittedOn = "submitted_on"
        case text
    }
}
