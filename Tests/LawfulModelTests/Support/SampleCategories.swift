// SPDX-License-Identifier: Apache-2.0

import LawfulModel

enum Name: DataCategory { static let id: CategoryID = "name" }
enum EmailAddress: DataCategory { static let id: CategoryID = "email" }
enum Address: DataCategory { static let id: CategoryID = "address" }
enum Notes: DataCategory { static let id: CategoryID = "notes" }
enum Prescription: DataCategory {
    static let id: CategoryID = "prescription"
    static let kind: CategoryKind = .special(.health)
}
enum Theft: DataCategory {
    static let id: CategoryID = "theft"
    static let kind: CategoryKind = .criminal
}
enum CitizenNumber: DataCategory {
    static let id: CategoryID = "citizen.number"
    static let kind: CategoryKind = .nationalID
}

enum Newsletter: Purpose {
    static let id: PurposeID = "newsletter"
    typealias Covers = (Name, EmailAddress)
}
enum Dispensing: Purpose {
    static let id: PurposeID = "dispensing"
    typealias Covers = (Name, Address, Prescription, Notes)
}
enum Reimbursement: Purpose {
    static let id: PurposeID = "reimbursement"
    typealias Covers = (Name, Prescription, CitizenNumber)
}
enum FraudDefence: Purpose {
    static let id: PurposeID = "fraud.defence"
    typealias Covers = (Name, Theft)
}
enum Emergency: Purpose {
    static let id: PurposeID = "emergency"
    typealias Covers = Prescription
}
enum Vaccination: Purpose {
    static let id: PurposeID = "vaccination"
    typealias Covers = (Name, Prescription)
}
