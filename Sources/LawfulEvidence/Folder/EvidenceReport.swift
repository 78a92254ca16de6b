// SPDX-License-Identifier: Apache-2.0

#if Evidence
public import LawfulTime

/// Something that doesn't hold in an exported log. Entries are named by their place in the tree, from 0; an entry of
/// sequence n stands at n − 1.
public enum EvidenceFinding: Hashable, Sendable {
    /// There is no checkpoint, without which nothing can be verified.
    case checkpointMissing
    /// A checkpoint isn't in its form, of another log, or not signed by the trusted key.
    case checkpointRefused(file: String, EvidenceError)
    /// The key in the folder isn't the one that is trusted.
    case verifierKeyDiffers
    /// The log is smaller than a pin: its end was cut off, or an older copy was put in its place.
    case rolledBack(have: Int64, expected: Int64)
    /// An older checkpoint or pin of this size has another root: what comes before was rewritten and signed again.
    case historyRewritten(size: Int64, source: String)
    /// The entries don't hash to the signed root.
    case rootMismatched(signed: Hash256, computed: Hash256)
    /// An entry isn't the one that was signed.
    case entryAltered(Int64)
    /// An entry isn't in its format.
    case entryMalformed(Int64)
    /// An entry says another sequence than its place.
    case entryMisplaced(Int64)
    /// A file of entries is missing, so its entries and the root can't be checked.
    case bundleMissing(String)
    /// A file of entries is cut short, or has bytes too many.
    case bundleMalformed(String)
    /// A tile is missing, or not as wide as it must be.
    case tileMissing(String)
    /// A tile has another hash than the entries give.
    case tileMismatched(String)
    /// A proof file is refused.
    case proofRefused(file: String, EvidenceError)
    /// A consistency file is refused.
    case consistencyRefused(file: String, EvidenceError)
    /// A payload that is shown isn't what its entry commits to.
    case payloadMismatched(Int64)
    /// A line of payloads isn't in its form, or its entry has no commitment.
    case payloadMalformed(line: Int64)
    /// A payload of an entry that isn't in the log.
    case payloadUnexpected(Int64)
    /// Payloads aren't in the order of their entries, each one once.
    case payloadsOutOfOrder(line: Int64)
    /// An entry commits to a payload that is neither shown nor said to be erased.
    case payloadMissing(Int64)
    /// What is kept of one who acted isn't theirs any more: their name or key, or what it is found by, was altered.
    case actorAltered(pseudonym: String)
    /// An entry's actor is neither kept nor said to be erased.
    case actorMissing(Int64)
    /// A file can't be read.
    case unreadable(file: String)
}

/// What the verification of an exported log found.
public struct EvidenceReport: Hashable, Sendable {
    /// The most findings that are listed; the others are counted.
    public static let maximumFindings = 1_000

    /// The head that was verified; nil where it was refused.
    public internal(set) var head: Checkpoint?
    /// What doesn't hold.
    public private(set) var findings: [EvidenceFinding] = []
    /// How many more there are.
    public private(set) var omitted = 0
    /// How many entries were read.
    public internal(set) var entries: Int64 = 0
    /// When the first entry was recorded, as it says itself; nil where it can't be read.
    public internal(set) var firstRecordedAt: Instant?
    /// When the last entry was recorded, as it says itself; nil where it can't be read.
    public internal(set) var lastRecordedAt: Instant?
    /// How many tiles were compared.
    public internal(set) var tiles = 0
    /// How many older checkpoints and pins the log was found to continue.
    public internal(set) var continued = 0
    /// How many inclusion proofs hold.
    public internal(set) var proofs = 0
    /// How many consistency proofs hold.
    public internal(set) var consistencyProofs = 0
    /// How many payloads are shown and are what their entries commit to.
    public internal(set) var shown = 0
    /// How many payloads are said to be erased; the entries themselves still prove what was done.
    public internal(set) var erased = 0

    /// Whether everything holds.
    public var isVerified: Bool { head != nil && findings.isEmpty && omitted == 0 }

    mutating func add(_ finding: EvidenceFinding) {
        if findings.count < Self.maximumFindings { findings.append(finding) } else { omitted += 1 }
    }
}

extension EvidenceFinding: CustomStringConvertible {
    /// What was found, in words.
    public var description: String {
        switch self {
        case .checkpointMissing: "There is no checkpoint; nothing can be verified."
        case .checkpointRefused(let file, let error): "\(file) is refused: \(error.message)"
        case .verifierKeyDiffers: "The key in the folder isn't the one that is trusted."
        case .rolledBack(let have, let expected):
            "The log has \(have) entries, and was known to have \(expected): its end was cut off, or it is an older copy."
        case .historyRewritten(let size, let source):
            "The first \(size) entries aren't those of \(source): the log was rewritten and signed again."
        case .rootMismatched: "The entries don't hash to the signed root."
        case .entryAltered(let index): "Entry \(index) isn't the one that was signed."
        case .entryMalformed(let index): "Entry \(index) isn't in its format."
        case .entryMisplaced(let index): "Entry \(index) says another sequence than its place."
        case .bundleMissing(let file): "\(file) is missing, so its entries can't be checked."
        case .bundleMalformed(let file): "\(file) is cut short, or has bytes too many."
        case .tileMissing(let file): "\(file) is missing, or not as wide as it must be."
        case .tileMismatched(let file): "\(file) has another hash than the entries give."
        case .proofRefused(let file, let error): "\(file) is refused: \(error.message)"
        case .consistencyRefused(let file, let error): "\(file) is refused: \(error.message)"
        case .payloadMismatched(let index): "The payload shown of entry \(index) isn't what the entry commits to."
        case .payloadMalformed(let line):
            "Line \(line) of the payloads isn't in its form, or its entry commits to none."
        case .payloadUnexpected(let index): "A payload is shown of entry \(index), which isn't in the log."
        case .payloadsOutOfOrder(let line): "Line \(line) of the payloads isn't in the order of the entries."
        case .payloadMissing(let index): "The payload of entry \(index) is neither shown nor said to be erased."
        case .actorAltered(let pseudonym): "The name behind \(pseudonym) was altered."
        case .actorMissing(let index): "Who acted in entry \(index) is neither kept nor said to be erased."
        case .unreadable(let file): "\(file) can't be read."
        }
    }
}
#endif
