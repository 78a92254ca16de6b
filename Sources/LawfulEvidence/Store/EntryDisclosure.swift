// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// What shows a person, or whoever they show it to, what was recorded about them: check it with ``ProofFile/verify(entry:)``,
/// ``PayloadCommitment`` and ``CohortCommitments``.
public struct EntryDisclosure: Sendable {
    /// A cohort's member: what was committed to about them, and the proof that it is among what the entry commits to.
    public struct Member: Sendable {
        /// The salt.
        public let salt: [UInt8]
        /// Whom it concerns and the answer, with a zero byte between.
        public let payload: [UInt8]
        /// Leads from the commitment to the entry's.
        public let proof: InclusionProof
    }

    /// The entry's hashed bytes.
    public let entry: [UInt8]
    /// Salt and private part; nil where it was erased, or where a member of a cohort is asked about.
    public let payload: OpenedPayload?
    /// The member asked about; nil where there is none, or what was recorded about them was erased.
    public let member: Member?
    /// Leads from the entry to a signed head.
    public let proof: ProofFile
}
#endif
