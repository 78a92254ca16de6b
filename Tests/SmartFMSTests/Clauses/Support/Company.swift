// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lawful

@testable import SmartFMS

/// The company as clauses are asked of it: its own register, put to work on a day on which its statement applies.
///
/// A test may change one thing in the register, to see what follows from it; all else stays as the company declares it.
struct Company: Sendable {
    let register: Register
    let activated: ActivatedRegister
    let engine: DecisionEngine
    /// The day of its questions, where a test names no other.
    let day: String

    /// Puts an edition to work; what is wrong with the one as declared is accepted by name where it is asked strictly.
    init(
        _ edition: CompanyRegister.Edition,
        _ mode: Mode = .asDeclared,
        changing change: (inout Register) -> Void = { _ in }
    ) throws {
        var register = try CompanyRegister(edition: edition).register()
        change(&register)
        self.register = register
        activated = try register.activate(mode, accepting: edition == .declared ? CompanyRegister.acceptedErrors : [])
        engine = DecisionEngine(activated)
        day = edition == .declared ? "2026-11-23" : "2027-02-01"
    }

    /// As the statement of 2018 declares it.
    static func declared(changing change: (inout Register) -> Void = { _ in }) throws -> Company {
        try Company(.declared, changing: change)
    }

    /// The same in strict mode.
    static func strict(changing change: (inout Register) -> Void = { _ in }) throws -> Company {
        try Company(.declared, .strict, changing: change)
    }

    /// As it would be without the faults that the findings tell; strict, since nothing stands in the way.
    static func corrected(changing change: (inout Register) -> Void = { _ in }) throws -> Company {
        try Company(.corrected, .strict, changing: change)
    }

    /// Asks about a person: in a role that serves every purpose, at noon, unless said otherwise.
    func ask(
        _ purpose: PurposeID,
        _ operation: ProcessingOperation = .use,
        _ categories: [any DataCategory.Type] = [],
        of person: Person = .stranger,
        as role: RoleID? = .serviceDesk,
        to recipient: RecipientID? = nil,
        on day: String? = nil,
        asserting assertions: Assertions = Assertions(),
        asking detail: (inout Question) -> Void = { _ in }
    ) throws -> Decision {
        let moment = try noon(day ?? self.day)
        var question = Question(
            purpose, operation, categories: categories.map { $0.id }, as: role, effectiveAt: moment, knownAt: moment,
            asserting: assertions)
        question.recipient = recipient
        detail(&question)
        let status = try person.status(effectiveAt: question.effectiveAt, knownAt: question.knownAt)
        return engine.decide(question, status: status)
    }

    /// The same by the purpose's type.
    func ask<P: Purpose>(
        _ purpose: P.Type,
        _ operation: ProcessingOperation = .use,
        _ categories: [any DataCategory.Type] = [],
        of person: Person = .stranger,
        as role: RoleID? = .serviceDesk,
        to recipient: RecipientID? = nil,
        on day: String? = nil,
        asserting assertions: Assertions = Assertions(),
        asking detail: (inout Question) -> Void = { _ in }
    ) throws -> Decision {
        try ask(
            P.id, operation, categories, of: person, as: role, to: recipient, on: day, asserting: assertions,
            asking: detail)
    }

    /// The activity that pursues a purpose.
    func activity<P: Purpose>(_ purpose: P.Type) -> Activity? { register.activity(P.id) }

    /// Its findings, on a day where one counts.
    func findings(on day: String? = nil) throws -> [Finding] {
        try register.findings(on: day.map { try LocalDate($0) })
    }
}

extension Register {
    /// Changes one activity.
    mutating func change<P: Purpose>(_ purpose: P.Type, _ change: (inout Activity) -> Void) {
        for place in activities.indices where activities[place].purpose == P.id { change(&activities[place]) }
    }

    /// Puts a recipient in the place of the one of its name.
    mutating func replace(_ recipient: Recipient) {
        for place in recipients.indices where recipients[place].id == recipient.id { recipients[place] = recipient }
    }
}

/// Noon of a day, where the company is established.
func noon(_ day: String) throws -> Instant { try start(of: day).advanced(bySeconds: 43_200) }

/// The beginning of a day, where the company is established.
func start(of day: String) throws -> Instant {
    try LocalDate(day).start(in: zone)
}

private let zone = (try? CompanyRegister.declared())?.timeZone ?? .gmt
