// SPDX-License-Identifier: Apache-2.0

/// How many of each kind of person a company of a given size knows.
///
/// 55% are current customers, 15% former ones, 15% prospects, 10% representatives of business customers and 5% contacts
/// at suppliers. What rounding leaves over goes to the current customers, so that the kinds add up to the total.
struct CompanyPopulation: Hashable, Sendable {
    /// The smallest company in which each ``KnownPerson`` has a place and one stranger besides.
    static let smallest = 20
    /// The year of the oldest invoices.
    static let firstYear = 2_016
    /// The first year in which an invoice of ``firstYear`` is past seven years after its calendar year.
    static let earliestToday = firstYear + 8

    let currentCustomers: Int
    let formerCustomers: Int
    let prospects: Int
    let representatives: Int
    let supplierContacts: Int

    /// Divides the given number of people.
    ///
    /// - Throws: ``CompanyError/tooFewPeople(_:)`` under ``smallest``.
    init(people: Int) throws(CompanyError) {
        guard people >= Self.smallest else { throw .tooFewPeople(people) }
        formerCustomers = people * 15 / 100
        prospects = people * 15 / 100
        representatives = people / 10
        supplierContacts = people / 20
        currentCustomers = people - formerCustomers - prospects - representatives - supplierContacts
    }

    var total: Int { currentCustomers + formerCustomers + prospects + representatives + supplierContacts }
}
