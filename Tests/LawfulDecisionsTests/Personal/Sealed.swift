// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Synchronization

@testable import LawfulDecisions

/// One customer's sealed values, and permits to open them.
enum Sealed {
    enum Name: DataCategory { static let id: CategoryID = "name" }
    enum EmailAddress: DataCategory { static let id: CategoryID = "email" }
    enum PhoneNumber: DataCategory { static let id: CategoryID = "phone" }

    enum Health: DataCategory {
        static let id: CategoryID = "health"
        static let kind = CategoryKind.special(.health)
    }

    enum Newsletter: Purpose {
        static let id: PurposeID = "newsletter"
        typealias Covers = (Name, EmailAddress)
    }

    enum Orders: Purpose {
        static let id: PurposeID = "orders"
        typealias Covers = (Name, EmailAddress, PhoneNumber)
    }

    static let anna: SubjectID = "customer-geheim-1"
    static let bob: SubjectID = "customer-geheim-2"

    static let name = Personal<String, Name>("Anna Geheim", of: anna, collectedFor: Newsletter.self)
    static let email = Personal<String, EmailAddress>("a@geheim.example", of: anna, collectedFor: Newsletter.self)
    static let phone = Personal<Int, PhoneNumber>(31_655_512_345, of: anna, collectedFor: Newsletter.self)

    /// A label that names a person and says something in every field.
    static let label = DataLabel(
        purposes: ["geheim-purpose"], recipients: ["geheim-recipient"], expiry: Instant(milliseconds: 31_655_512_345),
        sensitivity: .special, isRestricted: true, subjects: [anna], origins: ["geheim-origin"],
        categories: ["geheim-category"])
    static let line = Derived<String, Newsletter>("Anna Geheim", label)

    /// What no text may hold: each sealed text and each identifier has the word in it, the number is the phone's.
    static let secrets = ["geheim", "Geheim", "31655512345"]

    static let start = Instant(milliseconds: 1_700_000_000_000)
    static let end = start.advanced(bySeconds: 60)

    static func grant(_ activity: PurposeID, _ categories: [CategoryID], from origin: PurposeID? = nil) -> Grant {
        var question = Question(activity, categories: categories, as: "marketer", effectiveAt: start, knownAt: start)
        question.origin = origin
        return Grant(code: .consent, question: question, basis: .consent, notice: "1.0", articles: ["6(1)(a)"])
    }

    /// Lends a permit for a subject under a grant; it ends a minute after the start, by the clock given.
    static func lend<P: Purpose, R>(
        _: P.Type,
        of subject: SubjectID = anna,
        under grant: Grant,
        at clock: SetClock = SetClock(start),
        _ body: (Permit<P>) throws -> R
    ) rethrows -> R {
        try body(Permit<P>(entry: "entry-1", grant: grant, subject: subject, expiresAt: end, now: { clock.now }))
    }
}

/// A clock that a test sets.
final class SetClock: Sendable {
    private let time: Mutex<Instant>

    init(_ time: Instant) { self.time = Mutex(time) }

    var now: Instant {
        get { time.withLock { $0 } }
        set { time.withLock { $0 = newValue } }
    }
}
