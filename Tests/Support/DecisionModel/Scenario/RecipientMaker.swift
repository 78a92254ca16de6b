// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// Who receives data, and where data come from.
extension ActivityMaker {
    func recipients() throws -> [any RegisterPart] {
        guard !context.says("recipient", "none") else { return [] }
        // A fighter of crime decides itself: what is special is the condition of the disclosure.
        let isFighter = context.says("recipient", "crimefighter")
        let declared = isFighter ? .controller : Recipient.Part(rawValue: context["recipient"])
        guard let declared else { throw Scenario.Unbuildable(description: "recipient \(context["recipient"])") }
        let recipient = Recipient(
            names.recipient, "Recipient Ltd", part: context.says("part", "undecided") ? nil : declared,
            country: CountryCode(rawValue: context["to"]), agreement: agreement, guarantees: guarantees,
            authorisation: authorisation, transfer: tool,
            adequacy: AdequacyFacts(
                framework: context.says("dpf", "active"), humanResources: context.says("hr_covered", "yes"),
                publicSector: context.says("sector", "public")),
            remoteAccess: context.says("looks_from", "nowhere") ? [] : [CountryCode(rawValue: context["looks_from"])])
        guard let promised = Suspicion(rawValue: context["promised"]), promised != .none else {
            return [recipient] + link()
        }
        return [recipient, Promise(.disclosedOnSuspicion(promised, to: names.recipient), clause: "S-34")] + link()
    }

    /// The sub-processor that the recipient engages in turn.
    private func link() -> [any RegisterPart] {
        guard !context.says("engages", "nobody") else { return [] }
        let start: DeclaredDate = "2016-01-01"
        let authorisation: SubProcessorAuthorisation? =
            switch context["engages"] {
            case "by_name": .specific(on: start)
            case "not_yet": .specific(on: day(1))
            case "objected": .general(announced: start, window: .days(30), objectedOn: "2016-01-10")
            default: nil
            }
        return [
            Recipient(
                names.link, "Link Ltd", part: .subprocessor, country: CountryCode(rawValue: context["link_in"]),
                authorisation: authorisation, engagedBy: names.recipient,
                transfer: TransferTool.Kind(rawValue: context["link_tool"]).map { TransferTool($0, assessment: .done) })
        ]
    }

    func disclosures() -> [any ActivityPart] {
        guard !context.says("recipient", "none") else { return [] }
        let isFighter = context.says("recipient", "crimefighter")
        let suspicion = isFighter ? .serious : Suspicion(rawValue: context["suspected"])
        return [
            Discloses(
                to: names.recipient, only: context.says("gives", "name") ? [Names.name] : nil,
                onSuspicion: suspicion == Suspicion.none ? nil : suspicion, clause: isFighter ? "S-34" : nil)
        ]
    }

    /// The day of the question, and others counted from it.
    private func day(_ days: Int = 0) -> DeclaredDate { DeclaredDate(Moments.today(context).adding(days: days)) }

    private var agreement: ProcessingAgreement? {
        let start: DeclaredDate = "2016-01-01"
        if context.says("dpa", "none") { return nil }
        if context.says("dpa", "oral") { return .oral(from: start) }
        let letter = String(context["dpa"].dropFirst("missing_".count))
        let lacking = ProcessingAgreement.Clause(rawValue: letter).map { [$0] } ?? []
        switch context["agreement"] {
        case "not_yet": return .written(from: day(1), lacking: lacking)
        case "from_today": return .written(from: day(), lacking: lacking)
        case "until_today": return .written(from: start, until: day(), lacking: lacking)
        case "over": return .written(from: start, until: day(-1), lacking: lacking)
        case "ending": return .written(from: start, lacking: lacking, ending: .init(from: day()))
        case "ending_tomorrow": return .written(from: start, lacking: lacking, ending: .init(from: day(1)))
        case "chosen": return .written(from: start, lacking: lacking, ending: .init(from: day(-10), .delete))
        case "certified":
            return .written(
                from: start, lacking: lacking, ending: .init(from: day(-10), .return, certifiedOn: day(-1)))
        case "other_purpose":
            let other = situation.activities.indices.first { $0 != place && situation.activities[$0].isDeclared }
            return .written(from: start, lacking: lacking, purposes: other.map { [Names(situation, $0).purpose] } ?? [])
        case "this_purpose":
            return .written(from: start, lacking: lacking, purposes: context.isDeclared ? [names.purpose] : [])
        case "name_only": return .written(from: start, lacking: lacking, categories: [Names.name])
        default: return .written(from: start, lacking: lacking)
        }
    }

    /// Guarantees, good for three years from their verification.
    private var guarantees: Guarantees? {
        guard context.says("guarantees", "verified") else { return nil }
        let today = Moments.today(context)
        let date: LocalDate =
            switch context["evidence"] {
            case "today": today
            case "last_day": today.adding(years: -3)
            case "stale": today.adding(years: -3).adding(days: -1)
            case "future": today.adding(days: 1)
            default: today.adding(days: -100)
            }
        return Guarantees("ISO 27001 certificate", verifiedOn: DeclaredDate(date))
    }

    private var authorisation: SubProcessorAuthorisation? {
        let start: DeclaredDate = "2016-01-01"
        switch context["engaged"] {
        case "yes_today": return .specific(on: day())
        case "yes_tomorrow": return .specific(on: day(1))
        case "announced_tomorrow": return .general(announced: day(1), window: .days(30), objectedOn: nil)
        case "window_last_day": return .general(announced: day(-30), window: .days(30), objectedOn: nil)
        case "window_over": return .general(announced: day(-31), window: .days(30), objectedOn: nil)
        case "objected_today": return .general(announced: start, window: .days(30), objectedOn: day())
        case "objected_tomorrow": return .general(announced: start, window: .days(30), objectedOn: day(1))
        default: break
        }
        switch context["sub"] {
        case "unauthorised": return .unauthorised
        case "specific": return .specific(on: start)
        case "general_open": return .general(announced: day(-10), window: .days(30), objectedOn: nil)
        case "general_closed": return .general(announced: start, window: .days(30), objectedOn: nil)
        case "general_objected": return .general(announced: start, window: .days(30), objectedOn: "2016-01-10")
        default: return nil
        }
    }

    private var tool: TransferTool? {
        let kind = context.says("tool_kind", "as_tool") ? context["tool"] : context["tool_kind"]
        guard let kind = TransferTool.Kind(rawValue: kind),
            let assessment = TransferTool.Assessment(rawValue: context["tia"])
        else { return nil }
        let law = LawReference.Origin(rawValue: context["tool_law"]).map { LawReference("Some Act 2", origin: $0) }
        return TransferTool(kind, assessment: assessment, law: law, notified: context.says("notified", "yes"))
    }

    func sources() throws -> [any RegisterPart] {
        let kind: Source.Kind
        switch context["source"] {
        case "subject": return []
        case "register": kind = .register
        case "public": kind = .public
        case "third_party": kind = .thirdParty
        default: throw Scenario.Unbuildable(description: "source \(context["source"])")
        }
        return [
            Source(
                names.source, "the source", kind: kind,
                permission: context.says("source_permission", "yes") ? "membership 1" : nil,
                notification: "with the first message", clause: kind == .register ? "S-31" : nil)
        ]
    }
}
