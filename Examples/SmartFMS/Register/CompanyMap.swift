// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import Lawful
import LawfulSQLite

/// Which of the company's tables hold whose data, for what: the one description that access, erasure and the sweep use.
enum CompanyMap {
    static func map(_ database: CompanyDatabase) -> DataMap {
        DataMap(SQLiteStore(database.pool, id: "company")) {
            DataSet("customers", of: "id", for: Relation.self, dated: "account_ended_on") {
                Field("name", Name.self)
                Field("email", EmailAddress.self)
                Field("phone", Telephone.self)
                Field("street", PostalAddress.self)
                Field("postcode", PostalAddress.self)
                Field("city", PostalAddress.self)
            }
            DataSet("contracts", of: "customer_id", for: Relation.self, dated: "ended_on") {
                Field("product", ContractData.self)
                Field("signed_on", ContractData.self)
            }
            DataSet("support_calls", of: "customer_id", for: Improvement.self, dated: "started_at") {
                Field("summary", SupportNote.self)
            }
            DataSet("accounts", of: "customer_id", for: SoftwareAccess.self, dated: "ended_on", key: ["customer_id"]) {
                Field("username", AccountData.self)
                Field("last_login_on", AccountData.self)
            }
            DataSet("invoices", of: "customer_id", for: Billing.self, dated: "issued_on") {
                Field("invoice_number", PaymentData.self)
                Field("issued_on", PaymentData.self)
                Field("amount_cents", PaymentData.self)
                Field("name", Name.self)
                Field("street", PostalAddress.self)
                Field("postcode", PostalAddress.self)
                Field("city", PostalAddress.self)
                Field("description", PaymentData.self)
            }
            DataSet("call_recordings", of: "customer_id", for: QualityControl.self, dated: "recorded_on") {
                Field("audio", VoiceRecording.self)
                Field("transcript", VoiceRecording.self)
            }
            DataSet("remote_sessions", of: "customer_id", for: QualityControl.self, dated: "started_on") {
                Field("log", RemoteSessionLog.self)
            }
            DataSet("chats", of: "customer_id", for: QualityControl.self, dated: "started_on") {
                Field("text", ChatText.self)
            }
            DataSet("prospects", of: "id", for: Agreement.self, dated: "last_contact_on") {
                Field("name", Name.self)
                Field("email", EmailAddress.self)
                Field("phone", Telephone.self)
                Field("interest", Interests.self)
            }
            DataSet("leads", of: "prospect_id", for: Marketing.self, dated: "created_on") {
                Field("source", Interests.self)
                Field("score", Interests.self)
            }
            DataSet("representatives", of: "id", for: BusinessContacts.self, dated: "last_contact_on") {
                Field("name", Name.self)
                Field("email", EmailAddress.self)
                Field("phone", Telephone.self)
            }
            DataSet("suppliers_contacts", of: "id", for: BusinessContacts.self, dated: "last_contact_on") {
                Field("name", Name.self)
                Field("email", EmailAddress.self)
                Field("phone", Telephone.self)
            }
            DataSet("credit_checks", of: "customer_id", for: Acceptance.self, dated: "checked_on") {
                Field("source", CreditData.self)
                Field("outcome", CreditData.self)
            }
            DataSet("feedback", of: "person_id", for: WebsiteFeedback.self, dated: "submitted_on") {
                Field("text", FreeText.self)
                Field("email", EmailAddress.self)
            }
            DataSet("register_consultations", of: "person_id", for: Protection.self, dated: "consulted_on") {
                Field("register_name", TechnicalTrace.self)
                Field("result", TechnicalTrace.self)
            }
            DataSet("incidents", of: "subject_id", for: Protection.self, dated: "opened_on") {
                Field("kind", TechnicalTrace.self)
                Field("note", TechnicalTrace.self)
            }
        }
    }
}
#endif
