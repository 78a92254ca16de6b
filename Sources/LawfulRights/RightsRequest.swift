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
    /// Who asks.
    public let subject: SubjectID
    /// By which channel.
    public let channel: Channel
    /// When it arrived, at any channel.
    public let receivedAt: Instant
    /// When it must be answered.
    public let deadlines: AnswerDeadlines
}
