// SPDX-License-Identifier: Apache-2.0

/// What changed between two versions of a register, what of it is material, and whom to tell (Arts. 13(3), 14(4)).
///
/// It tells apart what was declared; whether people could have expected a change is for people to judge.
public struct RegisterDiff: Hashable, Sendable, Codable {
    /// Every change, in the order of the register's form.
    public let changes: [RegisterChange]
    /// The categories of data subjects to tell before the changes take effect: those of every activity that a material
    /// change reaches.
    public let toTell: [SubjectCategoryID]
    /// The activities whose consents, given under the earlier register, don't carry the later one: the text asks
    /// something else, or what was consented to has changed in substance.
    public let needingConsent: [PurposeID]

    /// The material changes.
    public var material: [RegisterChange] { changes.filter(\.isMaterial) }

    /// The activities that material changes reach, in the register's order.
    public let activitiesToTell: [PurposeID]

    /// Whether nothing changed.
    public var isEmpty: Bool { changes.isEmpty }
}

extension Register {
    /// What changes when another version takes the register's place.
    ///
    /// Elements of lists are told apart by their names, and where they have none by what they are about; equal
    /// registers, and only they, have no changes.
    ///
    /// - Parameter next: the later version.
    /// - Returns: every change, with its weight.
    /// - Throws: what ``json()`` throws; sound registers can be compared.
    public func diff(to next: Register) throws -> RegisterDiff {
        var comparison = RegisterComparison(to: next)
        let node = try node()
        // A purpose under another name is compared with itself.
        let names = next.lineage
        let renamed = names.isEmpty ? node : node.renamingActivities { names.laterNames(of: $0).last ?? $0 }
        comparison.compare(renamed, try next.node())
        let reached = Set(comparison.changes.filter(\.isMaterial).flatMap(\.reaches))
        let activities = next.activities.filter { reached.contains($0.purpose) }
        let concerned = Set(activities.flatMap(\.subjects))
        return RegisterDiff(
            changes: comparison.changes,
            toTell: next.subjects.map(\.id).filter(concerned.contains),
            needingConsent: needingConsent(next, after: comparison.changes),
            activitiesToTell: activities.map(\.purpose))
    }

    /// The register as its text has it.
    private func node() throws -> TextNode { try JSONScanner.read(Array(json())) }

    private func needingConsent(_ next: Register, after changes: [RegisterChange]) -> [PurposeID] {
        let names = next.lineage
        let asked = activities.filter(\.isAskingConsent).map(\.purpose)
        let asking = Set(asked + asked.flatMap { names.laterNames(of: $0) })
        let touched = Set(changes.filter { $0.isMaterial && $0.kind.isOfProcessing }.flatMap(\.reaches))
        return next.activities.filter(\.isAskingConsent).map(\.purpose)
            .filter { asking.contains($0) && touched.contains($0) }
    }
}

extension Activity {
    fileprivate var isAskingConsent: Bool { grounds.contains { $0.basis == .consent } }
}

extension TextNode {
    /// A register's text with its activities under other names.
    fileprivate func renamingActivities(_ name: (PurposeID) -> PurposeID) -> TextNode {
        guard let members else { return self }
        let renamed = members.map { member in
            guard member.key == "activities", let activities = member.node.elements else { return member }
            return Member(member.key, TextNode(.list(activities.map { $0.renamed(name) })))
        }
        return TextNode(.object(renamed))
    }

    private func renamed(_ name: (PurposeID) -> PurposeID) -> TextNode {
        let renamed = (members ?? []).map { member in
            guard member.key == "purpose", let purpose = member.node.text else { return member }
            return Member(member.key, TextNode(.text(name(PurposeID(rawValue: purpose)).rawValue)))
        }
        return TextNode(.object(renamed))
    }
}
