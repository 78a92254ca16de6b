// SPDX-License-Identifier: Apache-2.0

/// How a controller handles requests where the law leaves it a choice.
public struct RequestPolicy: Hashable, Sendable, Codable {
    /// Whether waiting for the person moves the law's limit.
    ///
    /// EDPB Guidelines 01/2022 say that the time may be suspended while the person is asked who they are or what they
    /// mean, if they were asked without undue delay; Art. 12(3) has no word of it. What was promised never moves.
    public enum Suspension: String, Hashable, Sendable, Codable, CaseIterable {
        /// It doesn't; the safest.
        case none
        /// The calendar days between question and answer are added to the month.
        case days
    }

    /// Whether waiting for the person moves the law's limit.
    public var suspension: Suspension
    /// How many days before a deadline a request is listed as urgent.
    public var alertDays: Int
    /// The methods of identification that are offered, the least intrusive first.
    public var identityMethods: [IdentityMethod]
    /// From how many records on an access request may be asked to be specified (recital 63).
    public var largeFrom: Int
    /// Whether a child below the age of the member state's law may make requests alone; where not, a holder of parental
    /// responsibility does, as the Dutch authority has it. Objections to marketing and withdrawals count at once in any case.
    public var childrenActAlone: Bool

    /// Chooses; by default what is safest.
    public init(
        suspension: Suspension = .none,
        alertDays: Int = 7,
        identityMethods: [IdentityMethod] = [
            .signIn, .knownAddress, .knownDetails, .electronicIdentity, .documentSeen,
        ],
        largeFrom: Int = 1_000,
        childrenActAlone: Bool = false
    ) {
        self.suspension = suspension
        self.alertDays = max(0, alertDays)
        var seen: Set<IdentityMethod> = [.authority]
        self.identityMethods = identityMethods.filter { seen.insert($0).inserted }
        self.largeFrom = largeFrom
        self.childrenActAlone = childrenActAlone
    }

    /// What applies unless you choose otherwise.
    public static let standard = RequestPolicy()
}
