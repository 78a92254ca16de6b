// SPDX-License-Identifier: Apache-2.0

/// Identifies one data subject within the service, such as a customer number.
///
/// The identifier is itself personal data (Art. 4(1)): it never appears in descriptions, dumps or errors. Read
/// ``rawValue`` where it is really meant.
public struct SubjectID: Identifier, CustomDebugStringConvertible, CustomReflectable {
    /// The identifier's text: personal data.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Says only that a subject stands here.
    public var description: String { "(a data subject)" }

    /// Says only that a subject stands here.
    public var debugDescription: String { description }

    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension ActorID {
    /// Whether the actor has a name at all: a blank approves nothing.
    package var isNamed: Bool { rawValue.contains { !$0.isWhitespace } }
}

/// Identifies who acts: a person working for the organisation, or a service (Art. 29, 32(4)).
///
/// A person's identifier is personal data: it is kept in the private part of ledger entries and shown nowhere else.
public struct ActorID: Identifier, CustomDebugStringConvertible, CustomReflectable {
    /// The identifier's text: personal data where the actor is a person.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Says only that an actor stands here.
    public var description: String { "(an actor)" }

    /// Says only that an actor stands here.
    public var debugDescription: String { description }

    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
