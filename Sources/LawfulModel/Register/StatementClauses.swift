// SPDX-License-Identifier: Apache-2.0

/// What the statement says in general, of all processing: a clause that no part of the register carries alone, such as
/// that data are processed with care (Art. 5(1)(a)).
public struct GeneralClause: Hashable, Sendable, Codable {
    /// The clause, such as `S-14`.
    public let id: ClauseID
    /// What it says, in the register's language.
    public let text: String

    /// Declares a clause.
    public init(_ id: ClauseID, _ text: String) {
        self.id = id
        self.text = text
    }
}

/// Names a clause of the statement.
public struct ClauseID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

extension Register {
    /// Where each clause of the statement has its place: the paths of the parts that express it, by the clause.
    public var clauses: [ClauseID: [String]] {
        var places: [ClauseID: [String]] = [:]
        func put(_ clause: String?, _ path: @autoclosure () -> String) {
            if let clause { places[ClauseID(rawValue: clause), default: []].append(path()) }
        }
        for clause in generalClauses { put(clause.id.rawValue, "generalClauses[\(clause.id)]") }
        for notice in notices { put(notice.clause, "notices[\(notice.version)]") }
        put(authority?.clause, "authority")
        put(rights?.clause, "rights")
        put(changes?.clause, "changes")
        for (index, contact) in contacts.enumerated() { put(contact.clause, "contacts[\(index)]") }
        for promise in promises { put(promise.clause, "promises[\(promise.clause)]") }
        for subject in subjects { put(subject.clause, "subjects[\(subject.id)]") }
        for source in sources { put(source.clause, "sources[\(source.id)]") }
        for recipient in recipients { put(recipient.clause, "recipients[\(recipient.id)]") }
        for role in roles { put(role.clause, "roles[\(role.id)]") }
        for measure in securityMeasures { put(measure.clause, "securityMeasures[\(measure.id)]") }
        for (index, arrangement) in arrangements.enumerated() { put(arrangement.clause, "arrangements[\(index)]") }
        for activity in activities {
            let path = "activities[\(activity.purpose)]"
            for clause in activity.clauses { put(clause, path) }
            for (index, disclosure) in activity.disclosures.enumerated() {
                put(disclosure.clause, "\(path).disclosures[\(index)]")
            }
        }
        return places
    }
}
