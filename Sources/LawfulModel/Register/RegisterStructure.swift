// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTime

extension Register {
    /// Every structural fault: unknown and duplicate names, malformed values, each with its path.
    func faults(beside spoilt: SpoiltElements) -> [RegisterError.Fault] {
        var check = StructureCheck(self, beside: spoilt)
        check.run()
        return check.faults
    }
}

private struct StructureCheck {
    let register: Register
    let entities: Declared<EntityID>
    let versions: Declared<NoticeVersion>
    let categories: Declared<CategoryID>
    let subjects: Declared<SubjectCategoryID>
    let sources: Declared<SourceID>
    let recipients: Declared<RecipientID>
    let purposes: Declared<PurposeID>
    /// The places of the collection points in the text.
    let points: [Int]
    var faults: [RegisterError.Fault] = []

    init(_ register: Register, beside spoilt: SpoiltElements) {
        self.register = register
        entities = Declared(register.entities.map(\.id), "entities", spoilt)
        versions = Declared(register.notices.map(\.version), "notices", spoilt)
        categories = Declared(register.categories.map(\.id), "categories", spoilt)
        subjects = Declared(register.subjects.map(\.id), "subjects", spoilt)
        sources = Declared(register.sources.map(\.id), "sources", spoilt)
        recipients = Declared(register.recipients.map(\.id), "recipients", spoilt)
        purposes = Declared(register.activities.map(\.purpose), "activities", spoilt)
        let gaps = spoilt.places["collectionPoints"] ?? []
        points = (0..<register.collectionPoints.count + gaps.count).filter { !gaps.contains($0) }
    }

    mutating func run() {
        text(register.controller.name, "controller.name", "name the controller as it is known in law")
        text(register.controller.contact, "controller.contact", "say how to reach the controller")
        country(register.controller.country, "controller.country")
        if TimeZone(identifier: register.zone) == nil {
            malformed("zone", "'\(register.zone)' is no IANA time zone; write one such as Europe/Amsterdam")
        }
        unique(register.entities.map(\.id) + [register.controller.id], "entities")
        for entity in register.entities { country(entity.country, "entities[\(entity.id)].country") }
        unique(register.notices.map(\.version), "notices")
        notices()
        unique(register.categories.map(\.id), "categories")
        unique(register.subjects.map(\.id), "subjects")
        unique(register.sources.map(\.id), "sources")
        unique(register.recipients.map(\.id), "recipients")
        for recipient in register.recipients { check(recipient, "recipients[\(recipient.id)]") }
        unique(register.roles.map(\.id), "roles")
        for role in register.roles {
            known(role.purposes ?? [], purposes, "roles[\(role.id)].purposes", "an activity")
            known(role.categories ?? [], categories, "roles[\(role.id)].categories", "a category")
        }
        for (index, point) in zip(points, register.collectionPoints) {
            known([point.purpose], purposes, "collectionPoints[\(index)].purpose", "an activity")
            known(point.notice.map { [$0] } ?? [], versions, "collectionPoints[\(index)].notice", "a notice")
        }
        for promise in register.promises {
            guard case .disclosedOnSuspicion(_, let recipient) = promise.content else { continue }
            known([recipient], recipients, "promises[\(promise.clause)]", "a recipient")
        }
        unique(register.securityMeasures.map(\.id), "securityMeasures")
        for measure in register.securityMeasures {
            let path = "securityMeasures[\(measure.id)]"
            known(measure.purposes ?? [], purposes, "\(path).purposes", "an activity")
            if let review = measure.reviewBy { date(review, "\(path).reviewBy") }
        }
        for (index, arrangement) in register.arrangements.enumerated() {
            known(arrangement.with, entities, "arrangements[\(index)].with", "an entity")
        }
        unique(register.consentTexts.map(\.id), "consentTexts")
        unique(register.activities.map(\.purpose), "activities")
        for activity in register.activities { check(activity) }
    }

    private mutating func notices() {
        var last: LocalDate?
        for notice in register.notices {
            let path = "notices[\(notice.version)]"
            date(notice.from, "\(path).from")
            if let announced = notice.announcedOn { date(announced, "\(path).announcedOn") }
            known(notice.describes ?? [], purposes, "\(path).describes", "an activity")
            guard let from = notice.from.date else { continue }
            if let last, from < last {
                malformed("\(path).from", "\(from) lies before the version above it; list versions oldest first")
            }
            last = from
        }
    }

    private mutating func check(_ recipient: Recipient, _ path: String) {
        country(recipient.country, "\(path).country")
        if let agreement = recipient.agreement {
            date(agreement.from, "\(path).agreement.from")
            if let until = agreement.until { date(until, "\(path).agreement.until") }
            if let from = agreement.from.date, let until = agreement.until?.date, until < from {
                malformed("\(path).agreement.until", "\(until) lies before \(from); an agreement ends after it begins")
            }
        }
        if let evidence = recipient.guarantees { date(evidence.verifiedOn, "\(path).guarantees.verifiedOn") }
        if let ending = recipient.agreement?.ending {
            date(ending.from, "\(path).agreement.ending.from")
            if let certified = ending.certifiedOn { date(certified, "\(path).agreement.ending.certifiedOn") }
        }
        known(recipient.agreement?.purposes ?? [], purposes, "\(path).agreement.purposes", "an activity")
        known(recipient.agreement?.categories ?? [], categories, "\(path).agreement.categories", "a category")
        for country in recipient.remoteAccess { self.country(country, "\(path).remoteAccess") }
        known(recipient.engagedBy.map { [$0] } ?? [], recipients, "\(path).engagedBy", "a recipient")
        switch recipient.authorisation {
        case .specific(let on): date(on, "\(path).authorisation")
        case .general(let announced, let window, let objectedOn):
            date(announced, "\(path).authorisation")
            if let objectedOn { date(objectedOn, "\(path).authorisation") }
            if window.count < 0 { malformed("\(path).authorisation", "its window ends before it opens; write P30D") }
        case .unauthorised, nil: break
        }
    }

