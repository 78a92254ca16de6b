// SPDX-License-Identifier: Apache-2.0
//
// Compiled together with every snippet: a client's purposes, categories and one customer.

import LawfulDecisions
import LawfulModel

enum Name: DataCategory { static let id: CategoryID = "name" }
enum EmailAddress: DataCategory { static let id: CategoryID = "email" }
enum PostalAddress: DataCategory { static let id: CategoryID = "address" }
enum Order: DataCategory { static let id: CategoryID = "order" }
enum BankAccount: DataCategory { static let id: CategoryID = "iban" }
enum PhoneNumber: DataCategory { static let id: CategoryID = "phone" }
enum BirthDate: DataCategory { static let id: CategoryID = "birth-date" }
enum Recording: DataCategory { static let id: CategoryID = "recording" }
enum Chat: DataCategory { static let id: CategoryID = "chat" }
enum Contract: DataCategory { static let id: CategoryID = "contract" }
enum Feedback: DataCategory { static let id: CategoryID = "feedback" }
enum Function: DataCategory { static let id: CategoryID = "function" }
enum Health: DataCategory {
    static let id: CategoryID = "health"
    static let kind = CategoryKind.special(.health)
}

enum Reminder: Purpose {
    static let id: PurposeID = "reminder"
    typealias Covers = EmailAddress
}

enum Newsletter: Purpose {
    static let id: PurposeID = "newsletter"
    typealias Covers = (Name, EmailAddress)
}

enum Invoicing: Purpose {
    static let id: PurposeID = "invoicing"
    typealias Covers = (Name, PostalAddress, BankAccount)
}

enum Support: Purpose {
    static let id: PurposeID = "support"
    typealias Covers = (
        Name, EmailAddress, PostalAddress, Order, BankAccount, PhoneNumber, BirthDate, Recording, Chat, Contract,
        Feedback, Function
    )
}

struct Customer {
    let id: SubjectID
    let name: Personal<String, Name>
    let email: Personal<String, EmailAddress>
    let address: Personal<String, PostalAddress>
    let order: Personal<String, Order>
    let account: Personal<String, BankAccount>
    let phone: Personal<String, PhoneNumber>
    let born: Personal<Int, BirthDate>
    let recording: Personal<[UInt8], Recording>
    let chat: Personal<[String], Chat>
    let contract: Personal<String, Contract>
    let feedback: Personal<String?, Feedback>
    let function: Personal<String, Function>
    let health: Personal<String, Health>
}

/// Stands in for the service's object: asks, records, and lends a permit to the closure.
///
/// The isolation that is written out here is what the library's upcoming-feature flags imply.
nonisolated(nonsending) func use<P: Purpose, R>(
    _: P.Type,
    _ body: nonisolated(nonsending) (Permit<P>) async throws -> R
) async throws -> R {
    throw CancellationError()
}

func send(_ text: String) async throws {}

func greet(_ customer: Customer, _ permit: Permit<Newsletter>) throws -> String {
    "Dear \(try customer.name.open(permit))"
}

func mail(_ customer: Customer, _ permit: Permit<Newsletter>) async throws {
    try await send(customer.email.open(permit))
}

func bill(_ customer: Customer, _ permit: Permit<Invoicing>) async throws {
    try await send(customer.address.open(permit))
}
