// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// What changed for people from one version of a statement to the next (Arts. 13(3), 14(4)): the register's own
/// ``Register/diff(to:)``, told for each purpose.
enum StatementChange: Hashable {
    case purposeAdded(PurposeID)
    case purposeEnded(PurposeID)
    case categoriesAdded(PurposeID, [CategoryID])
    case categoriesDropped(PurposeID, [CategoryID])
    case recipientsAdded(PurposeID, [RecipientID])
    case recipientsDropped(PurposeID, [RecipientID])
    case basisChanged(PurposeID)
    case periodChanged(PurposeID, Direction)
    /// Something else that is material, for the activities that it reaches.
    case other(RegisterChange.Kind, [PurposeID])

    /// Which way a period changed.
    enum Direction: Hashable {
        case longer
        case shorter
        case otherwise
    }

    /// The changes from one version to another, in the order of the later one: all that is material, and what people
    /// lose of their data's use besides. Wording, and what only the register holds, isn't told.
    ///
    /// - Throws: what `diff(to:)` throws.
    static func all(from old: StatementVersion, to new: StatementVersion) throws -> [StatementChange] {
        let diff = try old.told.diff(to: new.told)
        let own = Dictionary(grouping: diff.changes.filter { $0.activity != nil }) { $0.activity }
        let ended = old.activities.filter { new.activity($0.purpose) == nil }
        var told: [StatementChange] = []
        // What has no line of its own is told by its kind, once for all the activities that it reaches.
        var others: [RegisterChange.Kind: Set<PurposeID>] = [:]
        var lines: [RegisterChange.Kind: Set<PurposeID>] = [:]
        for purpose in (new.activities + ended).map(\.purpose) {
            let changes = ActivityChanges(purpose, own[purpose] ?? [], old, new)
            told += changes.told
            for kind in changes.kindsTold { lines[kind, default: []].insert(purpose) }
            for kind in changes.otherKinds { others[kind, default: []].insert(purpose) }
        }
        for change in diff.changes where change.activity == nil && change.isMaterial {
            // What comes and goes as a whole is told where activities begin or cease to name it.
            let isWhole = change.path.hasSuffix("]") && change.action != .changed
            let known = isWhole ? lines[change.kind] ?? [] : []
            for purpose in change.reaches where !known.contains(purpose) {
                others[change.kind, default: []].insert(purpose)
            }
        }
        return told
            + RegisterChange.Kind.allCases.compactMap { kind in
                others[kind].map { reached in
                    .other(kind, new.activities.map(\.purpose).filter(reached.contains))
                }
            }
    }
}

/// The changes within one activity.
private struct ActivityChanges {
    /// A change with its path within the activity.
    typealias Change = (path: Substring, change: RegisterChange)

    /// What has a line of its own.
    let told: [StatementChange]
    /// The kinds that these lines tell.
    let kindsTold: Set<RegisterChange.Kind>
    /// The kinds of what is material besides.
    let otherKinds: Set<RegisterChange.Kind>

    init(_ purpose: PurposeID, _ changes: [RegisterChange], _ old: StatementVersion, _ new: StatementVersion) {
        let root = "activities[\(purpose.rawValue)]"
        var untold: [Change] = changes.map { ($0.path.dropFirst(root.count), $0) }
        if let whole = untold.first(where: { $0.path.isEmpty })?.change.action {
            told = [whole == .added ? .purposeAdded(purpose) : .purposeEnded(purpose)]
            (kindsTold, otherKinds) = (Set(RegisterChange.Kind.allCases), [])
            return
        }
        var told: [StatementChange] = []
        var kinds: Set<RegisterChange.Kind> = []
        func take(_ kind: RegisterChange.Kind, _ isTaken: (Change) -> Bool) -> [Change] {
            let taken = untold.filter(isTaken)
            untold.removeAll(where: isTaken)
            if !taken.isEmpty { kinds.insert(kind) }
            return taken
        }
        let data = take(.category) { $0.path == ".categories" }
        let come = data.filter { $0.change.action == .added }.compactMap(\.change.after)
        let gone = data.filter { $0.change.action == .removed }.compactMap(\.change.before)
        if !come.isEmpty { told.append(.categoriesAdded(purpose, come.map { CategoryID(rawValue: $0) })) }
        if !gone.isEmpty { told.append(.categoriesDropped(purpose, gone.map { CategoryID(rawValue: $0) })) }

        let receivers = take(.recipient) { Self.index($0.path, of: "disclosures") != nil }
        let receiving = Self.recipients(receivers, .added, purpose, new)
        let dropped = Self.recipients(receivers, .removed, purpose, old)
        if !receiving.isEmpty { told.append(.recipientsAdded(purpose, receiving)) }
        if !dropped.isEmpty { told.append(.recipientsDropped(purpose, dropped)) }

        let bases = take(.basis) { $0.path.hasPrefix(".grounds") && $0.change.kind == .basis }
        if !bases.isEmpty { told.append(.basisChanged(purpose)) }
        let periods = take(.retention) { $0.path.hasPrefix(".retention") && $0.change.kind == .retention }
        if !periods.isEmpty { told.append(.periodChanged(purpose, Self.direction(periods))) }

        (self.told, kindsTold) = (told, kinds)
        otherKinds = Set(untold.filter(\.change.isMaterial).map(\.change.kind))
    }

    private static func recipients(
        _ changes: [Change],
        _ action: RegisterChange.Action,
        _ purpose: PurposeID,
        _ version: StatementVersion
    ) -> [RecipientID] {
        changes.filter { $0.change.action == action }.compactMap { path, _ in
            guard let index = index(path, of: "disclosures"), let activity = version.activity(purpose),
                activity.disclosures.indices.contains(index)
            else { return nil }
            let id = activity.disclosures[index].recipient
            return version.register.recipient(id).map(version.register.tells) == false ? nil : id
        }
    }

    /// The place of an element in a list of the activity's, where a path is that element's.
    private static func index(_ path: Substring, of list: String) -> Int? {
        guard path.hasPrefix(".\(list)["), path.hasSuffix("]") else { return nil }
        return Int(path.dropFirst(list.count + 2).dropLast())
    }

    private static func direction(_ changes: [Change]) -> StatementChange.Direction {
        var directions: Set<StatementChange.Direction> = []
        for (path, change) in changes {
            guard path.hasSuffix(".period"), let before = change.before, let after = change.after,
                let old = try? Period(before), let new = try? Period(after)
            else {
                directions.insert(.otherwise)
                continue
            }
            switch (new.canOutlast(old), old.canOutlast(new)) {
            case (true, false): directions.insert(.longer)
            case (false, true): directions.insert(.shorter)
            case (true, true), (false, false): directions.insert(.otherwise)
            }
        }
        return directions == [.longer] ? .longer : directions == [.shorter] ? .shorter : .otherwise
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

    /// The register with only the activities that this version describes.
    var told: Register {
        var told = register
        told.activities = activities
        return told
    }
}
