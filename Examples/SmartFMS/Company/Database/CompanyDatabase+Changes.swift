// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB

/// What the company's software writes in the course of a day.
extension CompanyDatabase {
    func insertInvoice(_ invoice: Invoice) throws {
        try pool.write { database in try invoice.insert(database) }
    }

    /// What a backup brings back.
    func restoreProspect(_ prospect: Prospect) throws {
        try pool.write { database in try prospect.insert(database) }
    }

    func insertFeedback(_ message: FeedbackMessage) throws {
        try pool.write { database in try message.insert(database) }
    }

    /// Keeps the sound of a call; the call itself is a row of its own.
    func insertCallRecording(_ recording: CallRecording) throws {
        try pool.write { database in try recording.insert(database) }
    }

    func insertSupportCall(_ call: SupportCall) throws {
        try pool.write { database in try call.insert(database) }
    }

    /// Ends a customer's account and running contracts, and makes a former customer of them, all or nothing.
    ///
    /// - Parameters:
    ///   - customerID: The customer.
    ///   - day: The last day of the account, `yyyy-MM-dd`.
    /// - Throws: ``CompanyError`` if there is no such customer or day, or the account has ended already.
    func endAccount(customerID: String, on day: String) throws {
        let day = try CompanyDay(day).description
        try pool.write { database in
            guard var customer = try Customer.fetchOne(database, key: customerID) else {
                throw CompanyError.unknownCustomer
            }
            guard customer.accountEndedOn == nil else { throw CompanyError.accountAlreadyEnded }
            customer.accountEndedOn = day
            customer.status = .former
            try customer.update(database)

            if var account = try CustomerAccount.fetchOne(database, key: customerID) {
                account.endedOn = day
                try account.update(database)
            }
            let ended = Column(CustomerContract.CodingKeys.endedOn)
            try CustomerContract
                .filter(Column(CustomerContract.CodingKeys.customerID) == customerID && ended == nil)
                .updateAll(database, ended.set(to: day))
        }
    }
}
#endif
