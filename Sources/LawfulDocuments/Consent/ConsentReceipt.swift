// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// What a person, or an officer, gets for a decision about consent: that it was given, renewed, refused, withdrawn, or found
/// not to count (Art. 7(1), (3)).
///
/// It holds what proves the consent together with the sections of a consent record in ISO/IEC TS 27560: header, processing,
/// parties, events. It is made of the record and the register alone, and is the same whenever it is made of them.
///
/// ```swift
/// let record = ConsentRecord(of: Newsletter.id, folding: entries, effectiveAt: now, knownAt: now)
/// let receipt = ConsentReceipt(for: entry, in: record, by: register, in: .nl)
/// ```
public struct ConsentReceipt: Hashable, Sendable, Codable {
    /// Which receipt it is, of which form.
    public struct Header: Hashable, Sendable, Codable {
        /// The version of this form.
        public let schemaVersion: String
        /// The entry in the ledger that it acknowledges.
        public let receiptId: EntryID
        /// What was decided.
        public let status: Status
        /// The person, by a pseudonym that the caller gives; absent where none was given.
        public let subjectRef: String?
        /// The language of its texts.
        public let language: Language
        /// The country by whose law the consent is judged.
        public let jurisdiction: CountryCode
    }

    /// What was decided.
    public enum Status: String, Hashable, Sendable, Codable, CaseIterable {
        /// Given.
        case given
        /// Given afresh.
        case renewed
        /// Refused.
        case refused
        /// Withdrawn.
        case withdrawn
        /// Found not to count.
        case invalidated
    }

    /// What the consent is for.
    public struct Processing: Hashable, Sendable, Codable {
        /// A category of data.
        public struct Category: Hashable, Sendable, Codable {
            /// Its name in the register.
            public let id: CategoryID
            /// What it is called.
            public let title: String
        }

        /// The purpose.
        public let purposeId: PurposeID
        /// What the purpose is called.
        public let purpose: String
        /// The basis.
        public let basis: Article
        /// The categories of data.
        public let categories: [Category]
        /// The version of the text.
        public let textVersion: TextID?
        /// The language in which it was shown.
        public let textLanguage: Language?
        /// The digest of the text shown.
        public let textDigest: String?
        /// The version of the statement that was shown.
        public let notice: NoticeVersion?
        /// How to withdraw.
        public let withdrawal: String
        /// The third countries to which data go.
        public let transfers: [CountryCode]
        /// The last day on which the controller means to rely on it.
        public let expiresOn: LocalDate?
        /// When the controller means to ask again.
        public let reviewOn: LocalDate?
    }

    /// Who takes part.
    public struct Parties: Hashable, Sendable, Codable {
        /// A controller.
        public struct Controller: Hashable, Sendable, Codable {
            /// Its name in the register.
            public let id: EntityID
            /// Its name in law.
            public let name: String
            /// How to reach it.
            public let contact: String
        }

        /// A recipient.
        public struct NamedRecipient: Hashable, Sendable, Codable {
            /// Its name in the register.
            public let id: RecipientID
            /// Its name as told to people.
            public let name: String
            /// Where it is.
            public let country: CountryCode?
        }

        /// The controllers.
        public let controllers: [Controller]
        /// The recipients.
        public let recipients: [NamedRecipient]
        /// The authority to complain to, where the register names one.
        public let authority: SupervisoryAuthority?
    }

    /// One step up to and including the one acknowledged.
    public struct Event: Hashable, Sendable, Codable {
        /// The entry that records it.
        public let entry: EntryID
        /// What was decided.
        public let status: Status
        /// When, in UTC.
        public let at: String
        /// The IANA zone of the place.
        public let zone: String
        /// The same moment on that place's clock.
        public let localTime: String
        /// The role that recorded it; never a person.
        public let role: RoleID?
        /// By which channel.
        public let channel: String?
        /// By what act.
        public let mechanism: ConsentText.Mechanism?
        /// The act in words.
        public let action: String?
        /// Where the screen or recording is kept.
        public let capture: String?
        /// Whether it was an express statement.
        public let explicit: Bool
        /// The person's age in years, where it was stated.
        public let age: Int?
        /// Whether a holder of parental responsibility authorised it.
        public let authorisedByParent: Bool
        /// How that was verified.
        public let parentalVerification: String?
        /// What is wrong with it.
        public let flaws: [ConsentFlaw]
        /// Why it was found not to count.
        public let reason: String?
    }

    /// Which receipt it is.
    public let header: Header
    /// What the consent is for.
    public let processing: Processing
    /// Who takes part.
    public let parties: Parties
    /// The steps, the acknowledged one last.
    public let events: [Event]

    /// The version of this form.
    public static let schemaVersion = "1"

    /// The receipt as JSON: machine-readable, keys sorted.
    ///
    /// - Throws: what `JSONEncoder` throws; a receipt encodes.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }
}

extension ConsentReceipt: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The entry alone.
    public var description: String { "(the receipt of entry \(header.receiptId))" }
    /// The entry alone.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
