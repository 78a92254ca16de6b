// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTime

extension Register {
    /// Every structural fault: unknown and duplicate names, malformed values, each with its path.
    func faults() -> [RegisterError.Fault] {
        var check = StructureCheck(register: self)
        check.run()
        return check.faults
    }
}

private struct StructureCheck {
    let register: Register
    var faults: [RegisterError.Fault] = []

    mutating func run() {
        text(register.controller.name, "controller.name", "name the controller as it is known in law")
        text(register.controller.contact, "controller.contact", "say how to reach the controller")
        if TimeZone(identifier: register.zone) == nil {
            malformed("zone", "'\(register.zone)' is no IANA time zone; write one such as Europe/Amsterdam")
        }
        unique(register.entities.map(\.id) + [register.controller.id], "entities")
        unique(register.notices.map(\.version), "notices")
        unique(register.categories.map(\.id), "categories")
        unique(register.subjects.map(\.id), "subjects")
        unique(register.sources.map(\.id), "sources")
        unique(register.recipients.map(\.id), "recipients")
        unique(register.roles.map(\.id), "roles")
        unique(register.activities.map(\.purpose), "activities")
        notices()
        recipients()
        for role in register.roles {
            known(role.purposes ?? [], purposes, "roles[\(role.id)].purposes", "an activity")
            known(role.categories ?? [], categories, "roles[\(role.id)].categories", "a category")
        }
        for (index, point) in register.collectionPoints.enumerated() {
            known([point.purpose], purposes, "collectionPoints[\(index)].purpose", "an activity")
            known(point.notice.map { [$0] } ?? [], versions, "collectionPoints[\(index)].notice", "a notice")
        }
        for activity in register.activities { check(activity) }
    }

    private var purposes: Set<PurposeID> { Set(register.activities.map(\.purpose)) }
    private var categories: Set<CategoryID> { Set(register.categories.map(\.id)) }
    private var versions: Set<NoticeVersion> { Set(register.notices.map(\.version)) }

    private mutating func notices() {
        var last: LocalDate?
        for notice in register.notices {
            let path = "notices[\(notice.version)]"
            date(notice.from, "\(path).from")
            known(notice.describes ?? [], purposes, "\(path).describes", "an activity")
            guard let from = notice.from.date else { continue }
            if let last, from < last {
                malformed("\(path).from", "\(from) lies before the version above it; list versions oldest first")
            }
            last = from
        }
    }

    private mutating func recipients() {
        for recipient in register.recipients {
            let path = "recipients[\(recipient.id)]"
            country(recipient.country, "\(path).country")
            guard let agreement = recipient.agreement else { continue }
            date(agreement.from, "\(path).agreement.from")
            if let until = agreement.until { date(until, "\(path).agreement.until") }
            if let from = agreement.from.date, let until = agreement.until?.date, until < from {
                malformed("\(path).agreement.until", "\(until) lies before \(from); an agreement ends after it begins")
            }
        }
        for recipient in register.recipients {
            if let evidence = recipient.guarantees {
                date(evidence.verifiedOn, "recipients[\(recipient.id)].guarantees")
            }
        }
        for entity in register.entities { country(entity.country, "entities[\(entity.id)].country") }
    }

    private mutating func check(_ activity: Activity) {
        let path = "activities[\(activity.purpose)]"
        let own = Set(activity.categories)
        known(activity.categories, categories, "\(path).categories", "a category")
        unique(activity.categories, "\(path).categories")
        known(activity.subjects, Set(register.subjects.map(\.id)), "\(path).subjects", "a category of data subjects")
        known(activity.sources, Set(register.sources.map(\.id)), "\(path).sources", "a source")
        known(activity.requirements.map(\.category), own, "\(path).requirements", "one of the activity's categories")
        known(activity.limits.flatMap(\.categories), own, "\(path).limits", "one of the activity's categories")
        known(
            activity.specialGrounds.map(\.category), own, "\(path).specialGrounds", "one of the activity's categories")
        known(activity.purposeChanges.map(\.origin), purposes, "\(path).purposeChanges", "an activity")
        known(
            activity.disclosures.map(\.recipient), Set(register.recipients.map(\.id)), "\(path).disclosures",
            "a recipient")
        known(
            activity.disclosures.flatMap { $0.categories ?? [] }, own, "\(path).disclosures",
            "one of the activity's categories")
        let entities = Set(register.entities.map(\.id))
        switch activity.part {
        case .controller: break
        case .jointController(let others): known(others, entities, "\(path).part", "an entity")
        case .processor(let tenant): known([tenant], entities, "\(path).part", "an entity")
        }
        for (index, rule) in activity.retention.enumerated() { check(rule, own, "\(path).retention[\(index)]") }
        for (index, ground) in activity.grounds.enumerated() { check(ground, own, "\(path).grounds[\(index)]") }
        if case .done(let on) = activity.impactAssessment { date(on, "\(path).impactAssessment") }
    }

