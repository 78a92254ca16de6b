// SPDX-License-Identifier: Apache-2.0

/// What a customer or prospect will answer when asked for consent to the newsletter.
///
/// The company keeps no table of consents: the ledger is the one place that knows them. This is the script that a
/// scenario follows when it records the answers there.
struct ConsentIntention: Hashable, Sendable {
    /// How it goes with the request for consent.
    enum Answer: String, CaseIterable, Hashable, Sendable {
        /// Consents, and leaves it at that.
        case given
        /// Refuses.
        case refused
        /// Was never asked, or never answered. Not named `none`, which an optional answer would take for its own.
        case unanswered = "none"
        /// Consents, and withdraws that consent later.
        case withdrawnLater
    }

    /// The customer's or the prospect's id.
    let personID: String
    let answer: Answer

    /// Draws an answer: of a hundred people 40 give consent, 20 refuse, 25 don't answer and 15 withdraw it later.
    static func draw(for personID: String, using random: inout SplitMix64) -> ConsentIntention {
        let answer: Answer =
            switch random.number(in: 1...100) {
            case ...40: .given
            case ...60: .refused
            case ...85: .unanswered
            default: .withdrawnLater
            }
        return ConsentIntention(personID: personID, answer: answer)
    }
}
