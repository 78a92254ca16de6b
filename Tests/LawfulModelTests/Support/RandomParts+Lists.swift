// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension RandomParts {
    mutating func fill() {
        let purposes: [PurposeID] = names(3)
        for id: EntityID in names(2) {
            entities.append(LegalEntity(id, name: "An entity", contact: "x@acme.example", country: country()))
        }
        if isCareless() { entities.append(LegalEntity("controller", name: "Us", contact: "x@acme.example")) }
        var last = 0
        for version: NoticeVersion in names(3) {
            last = max(last, number(4))
            let from = isCareless() ? date() : Self.dates[last]
            notices.append(
                Notice(
                    version: version, from: from, describes: maybe(purposes), announcedOn: happens() ? date() : nil))
        }
        for id: CategoryID in names(4) {
            categories.append(CategoryDeclaration(id, kind: happens() ? .ordinary : .criminal))
        }
        for id: SubjectCategoryID in names(2) {
            subjects.append(SubjectCategory(id, "people", contractParty: happens()))
        }
        for id: SourceID in names(2) { sources.append(Source(id, "a source", kind: .public)) }
        let receiving: [RecipientID] = names(3)
        for id in receiving { recipients.append(recipient(id, among: receiving, purposes)) }
        for id: RoleID in names(2) {
            let purposes = maybe(purposes)
            roles.append(Role(id, boundBy: .secrecy, for: purposes, seeing: maybe(categories.map(\.id))))
        }
        for purpose in some(purposes) {
            let notice = happens() ? some(notices.map(\.version)).first : nil
            points.append(CollectionPoint("a form", for: purpose, showing: notice))
        }
        fillRest(purposes)
        for purpose in purposes { activities.append(activity(purpose, among: purposes)) }
    }

    private mutating func fillRest(_ purposes: [PurposeID]) {
        for recipient in some(recipients.map(\.id)) {
            promises.append(Promise(.disclosedOnSuspicion(.serious, to: recipient), clause: "S-34"))
        }
        for id: MeasureID in names(2) {
            measures.append(
                SecurityMeasure(
                    id, "a measure", .testing, owner: "operations", reviewBy: happens() ? date() : nil,
                    for: maybe(purposes)))
        }
        for _ in 0..<number(2) {
            arrangements.append(JointArrangement(with: some(entities.map(\.id)), essence: "who does what"))
        }
        for id: TextID in names(2) { consentTexts.append(ConsentText(id, in: .en, nil, withdrawal: nil)) }
        for id: ClauseID in names(2) { clauses.append(GeneralClause(id, "a clause")) }
        for id: TextID in names(2) { translations.append(Translation(id.rawValue, .nl, "een tekst")) }
    }

    private mutating func recipient(
        _ id: RecipientID,
        among others: [RecipientID],
        _ purposes: [PurposeID]
    ) -> Recipient {
        let from = date()
        let until = isCareless() ? date() : from
        let agreement = ProcessingAgreement.written(
            from: from, until: happens() ? until : nil, purposes: maybe(purposes),
            categories: maybe(categories.map(\.id)), ending: happens() ? ending() : nil)
        let engaging = some(isCareless() ? others : others.filter { $0 != id }).first
        return Recipient(
            id, "a recipient", part: .processor, country: country(), agreement: happens() ? agreement : nil,
            guarantees: happens() ? Guarantees("a certificate", verifiedOn: date(), goodFor: period()) : nil,
            authorisation: authorisation(), engagedBy: happens() ? engaging : nil,
            remoteAccess: (0..<number(3)).map { _ in country() })
    }

    private mutating func ending() -> ProcessingAgreement.Ending {
        let (from, certified) = span()
        return ProcessingAgreement.Ending(from: from, .delete, certifiedOn: happens() ? certified : nil)
    }

    private mutating func authorisation() -> SubProcessorAuthorisation? {
        switch number(4) {
        case 0: return nil
        case 1: return .unauthorised
        case 2: return .specific(on: date())
        default:
            let (announced, objected) = span()
            return .general(announced: announced, window: .days(30), objectedOn: happens() ? objected : nil)
        }
    }

    /// Two dates, in order unless careless.
    mutating func span() -> (DeclaredDate, DeclaredDate) {
        if isCareless() { return (date(), date()) }
        let first = number(4)
        return (Self.dates[first], Self.dates[first + number(4 - first)])
    }
}
