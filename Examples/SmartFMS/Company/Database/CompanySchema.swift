// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB

/// The tables of the company's own database.
///
/// There are no foreign keys on purpose. How long a row is kept follows from why it is kept: an invoice stays for
/// seven years after its year, long after the customer's row may have gone, and a cascade would take it along.
///
/// Days are text (`yyyy-MM-dd`) and instants are text in UTC.
enum CompanySchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("people") { database in try createPeople(in: database) }
        migrator.registerMigration("relation") { database in try createRelation(in: database) }
        migrator.registerMigration("support") { database in try createSupport(in: database) }
        migrator.registerMigration("files") { database in try createFiles(in: database) }
        return migrator
    }

    private static func createPeople(in database: Database) throws {
        try database.create(table: "customers") { table in
            table.primaryKey("id", .text)
            table.requiredTexts("name", "email", "phone", "street", "postcode", "city", "customer_since")
            table.column("account_ended_on", .text)
            table.requiredTexts("last_contact_on")
            table.column("status", .text).notNull().check { ["current", "former"].contains($0) }
        }
        try database.create(table: "representatives") { table in
            table.primaryKey("id", .text)
            table.requiredTexts("customer_org", "name", "email", "phone", "function_title")
            table.column("may_sign", .boolean).notNull()
            table.requiredTexts("last_contact_on")
        }
        try database.create(table: "prospects") { table in
            table.primaryKey("id", .text)
            table.requiredTexts("name", "email", "phone", "interest")
            table.column("asked_for_offer", .boolean).notNull()
            table.requiredTexts("last_contact_on")
        }
        try database.create(table: "suppliers_contacts") { table in
            table.primaryKey("id", .text)
            table.requiredTexts("organisation", "name", "email", "phone", "last_contact_on")
        }
    }

    private static func createRelation(in database: Database) throws {
        try database.create(table: "contracts") { table in
            table.primaryKey("id", .text)
            table.person("customer_id")
            table.requiredTexts("product", "signed_on")
            table.column("ended_on", .text)
        }
        try database.create(table: "invoices") { table in
            table.primaryKey("id", .text)
            table.person("customer_id")
            table.column("invoice_number", .text).notNull().unique()
            table.requiredTexts("issued_on")
            table.column("amount_cents", .integer).notNull()
            table.requiredTexts("name", "street", "postcode", "city", "description")
        }
        try database.create(table: "accounts") { table in
            table.primaryKey("customer_id", .text)
            table.requiredTexts("username", "created_on", "last_login_on")
            table.column("ended_on", .text)
        }
        try database.create(table: "leads") { table in
            table.primaryKey("id", .text)
            table.person("prospect_id")
            table.requiredTexts("source", "created_on")
            table.column("score", .integer)
        }
    }

    private static func createSupport(in database: Database) throws {
        try database.create(table: "support_calls") { table in
            table.primaryKey("id", .text)
            table.person("customer_id")
            table.requiredTexts("started_at", "handled_by", "summary")
        }
        try database.create(table: "call_recordings") { table in
            table.primaryKey("id", .text)
            table.requiredTexts("call_id")
            table.person("customer_id")
            table.requiredTexts("recorded_on")
            table.column("announced", .boolean).notNull()
            table.column("audio", .blob).notNull()
            table.requiredTexts("transcript")
        }
        try database.create(table: "remote_sessions") { table in
            table.primaryKey("id", .text)
            table.person("customer_id")
            table.requiredTexts("started_on", "log")
        }
        try database.create(table: "chats") { table in
            table.primaryKey("id", .text)
            table.person("customer_id")
            table.requiredTexts("started_on", "text")
        }
    }

    private static func createFiles(in database: Database) throws {
        try database.create(table: "feedback") { table in
            table.primaryKey("id", .text)
            table.column("person_id", .text).indexed()
            table.column("email", .text)
            table.requiredTexts("submitted_on", "text")
        }
        try database.create(table: "credit_checks") { table in
            table.primaryKey("id", .text)
            table.person("customer_id")
            table.requiredTexts("checked_on", "source", "outcome")
        }
        try database.create(table: "register_consultations") { table in
            table.primaryKey("id", .text)
            table.person("person_id")
            table.requiredTexts("consulted_on", "register_name", "result")
        }
        try database.create(table: "incidents") { table in
            table.primaryKey("id", .text)
            table.person("subject_id")
            table.requiredTexts("opened_on", "kind", "note")
        }
    }
}

extension TableDefinition {
    /// Text columns that every row fills.
    fileprivate func requiredTexts(_ names: String...) {
        for name in names {
            column(name, .text).notNull()
        }
    }

    /// The column that says whom a row is about, with an index, since rows are looked up by person.
    fileprivate func person(_ name: String) {
        column(name, .text).notNull().indexed()
    }
}
#endif
