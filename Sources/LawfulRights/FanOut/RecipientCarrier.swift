// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel

/// What a recipient is told: that data it was given were rectified, erased or restricted (Art. 19).
public struct RecipientNotice: Hashable, Sendable {
    /// Its name, the same in every attempt: a recipient that heard it before does nothing twice.
    public let id: String
    /// The request.
    public let request: RequestID
    /// What is asked: rectification, erasure or restriction.
    public let right: ProcessingOperation
    /// The recipient.
    public let recipient: RecipientID
    /// The activities whose data it was given.
    public let activities: [PurposeID]
    /// By what it knows the person, and nothing that it doesn't need.
    public let identifiers: [String: String]
}

/// Carries notices to recipients: by mail, by a call of their API, by OpenDSR.
public protocol RecipientCarrier: Sendable {
    /// Tells a recipient.
    ///
    /// - Parameter notice: what it is told; its ``RecipientNotice/id`` makes telling it twice harmless.
    /// - Returns: what became of it; nil while it hasn't acknowledged, and is to be asked again.
    /// - Throws: whatever went wrong; it is tried again in the next attempt.
    func tell(_ notice: RecipientNotice) async throws -> RecipientOutcome?
}

extension RecipientNotice: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// To whom, and nothing of whom.
    public var description: String { "(a notice to \(recipient))" }
    /// To whom.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
