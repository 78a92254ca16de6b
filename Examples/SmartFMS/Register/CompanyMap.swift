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
                Field("customer_since", ContractData.self)
                Field("account_ended_on", ContractData.self)
                Field("last_contact_on", ContractData.self)
                Field("status", ContractData.self)
            }
            DataSet("contracts", of: "customer_id", for: Relation.self, dated: "ended_on") {
                Field("product", ContractData.self)
                Field("signed_on", ContractData.self)
                Field("ended_on", ContractData.self)
            }
            DataSet("support_calls", of: "customer_id", for: Improvement.self, dated: "started_at") {
                Field("started_at", SupportNote.self, obtained: .observed)
                Field("summary", SupportNote.self, obtained: .observed)
                // A colleague's name, not the customer's data.
                NotPersonal("handled_by")
            }
            DataSet("accounts", of: "customer_id", for: SoftwareAccess.self, dated: "ended_on", key: ["customer_id"]) {
                Field("username", AccountData.self)
                Field("created_on", AccountData.self)
                Field("last_login_on", AccountData.self, obtained: .observed)
                Field("ended_on", AccountData.self)
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
                Field("recorded_on", VoiceRecording.self, obtained: .observed)
                Field("announced", VoiceRecording.self, obtained: .observed)
                Field("audio", VoiceRecording.self, obtained: .observed)
                Field("transcript", VoiceRecording.self, obtained: .observed)
                NotPersonal("call_id")
            }
            DataSet("remote_sessions", of: "customer_id", for: QualityControl.self, dated: "started_on") {
                Field("started_on", RemoteSessionLog.self, obtained: .observed)
                Field("log", RemoteSessionLog.self, obtained: .observed)
            }
            DataSet("chats", of: "customer_id", for: QualityControl.self, dated: "started_on") {
                Field("started_on", ChatText.self, obtained: .observed)
                Field("text", ChatText.self)
            }
            DataSet("prospects", of: "id", for: Agreement.self, dated: "last_contact_on") {
                Field("name", Name.self)
                Field("email", EmailAddress.self)
                Field("phone", Telephone.self)
                Field("interest", Interests.self)
                Field("asked_for_offer", Interests.self)
                Field("last_contact_on", Interests.self, obtained: .observed)
            }
            DataSet("leads", of: "prospect_id", for: Marketing.self, dated: "created_on") {
                Field("created_on", Interests.self, obtained: .observed)
                Field("source", Interests.self, obtained: .observed)
                Field("score", Interests.self, obtained: .inferred)
            }
            DataSet("representatives", of: "id", for: BusinessContacts.self, dated: "last_contact_on") {
                Field("name", Name.self)
                Field("email", EmailAddress.self)
                Field("phone", Telephone.self)
                Field("customer_org", FunctionTitle.self)
                Field("function_title", FunctionTitle.self)
                Field("may_sign", FunctionTitle.self)
                Field("last_contact_on", FunctionTitle.self, obtained: .observed)
            }
            DataSet("suppliers_contacts", of: "id", for: BusinessContacts.self, dated: "last_contact_on") {
                Field("name", Name.self)
                Field("email", EmailAddress.self)
                Field("phone", Telephone.self)
                Field("organisation", FunctionTitle.self)
                Field("last_contact_on", FunctionTitle.self, obtained: .observed)
            }
            DataSet("credit_checks", of: "customer_id", for: Acceptance.self, dated: "checked_on") {
                Field("checked_on", CreditData.self, obtained: .observed)
                Field("source", CreditData.self, obtained: .observed)
                Field("outcome", CreditData.self, obtained: .inferred)
            }
            DataSet("feedback", of: "person_id", for: WebsiteFeedback.self, dated: "submitted_on") {
                Field("submitted_on", FreeText.self, obtained: .observed)
                Field("text", FreeText.self)
                Field("email", EmailAddress.self)
            }
            DataSet("register_consultations", of: "person_id", for: Protection.self, dated: "consulted_on") {
                Field("consulted_on", TechnicalTrace.self, obtained: .observed)
                Field("register_name", TechnicalTrace.self, obtained: .observed)
                Field("result", TechnicalTrace.self, obtained: .observed)
            }
            DataSet("incidents", of: "subject_id", for: Protection.self, dated: "opened_on") {
                Field("opened_on", TechnicalTrace.self, obtained: .observed)
                Field("kind", TechnicalTrace.self, obtained: .observed)
                Field("note", TechnicalTrace.self, obtained: .observed)
            }
        }
    }
}
#endif
