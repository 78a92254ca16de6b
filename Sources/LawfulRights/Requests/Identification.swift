// SPDX-License-Identifier: Apache-2.0

/// How it is established who asks; in the order of how much it intrudes, the least first (Arts. 5(1)(c), 12(6)).
///
/// That one of these was used is all that is kept: there is no place for a copy, a number or an image.
public enum IdentityMethod: String, Hashable, Sendable, Codable, CaseIterable {
    /// Signing in to an account that the person has.
    case signIn
    /// A code or reply by an address or number that was known before the request.
    case knownAddress
    /// Questions about what is known of the person already, such as the date of the last invoice.
    case knownDetails
    /// A means of electronic identification.
    case electronicIdentity
    /// A look at an identity document.
    case documentSeen
    /// The authority of one who acts for the person; it says nothing of who the person is.
    case authority
}

/// Why it is doubted who asks; without a reason of these nobody is asked (Art. 12(6)).
public enum ReasonableDoubt: String, Hashable, Sendable, Codable, CaseIterable {
    /// The request came from an address or number that isn't known as the person's.
    case unknownAddress
    /// What the request says of the person contradicts what is known.
    case contradictoryDetails
    /// Several people share the address or account that it came from.
    case sharedAddress
    /// There are signs that somebody poses as the person.
    case signsOfImpersonation
    /// Somebody acts for the person, and their authority isn't on file.
    case noAuthorityOnFile
}

/// Why a method of identification didn't serve; only then may a more intrusive one be used.
public enum IdentityFailure: String, Hashable, Sendable, Codable, CaseIterable {
    /// It was tried, and didn't show who asks.
    case failed
    /// It isn't to be had for this person, such as signing in without an account.
    case unavailable
    /// The person declined it.
    case declined
}

/// Who acts for a person.
public struct Representation: Hashable, Sendable, Codable {
    /// In what capacity.
    public enum Capacity: String, Hashable, Sendable, Codable, CaseIterable {
        /// One whom the person authorised.
        case authorised
        /// A guardian or administrator by law or by a court's order.
        case legal
        /// A holder of parental responsibility, for a child below the age of the member state's law (Art. 8(1)).
        case parental
    }

    /// In what capacity.
    public let capacity: Capacity
    /// Whether the authority is on file; where it isn't, it is asked for before anything is disclosed.
    public let isOnFile: Bool

    /// Says who acts.
    public init(_ capacity: Capacity, onFile isOnFile: Bool) {
        self.capacity = capacity
        self.isOnFile = isOnFile
    }

    init?(recorded text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let capacity = Capacity(rawValue: String(parts[0])) else { return nil }
        self.init(capacity, onFile: parts[1] == "onFile")
    }

    var recorded: String { "\(capacity.rawValue) \(isOnFile ? "onFile" : "pending")" }
}
