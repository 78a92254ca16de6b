// SPDX-License-Identifier: Apache-2.0

/// What the company's own database refuses.
///
/// The messages never carry a row's content or id: they end up in logs, which nobody erases.
enum CompanyError: Error, Hashable, Sendable {
    /// Fewer people than the smallest company that has everyone of the story in it.
    case tooFewPeople(Int)
    /// A day that isn't written `yyyy-MM-dd`, or that the calendar doesn't have.
    case malformedDay
    /// A day before the company's history is long enough for invoices to have outlived their retention.
    case dayTooEarly
    /// An id that no customer has.
    case unknownCustomer
    /// An account that is ended twice.
    case accountAlreadyEnded
    /// A day before the company had a register.
    case noRegister
}

extension CompanyError: CustomStringConvertible {
    var description: String {
        switch self {
        case .tooFewPeople(let people):
            "A company of \(people) people is too small for the story; ask for \(CompanyPopulation.smallest) or more."
        case .malformedDay:
            "A day must be written yyyy-MM-dd and stand in the calendar, such as 2026-11-23."
        case .dayTooEarly:
            """
            The company's invoices start in \(CompanyPopulation.firstYear), and some must be out of their seven years: \
            give a day in \(CompanyPopulation.earliestToday) or later.
            """
        case .unknownCustomer:
            "No customer has the given id; look it up with customers() first."
        case .accountAlreadyEnded:
            "The customer's account has ended already; its end is a fact that retention counts from, and stays."
        case .noRegister:
            "No version of the register holds on the day; give one in or after \(CompanyRegister.declaredFrom)."
        }
    }
}
