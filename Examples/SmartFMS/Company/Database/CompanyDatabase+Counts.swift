// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB

/// How many rows a table has.
struct TableCount: Hashable, Sendable {
    let table: String
    let rows: Int
}

extension CompanyDatabase {
    /// What has a table, in the order in which a reader would want to see them.
    private static let records: [any TableRecord.Type] = [
        Customer.self, CustomerRepresentative.self, Prospect.self, SupplierContact.self, CustomerContract.self,
        Invoice.self, SupportCall.self, CallRecording.self, RemoteSession.self, ChatSession.self, Lead.self,
        FeedbackMessage.self, CustomerAccount.self, CreditCheck.self, RegisterConsultation.self, IncidentCase.self,
    ]

    /// The names of the tables, in the same order.
    static var tables: [String] { records.map { $0.databaseTableName } }

    /// The rows of every table at one moment, to set beside those of another.
    func tableCounts() throws -> [TableCount] {
        try pool.read { database in
            try Self.tables.map { TableCount(table: $0, rows: try Table($0).fetchCount(database)) }
        }
    }
}
#endif
