// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// What else a step in the life of a request says, in the vocabulary of `LawfulRights`; absent from an entry when nil.
///
/// There is no place here for a copy or the number of an identity document: that it was checked and how is all that may
/// be kept (Arts. 5(1)(c), 12(6)).
public struct RequestDetails: Hashable, Sendable, Codable {
    /// Whether it was executed with its receipt: an objection to marketing, a withdrawal (Arts. 7(3), 21(3)).
    public var isImmediate: Bool?
    /// Who acts for the person, and whether their authority is on file.
    public var representation: String?
    /// Why it is doubted who asks.
    public var doubt: String?
    /// The method of identification.
    public var method: String?
    /// Why a method didn't serve.
    public var failure: String?
    /// The ground of an extension or a fee.
    public var ground: String?
    /// A fee in the smallest unit of its currency.
    public var amount: Int64?
    /// The currency of a fee, by ISO 4217.
    public var currency: String?
    /// How many records of the person there are.
    public var records: Int?
    /// What carrying it out takes, stop by stop.
    public var plan: [String]?
    /// The recipients to tell.
    public var recipients: [RecipientID]?
    /// Where an appeal was made.
    public var forum: String?

    /// Nothing said yet.
    public init() {}
}
