// SPDX-License-Identifier: Apache-2.0

/// The words of each reason in Dutch; a code without words doesn't compile.
extension ReasonCode {
    /// The fact, without a full stop; `detail` begins with a blank where there is one.
    func nlFact(_ detail: String) -> String {
        switch self {
        case .statementNotEffective:
            "Op het gevraagde tijdstip was geen versie van de privacyverklaring van kracht"
        case .purposeUndeclared:
            "Het verwerkingsdoel\(detail) staat niet in het register"
        case .accessRole:
            "De functie\(detail) heeft geen toegang tot dit doel of deze categorieën"
        case .accessNoConfidentiality:
            "De personen met de functie\(detail) zijn niet tot geheimhouding verplicht"
        case .processorOutsideInstruction:
            "De verwerkingsverantwoordelijke\(detail) heeft voor deze verwerking geen schriftelijke instructie gegeven"
        case .rightRedirectToController:
            "De verwerking gebeurt in opdracht van de verwerkingsverantwoordelijke\(detail), die het verzoek behandelt"
        case .rightIdentityPending:
            "Er is redelijke twijfel over de identiteit van de verzoeker"
        case .rightUnidentifiable:
            "De verzoeker kan niet worden geïdentificeerd, en dat is aantoonbaar"
        case .rightRefusedExcessive:
            "Het verzoek is aantoonbaar kennelijk ongegrond of buitensporig"
        case .rightNotApplicable:
            "Het recht strekt zich niet uit tot de gegevens voor\(detail)"
        case .rightExemptLegalObligation:
            "Een wettelijke verplichting of taak van algemeen belang vergt het bewaren van gegevens voor\(detail)"
        case .rightExemptClaims:
            "De gegevens voor\(detail) zijn nodig voor een rechtsvordering"
        case .dataErased:
            "De gegevens van deze persoon voor deze verwerking zijn gewist"
        case .retentionExpired:
            "De bewaartermijn voor\(detail) is verstreken"
        case .retentionMinimum:
            "De wettelijke bewaarplicht voor\(detail) loopt nog"
        case .holdActive:
            "Op deze gegevens rust een bewaarmaatregel wegens een rechtsvordering"
        case .restrictionActive:
            "De verwerking van deze gegevens is beperkt\(detail)"
        case .restrictionLiftWithoutNotice:
            "De betrokkene is niet vooraf ingelicht over het opheffen van de beperking"
        case .objectionMarketing:
            "De betrokkene heeft bezwaar gemaakt tegen direct marketing, waartoe\(detail) behoort"
        case .objectionUnresolved:
            "De betrokkene heeft bezwaar gemaakt en er zijn geen dwingende gronden aangetoond"
        case .objectionUpheld:
            "Het bezwaar van de betrokkene is gegrond verklaard"
        case .eprivacyOptedOut:
            "De betrokkene heeft zich afgemeld voor elektronische direct marketing zoals\(detail)"
        case .eprivacyNoOptIn:
            "Voor elektronische marketing zoals\(detail) is er geen opt-in en geen aan een klant aangeboden opt-out"
        case .consentMissing:
            "Er is geen toestemming vastgelegd voor\(detail)"
        case .consentWithdrawn:
            "De toestemming voor\(detail) is ingetrokken"
        case .consentPurposeMismatch:
            "De vastgelegde toestemming is gegeven voor een ander doel dan\(detail)"
        case .consentNotProvable:
            "De vastlegging van de toestemming voor\(detail) noemt geen bekende versie van de tekst"
        case .consentInvalidAmbiguous:
            "De toestemming voor\(detail) berust niet op een ondubbelzinnige actieve handeling"
        case .consentInvalidNotDistinguishable:
            "De toestemming voor\(detail) is samen met andere zaken gevraagd"
        case .consentInvalidNotInformed:
            "De betrokkene is niet ingelicht over waar de toestemming voor\(detail) toe dient"
        case .consentInvalidNotFree:
            "De toestemming voor\(detail) is niet vrij gegeven"
        case .childBelowAge:
            "De betrokkene is jonger dan de leeftijd waarop een kind zelf toestemming geeft in\(detail)"
        case .basisMissing:
            "Voor\(detail) is geen grondslag vastgelegd die deze verwerking draagt"
        case .basisNotApplicable:
            "De vastgelegde grondslag is op\(detail) hier niet van toepassing"
        case .basisLapsed:
            "De overeenkomst die\(detail) droeg is beëindigd"
        case .basisNotNecessary:
            "De verwerking is niet noodzakelijk voor de grondslag van\(detail)"
        case .liPublicAuthority:
            "De taken van een overheidsinstantie, zoals\(detail), kunnen niet op gerechtvaardigd belang berusten"
        case .liNotAssessed:
            "Voor het belang\(detail) is geen belangenafweging vastgelegd"
        case .liOverridden:
            "In de belangenafweging gaan de belangen van betrokkenen voor op\(detail)"
        case .liNotCommunicated:
            "Het belang\(detail) is niet aan betrokkenen meegedeeld"
        case .transparencyNotInformed:
            "De betrokkene is bij het verzamelen voor\(detail) niet ingelicht"
        case .provisionRequiredMissing:
            "Verplichte gegevens zijn niet verstrekt\(detail)"
        case .sourceNoPermission:
            "Er is geen toelating vastgelegd om de bron\(detail) te raadplegen"
        case .categoryUndeclared:
            "De categorie\(detail) hoort niet bij wat de verwerking nodig heeft"
        case .specialNoCondition:
            "Geen uitzondering heft het verbod op de bijzondere categorie\(detail) op"
        case .specialConsentNotExplicit:
            "De toestemming voor de bijzondere categorie\(detail) is niet uitdrukkelijk"
        case .criminalNoAuthority:
            "De categorie\(detail) bevat persoonsgegevens van strafrechtelijke aard, zonder opgegeven wet of vergunning"
        case .nationalIDNoLaw:
            "De categorie\(detail) is een nationaal identificatienummer, zonder opgegeven wet die dat toestaat"
        case .minimisationExcessFields:
            "De categorie\(detail) is meer dan hier nodig is"
        case .purposeNotAssessed:
            "Het gebruik van gegevens verzameld voor\(detail) is niet op alle vijf factoren beoordeeld"
        case .purposeIncompatible:
            "Het doel is als onverenigbaar beoordeeld met\(detail)"
        case .transparencyFurtherPurpose:
            "De betrokkene is niet ingelicht over het verdere doel\(detail)"
        case .admNotPermitted:
            "Geen uitzondering laat uitsluitend geautomatiseerde besluiten met aanmerkelijke gevolgen toe bij\(detail)"
        case .admNoSafeguards:
            "Niemand kan ingrijpen, de betrokkene horen en het besluit heroverwegen bij\(detail)"
        case .admSpecialCategory:
            "Een geautomatiseerd besluit berust op de bijzondere categorie\(detail)"
        case .disclosureSaleProhibited:
            "Persoonsgegevens worden nooit verkocht of verhuurd, zoals is beloofd; de ontvanger\(detail) betaalt ervoor"
        case .disclosureForeignOrder:
            "Het bevel van\(detail) berust niet op een verdrag"
        case .disclosureConditionUnmet:
            "Aan de voorwaarde om te verstrekken aan\(detail) is niet voldaan"
        case .disclosureNotNecessary:
            "De verstrekking aan\(detail) is niet noodzakelijk"
        case .processorNoContract:
            "Met\(detail) is geen verwerkersovereenkomst van kracht"
        case .processorNotInWriting:
            "De verwerkersovereenkomst met\(detail) is niet schriftelijk"
        case .processorContractIncomplete:
            "In de verwerkersovereenkomst met\(detail) ontbreekt een onderdeel"
        case .processorNoGuarantees:
            "Er is geen bewijs dat\(detail) afdoende garanties biedt"
        case .processorSubUnauthorised:
            "De subverwerker\(detail) is niet toegestaan"
        case .processorSubWindowOpen:
            "De termijn om bezwaar te maken tegen de subverwerker\(detail) loopt nog"
        case .transferNoTool:
            "Niets draagt een doorgifte naar het derde land\(detail)"
        case .transferAdequacyScope:
            "Het adequaatheidsbesluit voor\(detail) dekt deze ontvanger niet"
        case .transferNoTIA:
            "De doorgifte naar\(detail) is niet beoordeeld"
        case .transferNoEquivalentProtection:
            "De beoordeling vond de bescherming in\(detail) niet wezenlijk gelijkwaardig"
        case .transferDerogationScope:
            "De afwijking dekt deze doorgifte naar\(detail) niet"
        case .dpiaMissing:
            "De gegevensbeschermingseffectbeoordeling (DPIA) die\(detail) vereist, ontbreekt"
        case .dpiaNoPriorConsultation:
            "Bij\(detail) blijft een hoog risico en de toezichthoudende autoriteit is niet geraadpleegd"
        }
    }

