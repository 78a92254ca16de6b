// SPDX-License-Identifier: Apache-2.0

import LawfulTime

extension StructureCheck {
    mutating func check(_ recipient: Recipient, _ at: Place) {
        country(recipient.country, at.country)
        for (index, country) in recipient.remoteAccess.enumerated() { self.country(country, at.remoteAccess[index]) }
        if let agreement = recipient.agreement { check(agreement, at.agreement) }
        if let guarantees = recipient.guarantees {
            date(guarantees.verifiedOn, at.guarantees.verifiedOn)
            lasts(guarantees.goodFor, at.guarantees.goodFor, "a verification that holds for no time proves nothing")
        }
        known(recipient.engagedBy, recipients, at.engagedBy, "a recipient")
        if recipient.engagedBy == recipient.id {
            malformed(at.engagedBy, "nobody engages itself; name the processor that engages it")
        }
        switch recipient.authorisation {
        case .specific(let on): date(on, at.authorisation.specific.on)
        case .general(let announced, _, let objectedOn):
            let general = at.authorisation.general
            date(announced, general.announced)
            date(objectedOn, general.objectedOn)
            ordered(announced, objectedOn, general.objectedOn, "one objects after the announcement")
        case .unauthorised, nil: break
        }
    }

    private mutating func check(_ agreement: ProcessingAgreement, _ at: Place) {
        date(agreement.from, at.from)
        date(agreement.until, at.until)
        ordered(agreement.from, agreement.until, at.until, "an agreement ends after it begins")
        known(agreement.purposes, purposes, at.purposes, "an activity")
        known(agreement.categories, categories, at.categories, "a category")
        guard let ending = agreement.ending else { return }
        date(ending.from, at.ending.from)
        date(ending.certifiedOn, at.ending.certifiedOn)
        ordered(ending.from, ending.certifiedOn, at.ending.certifiedOn, "an end is certified after it begins")
    }
}
