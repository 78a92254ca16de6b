// SPDX-License-Identifier: Apache-2.0

public import LawfulData
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
        /// The rows: a faithful copy, bytes included (Art. 15(3)).
        public let rows: [[DataValue]]
    }

    /// A recipient, by name (C-154/21).
    public struct NamedRecipient: Hashable, Sendable, Codable {
        /// Its name.
        public let name: String
        /// Where it is; nil where the register doesn't know the recipient any more.
        public let country: CountryCode?
        /// Whether the ledger shows a disclosure of this person's data to it.
        public let isDisclosed: Bool
        /// The tool of a transfer to it (Art. 15(2)); nil where none is needed or declared.
        public let safeguard: TransferTool.Kind?
    }

    /// A source other than the person.
    public struct NamedSource: Hashable, Sendable, Codable {
        /// What it is called.
        public let title: String
        /// Whether anybody may consult it.
        public let isPublic: Bool
    }

    /// The information about one activity, as it concerns the person.
    public struct Processing: Hashable, Sendable, Codable {
        /// (a) The purpose.
        public let purpose: String
        /// The basis, given voluntarily.
        public let bases: [Article]
        /// (b) The categories.
        public let categories: [CategoryID]
        /// (c) The recipients; (2) with the safeguards of transfers.
        public let recipients: [NamedRecipient]
        /// (d) The periods.
        public let retention: [RetentionRule]
        /// (g) The sources, where not the person.
        public let sources: [NamedSource]
        /// (h) The logic of automated decisions, where there are any.
        public let automatedDecisions: String?
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
        /// The request that it is a step of: the person's own, earlier ones included.
        public let request: RequestID?
        /// What it came to, in a word.
        public let outcome: String?
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
    /// (f) The authority to complain to; nil where the register names none, and any of Art. 77 will do.
    public let authority: SupervisoryAuthority?
    /// The data.
    public let data: [Table]
    /// What the ledger holds about the person.
    public let log: [LogLine]
    /// Tables and columns that nobody described, by name, and stores that can't tell theirs: whether they hold something of
    /// the person isn't known. The copy is complete when there are none.
    public let undescribed: [String]

    init(
        request: RightsRequest,
        preparedAt: Instant,
        register: Register,
        activities: [Activity],
        tables: [Table],
        entries: [LedgerEntry],
        undescribed: [String]
    ) {
        self.undescribed = undescribed
        self.request = request.id
        self.preparedAt = preparedAt.description
        controller = register.controller.name
        contact = register.controller.contact
        let disclosures = entries.filter { entry in
            let operation = entry.privatePart?.event.operation
            let isUse = entry.publicPart.kind == .permitted || entry.publicPart.kind == .brokeGlass
            return isUse && (operation == .disclose || operation == .transfer)
        }
        var disclosed: [PurposeID: [RecipientID]] = [:]
        for event in disclosures.compactMap({ $0.privatePart?.event }) {
            if let activity = event.activity, let recipient = event.recipient {
                disclosed[activity, default: []].append(recipient)
            }
        }
        processing = activities.map { Self.describe($0, register, disclosed[$0.purpose] ?? []) }
        rights = ["16", "17", "18", "21"]
        authority = register.authority
        data = tables
        log = entries.map { entry in
            LogLine(
                at: entry.publicPart.effectiveAt.description, kind: entry.publicPart.kind,
                activity: entry.publicPart.activity, role: entry.publicPart.role,
                recipient: entry.privatePart?.event.recipient, request: entry.privatePart?.event.request,
                outcome: EntryKind.requestSteps.contains(entry.publicPart.kind)
                    ? entry.privatePart?.event.outcome : nil)
        }
    }

    private static func describe(
        _ activity: Activity,
        _ register: Register,
        _ disclosed: [RecipientID]
    ) -> Processing {
        // By name, whether or not the register still has the disclosure (C-154/21).
        var seen: Set<RecipientID> = []
        let recipients = (activity.disclosures.map(\.recipient) + disclosed).filter { seen.insert($0).inserted }
        let sources = register.sources.filter { activity.sources.contains($0.id) }
        return Processing(
            purpose: activity.title,
            bases: activity.grounds.map(\.basis.article),
            categories: activity.categories,
            recipients: recipients.map { id in
                let known = register.recipient(id)
                return NamedRecipient(
                    name: known?.name ?? id.rawValue, country: known?.country, isDisclosed: disclosed.contains(id),
                    safeguard: known?.transfer?.kind)
            },
            retention: activity.retention,
            sources: sources.map { NamedSource(title: $0.title, isPublic: $0.kind == .public) },
            automatedDecisions: activity.automatedDecisions?.logic)
    }
}

extension AccessPackage: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The request alone.
    public var description: String { "(the access package of request \(request))" }
    /// The request alone.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension AccessPackage.Table: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The table's name alone.
    public var description: String { "(rows of \(table))" }
    /// The table's name alone.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