    /// What to do, without a full stop.
    var nlRemedy: String {
        switch self {
        case .statementNotEffective:
            "Leg een Notice vast die dat tijdstip dekt, of verwerk niet eerder"
        case .purposeUndeclared:
            "Leg er een Activity met grondslag voor vast, of gebruik een doel dat is vastgelegd"
        case .accessRole:
            "Noem de handelende functie, laat handelen door wie dit voor de functie nodig heeft, of ken het doel toe"
        case .accessNoConfidentiality:
            "Laat de geheimhouding vastleggen en geef die op met boundBy:"
        case .processorOutsideInstruction:
            "Vraag de verwerkingsverantwoordelijke om een instructie en leg die vast met OnInstruction(of:)"
        case .rightRedirectToController:
            "Stuur het verzoek onverwijld door naar de verwerkingsverantwoordelijke en laat dit de betrokkene weten"
        case .rightIdentityPending:
            "Vraag niet meer dan nodig is om die twijfel weg te nemen, en leg de bevestiging vast"
        case .rightUnidentifiable:
            "Laat dit de verzoeker weten en neem aanvullende gegevens in ontvangst"
        case .rightRefusedExcessive:
            "Laat een met name genoemde medewerker met redenen besluiten over een redelijke vergoeding of een weigering"
        case .rightNotApplicable:
            "Laat de betrokkene weten waarom, en welke rechten wel bestaan"
        case .rightExemptLegalObligation:
            "Bewaar ze tot de termijn is verstreken, en noem de betrokkene de termijn en de wet"
        case .rightExemptClaims:
            "Bewaar ze tot de vordering is afgewikkeld en wis ze daarna"
        case .dataErased:
            "Er is niets meer te gebruiken; nieuwe gegevens vergen een nieuwe verzameling"
        case .retentionExpired:
            "Wis de gegevens, of leg een gemotiveerde verlenging vast met einddatum en goedkeuring"
        case .retentionMinimum:
            "Bewaar de gegevens tot die termijn is verstreken"
        case .holdActive:
            "Wacht tot de maatregel is opgeheven en .holdReleased is vastgelegd"
        case .restrictionActive:
            "Bewaar ze alleen, of verwerk op grond van toestemming, of geef de uitzondering op met restrictionException"
        case .restrictionLiftWithoutNotice:
            "Licht de betrokkene in en leg eerst .restrictionLiftAnnounced vast"
        case .objectionMarketing:
            "Stop direct; alleen toestemming van na het bezwaar is een nieuwe keuze"
        case .objectionUnresolved:
            "Stop tot op het bezwaar is beslist; leg .objectionOverridden met de gronden vast, of .objectionUpheld"
        case .objectionUpheld:
            "Verwerk niet voor dit doel; wis de gegevens als de betrokkene dat vraagt"
        case .eprivacyOptedOut:
            "Verstuur niets; alleen latere toestemming maakt dit weer mogelijk"
        case .eprivacyNoOptIn:
            "Vraag toestemming en leg die vast, of leg .optOutOffered vast waar de klantuitzondering geldt"
        case .consentMissing:
            "Vraag toestemming met de vastgelegde tekst en leg .consentGiven vast"
        case .consentWithdrawn:
            "Stop; een andere grondslag voor hetzelfde doel komt niet in de plaats"
        case .consentPurposeMismatch:
            "Vraag afzonderlijk toestemming voor dit doel"
        case .consentNotProvable:
            "Vraag opnieuw met een vastgelegde tekst, of leg de eerdere tekst vast"
        case .consentInvalidAmbiguous:
            "Vraag opnieuw, met een vakje dat mensen zelf aankruisen"
        case .consentInvalidNotDistinguishable:
            "Vraag haar los van andere voorwaarden, in duidelijke taal"
        case .consentInvalidNotInformed:
            "Vertel wie, waarvoor, welke gegevens en hoe intrekken kan, en vraag opnieuw"
        case .consentInvalidNotFree:
            "Maak de dienst er niet van afhankelijk, neem de ongelijkheid weg, en vraag opnieuw"
        case .childBelowAge:
            "Laat een ouder of voogd machtigen, controleer dat en leg authorisedByParent: true vast"
        case .basisMissing:
            "Voeg de vooraf gekozen grondslag toe; leg bij een verstrekking ook de ontvanger en diens rol vast"
        case .basisNotApplicable:
            "Controleer partij, verzoek of aangehaalde wet; kies vooraf een grondslag die past"
        case .basisLapsed:
            "Bewaar de gegevens alleen zolang de bewaartermijn loopt, en wis ze daarna"
        case .basisNotNecessary:
            "Laat haar achterwege, of geef haar als eigen doel een andere grondslag"
        case .liPublicAuthority:
            "Grond de verwerking op een wettelijke taak van algemeen belang"
        case .liNotAssessed:
            "Maak de afweging en leg de uitkomst vast met balancing:"
        case .liOverridden:
            "Verwerk niet, of verminder de gevolgen, weeg opnieuw en leg de uitkomst vast met balancing:"
        case .liNotCommunicated:
            "Noem het in de privacyverklaring en leg de versie vast met toldIn:"
        case .transparencyNotInformed:
            "Toon eerst de verklaring of kondig de opname aan, en geef dit door als noticeShown"
        case .provisionRequiredMissing:
            "Vraag er opnieuw om, met vermelding van het gevolg"
        case .sourceNoPermission:
            "Verkrijg lidmaatschap of toelating en leg die vast, of gebruik een andere bron"
        case .categoryUndeclared:
            "Laat haar weg, of leg vast waarom het doel haar nodig heeft"
        case .specialNoCondition:
            "Laat haar weg, of leg naast de grondslag een Condition vast die opgaat"
        case .specialConsentNotExplicit:
            "Vraag een uitdrukkelijke verklaring en leg die vast met explicit: true"
        case .criminalNoAuthority:
            "Laat ze weg, of leg de wet of vergunning vast met OffencesAllowed(by:)"
        case .nationalIDNoLaw:
            "Laat het weg, of leg de wet vast met NationalIDAllowed(by:)"
        case .minimisationExcessFields:
            "Laat haar weg"
        case .purposeNotAssessed:
            "Weeg verband, kader, aard, gevolgen en waarborgen, en leg dit vast met Reuses(…)"
        case .purposeIncompatible:
            "Vraag toestemming, of verzamel opnieuw voor dit doel"
        case .transparencyFurtherPurpose:
            "Licht de betrokkene eerst in en leg .informedOfFurtherPurpose vast"
        case .admNotPermitted:
            "Laat een mens beslissen, of grond het op overeenkomst, wet of uitdrukkelijke toestemming"
        case .admNoSafeguards:
            "Zorg voor menselijke tussenkomst en leg die vast met DecidesAutomatically(…)"
        case .admSpecialCategory:
            "Laat haar weg, of gebruik haar op grond van uitdrukkelijke toestemming of zwaarwegend algemeen belang"
        case .disclosureSaleProhibited:
            "Verstrek niet"
        case .disclosureForeignOrder:
            "Verwijs de autoriteit naar de weg van een verdrag; laat andere gronden juridisch toetsen"
        case .disclosureConditionUnmet:
            "Verstrek alleen als daaraan is voldaan, en leg de feiten vast"
        case .disclosureNotNecessary:
            "Verstrek niet"
        case .processorNoContract:
            "Sluit er vooraf een met alle onderdelen van art. 28(3), leg die vast, en voeg Discloses(to:) toe"
        case .processorNotInWriting:
            "Leg haar schriftelijk vast; elektronisch mag"
        case .processorContractIncomplete:
            "Voeg het onderdeel toe en leg het vast"
        case .processorNoGuarantees:
            "Vraag bewijs van de beveiliging en leg het met datum vast"
        case .processorSubUnauthorised:
            "Geef toestemming, of verbied de verwerker de inschakeling"
        case .processorSubWindowOpen:
            "Wacht tot die zonder bezwaar is verstreken"
        case .transferNoTool:
            "Sluit standaardcontractbepalingen met een beoordeling, of houd de gegevens binnen de EER"
        case .transferAdequacyScope:
            "Controleer de deelname van de ontvanger, of spreek een ander instrument af"
        case .transferNoTIA:
            "Beoordeel recht en praktijk daar en leg de uitkomst vast"
        case .transferNoEquivalentProtection:
            "Geef niet door, of neem aanvullende maatregelen en beoordeel opnieuw"
        case .transferDerogationScope:
            "Gebruik haar alleen in de situatie waarvoor zij is, of spreek een instrument af"
        case .dpiaMissing:
            "Voer haar uit vóór de verwerking en leg haar vast met Assessed(…)"
        case .dpiaNoPriorConsultation:
            "Raadpleeg eerst de autoriteit, en leg dat vast met Assessed(.highResidualRisk(consulted: true))"
        }
    }
}
