// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("Data given to a processor reach those whom it engages")
struct SubProcessorChainTests {
    /// What is said of an order disclosed to a printer, who engages a binder, who engages a glue maker.
    private func codes(
        glueIn country: CountryCode = "NL",
        _ authorisation: SubProcessorAuthorisation? = .specific(on: "2018-01-01"),
        tool: TransferTool? = nil,
        isEngaged: Bool = true
    ) throws -> [String] {
        let agreement = ProcessingAgreement.written(from: "2018-01-01")
        let guarantees = Guarantees("ISO 27001", verifiedOn: "2026-01-01")
        let register = try Register(controller: "Shop B.V.", contact: "privacy@shop.example") {
            Notice(version: "1", from: "2018-05-16", clause: "S-76")
            CategoryDeclaration("name")
            Role("clerk", boundBy: .secrecy, for: ["orders"])
            Recipient("printer", "Printer Ltd", part: .processor, agreement: agreement, guarantees: guarantees)
            Recipient(
                "binder", "Binder Ltd", part: .subprocessor, agreement: agreement, guarantees: guarantees,
                authorisation: .specific(on: "2018-01-01"), engagedBy: "printer")
            Recipient(
                "glue", "Glue Ltd", part: .subprocessor, country: country, agreement: agreement,
                guarantees: guarantees, authorisation: authorisation, engagedBy: isEngaged ? "binder" : nil,
                transfer: tool)
            Activity("orders", covering: ["name"]) {
                Contract("sale")
                Discloses(to: "printer")
                Keep(for: .years(2), after: .lastContact)
            }
        }
        var question = Shop.question("orders", .disclose)
        question.recipient = "printer"
        let entries = Shop.entries([(event: .contractStarted("sale"), at: Moments.grant, recorded: nil)])
        let status = SubjectStatus(
            folding: entries, effectiveAt: question.effectiveAt, knownAt: question.knownAt)
        return DecisionEngine(try register.activate(.asDeclared)).decide(question, status: status).codes
    }

    @Test("an authorised chain within the Union carries")
    func carries() throws {
        #expect(try codes() == ["ok.contract"])
    }

    @Test("one link that nobody authorised denies the disclosure to the first")
    func unauthorised() throws {
        #expect(try codes(nil) == ["processor.sub_unauthorised"])
        #expect(try codes(nil, isEngaged: false) == ["ok.contract"], "whom nobody engages gets nothing")
    }

    @Test("a link in a third country is a transfer, and needs a tool of its own")
    func transfers() throws {
        #expect(try codes(glueIn: "IN") == ["transfer.no_tool"])
        #expect(
            try codes(glueIn: "IN", tool: TransferTool(.standardClauses, assessment: .done)) == ["ok.contract"])
        #expect(try codes(glueIn: "IN", isEngaged: false) == ["ok.contract"])
    }
}
