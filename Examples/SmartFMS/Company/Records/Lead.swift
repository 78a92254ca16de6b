// SPDX-License-Identifier: Apache-2.0

/// Where a prospect came from, and how promising an analysis found them.
///
/// A row of `leads`.
struct Lead: Codable, Hashable, Identifiable, Sendable {
    let id: String
    let prospectID: String
    let source: String
    let createdOn: String
    /// 0 to 100, or nothing as long as nobody was profiled.
    var score: Int?

    /// The columns, by name.
    enum CodingKeys: String, CodingKey {
        case id
        case prospectID = "prospect_id"
        case source
        case createdOn = "created_on"
        case score
    }
}
