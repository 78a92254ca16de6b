// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// The checklist of Arts. 13 and 14, from what was noted while the statement was written.
extension StatementWriter {
    /// Every item for every purpose that the register's entities decide about, in the register's order.
    func checklist() -> [ChecklistEntry] {
        let findings = register.findings
        return decided.flatMap { activity in
            InformationItem.allCases.map { item in
                ChecklistEntry(
                    item: item, purpose: activity.purpose, standing: standing(item, activity, findings))
            }
        }
    }

    private func standing(
        _ item: InformationItem,
        _ activity: Activity,
        _ findings: [Finding]
    ) -> ChecklistEntry.Standing {
        if let told = log.standing(item, of: activity.purpose) { return told }
        if !isAsked(item, of: activity) { return .notApplicable }
        let path = "activities[\(activity.purpose)]"
        let isGeneral = [.identity, .officer, .complaint].contains(item)
        if !isGeneral, !toldPurposes.contains(activity.purpose) {
            let finding = findings.first { $0.path == path && $0.article == "13(1)(c)" }
            return .missing(finding?.code)
        }
        let paths = places(of: item, activity)
        let finding = findings.first { finding in paths.contains { finding.path.hasPrefix($0) } }
        return .missing(finding?.code)
    }

    /// Whether there is anything to tell of an item.
    private func isAsked(_ item: InformationItem, of activity: Activity) -> Bool {
        switch item {
        case .interest: activity.grounds.contains { $0.basis == .legitimateInterest }
        case .withdrawal: RightsMatrix.holds(.requestWithdrawal, in: activity)
        case .objection: RightsMatrix.holds(.requestObjection, in: activity)
        case .transfers: !teller.transfers(of: activity).isEmpty
        case .source: !activity.sources.isEmpty
        case .furtherPurpose: !teller.reuses(of: activity).isEmpty
        case .identity, .officer, .purpose, .categories, .recipients, .period, .rights, .complaint, .requirement,
            .automatedDecisions:
            true
        }
    }

    /// Where in the register an item would be declared, by which a finding about it is known.
    private func places(of item: InformationItem, _ activity: Activity) -> [String] {
        let path = "activities[\(activity.purpose)]"
        return switch item {
        case .identity: ["controller"]
        case .officer: ["officer"]
        case .purpose, .interest: ["\(path).grounds"]
        case .categories: ["\(path).categories"]
        case .recipients: ["\(path).disclosures"]
        case .transfers: teller.recipients(of: activity).map { "recipients[\($0.1.id)].transfer" }
        case .period: ["\(path).retention"]
        case .rights, .objection: ["rights"]
        case .withdrawal: ["consentTexts", "\(path).grounds"]
        case .complaint: ["authority"]
        case .requirement: ["\(path).requirements"]
        case .automatedDecisions: ["\(path).automatedDecisions"]
        case .source: activity.sources.map { "sources[\($0)]" }
        case .furtherPurpose: ["\(path).purposeChanges"]
        }
    }
}
