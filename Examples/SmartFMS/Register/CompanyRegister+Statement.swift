// SPDX-License-Identifier: Apache-2.0

import Lawful

extension CompanyRegister {
    // S-04, S-05, S-07, S-14, S-15, S-46, S-66 to S-68, S-71 to S-76: the statement itself.
    @RegisterBuilder var statement: [any RegisterPart] {
        Notice(
            version: .current, from: "2018-05-16", url: "https://smartfms.example/voorwaarden",
            describes: Self.everything.filter { $0 != WebsiteFeedback.id }, clause: "S-76")
        if isCorrected {
            Notice(
                version: .corrected, from: "2027-01-01", url: "https://smartfms.example/privacy",
                announcedOn: "2026-11-30", announced: .individually)
        }
        GeneralClause("S-04", "Wij gebruiken persoonsgegevens om onze diensten te kunnen leveren.")
        GeneralClause("S-05", "Hier leest u in gewone taal wat wij met uw gegevens doen en welke rechten u heeft.")
        GeneralClause("S-07", "Voor deze mensen bepalen wij zelf waarvoor en hoe hun gegevens worden gebruikt.")
        GeneralClause("S-14", "Wij gaan rechtmatig, eerlijk en zorgvuldig met gegevens om.")
        GeneralClause("S-15", "Gegevens dienen bij ons geen doel dat niet past bij dat waarvoor wij ze kregen.")
        GeneralClause("S-46", "Wij bewaren gegevens met zorg en niet langer dan nodig is.")
        GeneralClause("S-73", "Wij passen deze tekst aan wanneer onze verwerkingen veranderen.")
        GeneralClause("S-75", "De nieuwste versie staat op onze website.")
        if isCorrected {
            GeneralClause(
                "S-66",
                "Bij een afwijzing leest u waarom, waar u een klacht kunt indienen en dat u naar de rechter kunt.")
            GeneralClause("S-67", "Alleen bij redelijke twijfel vragen wij wie u bent, zo licht als het kan.")
            GeneralClause("S-68", "Een identiteitsbewijs bekijken wij; een kopie of nummer bewaren wij niet.")
        } else {
            GeneralClause("S-66", "Wijzen wij een verzoek af, dan leggen wij uit waarom.")
            GeneralClause("S-67", "Wij vragen u zich op ons kantoor te legitimeren.")
            GeneralClause("S-68", "U laat daar een geldig identiteitsbewijs zien.")
        }
        // The statement tells of changes that matter in one of two ways, of which the weaker counts.
        ChangePolicy(isCorrected ? .individually : .conspicuously, clause: "S-74")
        ElectronicMarketing.consentForAll
        ConsentText(
            "marketing-2018", in: .nl, "Ja, houd mij op de hoogte van producten en acties van SmartFMS.",
            withdrawal: "met de afmeldlink in elk bericht, of bij Support")
        CollectionPoint("feedback form", for: WebsiteFeedback.self, showing: isCorrected ? version : nil)
        CollectionPoint("order form", for: Agreement.self, showing: version)
    }

    // S-63, S-64, S-67 to S-72: rights, and how to reach us.
    @RegisterBuilder var rightsAndContacts: [any RegisterPart] {
        if isCorrected {
            DataProtectionOfficer.notRequired(because: "onze kerntaak is geen grootschalige observatie van mensen")
            RightsProcedure(by: ["via uw account", "door terug te bellen op een bekend nummer"], clause: "S-63")
        } else {
            RightsProcedure(
                told: [
                    .requestAccess, .requestRectification, .requestErasure, .requestRestriction, .requestObjection,
                    .requestPortability, .requestWithdrawal,
                ],
                merged: [.requestRestriction, .requestObjection], objectionSetApart: false, freeTold: false,
                extensionTold: false, form: .written, identification: .always,
                by: ["met een identiteitsbewijs op ons kantoor"], refusalsTell: [.reasons], complaintHereFirst: true,
                clause: "S-63")
        }
        ContactChannel(.post, "Postbus 0000, 0000 ZZ Voorbeeldstad", desk: "Service Desk", clause: "S-64")
        ContactChannel(.phone, "+31 00 000 00 00", desk: "Support", clause: "S-70")
        ContactChannel(.email, "support@smartfms.example", desk: "Support", clause: "S-70")
        ContactChannel(
            .post, "SmartFMS B.V., t.a.v. Support, Postbus 0000, 0000 ZZ Voorbeeldstad", desk: "Support", clause: "S-71"
        )
        SupervisoryAuthority(
            "Autoriteit Persoonsgegevens", contact: "https://autoriteitpersoonsgegevens.nl", clause: "S-72")
    }

    // S-34, S-61, S-62, S-65: what binds us beyond the law.
    @RegisterBuilder var promises: [any RegisterPart] {
        Promise(.disclosedOnSuspicion(.serious, to: Recipients.crimeFighter), clause: "S-34")
        Promise(.neverSold, clause: "S-61")
        Promise(
            .disclosedOnlyWhenNecessary, clause: "S-62",
            otherReading: isCorrected ? nil : "data may go to third parties where it is necessary or has a basis")
        Promise(.answeredWithin(.weeks(4)), clause: "S-65")
    }
}
