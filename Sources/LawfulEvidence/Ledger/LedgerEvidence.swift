// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
public import LawfulLedger

/// What makes a ledger provable and erasable: who signs its heads, who holds the keys that its data keys are wrapped
/// under, and where the last head is kept outside the database.
///
/// ```swift
/// let evidence = try LedgerEvidence.files(in: "/etc/acme/ledger-keys", origin: "acme.example/ledger")
/// let ledger = try SQLiteLedger(path: "privacy.sqlite", evidence: evidence)
/// ```
///
/// Without it a ledger works all the same, and can prove nothing: who can write its file can rewrite it unseen, and a backup
/// keeps what was erased.
public struct LedgerEvidence: Sendable {
    /// Signs the log's heads; its name is the log's origin.
    public let signing: SigningKey
    /// Holds the keys that data keys are wrapped under.
    public let keys: any KeyEncryptionKeys
    /// The last head that was signed.
    public let mark: any HighWaterMark
    /// Who cosigns heads.
    public let witnesses: [any Witness]
    /// How what must outlive erasure is kept; nil keeps it as entries alone, which a restored backup lacks.
    public let marks: MarkKeeping?
    /// Where keys, salts and nonces come from.
    public let random: any RandomSource
    /// How long an entry waits for a head that covers it: one is signed at the latest so long after it was recorded, or after
    /// 1,000 entries, whichever comes first. Nil waits for the 1,000, or for who asks. What no head covers yet can be altered, or
    /// lost from a damaged file, unseen.
    public let signingWithin: Duration?

    /// Evidence of its parts.
    public init(
        signing: SigningKey,
        keys: any KeyEncryptionKeys,
        mark: any HighWaterMark,
        witnesses: [any Witness] = [],
        marks: MarkKeeping? = nil,
        random: any RandomSource = SystemRandom(),
        signingWithin: Duration? = nil
    ) {
        self.signingWithin = signingWithin
        self.signing = signing
        self.keys = keys
        self.mark = mark
        self.witnesses = witnesses
        self.marks = marks
        self.random = random
    }

    /// The log's origin.
    public var origin: String { signing.verifier.name }

    /// The embedded default: signing key, keys, mark, and the key and archive of marks that outlive erasure, in files of
    /// mode 0600 in one folder, made where they aren't there yet. Keep the folder on another volume than the database, and back it up apart.
    ///
    /// - Parameters:
    ///   - folder: the folder, made with mode 0700 when it isn't there; the one above it must be.
    ///   - origin: the log's origin, such as `acme.example/ledger`: it stands in every head, and never changes.
    ///   - periods: how long marks that outlive erasure are kept.
    ///   - random: where new keys come from.
    ///   - signingWithin: how long an entry waits for a head that covers it; nil waits for 1,000 entries.
    /// - Returns: the evidence.
    /// - Throws: ``EvidenceError``: `storage` when a file can't be read or made, or others have rights on it; `key` when one
    ///   isn't in its form, or the signing key is another origin's; `keyLost` when there are marks without their key.
    public static func files(
        in folder: String,
        origin: String,
        keepingMarks periods: MarkPeriods = .usual,
        random: any RandomSource = SystemRandom(),
        signingWithin: Duration? = .seconds(1)
    ) throws -> LedgerEvidence {
        do {
            if !FileManager.default.fileExists(atPath: folder) {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
                // Else a loss of power may take the folder, and with it the keys of all that was recorded.
                try PrivateFile.synchronizeFolder(of: folder)
            }
        } catch {
            guard FileManager.default.fileExists(atPath: folder) else {
                throw EvidenceError(
                    .storage, "The folder of the keys can't be made; make it, with rights for its owner alone.")
            }
        }
        let place = URL(filePath: folder)
        func path(_ name: String) -> String { place.appending(path: name).path(percentEncoded: false) }

        let signing = try signingKey(path("signing-key"), origin, random)
        return LedgerEvidence(
            signing: signing, keys: try keyFile(path("keys"), random),
            mark: HighWaterMarkFile(path: path("mark")),
            marks: try markKeeping(path("marks-key"), path("marks"), periods, random), random: random,
            signingWithin: signingWithin)
    }

    /// The evidence in a folder that ``files(in:origin:keepingMarks:random:signingWithin:)`` made; nothing is made that isn't there.
    ///
    /// - Parameters:
    ///   - folder: the folder.
    ///   - periods: how long marks that outlive erasure are kept.
    /// - Returns: the evidence.
    /// - Throws: ``EvidenceError``: `storage` when a file isn't there or others have rights on it, `key` when one isn't in its
    ///   form, `keyLost` when there are marks without their key.
    public static func existing(in folder: String, keepingMarks periods: MarkPeriods = .usual) throws -> LedgerEvidence
    {
        let place = URL(filePath: folder)
        func path(_ name: String) -> String { place.appending(path: name).path(percentEncoded: false) }
        return LedgerEvidence(
            signing: try SigningKey(String(decoding: try PrivateFile.read(path("signing-key")), as: UTF8.self)),
            keys: try KeyFile(path: path("keys")), mark: HighWaterMarkFile(path: path("mark")),
            marks: try existingKeeping(path("marks-key"), path("marks"), periods))
    }

    private static func existingKeeping(
        _ key: String,
        _ archive: String,
        _ periods: MarkPeriods
    ) throws -> MarkKeeping? {
        let files = FileManager.default
        guard files.fileExists(atPath: key) else {
            guard !files.fileExists(atPath: archive) else { throw marksWithoutKey }
            return nil
        }
        return MarkKeeping(try KeyedHashing(path: key), archive: MarkFile(path: archive), for: periods)
    }

    private static let marksWithoutKey = EvidenceError(
        .keyLost,
        "There is an archive of marks and the key for them is gone: under a new one nobody who objected or was erased would "
            + "be found. Restore the key from its backup.")

    private static func markKeeping(
        _ key: String,
        _ archive: String,
        _ periods: MarkPeriods,
        _ random: any RandomSource
    ) throws -> MarkKeeping {
        if let keeping = try existingKeeping(key, archive, periods) { return keeping }
        func made() throws -> KeyedHashing {
            do { return try KeyedHashing.create(path: key, random: random) } catch {
                // Another process may have made it meanwhile; then that one's counts.
                guard FileManager.default.fileExists(atPath: key) else { throw error }
                return try KeyedHashing(path: key)
            }
        }
        return MarkKeeping(try made(), archive: MarkFile(path: archive), for: periods)
    }

    private static func signingKey(
        _ path: String,
        _ origin: String,
        _ random: any RandomSource
    ) throws -> SigningKey {
        if !FileManager.default.fileExists(atPath: path) {
            let key = try SigningKey(name: origin, random: random)
            do { try PrivateFile.create(path, Array((key.text + "\n").utf8)) } catch {
                // Another process may have made it meanwhile; then that one's counts.
                guard FileManager.default.fileExists(atPath: path) else { throw error }
            }
        }
        let key = try SigningKey(String(decoding: try PrivateFile.read(path), as: UTF8.self))
        guard key.verifier.name == origin else {
            throw EvidenceError(
                .key, "The signing key in the folder is that of another log; give each log a folder of its own.")
        }
        return key
    }

    private static func keyFile(_ path: String, _ random: any RandomSource) throws -> KeyFile {
        if !FileManager.default.fileExists(atPath: path) {
            do { return try KeyFile.create(path: path, random: random) } catch {
                guard FileManager.default.fileExists(atPath: path) else { throw error }
            }
        }
        return try KeyFile(path: path, random: random)
    }
}
#endif
