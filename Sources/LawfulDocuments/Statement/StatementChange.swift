// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// What changed for people from one version of a statement to the next (Arts. 13(3), 14(4)).
enum StatementChange: Hashable {
    case purposeAdded(PurposeID)
    case purposeEnded(PurposeID)
    case categoriesAdded(PurposeID, [CategoryID])
    case categoriesDropped(PurposeID, [CategoryID])
    case recipientsAdded(PurposeID, [RecipientID])
    case recipientsDropped(PurposeID, [RecipientID])
    case basisChanged(PurposeID)
    case periodChanged(PurposeID, Direction)

    /// Which way a period changed.
    enum Direction: Hashable {
        case longer
        case shorter
        case otherwise
    }

    /// The changes from one version to another, in the order of the later one; what isn't listed here isn't compared.
    static func all(from old: StatementVersion, to new: StatementVersion) -> [StatementChange] {
        var changes: [StatementChange] = []
        for activity in new.activities {
            guard let before = old.activity(activity.purpose) else {
                changes.append(.purposeAdded(activity.purpose))
                continue
            }
            changes += between(before, activity)
        }
        for activity in old.activities where new.activity(activity.purpose) == nil {
            changes.append(.purposeEnded(activity.purpose))
        }
        return changes
    }

    private static func between(_ old: Activity, _ new: Activity) -> [StatementChange] {
        let purpose = new.purpose
        var changes: [StatementChange] = []
        let categories = difference(old.categories, new.categories)
        if !categories.added.isEmpty { changes.append(.categoriesAdded(purpose, categories.added)) }
        if !categories.dropped.isEmpty { changes.append(.categoriesDropped(purpose, categories.dropped)) }
        let recipients = difference(old.disclosures.map(\.recipient), new.disclosures.map(\.recipient))
        if !recipients.added.isEmpty { changes.append(.recipientsAdded(purpose, recipients.added)) }
        if !recipients.dropped.isEmpty { changes.append(.recipientsDropped(purpose, recipients.dropped)) }
        if old.grounds.map(\.basis) != new.grounds.map(\.basis) { changes.append(.basisChanged(purpose)) }
        if let direction = direction(old, new) { changes.append(.periodChanged(purpose, direction)) }
        return changes
    }

    private static func difference<I: Identifier>(_ old: [I], _ new: [I]) -> (added: [I], dropped: [I]) {
        (new.filter { !old.contains($0) }, old.filter { !new.contains($0) })
    }

    /// Which way the periods of the categories that both have changed; nil where none did.
    private static func direction(_ old: Activity, _ new: Activity) -> Direction? {
        let shared: [CategoryID?] = new.categories.filter(old.categories.contains)
        var directions: Set<Direction> = []
        for category in shared.isEmpty ? [nil] : shared {
            let before = old.retentionRule(for: category)
            let after = new.retentionRule(for: category)
            guard before?.period != after?.period || before?.trigger != after?.trigger else { continue }
            directions.insert(direction(before, after))
        }
        if directions.isEmpty { return nil }
        return directions.contains(.longer) ? .longer : directions == [.shorter] ? .shorter : .otherwise
    }

    private static func direction(_ before: RetentionRule?, _ after: RetentionRule?) -> Direction {
        guard let before, let after, before.trigger == after.trigger else { return .otherwise }
        let start = LocalDate.distantPast
        return before.period.end(after: start) < after.period.end(after: start) ? .longer : .shorter
    }
}

/// A version of a statement with the activities that it describes.
struct StatementVersion {
    let register: Register
    let notice: Notice
    let activities: [Activity]
    private let byPurpose: [PurposeID: Activity]

    init(_ register: Register, _ notice: Notice) {
        self.register = register
        self.notice = notice
        activities = register.told(in: notice)
        byPurpose = Dictionary(activities.map { ($0.purpose, $0) }) { first, _ in first }
    }

    func activity(_ purpose: PurposeID) -> Activity? { byPurpose[purpose] }
}
