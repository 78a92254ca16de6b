// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB

// The records are plain values; this is all that ties them to the database. Each names its table by hand, since a
// table's name is a fact of the schema and must not follow when a type is renamed.

extension Customer.Status: DatabaseValueConvertible {}

extension Customer: FetchableRecord, PersistableRecord {
    static let databaseTableName = "customers"
}

extension CustomerRepresentative: FetchableRecord, PersistableRecord {
    static let databaseTableName = "representatives"
}

extension Prospect: FetchableRecord, PersistableRecord {
    static let databaseTableName = "prospects"
}

extension SupplierContact: FetchableRecord, PersistableRecord {
    static let databaseTableName = "suppliers_contacts"
}

extension CustomerContract: FetchableRecord, PersistableRecord {
    static let databaseTableName = "contracts"
}

extension Invoice: FetchableRecord, PersistableRecord {
    static let databaseTableName = "invoices"
}

extension SupportCall: FetchableRecord, PersistableRecord {
    static let databaseTableName = "support_calls"
}

extension CallRecording: FetchableRecord, PersistableRecord {
    static let databaseTableName = "call_recordings"
}

extension RemoteSession: FetchableRecord, PersistableRecord {
    static let databaseTableName = "remote_sessions"
}

extension ChatSession: FetchableRecord, PersistableRecord {
    static let databaseTableName = "chats"
}

extension Lead: FetchableRecord, PersistableRecord {
    static let databaseTableName = "leads"
}

extension FeedbackMessage: FetchableRecord, PersistableRecord {
    static let databaseTableName = "feedback"
}

extension CustomerAccount: FetchableRecord, PersistableRecord {
    static let databaseTableName = "accounts"
}

extension CreditCheck: FetchableRecord, PersistableRecord {
    static let databaseTableName = "credit_checks"
}

extension RegisterConsultation: FetchableRecord, PersistableRecord {
    static let databaseTableName = "register_consultations"
}

extension IncidentCase: FetchableRecord, PersistableRecord {
    static let databaseTableName = "incidents"
}
#endif
