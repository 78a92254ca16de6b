// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// How well a choice that was recorded elsewhere can be demonstrated (Art. 7(1)).
public enum EvidenceGrade: String, Hashable, Sendable, Codable, CaseIterable {
    /// The version of the text, the time and the act are known.
    case provable
    /// The version of the text and the time are known, the act isn't.
    case partial
    /// The version of the text or the time isn't known: nothing can be founded on such a consent.
    case unprovable
}

/// Where a choice comes from that was recorded elsewhere before; kept in the private part of its entry.
public struct ImportedOrigin: Hashable, Sendable, Codable {
    /// The system that it was taken from.
    public let source: String
    /// Its name there.
    public let id: String
    /// How well it can be demonstrated.
    public let grade: EvidenceGrade
    /// Where evidence of it is kept.
    public let evidence: String?
    /// The record as it stood there.
    public let original: String?
    /// True where its time isn't known; then the entry's is the one that favours the person.
    public let isUndated: Bool?
    /// The line on which it stood in what was imported.
    public let line: Int?

    /// States where a choice comes from.
    public init(
        source: String,
        id: String,
        grade: EvidenceGrade,
        evidence: String?,
        original: String?,
        isUndated: Bool?,
        line: Int?
    ) {
        self.source = source
        self.id = id
        self.grade = grade
        self.evidence = evidence
        self.original = original
        self.isUndated = isUndated
        self.line = line
    }
}

extension ImportedOrigin: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The grade alone: the rest may tell of a person.
    public var description: String { "(an origin, \(grade.rawValue))" }
    /// The grade alone.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// A person's choice about consent to one purpose, as another system recorded it.
public struct ImportedConsent: Hashable, Sendable {
    /// What the person chose.
    public enum Choice: String, Hashable, Sendable, CaseIterable {
        /// They consented.
        case given
        /// They withdrew their consent.
        case withdrawn
        /// They refused.
        case refused
    }

    /// Its name in the source: the same name is the same record.
    public var id: String
    /// Whose choice it was.
    public var subject: SubjectID
    /// To which purpose; the name that it had then will do where the register says what became of it.
    public var purpose: PurposeID
    /// What they chose.
    public var choice: Choice
    /// When; nil where it isn't known.
    public var at: Instant?
    /// The version of the text that was shown.
    public var text: TextID?
    /// By what act they chose.
    public var mechanism: ConsentText.Mechanism?
    /// Whether it was an express statement.
    public var isExplicit = false
    /// By which channel.
    public var channel: String?
    /// In which language.
    public var language: Language?
    /// The version of the statement that was shown.
    public var notice: NoticeVersion?
    /// The person's age in years then.
    public var age: Int?
    /// The country by whose law the age is judged.
    public var country: CountryCode?
    /// Whether a holder of parental responsibility authorised it.
    public var isAuthorisedByParent = false
    /// Where evidence of it is kept.
    public var evidence: String?
    /// The record as it stood in the source.
    public var original: String?

    /// States a choice; the rest is set as far as it is known.
    public init(
        id: String,
        of subject: SubjectID,
        _ choice: Choice,
        _ purpose: PurposeID,
        at: Instant? = nil,
        text: TextID? = nil,
        mechanism: ConsentText.Mechanism? = nil
    ) {
        self.id = id
        self.subject = subject
        self.purpose = purpose
        self.choice = choice
        self.at = at
        self.text = text
        self.mechanism = mechanism
    }

    /// How well it can be demonstrated, by a register: a text that it doesn't declare for the purpose proves nothing.
    public func grade(by register: Register) -> EvidenceGrade {
        guard at != nil else { return .unprovable }
        if choice == .given {
            let request = register.consentRequest(for: purpose)
            guard let text, request?.covers(text) == true else { return .unprovable }
        }
        return mechanism == nil ? .partial : .provable
    }

    /// The fact, as an entry records it.
    func event(from source: String, line: Int, by register: Register) -> LedgerEvent {
        let grade = grade(by: register)
        var details: ConsentDetails?
        if mechanism != nil || channel != nil || language != nil || notice != nil || evidence != nil {
            details = ConsentDetails(
                language: language, mechanism: mechanism, channel: channel, capture: evidence, notice: notice)
        }
        var event: LedgerEvent
        switch choice {
        case .given:
            let flaws: [ConsentFlaw] =
                (mechanism == .preticked ? [.preticked] : []) + (grade == .unprovable ? [.unproven] : [])
            event = .consentGiven(
                purpose, text: text, details, explicit: isExplicit, flaws: flaws, age: age, country: country,
                authorisedByParent: isAuthorisedByParent)
        case .withdrawn: event = .consentWithdrawn(purpose, details)
        case .refused: event = .consentRefused(purpose, text: text, details)
        }
        event.imported = ImportedOrigin(
            source: source, id: id, grade: grade, evidence: evidence, original: original,
            isUndated: at == nil ? true : nil, line: line)
        return event
    }

    /// When it counts from. Without a time, the one that favours the person: a consent before all else, a withdrawal or
    /// refusal from the import on.
    func effectiveAt(importedAt now: Instant) -> Instant { at ?? (choice == .given ? .distantPast : now) }
}

extension ImportedConsent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The choice and the purpose alone.
    public var description: String { "(consent to \(purpose) \(choice.rawValue) elsewhere)" }
    /// The choice and the purpose alone.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Register {
    /// The activity that pursues a purpose, or what became of it; nil where none is declared.
    func activityToday(of purpose: PurposeID) -> Activity? {
        activity(purpose)
            ?? lineage.laterNames(of: purpose).compactMap { activity($0) }.first
            ?? lineage.parts(of: purpose).compactMap { activity($0) }.first
    }

    /// How consent to a purpose is asked for; nil where it isn't.
    func consentRequest(for purpose: PurposeID) -> ConsentRequest? {
        activityToday(of: purpose)?.grounds.first { $0.basis == .consent }?.consent
    }
}
