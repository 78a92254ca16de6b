// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The sound of a call and what was said.
///
/// A row of `call_recordings`.
struct CallRecording: Codable, Hashable, Identifiable, Sendable {
    let id: String
    let callID: String
    let customerID: String
    let recordedOn: String
    /// Whether the caller was told beforehand that the call is recorded.
    let announced: Bool
    let audio: Data
    let transcript: String

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case callID = "call_id"
        case customerID = "customer_id"
        case recordedOn = "recorded_on"
        case announced
        case audio
        case transcript
    }
}
