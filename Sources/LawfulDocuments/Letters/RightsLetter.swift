// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
public import LawfulModel
import LawfulRights
import LawfulTime

/// A letter to a person about their request, in Dutch or English: every step that reaches them has one (Art. 12).
///
/// ```swift
/// let file = try await desk.request(request.id, of: request.subject)
/// let letter = try RightsLetter(extending: file, register: register, date: today)
/// try letter.text(in: .nl).write(to: …)
/// ```
///
/// A letter can only be made of what happened: a refusal of a decided request, behind which stands a named human; an
/// extension of one that was extended. It names nobody who handled the request.
public struct RightsLetter: Sendable {
    /// What a letter is about.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The request arrived, and when it will be answered.
        case acknowledgement
        /// Who asks must be shown (Art. 12(6)).
        case identityQuestion
        /// Which of much data is meant (recital 63).
        case scopeQuestion
        /// The term is extended (Art. 12(3)).
        case termExtended
        /// A fee is asked for (Arts. 12(5), 15(3)).
        case feeQuoted
        /// It is granted.
        case granted
        /// It is granted in part (Art. 12(4)).
        case partlyGranted
        /// It is refused (Art. 12(4)).
        case refused
        /// Nothing is held of the person.
        case noData
        /// An objection is upheld (Art. 21(1)).
        case objectionUpheld
        /// An objection is overridden by compelling grounds (Art. 21(1)).
        case objectionOverridden
        /// The request went on to the controller (Art. 28(3)(e)).
        case redirected
        /// A restriction will be lifted (Art. 18(3)).
        case liftAnnounced
        /// A consent was withdrawn, or marketing objected to (Arts. 7(3), 21(3)).
        case confirmed
        /// The person took the request back.
        case requestWithdrawn
        /// The answer is late, and not yet there.
        case late
    }

    enum Content: Sendable {
        case acknowledgement
        case identity(ReasonableDoubt, IdentityMethod)
        case scope
        case term(TermExtension, until: LocalDate)
        case fee(RequestFee)
        case answer(DecidedRequest)
        case redirected(LegalEntity)
        case lift(RestrictionGround, Activity?, on: LocalDate)
        case confirmed(Activity?)
        case requestWithdrawn
        case late
    }

    /// What it is about.
    public let kind: Kind
    let content: Content
    let register: Register
    let date: LocalDate
    /// The request; nil for a letter about none.
    let request: RequestCase?

    init(
        _ kind: Kind,
        _ content: Content,
        _ register: Register,
        _ date: LocalDate,
        about request: RequestCase?
    ) {
        self.kind = kind
        self.content = content
        self.register = register
        self.date = date
        self.request = request
    }

    /// Whether the law's limit passed before the letter's date.
    var isLate: Bool {
        guard let request else { return false }
        let instant = date.start(in: register.timeZone)
        return !request.isAnswered && request.deadlines(at: instant).standing(at: instant) == .overdue
    }

    /// The letter's text.
    public func text(in language: Language) -> String {
        let head = [register.controller.name, register.controller.contact, "", date.description]
        let paragraphs = LetterWriter(letter: self, language: language).paragraphs
        return (head + paragraphs.flatMap { ["", $0] }).joined(separator: "\n") + "\n"
    }
}

extension RightsLetter: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What it is about; never to whom.
    public var description: String { "(a letter: \(kind.rawValue))" }
    /// What it is about; never to whom.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
