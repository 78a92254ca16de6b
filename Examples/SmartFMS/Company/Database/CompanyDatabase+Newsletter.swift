// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB

/// Someone to whom the company would like to send its newsletter.
struct NewsletterAddressee: Hashable, Identifiable, Sendable {
    let id: String
    let name: String
    let email: String
}

extension CompanyDatabase {
    /// All customers and prospects, customers first, each by id.
    ///
    /// Whether any of them may be mailed doesn't stand in these tables: that is for the consents to say.
    func newsletterAddressees() throws -> [NewsletterAddressee] {
        try pool.read { database in
            let customers = try Customer.order(Column(Customer.CodingKeys.id)).fetchAll(database)
            let prospects = try Prospect.order(Column(Prospect.CodingKeys.id)).fetchAll(database)
            return customers.map { NewsletterAddressee(id: $0.id, name: $0.name, email: $0.email) }
                + prospects.map { NewsletterAddressee(id: $0.id, name: $0.name, email: $0.email) }
        }
    }
}
#endif
