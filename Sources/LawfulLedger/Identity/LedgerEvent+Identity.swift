// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

// One person may be known by several identifiers: an account, an address, a device (Art. 4(1)). What is recorded of that
// stands in the private parts of entries under each of them.
extension LedgerEvent {
    /// Another identifier may well be of the same person, such as one with the same address.
    ///
    /// From then on what protects the person under either counts for both; a consent doesn't, since nobody has made sure
    /// who gave it (Art. 7(1)). Record it for both, see ``Ledger/link(_:_:id:because:by:role:effectiveAt:recordedAt:)``.
    public static func identityLinked(with other: SubjectID, because reason: String) -> LedgerEvent {
        LedgerEvent(.identityLinked).with(\.other, other).with(\.reason, reason)
    }

    /// Another identifier is of the same person, as was established: what is recorded under either counts for both.
    public static func identityMerged(
        with other: SubjectID,
        because reason: String,
        approvedBy approver: ActorID
    ) -> LedgerEvent {
        LedgerEvent(.identityMerged).with(\.other, other).with(\.reason, reason).with(\.approver, approver)
    }

    /// Another identifier isn't of the same person: what was recorded under it counts here no further, but for what
    /// protected the person while the two were one.
    public static func identitySplit(from other: SubjectID, because reason: String) -> LedgerEvent {
        LedgerEvent(.identitySplit).with(\.other, other).with(\.reason, reason)
    }

    /// Something was recorded under another identifier of the person.
    static let identityTouched = LedgerEvent(.identityTouched)
}

extension EntryKind {
    /// Whether entries of this kind say which identifiers are of one person.
    var isOfIdentity: Bool { self == .identityLinked || self == .identityMerged || self == .identitySplit }

    /// What a person said or underwent, and what protects them wherever it was said: it counts at its own moment, and is
    /// undone only by what the person says under the identifier in question afterwards.
    var isProtectiveWord: Bool {
        switch self {
        case .consentWithdrawn, .consentRefused, .objectedToMarketing, .optedOut, .erased: true
        default: false
        }
    }

    /// What begins a state that protects a person until it is ended, under the identifier under which it began.
    var beginsProtection: Bool {
        switch self {
        case .objected, .objectionUpheld, .restricted, .held, .requestReceived: true
        default: false
        }
    }

    /// What ends such a state, or belongs to it.
    var changesProtection: Bool {
        switch self {
        case .objectionOverridden, .restrictionLiftAnnounced, .restrictionLifted, .holdReleased, .requestAnswered: true
        default: false
        }
    }
}
