// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime

@testable import LawfulDecisions

/// Labels over a small world, in which chance meets often.
struct RandomLabels {
    static let cases = RandomSize.cases(or: 20_000)

    static let purposes: [PurposeID] = ["newsletter", "orders", "support"]
    static let recipients: [RecipientID] = ["mailer", "courier"]
    static let subjects: [SubjectID] = [Sealed.anna, Sealed.bob]
    static let categories: [CategoryID] = ["name", "email", "phone"]
    static let moments = (-1...2).map { Sealed.start.advanced(bySeconds: $0 * 60) }

    private var random = SeededGenerator(seed: RandomSize.seed(or: 2016_0679))

    /// Narrow in some of its points, mostly not in all of them.
    mutating func next() -> DataLabel {
        DataLabel(
            purposes: rarely() ? some(of: Self.purposes) : nil,
            recipients: rarely() ? some(of: Self.recipients) : nil,
            expiry: rarely() ? one(of: Self.moments) : nil,
            sensitivity: one(of: Sensitivity.allCases),
            isRestricted: rarely(),
            subjects: rarely() ? some(of: Self.subjects) : [Sealed.anna],
            origins: rarely() ? some(of: Self.purposes) : ["newsletter"],
            categories: some(of: Self.categories))
    }

    /// Mostly a permit that opens something.
    mutating func situation() -> Occasion {
        let uses: [ProcessingOperation] = [.use, .store, .disclose, .transfer, .collect]
        return Occasion(
            purpose: one(of: Self.purposes), origin: rarely() ? one(of: Self.purposes) : "newsletter",
            operation: rarely() ? one(of: ProcessingOperation.allCases) : one(of: uses),
            recipient: rarely() ? nil : one(of: Self.recipients),
            subject: rarely() ? one(of: Self.subjects) : Sealed.anna,
            categories: rarely() ? some(of: Self.categories) : Set(Self.categories),
            code: rarely() ? one(of: PermitCode.allCases) : one(of: [.consent, .restrictionClaims]),
            moment: rarely() ? one(of: Self.moments) : Sealed.start)
    }

    private mutating func rarely() -> Bool { Int.random(in: 0..<4, using: &random) == 0 }

    private mutating func one<T>(of all: [T]) -> T { all[Int.random(in: 0..<all.count, using: &random)] }

    private mutating func some<T>(of all: [T]) -> Set<T> { Set(all.filter { _ in Bool.random(using: &random) }) }
}

/// A permit at a moment, and whether a label lets it open the value: told point by point, with no thought of merging.
struct Occasion {
    let purpose: PurposeID
    let origin: PurposeID?
    let operation: ProcessingOperation
    let recipient: RecipientID?
    let subject: SubjectID
    let categories: Set<CategoryID>
    let code: PermitCode
    let moment: Instant

    /// Whether the permit opens anything at all: it is for a use of values, and hasn't expired.
    private var isOpen: Bool {
        ["collect", "store", "use", "disclose", "transfer", "decide_auto"].contains(operation.rawValue)
            && moment < Sealed.end
    }

    func opensNaively(_ label: DataLabel) -> Bool {
        guard isOpen else { return false }
        for someone in label.subjects where someone.rawValue != subject.rawValue { return false }
        for category in label.categories where !categories.contains(category) { return false }
        for one in label.origins where one != purpose && one != origin { return false }
        if let purposes = label.purposes, !purposes.contains(purpose) { return false }
        if let recipients = label.recipients {
            switch (recipient, operation) {
            case (let recipient?, _): if !recipients.contains(recipient) { return false }
            case (nil, .disclose), (nil, .transfer): return false
            default: break
            }
        }
        if label.isRestricted, operation != .store, !code.rawValue.hasPrefix("ok.restriction.") { return false }
        if let expiry = label.expiry, expiry.milliseconds <= moment.milliseconds { return false }
        return true
    }

    func opens(_ label: DataLabel) -> Bool {
        var question = Question(
            purpose, operation, categories: categories.sorted(), as: "marketer", effectiveAt: moment, knownAt: moment)
        question.origin = origin
        question.recipient = recipient
        let grant = Grant(code: code, question: question, basis: .consent, notice: "1.0", articles: [])
        return Sealed.lend(Sealed.Newsletter.self, of: subject, under: grant, at: SetClock(moment)) { permit in
            do {
                try permit.check(label)
                return true
            } catch { return false }
        }
    }
}
