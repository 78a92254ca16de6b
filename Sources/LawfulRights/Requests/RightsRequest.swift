// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// A data subject's request as it came in: any channel, any form, starts the clock (Art. 12(2), (3)).
public struct RightsRequest: Hashable, Sendable, Codable {
    /// By which channel it came in.
    public enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
        /// A signed-in part of the service.
        case portal
        /// Electronic mail.
        case email
        /// Telephone.
        case phone
        /// Post.
        case post
        /// In person.
        case counter
    }

    /// The request's name.
    public let id: RequestID
    /// The right that it exercises.
    public let right: ProcessingOperation
    /// Whose data it is about.
    public let subject: SubjectID
    /// By which channel.
    public let channel: Channel
    /// When it arrived, at any channel.
    public let receivedAt: Instant
    /// When it must be answered, as known at its receipt.
    public let deadlines: AnswerDeadlines
}

/// What took effect with its receipt: an objection to marketing, or the withdrawal of a consent (Arts. 7(3), 21(3)).
///
/// There is nothing in it to assess, to refuse or to have approved; what is left is to tell the person that it was done.
public struct ExecutedRequest: Hashable, Sendable {
    /// The request.
    public let request: RightsRequest
    /// The activity whose consent was withdrawn; nil for an objection to marketing.
    public let purpose: PurposeID?
}
