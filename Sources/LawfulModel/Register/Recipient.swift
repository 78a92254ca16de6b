// SPDX-License-Identifier: Apache-2.0

/// One to whom data are disclosed (Art. 4(9)), with the part it plays and what was agreed with it.
public struct Recipient: Hashable, Sendable, Codable {
    /// The part that a recipient plays; undecided parts are a finding, and a denial.
    public enum Part: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
        /// Acts on our instruction (Art. 28).
        case processor
        /// Acts on the instruction of our processor (Art. 28(2), (4)).
        case subprocessor
        /// Decides itself: needs a basis of its own.
        case controller
        /// Decides together with us (Art. 26).
        case joint
        /// A public authority.
        case authority
        /// Pays for the data: sale or rent.
        case buyer
    }

    /// The recipient's stable name.
    public let id: RecipientID
    /// Its name as told to people (Art. 15(1)(c)).
    public let name: String
    /// The part that it plays; nil when undecided.
    public let part: Part?
    /// Where data go, remote access included.
    public let country: CountryCode
    /// The agreement under Art. 28(3); nil when there is none.
    public let agreement: ProcessingAgreement?
    /// Evidence of sufficient guarantees (Art. 28(1)); nil when nothing was verified.
    public let guarantees: Guarantees?
    /// For sub-processors: how it was authorised (Art. 28(2)).
    public let authorisation: SubProcessorAuthorisation?
    /// For sub-processors: the processor that engages it; the duties flow down by contract (Art. 28(4)).
    public let engagedBy: RecipientID?
    /// The tool for a transfer to a third country (Art. 46, 49); nil when there is none.
    public let transfer: TransferTool?
    /// Other countries from which data are looked into: remote access is a transfer, too (Chapter V).
    public let remoteAccess: [CountryCode]
    /// Whether it is told to people only as a kind of recipient, such as "third parties for our operations".
    public let isVague: Bool
    /// Its address and contact, known for every link of the chain (EDPB Opinion 22/2024); nil when unknown.
    public let contact: String?
    /// Facts that the scope of an adequacy decision may ask for (Art. 45).
    public let adequacy: AdequacyFacts
    /// The clause of the statement that names it.
    public let clause: String?

    /// Declares a recipient.
    public init(
        _ id: RecipientID,
        _ name: String,
        part: Part?,
        country: CountryCode = "NL",
        agreement: ProcessingAgreement? = nil,
        guarantees: Guarantees? = nil,
        authorisation: SubProcessorAuthorisation? = nil,
        engagedBy: RecipientID? = nil,
        transfer: TransferTool? = nil,
        adequacy: AdequacyFacts = AdequacyFacts(),
        remoteAccess: [CountryCode] = [],
        vague: Bool = false,
        contact: String? = nil,
        clause: String? = nil
    ) {
        self.id = id
        self.name = name
        self.part = part
        self.country = country
        self.agreement = agreement
        self.guarantees = guarantees
        self.authorisation = authorisation
        self.engagedBy = engagedBy
        self.transfer = transfer
        self.adequacy = adequacy
        self.remoteAccess = remoteAccess
        isVague = vague
        self.contact = contact
        self.clause = clause
    }
}

extension Recipient {
    /// Every country to which its data go: its own, and those from which they are looked into.
    public var locations: [CountryCode] { [country] + remoteAccess.filter { $0 != country } }
}
