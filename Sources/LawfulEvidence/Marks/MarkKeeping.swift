// SPDX-License-Identifier: Apache-2.0

#if Evidence
public import LawfulLedger
public import LawfulModel
import LawfulTime

/// How a ledger keeps what must outlive erasure: as hashes under a key of their own, in the ledger's transaction and in an
/// archive outside of it, each for its own period.
///
/// Whoever has hashes and key can test whether a person whose identifier they know is among them; without the key nobody can.
/// They are personal data as long as the key exists.
public struct MarkKeeping: Sendable {
    /// The key.
    public let hashing: KeyedHashing
    /// Where a second copy is kept, which a restore of the ledger doesn't touch.
    public let archive: any MarkArchive
    /// How long marks are kept.
    public let periods: MarkPeriods

    /// Keeping under a key, with an archive.
    public init(_ hashing: KeyedHashing, archive: any MarkArchive, for periods: MarkPeriods = .usual) {
        self.hashing = hashing
        self.archive = archive
        self.periods = periods
    }

    /// A mark as it is stored: who is in it can't be read.
    public func row(of mark: LastingMark, of subject: SubjectID) -> MarkRow {
        MarkRow(
            kind: mark.kind.text, hash: hash(of: mark.kind, subject), since: mark.since.milliseconds,
            until: mark.until.milliseconds)
    }

    /// The hash by which a person's mark of a kind is found.
    public func hash(of kind: LastingMark.Kind, _ subject: SubjectID) -> Hash256 {
        switch kind {
        case .erased(.everything): hashing.tombstone(of: subject, in: SealingScope(activity: nil))
        case .erased(.activity(let activity)): hashing.tombstone(of: subject, in: SealingScope(activity: activity))
        case .objectedToMarketing:
            hashing.suppression(of: subject, for: SealingScope(activity: nil, rule: "direct-marketing"))
        case .optedOut:
            hashing.suppression(of: subject, for: SealingScope(activity: nil, rule: "electronic-marketing"))
        }
    }
}

/// A mark as it is stored.
public struct MarkRow: Hashable, Sendable {
    /// What it says, in the text of `LastingMark.Kind`.
    public let kind: String
    /// About whom, as a keyed hash.
    public let hash: Hash256
    /// Since when, in milliseconds.
    public let since: Int64
    /// When it lapses, in milliseconds.
    public let until: Int64

    /// A row of its parts.
    public init(kind: String, hash: Hash256, since: Int64, until: Int64) {
        self.kind = kind
        self.hash = hash
        self.since = since
        self.until = until
    }

    var line: String {
        // A name holds no line break; one that does all the same may not end the line.
        let name = kind.replacing("%", with: "%25").replacing("\n", with: "%0A").replacing("\r", with: "%0D")
        return "\(Base64.text(hash.bytes)) \(since) \(until) \(name)\n"
    }

    init?(line: Substring) {
        let parts = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let hash = Hash256(base64: String(parts[0])),
            let since = Int64(parts[1]), let until = Int64(parts[2])
        else { return nil }
        let name = parts[3].replacing("%0D", with: "\r").replacing("%0A", with: "\n").replacing("%25", with: "%")
        self.init(kind: String(name), hash: hash, since: since, until: until)
    }
}
#endif
