// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTime

extension Register {
    /// How many activities there may be: a decision numbers them in 16 bits, of which two numbers have other meanings.
    public static let maximumActivities = 65_534

    /// Every structural fault: unknown and duplicate names, malformed values, each with its path.
    func structuralFaults(_ reading: Reading) -> [RegisterError.Fault] {
        var check = StructureCheck(self, reading)
        check.run()
        return check.faults
    }
}

/// Holds a register's parts against one another.
struct StructureCheck {
    let register: Register
    let reading: Reading
    let entities: Declared<EntityID>
    let versions: Declared<NoticeVersion>
    let categories: Declared<CategoryID>
    let subjects: Declared<SubjectCategoryID>
    let sources: Declared<SourceID>
    let recipients: Declared<RecipientID>
    let purposes: Declared<PurposeID>
    var faults: [RegisterError.Fault] = []

    init(_ register: Register, _ reading: Reading) {
        self.register = register
        self.reading = reading
        entities = Declared(
            register.entities.map(\.id), at: Place.root.entities, by: "id", reading,
            isOpen: reading.isSpoilt(Place.root.controller.id))
        versions = Declared(register.notices.map(\.version), at: Place.root.notices, by: "version", reading)
        categories = Declared(register.categories.map(\.id), at: Place.root.categories, by: "id", reading)
        subjects = Declared(register.subjects.map(\.id), at: Place.root.subjects, by: "id", reading)
        sources = Declared(register.sources.map(\.id), at: Place.root.sources, by: "id", reading)
        recipients = Declared(register.recipients.map(\.id), at: Place.root.recipients, by: "id", reading)
        purposes = Declared(register.activities.map(\.purpose), at: Place.root.activities, by: "purpose", reading)
    }

    mutating func run() {
        let root = Place.root
        check(register.controller, root.controller)
        let zone = register.zone
        if TimeZone(identifier: zone) == nil {
            malformed(root.zone, "'\(zone)' is no IANA time zone; write one such as Europe/Amsterdam")
        }
        unique(register.entities.map(\.id), root.entities, by: "id", beside: register.controller.id)
        each(register.entities, root.entities, by: \.id) { check, entity, at in
            check.country(entity.country, at.country)
            check.text(entity.name, at.name, "name the entity as it is known in law")
            check.text(entity.contact, at.contact, "say how to reach the entity")
        }
        unique(register.notices.map(\.version), root.notices, by: "version")
        checkNotices()
        unique(register.categories.map(\.id), root.categories, by: "id")
        unique(register.subjects.map(\.id), root.subjects, by: "id")
        unique(register.sources.map(\.id), root.sources, by: "id")
        unique(register.recipients.map(\.id), root.recipients, by: "id")
        each(register.recipients, root.recipients, by: \.id) { $0.check($1, $2) }
        unique(register.roles.map(\.id), root.roles, by: "id")
        each(register.roles, root.roles, by: \.id) { check, role, at in
            check.known(role.purposes, check.purposes, at.purposes, "an activity")
            check.known(role.categories, check.categories, at.categories, "a category")
        }
        let count = register.activities.count
        if count > Register.maximumActivities {
            fault(
                .tooMany, root.activities,
                "there are \(count) activities, and at most \(Register.maximumActivities) are decided upon; "
                    + "give each entity or tenant a register of its own")
        }
        for (index, point) in register.collectionPoints.enumerated() {
            let at = root.collectionPoints[index]
            known(point.purpose, purposes, at.purpose, "an activity")
            known(point.notice, versions, at.notice, "a notice")
        }
        for (index, promise) in register.promises.enumerated() {
            guard case .disclosedOnSuspicion(_, let recipient) = promise.content else { continue }
            let at = Place.element(root.promises, index, named: promise.clause)
            known(recipient, recipients, at.content.disclosedOnSuspicion.to, "a recipient")
        }
        checkSecurityAndTexts()
        unique(register.activities.map(\.purpose), root.activities, by: "purpose")
        each(register.activities, root.activities, by: \.purpose) { $0.check($1, $2) }
        checkSuccessions()
    }

    private mutating func check(_ controller: LegalEntity, _ at: Place) {
        text(controller.name, at.name, "name the controller as it is known in law")
        text(controller.contact, at.contact, "say how to reach the controller")
        country(controller.country, at.country)
    }

    private mutating func checkNotices() {
        var last: LocalDate?
        let former = Set(register.successions.map(\.purpose))
        each(register.notices, Place.root.notices, by: \.version) { check, notice, at in
            check.date(notice.from, at.from)
            check.date(notice.announcedOn, at.announcedOn)
            // A version of before a purpose was renamed or split names it as it was called then.
            for (index, name) in (notice.describes ?? []).enumerated() where !former.contains(name) {
                guard !check.purposes.contains(name) else { continue }
                check.fault(
                    .unknown, at.describes, "'\(name)' is not an activity here; declare it",
                    lineOf: at.describes[index])
            }
            guard let from = notice.from.date else { return }
            if let last, from < last {
                check.malformed(
                    at.from, "\(from) lies before the version above it; list versions oldest first")
            }
            last = from
        }
    }

    private mutating func checkSecurityAndTexts() {
        let root = Place.root
        unique(register.securityMeasures.map(\.id), root.securityMeasures, by: "id")
        each(register.securityMeasures, root.securityMeasures, by: \.id) { check, measure, at in
            check.known(measure.purposes, check.purposes, at.purposes, "an activity")
            check.date(measure.reviewBy, at.reviewBy)
        }
        unique(register.generalClauses.map(\.id), root.generalClauses, by: "id")
        for (index, arrangement) in register.arrangements.enumerated() {
            known(arrangement.with, entities, root.arrangements[index].with, "an entity")
        }
        unique(register.consentTexts.map(\.id), root.consentTexts, by: "id")
        var translated: Set<[String]> = []
        for (index, translation) in register.translations.enumerated() {
            guard !translated.insert([translation.language.rawValue, translation.text]).inserted else { continue }
            fault(.duplicate, root.translations[index], "the same text is translated twice; keep one")
        }
    }
}
