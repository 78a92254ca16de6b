// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// The structural faults of random parts, found by going through everything, with no thought of speed.
struct NaiveStructure {
    let parts: RandomParts
    private(set) var faults: [CaughtFault] = []

    static func faults(of parts: RandomParts) -> [CaughtFault] {
        var naive = NaiveStructure(parts: parts)
        naive.lists()
        for activity in parts.activities { naive.activity(activity, at: "activities[\(activity.purpose.rawValue)]") }
        return naive.faults
    }

    private init(parts: RandomParts) { self.parts = parts }

    mutating func expect(_ holds: Bool, _ code: RegisterError.Fault.Code, _ path: String) {
        if !holds { faults.append(CaughtFault(code, path)) }
    }

    mutating func once(_ names: [String], _ path: String) {
        for (index, name) in names.enumerated() {
            expect(!names[..<index].contains(name), .duplicate, path)
            expect(!["", " a", "\u{1}"].contains(name), .malformed, path)
        }
    }

    mutating func all<I: Identifier>(_ names: [I]?, in declared: [I], _ path: String) {
        for name in names ?? [] { expect(declared.contains { $0.rawValue == name.rawValue }, .unknown, path) }
    }

    /// Where a date stands among the real ones; nil when it isn't one.
    func order(_ date: DeclaredDate) -> Int? {
        RandomParts.dates.prefix(4).firstIndex { $0.description == date.description }
    }

    mutating func real(_ date: DeclaredDate?, _ path: String) {
        if let date { expect(order(date) != nil, .malformed, path) }
    }

    private mutating func lists() {
        once(parts.entities.map(\.id.rawValue) + ["controller"], "entities")
        once(parts.notices.map(\.version.rawValue), "notices")
        once(parts.categories.map(\.id.rawValue), "categories")
        once(parts.subjects.map(\.id.rawValue), "subjects")
        once(parts.sources.map(\.id.rawValue), "sources")
        once(parts.recipients.map(\.id.rawValue), "recipients")
        once(parts.roles.map(\.id.rawValue), "roles")
        once(parts.measures.map(\.id.rawValue), "securityMeasures")
        once(parts.consentTexts.map(\.id.rawValue), "consentTexts")
        once(parts.clauses.map(\.id.rawValue), "generalClauses")
        once(parts.activities.map(\.purpose.rawValue), "activities")
        let purposes = parts.activities.map(\.purpose)
        for entity in parts.entities {
            expect(
                ["NL", "US"].contains(entity.country.rawValue), .malformed, "entities[\(entity.id.rawValue)].country")
        }
        var before: [Int] = []
        for notice in parts.notices {
            let path = "notices[\(notice.version.rawValue)]"
            real(notice.from, path + ".from")
            real(notice.announcedOn, path + ".announcedOn")
            all(notice.describes, in: purposes, path + ".describes")
            guard let order = order(notice.from) else { continue }
            if let last = before.last { expect(order >= last, .malformed, path + ".from") }
            before.append(order)
        }
        for recipient in parts.recipients { self.recipient(recipient, "recipients[\(recipient.id.rawValue)]") }
        for role in parts.roles {
            all(role.purposes, in: purposes, "roles[\(role.id.rawValue)].purposes")
            all(role.categories, in: parts.categories.map(\.id), "roles[\(role.id.rawValue)].categories")
        }
        for (index, point) in parts.points.enumerated() {
            all([point.purpose], in: purposes, "collectionPoints[\(index)].purpose")
            all(point.notice.map { [$0] }, in: parts.notices.map(\.version), "collectionPoints[\(index)].notice")
        }
        for promise in parts.promises {
            guard case .disclosedOnSuspicion(_, let recipient) = promise.content else { continue }
            all(
                [recipient], in: parts.recipients.map(\.id),
                "promises[\(promise.clause)].content.disclosedOnSuspicion.to")
        }
        for measure in parts.measures {
            let path = "securityMeasures[\(measure.id.rawValue)]"
            all(measure.purposes, in: purposes, path + ".purposes")
            real(measure.reviewBy, path + ".reviewBy")
        }
        for (index, arrangement) in parts.arrangements.enumerated() {
            all(arrangement.with, in: parts.entities.map(\.id), "arrangements[\(index)].with")
        }
        for (index, translation) in parts.translations.enumerated() {
            expect(
                !parts.translations[..<index].contains { $0.text == translation.text }, .duplicate,
                "translations[\(index)]")
        }
    }

