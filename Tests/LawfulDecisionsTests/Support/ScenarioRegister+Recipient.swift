// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulTime

// Who receives data, and where data come from.
extension ScenarioRegister {
    func recipients() throws -> [any RegisterPart] {
        guard !context.says("recipient", "none") else { return [] }
        // A fighter of crime decides itself: what is special is the condition of the disclosure.
        let isFighter = context.says("recipient", "crimefighter")
        let part = isFighter ? .controller : Recipient.Part(rawValue: context["recipient"])
        guard let part else { throw Scenario.Unbuildable(reason: "recipient \(context["recipient"])") }
        return [
            Recipient(
                Self.recipient, "Recipient Ltd", part: part, country: CountryCode(rawValue: context["to"]),
                agreement: agreement,
                guarantees: context.says("guarantees", "verified")
                    ? Guarantees("ISO 27001 certificate", verifiedOn: asked(daysBefore: 100)) : nil,
                authorisation: authorisation, transfer: tool,
                adequacy: AdequacyFacts(
                    framework: context.says("dpf", "active"), humanResources: context.says("hr_covered", "yes"),
                    publicSector: context.says("sector", "public")))
        ]
    }

    func disclosures() -> [any ActivityPart] {
        guard !context.says("recipient", "none") else { return [] }
        if context.says("recipient", "crimefighter") {
            return [Discloses(to: Self.recipient, only: nil, onSuspicion: .serious, clause: "S-34")]
        }
        return [Discloses(to: Self.recipient)]
    }

    private var agreement: ProcessingAgreement? {
        switch context["dpa"] {
        case "none": return nil
        case "oral": return .oral(from: "2016-01-01")
        case "complete": return .written(from: "2016-01-01")
        default:
            let letter = context["dpa"].dropFirst("missing_".count)
            let lacking = ProcessingAgreement.Clause(rawValue: String(letter)).map { [$0] } ?? []
            return .written(from: "2016-01-01", lacking: lacking)
        }
    }

    private var authorisation: SubProcessorAuthorisation? {
        switch context["sub"] {
        case "unauthorised": .unauthorised
        case "specific": .specific(on: "2016-01-01")
        case "general_open": .general(announced: asked(daysBefore: 10), window: .days(30), objectedOn: nil)
        case "general_closed": .general(announced: "2016-01-01", window: .days(30), objectedOn: nil)
        case "general_objected": .general(announced: "2016-01-01", window: .days(30), objectedOn: "2016-01-10")
        default: nil
        }
    }

    /// A day before the moment asked about.
    private func asked(daysBefore days: Int) -> DeclaredDate {
        DeclaredDate(LocalDate(Moments.asked(context), in: .gmt).adding(days: -days))
    }

    private var tool: TransferTool? {
        guard let kind = TransferTool.Kind(rawValue: context["tool"]),
            let assessment = TransferTool.Assessment(rawValue: context["tia"])
        else { return nil }
        return TransferTool(kind, assessment: assessment)
    }

    func sources() throws -> [any RegisterPart] {
        let kind: Source.Kind
        switch context["source"] {
        case "subject": return []
        case "register": kind = .register
        case "public": kind = .public
        case "third_party": kind = .thirdParty
        default: throw Scenario.Unbuildable(reason: "source \(context["source"])")
        }
        return [
            Source(
                Self.source, "the source", kind: kind,
                permission: context.says("source_permission", "yes") ? "membership 1" : nil,
                notification: "with the first message", clause: kind == .register ? "S-31" : nil)
        ]
    }
}
