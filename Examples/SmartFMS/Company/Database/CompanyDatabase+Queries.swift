// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB

/// What the company's software looks up.
extension CompanyDatabase {
    /// All customers, by id.
    func customers() throws -> [Customer] {
        try all(by: Customer.CodingKeys.id)
    }

    /// All representatives of business customers, by id.
    func representatives() throws -> [CustomerRepresentative] {
        try all(by: CustomerRepresentative.CodingKeys.id)
    }

    /// All prospects, by id.
    func prospects() throws -> [Prospect] {
        try all(by: Prospect.CodingKeys.id)
    }

    /// All contacts at suppliers, by id.
    func supplierContacts() throws -> [SupplierContact] {
        try all(by: SupplierContact.CodingKeys.id)
    }

    func customer(id: String) throws -> Customer? {
        try pool.read { database in try Customer.fetchOne(database, key: id) }
    }

    func representative(id: String) throws -> CustomerRepresentative? {
        try pool.read { database in try CustomerRepresentative.fetchOne(database, key: id) }
    }

    func prospect(id: String) throws -> Prospect? {
        try pool.read { database in try Prospect.fetchOne(database, key: id) }
    }

    func supplierContact(id: String) throws -> SupplierContact? {
        try pool.read { database in try SupplierContact.fetchOne(database, key: id) }
    }

    func account(customerID: String) throws -> CustomerAccount? {
        try pool.read { database in try CustomerAccount.fetchOne(database, key: customerID) }
    }

    func contracts(customerID: String) throws -> [CustomerContract] {
        try rows(
            where: CustomerContract.CodingKeys.customerID, is: customerID, by: CustomerContract.CodingKeys.signedOn)
    }

    func invoices(customerID: String) throws -> [Invoice] {
        try rows(where: Invoice.CodingKeys.customerID, is: customerID, by: Invoice.CodingKeys.issuedOn)
    }

    func supportCalls(customerID: String) throws -> [SupportCall] {
        try rows(where: SupportCall.CodingKeys.customerID, is: customerID, by: SupportCall.CodingKeys.startedAt)
    }

    func callRecordings(customerID: String) throws -> [CallRecording] {
        try rows(
            where: CallRecording.CodingKeys.customerID, is: customerID, by: CallRecording.CodingKeys.recordedOn)
    }

    func remoteSessions(customerID: String) throws -> [RemoteSession] {
        try rows(where: RemoteSession.CodingKeys.customerID, is: customerID, by: RemoteSession.CodingKeys.startedOn)
    }

    func chats(customerID: String) throws -> [ChatSession] {
        try rows(where: ChatSession.CodingKeys.customerID, is: customerID, by: ChatSession.CodingKeys.startedOn)
    }

    private func all<Record: FetchableRecord & TableRecord & Sendable>(by key: some CodingKey) throws -> [Record] {
        let column = Column(key)
        return try pool.read { database in try Record.order(column).fetchAll(database) }
    }

    /// The rows about one person, oldest first.
    private func rows<Record: FetchableRecord & TableRecord & Sendable, Key: CodingKey>(
        where key: Key, is id: String, by day: Key
    ) throws -> [Record] {
        let person = Column(key)
        let order = Column(day)
        return try pool.read { database in
            try Record.filter(person == id).order(order, Column("id")).fetchAll(database)
        }
    }
}
#endif
