// SPDX-License-Identifier: Apache-2.0

/// Where a request stands.
///
/// That its term has passed isn't a state: an overdue request stays where it is, and everything that could be done about
/// it still can be; see ``RequestCase/isOverdue(at:)``.
public enum RequestState: String, Hashable, Sendable, Codable, CaseIterable {
    /// It arrived, by whatever channel and in whatever form.
    case received
    /// The person was told that it arrived.
    case acknowledged
    /// It went on to the controller whose data they are; with us it is over (Art. 28(3)(e)).
    case redirected
    /// There is reasonable doubt who asks, and the person was asked (Art. 12(6)).
    case identityPending
    /// There is much data, and the person was asked which they mean (recital 63).
    case clarificationPending
    /// It is assessed, leg by leg.
    case inAssessment
    /// Its term was extended and the person told why, before the first month was over (Art. 12(3)).
    case extended
    /// A fee was asked for (Arts. 12(5), 15(3)).
    case feeQuoted
    /// It was granted, and is to be carried out.
    case granted
    /// It was granted in part, and the rest refused with reasons (Art. 12(4)).
    case partlyGranted
    /// It was refused with reasons (Art. 12(4)).
    case refused
    /// What was granted is done.
    case executed
    /// The person was told what was done (Art. 12(3)).
    case notified
    /// Recipients are being told (Art. 19).
    case fanOutOpen
    /// The person complained, or went to court (Arts. 77, 79).
    case appealed
    /// It is handled once more, after an appeal.
    case reopened
    /// The person took it back.
    case withdrawn
    /// It was answered, and nothing is left to do.
    case closed

    /// Whether nothing more can happen.
    public var isFinal: Bool { self == .redirected || self == .withdrawn }
}
