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
enum VideoRecording: DataCategory { static let id: CategoryID = "recording.video" }
enum RemoteSessionLog: DataCategory { static let id: CategoryID = "session.remote" }
enum ChatText: DataCategory { static let id: CategoryID = "chat" }
enum SupportNote: DataCategory { static let id: CategoryID = "support note" }
enum FreeText: DataCategory { static let id: CategoryID = "free text" }
enum Interests: DataCategory { static let id: CategoryID = "interests" }
enum AccountData: DataCategory { static let id: CategoryID = "account" }
enum FunctionTitle: DataCategory { static let id: CategoryID = "function" }
enum IdentityCheck: DataCategory { static let id: CategoryID = "identity check" }
enum IdentityDocument: DataCategory { static let id: CategoryID = "identity document" }
enum TechnicalTrace: DataCategory { static let id: CategoryID = "technical trace" }

enum OffenceData: DataCategory {
    static let id: CategoryID = "offence"
    static let kind = CategoryKind.criminal
}

extension CompanyRegister {
    /// The categories as the statement calls them; recordings and free text by what they are.
    @RegisterBuilder var categories: [any RegisterPart] {
        CategoryDeclaration(Name.self, "naam")
        CategoryDeclaration(PostalAddress.self, "postadres")
        CategoryDeclaration(EmailAddress.self, "e-mailadres")
        CategoryDeclaration(Telephone.self, "telefoonnummer")
        CategoryDeclaration(ContractData.self, "contractgegevens")
        CategoryDeclaration(PaymentData.self, "factuurgegevens")
        CategoryDeclaration(CreditData.self, "gegevens over kredietwaardigheid")
        CategoryDeclaration(VoiceRecording.self, "geluidsopname", recording: true)
        CategoryDeclaration(VideoRecording.self, "beeldopname", recording: true)
        CategoryDeclaration(RemoteSessionLog.self, "opname van hulp op afstand", recording: true)
        CategoryDeclaration(ChatText.self, "chatgesprek", freeText: true, recording: true)
        CategoryDeclaration(SupportNote.self, "aantekening van de helpdesk")
        CategoryDeclaration(FreeText.self, "wat u zelf schrijft", freeText: true)
        CategoryDeclaration(Interests.self, "belangstelling")
        CategoryDeclaration(AccountData.self, "accountgegevens")
        CategoryDeclaration(FunctionTitle.self, "functie")
        CategoryDeclaration(TechnicalTrace.self, "technische sporen")
        CategoryDeclaration(IdentityCheck.self, "aantekening dat iemand zich heeft gelegitimeerd")
        CategoryDeclaration(IdentityDocument.self, "identiteitsbewijs")
        CategoryDeclaration(OffenceData.self, "strafrechtelijke gegevens")
    }
}
