// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime
import Testing

@testable import LawfulDecisions

/// What a label lets open, one matter at a time.
@Suite("Opening under a label")
struct LabelledOpeningTests {
    private static func grant(
        _ operation: ProcessingOperation = .use,
        to recipient: RecipientID? = nil,
        code: PermitCode = .consent,
        _ categories: [CategoryID] = ["name", "email"]
    ) -> Grant {
        var question = Question(
            "newsletter", operation, categories: categories, as: "marketer", effectiveAt: Sealed.start,
            knownAt: Sealed.start)
        question.recipient = recipient
        return Grant(code: code, question: question, basis: .consent, notice: "1.0", articles: ["6(1)(a)"])
    }

    /// What stands in the way of a name with the label, however it is opened, or of what is derived from it.
    private func obstacle(
        _ label: DataLabel,
        _ grant: Grant = grant(),
        at now: Instant = Sealed.start,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> PermitError.Code? {
        let name = Sealed.name.labelled(label)
        let line = Derived<String, Sealed.Newsletter>("Anna Geheim", name.label)
        return Sealed.lend(Sealed.Newsletter.self, under: grant, at: SetClock(now)) { permit in
            func code(_ body: () throws -> Void) -> PermitError.Code? {
                do {
                    try body()
                    return nil
                } catch let error as PermitError {
                    #expect(Showing.leaks(of: error) == [], sourceLocation: sourceLocation)
                    return error.code
                } catch {
                    Issue.record(error, sourceLocation: sourceLocation)
                    return nil
                }
            }
            let found = code { try #expect(name.open(permit) == "Anna Geheim", sourceLocation: sourceLocation) }
            let ways: [PermitError.Code?] = [
                code { _ = try name.openChecked(permit) }, code { _ = try name.map(permit) { $0 } },
                code { _ = try name.mapChecked(permit) { $0 } }, code { _ = try [name].combined(permit) },
                code { _ = try [Sealed.name, name].combinedChecked(permit) },
                code { _ = try name.combine(permit, Sealed.name) { $0 + $1 } },
                code { _ = try Sealed.name.combine(permit, name) { $0 + $1 } },
                code { _ = try line.open(permit) }, code { _ = try line.openChecked(permit) },
                code { _ = try line.map(permit) { $0 } },
                code { _ = try line.combine(permit, Sealed.name) { $0 + $1 } },
                code { _ = try Sealed.name.combine(permit, line) { $0 + $1 } },
                code { _ = try line.combine(permit, line) { $0 + $1 } }, code { _ = try [line].combined(permit) },
            ]
            for (index, way) in ways.enumerated() {
                #expect(way == found, "way \(index)", sourceLocation: sourceLocation)
            }
            return found
        }
    }

    @Test("an empty label narrows nothing")
    func empty() throws {
        #expect(try obstacle(DataLabel()) == nil)
    }

    @Test("the permit's purpose is among the label's")
    func purposes() throws {
        #expect(try obstacle(DataLabel(purposes: ["newsletter", "orders"])) == nil)
        #expect(try obstacle(DataLabel(purposes: ["orders"])) == .purposeOutsideLabel)
        #expect(try obstacle(DataLabel(purposes: [])) == .purposeOutsideLabel)
    }

    @Test("whoever receives it is among the label's recipients; an unnamed one isn't")
    func recipients() throws {
        let mailer = DataLabel(recipients: ["mailer"])
        #expect(try obstacle(mailer) == nil)
        #expect(try obstacle(mailer, Self.grant(to: "mailer")) == nil)
        #expect(try obstacle(mailer, Self.grant(.disclose, to: "mailer")) == nil)
        #expect(try obstacle(mailer, Self.grant(.disclose, to: "courier")) == .recipientOutsideLabel)
        #expect(try obstacle(mailer, Self.grant(to: "courier")) == .recipientOutsideLabel)
        #expect(try obstacle(mailer, Self.grant(.disclose)) == .recipientOutsideLabel)
        #expect(try obstacle(mailer, Self.grant(.transfer)) == .recipientOutsideLabel)
        #expect(try obstacle(DataLabel(recipients: []), Self.grant(to: "mailer")) == .recipientOutsideLabel)
        #expect(try obstacle(DataLabel(), Self.grant(.disclose, to: "courier")) == nil)
    }

    @Test("it opens until the label's time, and not at it")
    func expiry() throws {
        let label = DataLabel(expiry: Sealed.start)
        #expect(try obstacle(label, at: Sealed.start.advanced(byMilliseconds: -1)) == nil)
        #expect(try obstacle(label, at: Sealed.start) == .labelExpired)
        #expect(try obstacle(DataLabel(expiry: .distantFuture), at: Sealed.end) == .expired)
    }

    @Test("restricted, it opens for storing and on an exception of Art. 18(2) only", arguments: PermitCode.allCases)
    func restriction(_ code: PermitCode) throws {
        let exceptions: Set<PermitCode> = [
            .restrictionStorage, .restrictionConsent, .restrictionClaims, .restrictionOthersRights,
            .restrictionPublicInterest,
        ]
        let label = DataLabel(isRestricted: true)
        #expect(try obstacle(label, Self.grant(code: code)) == (exceptions.contains(code) ? nil : .restricted))
        #expect(try obstacle(label, Self.grant(.store, code: code)) == nil)
        #expect(try obstacle(DataLabel(), Self.grant(code: code)) == nil)
    }

    @Test("what the label adds is asked of the grant, too")
    func more() throws {
        #expect(try obstacle(DataLabel(categories: ["email"])) == nil)
        #expect(try obstacle(DataLabel(categories: ["phone"])) == .categoryOutsideGrant)
        #expect(try obstacle(DataLabel(origins: ["newsletter"])) == nil)
        #expect(try obstacle(DataLabel(origins: ["orders"])) == .originOutsideGrant)
        #expect(try obstacle(DataLabel(subjects: [Sealed.anna])) == nil)
        #expect(try obstacle(DataLabel(subjects: [Sealed.bob])) == .severalSubjects)
    }

    @Test("the error names just the categories that the grant lacks, and what to do")
    func words() throws {
        let label = DataLabel(categories: ["phone", "address"])
        Sealed.lend(Sealed.Newsletter.self, under: Self.grant()) { permit in
            let error = #expect(throws: PermitError.self) { try Sealed.name.labelled(label).open(permit) }
            #expect(error?.categories == ["address", "phone"])
            #expect(
                error?.description
                    == "A value of categories 'address', 'phone' stayed closed: the grant doesn't cover it; "
                    + "name it in the question's categories.")
        }
        let remedies: [(PermitError.Code, String)] = [
            (.severalSubjects, "derive it for each"), (.purposeOutsideLabel, "ask for one that it allows"),
            (.recipientOutsideLabel, "name one that it allows"), (.restricted, "Art. 18(2)"),
            (.labelExpired, "erase it"),
        ]
        for (code, remedy) in remedies {
            let text = PermitError(code, "name").description
            #expect(text.hasPrefix("A value of category 'name' stayed closed: ") && text.contains(remedy))
        }
        #expect(Set(remedies.map(\.0.description)).count == remedies.count)
    }

    @Test("labels add up, whatever the order")
    func addingUp() throws {
        let (one, other) = (DataLabel(purposes: ["newsletter", "orders"]), DataLabel(purposes: ["newsletter"]))
        let name = Sealed.name
        #expect(name.labelled(one).labelled(other).label == name.labelled(other).labelled(one).label)
        #expect(name.labelled(one).labelled(other).label.purposes == ["newsletter"])
    }

    @Test("a label says how heavy a value weighs, and never lightens it")
    func sensitivity() {
        #expect(Sealed.name.sensitivity == .ordinary)
        #expect(Sealed.name.labelled(DataLabel(sensitivity: .criminal)).sensitivity == .criminal)
        let health = Personal<String, Sealed.Health>("geheim", of: Sealed.anna, collectedFor: "support")
        #expect(health.sensitivity == .special)
        #expect(health.labelled(DataLabel()).sensitivity == .special)
    }
}
