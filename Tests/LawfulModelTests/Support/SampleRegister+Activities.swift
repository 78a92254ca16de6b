// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension SampleRegister {
    @RegisterBuilder static var activities: [any RegisterPart] {
        newsletter
        dispensing
        reimbursement
        defence
        vaccination
        rest
    }

    private static var newsletter: Activity {
        Activity(Newsletter.self, "our newsletter") {
            Clauses("S-38", "S-39")
            Worded("news of the pharmacy, at most monthly")
            Aims(.personalisation, .serviceImprovement)
            Risks(.scoring, .largeScale)
            About("patient", "carer")
            DirectMarketing()
            Consent(text: "news-2", earlier: ["news-1"], offeredToChildren: true)
            Keep(for: .years(2), after: .lastContact)
            Limit(.disclose, to: EmailAddress.self)
            Limit(.erase, to: [])
            Requires(Name.self, .optional, otherwise: "we can't greet you by name", orOnWithdrawal: true)
            Discloses(to: "printer", Name.self, EmailAddress.self)
            Discloses(to: "cloud")
        }
    }

    private static var dispensing: Activity {
        Activity(Dispensing.self) {
            About("patient")
            From("doctor")
            Jointly(with: "clinic", "wholesaler")
            Contract("treatment").only(.collect, .store, .use)
            LegitimateInterest(
                "to deliver at home", balancing: .passed(on: "2025-05-01", by: "compliance"), toldIn: "2"
            ).only(Name.self, Address.self)
            LegitimateInterest("statistics", balancing: .overridden(on: "2025-05-02", by: "compliance"), toldIn: nil)
            LegitimateInterest("quality of service", balancing: nil, toldIn: "1")
            Condition(.h, for: Prescription.self, law: LawReference("UAVG 30(3)(a)"))
            Condition(.a, for: "prescription")
            Keep(
                for: .years(20), after: RetentionTrigger("lastDispensed", counting: .yearsFollowing),
                atLeast: .years(15), by: LawReference("BW 7:454(3)"))
            Keep(Notes.self, Address.self, for: .months(6), after: .endOfRelation)
            Requires(Address.self, otherwise: "we can't deliver")
            Requires("prescription", .statutory, otherwise: "we may not dispense")
            Discloses(to: "courier", only: ["name", "address"])
            Reuses(
                Newsletter.self, compatible: false, link: "none", context: "advertising", nature: "ordinary",
                consequences: "unexpected", safeguards: "none")
            DecidesAutomatically(
                significant: true, safeguards: [.humanIntervention, .pointOfView, .contest],
                logic: "interactions are looked up", significance: "a medicine may be withheld")
            Assessed(.done(on: "2025-04-01"))
        }
    }

    private static var reimbursement: Activity {
        Activity(Reimbursement.self) {
            LegalObligation(LawReference("Zvw 87", origin: .memberState))
            LegalObligation(nil)
            NationalIDAllowed(by: LawReference("Wabvpz 4", origin: .memberState))
            Condition(.b, for: Prescription.self, law: LawReference("Reg. 883/2004", origin: .union))
            Keep(for: .years(7), after: .endOfFinancialYear, atLeast: .years(7), by: LawReference("AWR 52(4)"))
            Keep(Name.self, for: .weeks(60), after: RetentionTrigger("record", counting: .endOfFinancialYear(6, 30)))
            Discloses(to: "insurer")
            Discloses(to: "abroad.scc")
            Assessed(.highResidualRisk(consulted: true))
        }
    }

    private static var defence: Activity {
        Activity(FraudDefence.self) {
            From("incident.register", "press")
            LegitimateInterest(
                "to counter theft and fraud", balancing: .passed(on: "2025-05-03", by: "compliance"), toldIn: "2")
            OffencesAllowed(by: .granted("AP 2025-17"))
            Keep(for: .days(30), after: .collection)
            Discloses(to: "inspection", Theft.self, onSuspicion: .serious, clause: "S-34")
            Discloses(to: "undecided", only: ["name"], onSuspicion: .low)
            Assessed(.missing)
        }
    }

    private static var vaccination: Activity {
        Activity(Vaccination.self) {
            OnInstruction(of: "clinic", .use, .store, .requestAccess)
            OnInstruction(
                Instruction(
                    "lab-2026", of: "lab", operations: [.use], categories: [Name.id], document: "annex 2",
                    from: "2026-01-01", until: "2026-12-31", assistance: .days(5)))
            PublicTask(LawReference("Wpg 6b"))
            PublicTask(LawReference("Health Act", origin: .thirdCountry)).only(Prescription.self)
            InPublicTask()
            OffencesAllowed(by: .law(LawReference("UAVG 32")))
            Keep(for: .hours(72), after: .endOfContract)
            Keep(Name.self, for: .years(1), after: .endOfCalendarYear)
            DecidesAutomatically(significant: false, logic: "by age")
            Reuses(
                "dispensing", compatible: true, link: "the same care", context: "the same patients",
                nature: "health", consequences: "an invitation", safeguards: "pseudonyms")
            Assessed(.highResidualRisk(consulted: false))
        }
    }

    @RegisterBuilder private static var rest: [any RegisterPart] {
        Activity(Emergency.self) {
            VitalInterests()
            Research()
            OnPaper()
            Condition(.c, for: Prescription.self)
            Assessed(.notRequired)
        }
        Activity("access.control", "opening doors", covering: ["badge"]) {}
        Activity("helpline", "the helpline", covering: ["call"]) {
            Of("clinic")
            Reviewed("calls per hour", by: "compliance", on: "2026-02-01")
            Announced("a voice says so before the call is recorded")
            Keep(for: .weeks(2), after: .collection, untold: .trigger, .extent)
        }
    }
}

extension RetentionCount {
    fileprivate static func endOfFinancialYear(_ month: Int, _ day: Int) -> RetentionCount {
        .endOfFinancialYear(month: month, day: day)
    }
}