    private mutating func activity(_ activity: Activity, at path: String) {
        let own = activity.categories
        all(own, in: parts.categories.map(\.id), path + ".categories")
        once(own.map(\.rawValue), path + ".categories")
        all(activity.subjects, in: parts.subjects.map(\.id), path + ".subjects")
        all(activity.sources, in: parts.sources.map(\.id), path + ".sources")
        parties(activity, at: path)
        reviews(activity.reviews, path + ".reviews")
        for (index, aim) in activity.aims.enumerated() { once([aim.rawValue], path + ".aims[\(index)]") }
        for (index, special) in activity.specialGrounds.enumerated() {
            all([special.category], in: own, path + ".specialGrounds[\(index)].category")
        }
        for (index, limit) in activity.limits.enumerated() {
            all(limit.categories, in: own, path + ".limits[\(index)].categories")
        }
        for (index, requirement) in activity.requirements.enumerated() {
            all([requirement.category], in: own, path + ".requirements[\(index)].category")
        }
        for (index, disclosure) in activity.disclosures.enumerated() {
            all([disclosure.recipient], in: parts.recipients.map(\.id), path + ".disclosures[\(index)].recipient")
            all(disclosure.categories, in: own, path + ".disclosures[\(index)].categories")
        }
        for (index, change) in activity.purposeChanges.enumerated() {
            all([change.origin], in: parts.activities.map(\.purpose), path + ".purposeChanges[\(index)].origin")
        }
        for (index, rule) in activity.retention.enumerated() {
            let place = path + ".retention[\(index)]"
            all(rule.categories, in: own, place + ".categories")
            expect(rule.period.count > 0, .malformed, place + ".period")
            if let minimum = rule.minimum {
                expect(!Self.outlasts(minimum, rule.period), .malformed, place + ".minimum")
            }
        }
        for (index, ground) in activity.grounds.enumerated() {
            self.ground(ground, own, at: path + ".grounds[\(index)]")
        }
        if case .done(let on) = activity.impactAssessment { real(on, path + ".impactAssessment.done.on") }
    }

    private mutating func ground(_ ground: Ground, _ own: [CategoryID], at path: String) {
        all(ground.categories, in: own, path + ".categories")
        all(ground.interest?.toldIn.map { [$0] }, in: parts.notices.map(\.version), path + ".interest.toldIn")
        real(ground.interest?.balancing?.on, path + ".interest.balancing.on")
        if let contract = ground.contract { once([contract.rawValue], path + ".contract") }
        if let consent = ground.consent {
            once([consent.text.rawValue], path + ".consent.text")
            for (index, text) in consent.earlierTexts.enumerated() {
                once([text.rawValue], path + ".consent.earlierTexts[\(index)]")
            }
        }
        let letter = ground.basis.rawValue
        // What each basis must have, and what only it may have.
        let held: [(isThere: Bool, needed: String, allowed: String)] = [
            (ground.consent != nil, "a", "a"), (ground.contract != nil, "b", "b"), (ground.law != nil, "", "ce"),
            (ground.interest != nil, "f", "f"),
        ]
        expect(!held.contains { !$0.isThere && $0.needed == letter }, .malformed, path)
        expect(!held.contains { $0.isThere && !$0.allowed.contains(letter) }, .malformed, path)
    }

    /// The first and the last day of each month of 400 years, after which the calendar repeats.
    private static let starts: [LocalDate] = (2000..<2400).flatMap { year in
        (1...12).flatMap { month -> [LocalDate] in
            guard let first = LocalDate(year: year, month: month, day: 1) else { return [] }
            return [first, first.adding(months: 1).adding(days: -1)]
        }
    }

    /// Whether a period ends later than another, whichever day they begin on, by trying.
    private static func outlasts(_ one: Period, _ other: Period) -> Bool {
        func hours(_ period: Period, after day: LocalDate) -> Int {
            period.unit == .hours ? period.count : (period.end(after: day).dayNumber - day.dayNumber) * 24
        }
        return one != other && starts.contains { hours(one, after: $0) > hours(other, after: $0) }
    }
}