    private mutating func check(_ ground: Ground, _ own: Set<CategoryID>, _ path: String) {
        known(ground.categories ?? [], own, "\(path).categories", "one of the activity's categories")
        known(ground.interest?.toldIn.map { [$0] } ?? [], versions, "\(path).interest.toldIn", "a notice")
        if let balancing = ground.interest?.balancing { date(balancing.on, "\(path).interest.balancing.on") }
        let fits: Bool =
            switch ground.basis {
            case .consent: ground.consent != nil
            case .contract: ground.contract != nil
            case .legitimateInterest: ground.interest != nil
            case .legalObligation, .vitalInterests, .publicTask: true
            }
        if !fits { malformed(path, "basis (\(ground.basis.rawValue)) lacks what justifies it; add it to the ground") }
        let foreign =
            (ground.consent != nil && ground.basis != .consent) || (ground.contract != nil && ground.basis != .contract)
            || (ground.interest != nil && ground.basis != .legitimateInterest)
        if foreign {
            malformed(path, "basis (\(ground.basis.rawValue)) carries the justification of another; write two grounds")
        }
    }

    private mutating func check(_ rule: RetentionRule, _ own: Set<CategoryID>, _ path: String) {
        known(rule.categories ?? [], own, "\(path).categories", "one of the activity's categories")
        if rule.period.count <= 0 { malformed("\(path).period", "a period is longer than nothing") }
        if let minimum = rule.minimum, minimum.end(after: .epoch) > rule.period.end(after: .epoch) {
            malformed("\(path).minimum", "the statutory minimum outlasts the storage limit; lengthen the limit")
        }
    }

    private mutating func known<I: Identifier>(_ ids: [I], _ declared: Set<I>, _ path: String, _ what: String) {
        for id in ids where !declared.contains(id) {
            faults.append(.init(code: .unknown, path: path, message: "'\(id)' is not \(what) here; declare it"))
        }
    }

    private mutating func unique<I: Identifier>(_ ids: [I], _ path: String) {
        var seen: Set<I> = []
        for id in ids {
            if !seen.insert(id).inserted {
                faults.append(.init(code: .duplicate, path: path, message: "'\(id)' is declared twice; keep one"))
            }
            if !id.isWellFormed {
                malformed(path, "'\(id)' is no name: 1 to 200 bytes, no control characters or outer blanks")
            }
        }
    }

    private mutating func date(_ declared: DeclaredDate, _ path: String) {
        if declared.date == nil { malformed(path, "'\(declared)' is no date; write one as 2026-01-31") }
    }

    private mutating func country(_ code: CountryCode, _ path: String) {
        let letters = code.rawValue.utf8
        if letters.count != 2 || !letters.allSatisfy({ (65...90).contains($0) }) {
            malformed(path, "'\(code)' is no ISO 3166-1 code; write two capitals such as NL")
        }
    }

    private mutating func text(_ text: String, _ path: String, _ remedy: String) {
        if !text.contains(where: { !$0.isWhitespace }) { malformed(path, "is empty; \(remedy) (Art. 13(1)(a))") }
    }

    private mutating func malformed(_ path: String, _ message: String) {
        faults.append(.init(code: .malformed, path: path, message: message))
    }
}

extension LocalDate {
    fileprivate static let epoch = LocalDate(dayNumber: 0)
}
