// SPDX-License-Identifier: Apache-2.0

/// All rows of the company's database before they are inserted, one array to a table, in the order in which they go in.
struct CompanyContents: Hashable, Sendable {
    var customers: [Customer] = []
    var representatives: [CustomerRepresentative] = []
    var prospects: [Prospect] = []
    var supplierContacts: [SupplierContact] = []
    var contracts: [CustomerContract] = []
    var invoices: [Invoice] = []
    var supportCalls: [SupportCall] = []
    var callRecordings: [CallRecording] = []
    var remoteSessions: [RemoteSession] = []
    var chats: [ChatSession] = []
    var leads: [Lead] = []
    var feedback: [FeedbackMessage] = []
    var accounts: [CustomerAccount] = []
    var creditChecks: [CreditCheck] = []
    var registerConsultations: [RegisterConsultation] = []
    var incidents: [IncidentCase] = []
    /// No table: see ``ConsentIntention``.
    var consentIntentions: [ConsentIntention] = []

    /// Numbers the invoices consecutively within each year, in the order in which they were sent, as the law on VAT
    /// wants.
    mutating func numberInvoices() {
        // Ties on the day are broken by the order of making, so that the numbers don't hang on how sorting works.
        let order = invoices.indices.sorted { (invoices[$0].issuedOn, $0) < (invoices[$1].issuedOn, $1) }
        var year = Substring()
        var last = 0
        for index in order {
            let issued = invoices[index].issuedOn.prefix(4)
            last = issued == year ? last + 1 : 1
            year = issued
            invoices[index].invoiceNumber = "\(year)-\(last.padded(to: 5))"
        }
    }
}