    private mutating func check(_ activity: Activity) {
        let path = "activities[\(activity.purpose)]"
        let own = Declared(activity.categories)
        known(activity.categories, categories, "\(path).categories", "a category")
        unique(activity.categories, "\(path).categories")
        known(activity.subjects, subjects, "\(path).subjects", "a category of data subjects")
        known(activity.sources, sources, "\(path).sources", "a source")
        switch activity.part {
        case .controller: break
        case .jointController(let others): known(others, entities, "\(path).part", "an entity")
        case .processor(let tenants): known(tenants, entities, "\(path).part", "an entity")
        }
        if let entity = activity.entity, entity != register.controller.id {
            known([entity], entities, "\(path).entity", "an entity")
        }
        for (index, instruction) in activity.instructions.enumerated() {
            check(instruction, own, "\(path).instructions[\(index)]")
        }
        unique(activity.instructions.map(\.id), "\(path).instructions")
        parts(of: activity, own, path)
        for (index, rule) in activity.retention.enumerated() { check(rule, own, "\(path).retention[\(index)]") }
        for (index, ground) in activity.grounds.enumerated() { check(ground, own, "\(path).grounds[\(index)]") }
        if case .done(let on) = activity.impactAssessment { date(on, "\(path).impactAssessment") }
        reviews(of: activity, "\(path).reviews")
    }

    private mutating func check(_ instruction: Instruction, _ own: Declared<CategoryID>, _ path: String) {
        known([instruction.controller], entities, "\(path).controller", "an entity")
        known(instruction.categories ?? [], own, "\(path).categories", "one of the activity's categories")
        if let from = instruction.from { date(from, "\(path).from") }
        if let until = instruction.until { date(until, "\(path).until") }
    }

    private mutating func parts(of activity: Activity, _ own: Declared<CategoryID>, _ path: String) {
        let what = "one of the activity's categories"
        for (index, ground) in activity.specialGrounds.enumerated() {
            known([ground.category], own, "\(path).specialGrounds[\(index)].category", what)
        }
        for (index, limit) in activity.limits.enumerated() {
            known(limit.categories, own, "\(path).limits[\(index)].categories", what)
        }
        for (index, requirement) in activity.requirements.enumerated() {
            known([requirement.category], own, "\(path).requirements[\(index)].category", what)
        }
        for (index, disclosure) in activity.disclosures.enumerated() {
            let place = "\(path).disclosures[\(index)]"
            known([disclosure.recipient], recipients, "\(place).recipient", "a recipient")
            known(disclosure.categories ?? [], own, "\(place).categories", what)
        }
        for (index, change) in activity.purposeChanges.enumerated() {
            known([change.origin], purposes, "\(path).purposeChanges[\(index)].origin", "an activity")
        }
    }

    private mutating func check(_ ground: Ground, _ own: Declared<CategoryID>, _ path: String) {
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
            || (ground.law != nil && ground.basis != .legalObligation && ground.basis != .publicTask)
        if foreign {
            malformed(path, "basis (\(ground.basis.rawValue)) carries the justification of another; write two grounds")
        }
    }

    private mutating func check(_ rule: RetentionRule, _ own: Declared<CategoryID>, _ path: String) {
        known(rule.categories ?? [], own, "\(path).categories", "one of the activity's categories")
        if rule.period.count <= 0 {
            malformed("\(path).period", "a storage limit of nothing keeps nothing; write one such as P1D")
        }
        do { try rule.trigger.counting.validate() } catch {
            malformed("\(path).trigger", "its financial year ends on no date; write one such as 06-30")
        }
        if let minimum = rule.minimum, minimum.end(after: .epoch) > rule.period.end(after: .epoch) {
            malformed("\(path).minimum", "the statutory minimum outlasts the storage limit; lengthen the limit")
        }
    }

    private mutating func reviews(of activity: Activity, _ path: String) {
        var names: Set<String> = []
        for (index, review) in activity.reviews.enumerated() {
            if review.name.allSatisfy(\.isWhitespace) {
                malformed("\(path)[\(index)].name", "is empty; name the declassification as the code does")
            } else if !names.insert(review.name).inserted {
                faults.append(
                    .init(
                        code: .duplicate, path: "\(path)[\(index)].name",
                        message: "'\(review.name)' is reviewed twice; keep the latest"))
            }
            if review.by.allSatisfy(\.isWhitespace) {
                malformed("\(path)[\(index)].by", "is empty; say who reviewed the declassification")
            }
            date(review.on, "\(path)[\(index)].on")
        }
    }

    private mutating func known<I: Identifier>(_ ids: [I], _ declared: Declared<I>, _ path: String, _ what: String) {
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
        let isOrganisation = AdequacyTable.organisations.contains(code)
        if !isOrganisation, letters.count != 2 || !letters.allSatisfy({ (65...90).contains($0) }) {
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

/// The names that a list declares.
private struct Declared<I: Identifier> {
    private var ids: Set<I>
    /// Whether there may be names that can't be read; then none is unknown.
    private var isOpen = false

    init(_ ids: [I]) { self.ids = Set(ids) }

    init(_ ids: [I], _ list: String, _ spoilt: SpoiltElements) {
        self.ids = Set(ids).union((spoilt.names[list] ?? []).map { I(rawValue: $0) })
        isOpen = spoilt.nameless.contains(list)
    }

    func contains(_ id: I) -> Bool { isOpen || ids.contains(id) }
}

extension LocalDate {
    fileprivate static let epoch = LocalDate(dayNumber: 0)
}
