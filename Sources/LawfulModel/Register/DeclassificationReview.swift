// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// A review of one declassification: somebody looked at what is derived, and found that it no longer tells of a person,
/// by all the means reasonably likely to be used (Art. 4(1), recital 26).
public struct DeclassificationReview: Hashable, Sendable, Codable {
    /// What the code calls the declassification, such as `orders per district`.
    public let name: String
    /// Who reviewed it.
    public let by: String
    /// When.
    public let on: DeclaredDate

    /// Notes a review.
    public init(_ name: String, by: String, on: DeclaredDate) {
        self.name = name
        self.by = by
        self.on = on
    }
}

extension Activity {
    /// Whether a declassification was reviewed by a date.
    public func hasReviewed(_ name: String, by date: LocalDate) -> Bool {
        reviews.contains { review in review.name == name && review.on.date.map { $0 <= date } == true }
    }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
/// A declassification of the activity's data was reviewed.
///
/// - Parameters:
///   - name: what the code calls it.
///   - reviewer: who reviewed it.
///   - on: when.
/// - Returns: the part of the activity.
public func Reviewed(_ name: String, by reviewer: String, on: DeclaredDate) -> ActivityDetail {
    .init { $0.reviews.append(DeclassificationReview(name, by: reviewer, on: on)) }
}
