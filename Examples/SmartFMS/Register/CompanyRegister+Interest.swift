// SPDX-License-Identifier: Apache-2.0

import Lawful

extension CompanyRegister {
    // a2, b4, c, d: what rests on legitimate interests.
    @RegisterBuilder var interestActivities: [any RegisterPart] {
        Activity(Acceptance.self, "onderzoek of wij iemand als klant kunnen accepteren") {
            Clauses("S-19", "S-20")
            About("prospect", "customer.current")
            interest("financieel", corrected: "voorkomen dat facturen onbetaald blijven")
            From(Sources.tradeRegister)
            // The credit register is open to credit providers and the like; corrected, it isn't asked.
            if !isCorrected { From(Sources.creditRegister) }
            twoYears(after: .collection)
        }
        Activity(Evidence.self, "opnamen als bewijs") {
            Clauses("S-27")
            About("customer.current", "customer.former")
            interest("bewijzen wat is afgesproken", corrected: "bewijzen wat is afgesproken")
            if isCorrected { Announced("een stem of een melding op het scherm, voordat de opname begint") }
            twoYears(after: .collection)
        }
        protection
        Activity(Improvement.self, "ontwikkeling en verbetering van producten en diensten") {
            Clauses("S-36", "S-37", "S-53")
            About("customer.current", "customer.former")
            Aims(.serviceImprovement)
            if isCorrected {
                interest("", corrected: "producten verbeteren op grond van vragen van klanten")
                Reuses(
                    Relation.self, compatible: true, link: "vragen over het product dat wordt verbeterd",
                    context: "klanten die een vraag stellen, verwachten een beter product",
                    nature: "gewone gegevens, zonder vrije tekst", consequences: "geen gevolgen voor een persoon",
                    safeguards: "zonder naam, alleen aantallen in verslagen")
            } else {
                Worded("ontwikkeling en verbetering, in sommige gevallen met persoonsgegevens")
                Contract(.customer)
                interest("onze producten verbeteren", corrected: "")
                // S-53: a close relation between the purposes is all that the statement asks.
                Reuses(
                    Relation.self, compatible: true, link: "nauw verwant", context: "", nature: "", consequences: "",
                    safeguards: "")
            }
            twoYears(after: .collection)
        }
        Activity(WebsiteFeedback.self, "feedback over de website") {
            Clauses("S-01", "S-02", "S-03")
            About("prospect", "customer.current")
            interest(
                "de website en onze dienstverlening verbeteren",
                corrected: "de website en onze dienstverlening verbeteren")
            twoYears(after: .collection)
        }
    }

    private var protection: Activity {
        Activity(Protection.self, isCorrected ? "fraude en cybercrime tegengaan" : "belangen beschermen") {
            Clauses("S-28", "S-29", "S-30", "S-31", "S-32", "S-33", "S-35")
            About("customer.current", "customer.former", "representative")
            interest("fraude en cybercrime tegengaan", corrected: "fraude en cybercrime tegengaan")
            From(Sources.incidentRegister, Sources.sectorWarnings, Sources.publicSources)
            Discloses(
                to: Recipients.crimeFighter, Name.self, EmailAddress.self, TechnicalTrace.self, OffenceData.self,
                onSuspicion: .serious, clause: "S-34")
            Discloses(to: Recipients.sectorRegister, clause: "S-32")
            twoYears(after: .lastContact)
            if isCorrected {
                Aims(.fraudPrevention)
                Announced("een bord bij de ingang en een stem aan het begin van een gesprek")
                // UAVG 33(4)(c): sharing with others in the sector needs a licence of the authority.
                OffencesAllowed(by: .granted("AP-vergunning, fictief kenmerk z0000-00000"))
                Keep(VoiceRecording.self, VideoRecording.self, for: .weeks(4), after: .collection)
            } else {
                Worded("uw en onze belangen beschermen, voor zover nodig")
                Discloses(to: Recipients.dataBroker)
            }
        }
    }

    // a3, e, authorities, tenants.
    @RegisterBuilder var remainingActivities: [any RegisterPart] {
        Activity(Eligibility.self, "analyse of u in aanmerking komt voor een product") {
            Clauses("S-21")
            About("prospect", "customer.current")
            // The statement names no basis for it and no human: findings L-04 and L-10.
            if isCorrected {
                interest("", corrected: "alleen producten leveren die iemand kan betalen; een medewerker beslist")
            } else {
                DecidesAutomatically(significant: true, logic: "een score op grond van betaalgedrag")
            }
            twoYears(after: .collection)
        }
        Activity(Marketing.self, "promotie en marketing") {
            Clauses("S-38", "S-39", "S-40", "S-56")
            About("customer.current", "customer.former", "prospect")
            DirectMarketing()
            Consent(text: "marketing-2018")
            Discloses(to: Recipients.printer, Name.self, PostalAddress.self, clause: "S-55")
            Discloses(to: Recipients.newPrinter, Name.self, PostalAddress.self, clause: "S-57")
            twoYears(after: .lastContact)
        }
        Activity(AuthorityInquiry.self, "onderzoek door autoriteiten") {
            Clauses("S-60")
            About("customer.current", "customer.former")
            LegalObligation(LawReference("Sv 126nd", told: isCorrected))
            Discloses(to: Recipients.police)
            if !isCorrected { Discloses(to: Recipients.foreignAuthority) }
            twoYears(after: .collection)
        }
        Activity(RightsHandling.self, "verzoeken, bezwaren en klachten behandelen") {
            Clauses("S-63", "S-64", "S-67", "S-68", "S-70")
            About("customer.current", "customer.former", "prospect", "representative", "organisation.contact")
            LegalObligation(LawReference("GDPR 12", origin: .union))
            // A document is looked at, where one is needed at all; neither it nor its number is kept.
            Limit(.collect, to: Name.self, EmailAddress.self, PostalAddress.self, Telephone.self, IdentityCheck.self)
            Limit(.store, to: Name.self, EmailAddress.self, PostalAddress.self, Telephone.self, IdentityCheck.self)
            twoYears(after: .collection)
        }
        Activity(TenantHosting.self, "hosting voor onze klanten") {
            Clauses("S-11", "S-12")
            About("tenant.customer")
            OnInstruction(instruction(of: Tenants.estate, .store, .use))
            OnInstruction(instruction(of: Tenants.care, .store))
            Keep(for: .years(2), after: .endOfContract)
        }
    }

    /// What a tenant instructed; as declared, its people are only told to ask the tenant (S-12).
    private func instruction(of tenant: EntityID, _ operations: ProcessingOperation...) -> Instruction {
        let requests = ProcessingOperation.allCases.filter(\.isRequest)
        return Instruction(
            InstructionID(rawValue: "hosting-\(tenant)"), of: tenant,
            operations: operations + (isCorrected ? [.erase] + requests : []),
            document: "bijlage 1 bij de verwerkersovereenkomst", from: "2024-01-01",
            assistance: isCorrected ? .days(2) : nil)
    }
}
