// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel
import LawfulTime

/// The answer to an access request: a copy of the data, the logs, and the information of Art. 15(1) and (2).
public struct AccessPackage: Sendable, Codable {
    /// A table's rows about the person.
    public struct Table: Hashable, Sendable, Codable {
        /// A column with the category of its data.
        public struct Column: Hashable, Sendable, Codable {
            /// The column's name.
            public let name: String
            /// The category.
            public let category: CategoryID
        }

        /// The table's name.
        public let table: String
        /// The activity that the rows were collected for.
        public let activity: PurposeID
        /// The columns.
        public let columns: [Column]
        /// The rows.
        public let rows: [[String]]
    }

    /// The information about one activity, as it concerns the person.
    public struct Processing: Hashable, Sendable, Codable {
        /// (a) The purpose.
        public let purpose: String
        /// The basis, given voluntarily.
        public let bases: [Article]
        /// (b) The categories.
        public let categories: [CategoryID]
        /// (c) The recipients by name, with their country.
        public let recipients: [String]
        /// (d) The periods.
        public let retention: [String]
        /// (g) The sources, where not the person.
        public let sources: [String]
        /// (h) The logic of automated decisions, where there are any.
        public let automatedDecisions: String?
        /// (2) The safeguards of transfers.
        public let safeguards: [String]
    }

    /// A ledger entry about the person.
    public struct LogLine: Hashable, Sendable, Codable {
        /// When it took effect.
        public let at: String
        /// What it records.
        public let kind: EntryKind
        /// The activity.
        public let activity: PurposeID?
        /// The role that acted.
        public let role: RoleID?
        /// The recipient of a disclosure.
        public let recipient: RecipientID?
    }

    /// The request that it answers.
    public let request: RequestID
    /// When it was prepared.
    public let preparedAt: String
    /// The controller.
    public let controller: String
    /// How to reach it.
    public let contact: String
    /// (a) to (d), (g), (h) and (2), per activity.
    public let processing: [Processing]
    /// (e) The rights, by their article.
    public let rights: [Article]
    /// (f) Where to complain.
    public let complaint: String
    /// The data.
    public let data: [Table]
    /// What the ledger holds about the person.
    public let log: [LogLine]

    init(
        request: RightsRequest,
        preparedAt: Instant,
        register: Register,
        activities: [Activity],
        tables: [Table],
        entries: [LedgerEntry]
    ) {
        self.request = request.id
        self.preparedAt = preparedAt.description
        controller = register.controller.name
        contact = register.controller.contact
        let disclosed = Set(entries.compactMap { $0.privatePart?.event.recipient })
        processing = activities.map { Self.describe($0, register, disclosed) }
        rights = ["16", "17", "18", "21"]
        complaint =
            register.authority.map { "\($0.name), \($0.contact)" }
            ?? "the supervisory authority of your residence, place of work or of the infringement (Art. 77)"
        data = tables
        log = entries.map { entry in
            LogLine(
                at: entry.publicPart.effectiveAt.description, kind: entry.publicPart.kind,
                activity: entry.publicPart.activity, role: entry.publicPart.role,
                recipient: entry.privatePart?.event.recipient)
        }
    }

    private static func describe(
        _ activity: Activity,
        _ register: Register,
        _ disclosed: Set<RecipientID>
    ) -> Processing {
        let recipients = activity.disclosures.compactMap { register.recipient($0.recipient) }
        let sources = register.sources.filter { activity.sources.contains($0.id) }
        return Processing(
            purpose: activity.title,
            bases: activity.grounds.map(\.basis.article),
            categories: activity.categories,
            recipients: recipients.map { recipient in
                let known = disclosed.contains(recipient.id) ? " (your data were disclosed to it)" : ""
                return "\(recipient.name), \(recipient.country)\(known)"
            },
            retention: activity.retention.map { rule in
                let law = rule.law.map { ", \($0.citation)" } ?? ""
                let scope = rule.categories.map { " (\($0.map(\.rawValue).joined(separator: ", ")))" } ?? ""
                return "\(rule.period) after \(rule.trigger.event), counted by \(rule.trigger.counting)\(law)\(scope)"
            },
            sources: sources.map { "\($0.title)\($0.kind == .public ? " (publicly accessible)" : "")" },
            automatedDecisions: activity.automatedDecisions?.logic,
            safeguards: recipients.compactMap { recipient in
                recipient.transfer.map { "\(recipient.name): \($0.kind.rawValue)" }
            })
    }
}
