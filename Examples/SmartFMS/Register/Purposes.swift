// SPDX-License-Identifier: Apache-2.0

import Lawful

// The purposes a to f of the statement, with the sub-purposes that it runs together.

/// S-01: the feedback form.
enum WebsiteFeedback: Purpose {
    static let id: PurposeID = "website-feedback"
    typealias Covers = (FreeText, EmailAddress)
}

/// S-18, a: entering into an agreement.
enum Agreement: Purpose {
    static let id: PurposeID = "agreement"
    typealias Covers = (Name, PostalAddress, EmailAddress, Telephone, Interests)
}

/// S-19, a: whether we can accept a customer.
enum Acceptance: Purpose {
    static let id: PurposeID = "acceptance"
    typealias Covers = (Name, PostalAddress, CreditData)
}

/// S-21, a: whether someone qualifies for a product.
enum Eligibility: Purpose {
    static let id: PurposeID = "eligibility"
    typealias Covers = (CreditData, ContractData)
}

/// S-22, b: the relation and its orders.
enum Relation: Purpose {
    static let id: PurposeID = "relation"
    typealias Covers = (Name, PostalAddress, EmailAddress, Telephone, ContractData, SupportNote)
}

/// S-24, b: bookkeeping and invoicing.
enum Billing: Purpose {
    static let id: PurposeID = "billing"
    typealias Covers = (Name, PostalAddress, PaymentData)
}

/// S-25, S-26, b: recordings for quality control.
enum QualityControl: Purpose {
    static let id: PurposeID = "quality-control"
    typealias Covers = (VoiceRecording, RemoteSessionLog, ChatText)
}

/// S-27, b: recordings as evidence.
enum Evidence: Purpose {
    static let id: PurposeID = "evidence"
    typealias Covers = (VoiceRecording, RemoteSessionLog, ChatText)
}

/// S-28 to S-35, c: protecting interests.
enum Protection: Purpose {
    static let id: PurposeID = "protection"
    typealias Covers = (Name, EmailAddress, TechnicalTrace, OffenceData, VoiceRecording, VideoRecording)
}

/// S-36, S-37, d: developing and improving products.
enum Improvement: Purpose {
    static let id: PurposeID = "improvement"
    typealias Covers = (FreeText, SupportNote)
}

/// S-38 to S-40, e: promotion and marketing.
enum Marketing: Purpose {
    static let id: PurposeID = "marketing"
    typealias Covers = (Name, EmailAddress, PostalAddress, Interests)
}

/// S-41, f: suppliers and business customers.
enum BusinessContacts: Purpose {
    static let id: PurposeID = "business-contacts"
    typealias Covers = (Name, EmailAddress, Telephone, FunctionTitle)
}

/// S-43, f: whether someone may represent a company.
enum Representation: Purpose {
    static let id: PurposeID = "representation"
    typealias Covers = (Name, FunctionTitle)
}

/// S-44, f: access to our software.
enum SoftwareAccess: Purpose {
    static let id: PurposeID = "software-access"
    typealias Covers = (AccountData, EmailAddress)
}

/// S-60: inquiries of authorities.
enum AuthorityInquiry: Purpose {
    static let id: PurposeID = "authority-inquiry"
    typealias Covers = (Name, PostalAddress, ContractData)
}

/// S-63 to S-70: what people ask, object to or complain of.
enum RightsHandling: Purpose {
    static let id: PurposeID = "rights-handling"
    typealias Covers = (Name, EmailAddress, PostalAddress, Telephone, IdentityCheck, IdentityDocument)
}

/// S-11: our customers' own customers, on their instruction.
enum TenantHosting: Purpose {
    static let id: PurposeID = "tenant-hosting"
    typealias Covers = (Name, EmailAddress)
}
