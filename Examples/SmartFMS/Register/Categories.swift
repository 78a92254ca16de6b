// SPDX-License-Identifier: Apache-2.0

import Lawful

// The categories of personal data that the statement names or implies.

enum Name: DataCategory { static let id: CategoryID = "name" }
enum PostalAddress: DataCategory { static let id: CategoryID = "postal address" }
enum EmailAddress: DataCategory { static let id: CategoryID = "email address" }
enum Telephone: DataCategory { static let id: CategoryID = "telephone" }
enum ContractData: DataCategory { static let id: CategoryID = "contract" }
enum PaymentData: DataCategory { static let id: CategoryID = "invoice" }
enum CreditData: DataCategory { static let id: CategoryID = "creditworthiness" }
enum VoiceRecording: DataCategory { static let id: CategoryID = "recording.voice" }
enum RemoteSessionLog: DataCategory { static let id: CategoryID = "session.remote" }
enum ChatText: DataCategory { static let id: CategoryID = "chat" }
enum SupportNote: DataCategory { static let id: CategoryID = "support note" }
enum FreeText: DataCategory { static let id: CategoryID = "free text" }
enum Interests: DataCategory { static let id: CategoryID = "interests" }
enum AccountData: DataCategory { static let id: CategoryID = "account" }
enum FunctionTitle: DataCategory { static let id: CategoryID = "function" }
enum TechnicalTrace: DataCategory { static let id: CategoryID = "technical trace" }

enum OffenceData: DataCategory {
    static let id: CategoryID = "offence"
    static let kind = CategoryKind.criminal
}
