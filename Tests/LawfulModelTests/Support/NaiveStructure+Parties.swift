// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension NaiveStructure {
    mutating func recipient(_ recipient: Recipient, _ path: String) {
        expect(["NL", "US"].contains(recipient.country.rawValue), .malformed, path + ".country")
        for (index, country) in recipient.remoteAccess.enumerated() {
            expect(["NL", "US"].contains(country.rawValue), .malformed, path + ".remoteAccess[\(index)]")
        }
        if let agreement = recipient.agreement {
            real(agreement.from, path + ".agreement.from")
            real(agreement.until, path + ".agreement.until")
            inOrder(agreement.from, agreement.until, path + ".agreement.until")
            all(agreement.purposes, in: parts.activities.map(\.purpose), path + ".agreement.purposes")
            all(agreement.categories, in: parts.categories.map(\.id), path + ".agreement.categories")
            real(agreement.ending?.from, path + ".agreement.ending.from")
            real(agreement.ending?.certifiedOn, path + ".agreement.ending.certifiedOn")
            inOrder(agreement.ending?.from, agreement.ending?.certifiedOn, path + ".agreement.ending.certifiedOn")
        }
        if let guarantees = recipient.guarantees {
            real(guarantees.verifiedOn, path + ".guarantees.verifiedOn")
            expect(guarantees.goodFor.count > 0, .malformed, path + ".guarantees.goodFor")
        }
        all(recipient.engagedBy.map { [$0] }, in: parts.recipients.map(\.id), path + ".engagedBy")
        expect(recipient.engagedBy?.rawValue != recipient.id.rawValue, .malformed, path + ".engagedBy")
        switch recipient.authorisation {
        case .specific(let on)?: real(on, path + ".authorisation.specific.on")
        case .general(let announced, _, let objectedOn)?:
            real(announced, path + ".authorisation.general.announced")
            real(objectedOn, path + ".authorisation.general.objectedOn")
            inOrder(announced, objectedOn, path + ".authorisation.general.objectedOn")
        case .unauthorised?, nil: break
        }
    }

    mutating func parties(_ activity: Activity, at path: String) {
        let owner: EntityID = "controller"
        let everybody = parts.entities.map(\.id) + [owner]
        if let entity = activity.entity { all([entity], in: everybody, path + ".entity") }
        let others = everybody.filter { $0 != activity.entity ?? owner }
        switch activity.part {
        case .controller: break
        case .jointController(let joint): all(joint, in: others, path + ".part.jointController.with")
        case .processor(let tenants):
            let instructing = activity.instructions.map(\.controller)
            all(tenants.filter { !instructing.contains($0) }, in: others, path + ".part.processor.for")
        }
        for (index, instruction) in activity.instructions.enumerated() {
            let place = path + ".instructions[\(index)]"
            all([instruction.controller], in: others, place + ".controller")
            all(instruction.categories, in: activity.categories, place + ".categories")
            real(instruction.from, place + ".from")
            real(instruction.until, place + ".until")
            inOrder(instruction.from, instruction.until, place + ".until")
        }
        once(activity.instructions.map(\.id.rawValue), path + ".instructions")
    }

    mutating func reviews(_ reviews: [DeclassificationReview], _ path: String) {
        for (index, review) in reviews.enumerated() {
            let place = path + "[\(index)]"
            expect(!review.name.isEmpty, .malformed, place + ".name")
            let isRepeated = reviews[..<index].contains { $0.name == review.name }
            expect(review.name.isEmpty || !isRepeated, .duplicate, place + ".name")
            expect(review.by != " ", .malformed, place + ".by")
            real(review.on, place + ".on")
        }
    }

    private mutating func inOrder(_ first: DeclaredDate?, _ second: DeclaredDate?, _ path: String) {
        guard let first = first.flatMap(order), let second = second.flatMap(order) else { return }
        expect(first <= second, .malformed, path)
    }
}
