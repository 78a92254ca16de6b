// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// Which purposes come from which, as a register's ``Register/successions`` say.
///
/// A purpose that was renamed is the same purpose: all that was recorded under a former name counts for it. A part of one
/// that was split isn't, unless it is declared to be: what protects people counts for it, what permits doesn't.
public struct PurposeLineage: Hashable, Sendable {
    /// No purpose comes from another.
    public static let none = PurposeLineage()

    /// The later names of the same purpose, the next one first.
    private var later: [PurposeID: [PurposeID]] = [:]
    /// The purposes that came of it by a split and aren't the same.
    private var parts: [PurposeID: [PurposeID]] = [:]
    /// The earlier names, of the same purpose and of those of which it is a part, the last one first.
    private var earlier: [PurposeID: [PurposeID]] = [:]
    /// The same, in the order of the splits: each a purpose by all its names until it was split.
    private var wholes: [PurposeID: [[PurposeID]]] = [:]
    private var changes: [PurposeID: PurposeSuccession] = [:]

    private init() {}

    /// Reads what a register says; one that is sound.
    init(_ successions: [PurposeSuccession]) {
        for succession in successions where changes[succession.purpose] == nil {
            changes[succession.purpose] = succession
        }
        for purpose in changes.keys { later[purpose] = later(of: purpose) }
        for purpose in changes.keys { parts[purpose] = parts(of: purpose, passing: []) }
        for (purpose, names) in later { for name in names { earlier[name, default: []].append(purpose) } }
        for (purpose, names) in parts { for name in names { earlier[name, default: []].append(purpose) } }
        // The further back a name lies, the more come of it.
        let distances = changes.keys.reduce(into: [:]) { $0[$1] = (later[$1] ?? []).count + (parts[$1] ?? []).count }
        earlier = earlier.mapValues { names in
            names.sorted { (distances[$0] ?? 0, $0) < (distances[$1] ?? 0, $1) }
        }
        for succession in successions where changes[succession.purpose] == succession { note(succession) }
    }

    private func later(of purpose: PurposeID) -> [PurposeID] {
        var names: [PurposeID] = []
        var next = changes[purpose]?.same
        while let name = next, !names.contains(name) {
            names.append(name)
            next = changes[name]?.same
        }
        return names
    }

    private func parts(of purpose: PurposeID, passing passed: Set<PurposeID>) -> [PurposeID] {
        guard let change = changes[purpose], !passed.contains(purpose) else { return [] }
        let passed = passed.union([purpose])
        var found: [PurposeID] = []
        for name in change.successors {
            let isPart = name != change.same
            for part in (isPart ? [name] + later(of: name) : []) + parts(of: name, passing: passed)
            where !found.contains(part) {
                found.append(part)
            }
        }
        return found
    }

    /// Notes for every part of a purpose by which names it went until then.
    private mutating func note(_ succession: PurposeSuccession) {
        guard case .split(let successors, _) = succession.change else { return }
        let names = [succession.purpose] + changes.keys.filter { later[$0]?.contains(succession.purpose) == true }
        for name in successors where name != succession.same {
            for part in [name] + (later[name] ?? []) + (parts[name] ?? [])
            where wholes[part]?.contains(names.sorted()) != true {
                wholes[part, default: []].append(names.sorted())
            }
        }
    }

    /// Whether no purpose comes from another.
    public var isEmpty: Bool { changes.isEmpty }

    /// The later names of the same purpose, the next one first.
    public func laterNames(of purpose: PurposeID) -> [PurposeID] { later[purpose] ?? [] }

    /// The purposes that came of one by a split and aren't the same, with their later names.
    public func parts(of purpose: PurposeID) -> [PurposeID] { parts[purpose] ?? [] }

    /// The earlier names of a purpose, and of those of which it is a part.
    public func earlierNames(of purpose: PurposeID) -> [PurposeID] { earlier[purpose] ?? [] }

    /// The earlier names of the same purpose.
    public func earlierNamesOfTheSame(_ purpose: PurposeID) -> [PurposeID] {
        (earlier[purpose] ?? []).filter { later[$0]?.contains(purpose) == true }
    }

    /// The purposes of which this one is a part, each by all names that it had until it was split.
    package func wholes(of purpose: PurposeID) -> [[PurposeID]] { wholes[purpose] ?? [] }

    /// Every purpose that is a part of another.
    package var allParts: [PurposeID] { wholes.keys.sorted() }

    /// Whether a purpose comes from another, or another from it.
    public func concerns(_ purpose: PurposeID) -> Bool {
        later[purpose]?.isEmpty == false || parts[purpose]?.isEmpty == false || earlier[purpose] != nil
    }

    /// The name by which the register knows today what was called this on a day: for questions about former days. A name
    /// that had been given up by then stays as it is, and is undeclared.
    ///
    /// - Parameters:
    ///   - purpose: the name in a question.
    ///   - day: the local day that the question is about.
    /// - Returns: its name today.
    public func today(_ purpose: PurposeID, on day: LocalDate) -> PurposeID {
        guard let date = changes[purpose]?.on.date, let last = later[purpose]?.last, day < date
        else { return purpose }
        return last
    }

    /// The day from which a purpose is pursued no more; nil where it is.
    public func retirement(of purpose: PurposeID) -> LocalDate? {
        guard let change = changes[purpose], change.change == .retired else { return nil }
        return change.on.date
    }
}

extension Register {
    /// Which purposes come from which.
    public var lineage: PurposeLineage { successions.isEmpty ? .none : PurposeLineage(successions) }

    /// Whether a version of the statement describes a purpose, be it by a former name.
    package func describes(_ purpose: PurposeID, in notice: Notice) -> Bool {
        guard let described = notice.describes, !described.contains(purpose) else { return true }
        return lineage.earlierNamesOfTheSame(purpose).contains(where: described.contains)
    }
}
