// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Synchronization

/// Signs a log's heads, and refuses one that doesn't continue the last one signed (C2SP tlog-checkpoint: a log must never
/// sign two histories). So a backup that was restored can't fork the log.
///
/// ```swift
/// let signer = try CheckpointSigner(key, mark: HighWaterMarkFile(path: "/keys/ledger.mark"))
/// try signer.check(tree, tiles: tiles)              // when the log is opened
/// let head = try signer.sign(tree, tiles: tiles)    // by a timer, every 1,000 entries, or on demand
/// ```
///
/// Sign only what is committed and durable: the mark is written before the head is handed out, and from then on the log
/// may not be smaller.
public final class CheckpointSigner: Sendable {
    /// What a log must be when it is opened without a mark.
    public enum Unmarked: Sendable {
        /// Empty: a mark that is missing beside a log with entries is refused.
        case mustBeEmpty
        /// Anything: for a log that had no mark so far, and for one that was restored on purpose. Say so in the log.
        case isTakenAsItIs
    }

    private let key: SigningKey
    private let mark: any HighWaterMark
    private let last: Mutex<SignedCheckpoint?>

    /// The key that the heads are checked with.
    public var verifier: VerifierKey { key.verifier }

    /// The last head that was signed, by this process or before; nil where none was.
    public var lastSigned: SignedCheckpoint? { last.withLock { $0 } }

    /// A signer that goes on from a mark.
    ///
    /// - Throws: ``EvidenceError`` when the mark isn't a checkpoint that this key signed, or can't be read.
    public init(_ key: SigningKey, mark: some HighWaterMark) throws {
        self.key = key
        self.mark = mark
        last = Mutex(try mark.read().map { try SignedCheckpoint($0, by: key.verifier) })
    }

    /// Checks, when a log is opened, that it has all that was ever signed.
    ///
    /// - Parameters:
    ///   - tree: the log's tree as it is stored.
    ///   - tiles: its tiles.
    ///   - unmarked: what the log must be where there is no mark.
    ///   - known: a head that was signed elsewhere, which the log must have, too.
    /// - Throws: ``EvidenceError``: `rolledBack` when the log is smaller than the mark, `inconsistent` when it isn't a
    ///   continuation of it, `unmarked` when it has entries and no mark; or what the reader throws.
    public func check(
        _ tree: LogTree,
        tiles: some TileReader,
        unmarked: Unmarked = .mustBeEmpty,
        known: SignedCheckpoint? = nil
    ) throws {
        if let known { _ = try Self.proof(from: known.head, to: tree, tiles) }
        let head = try last.withLock { last in
            // Another process may have signed meanwhile.
            last = try newest(last)
            return last?.head
        }
        guard let head else {
            guard tree.size == 0 || unmarked == .isTakenAsItIs else {
                throw EvidenceError(
                    .unmarked,
                    """
                    The log has \(tree.size) entries and no high-water mark. Restore the mark; or, when it never had one, \
                    open it as it is.
                    """)
            }
            return
        }
        _ = try Self.proof(from: head, to: tree, tiles)
    }

    /// Signs the head of a tree, once it is shown to continue the last one signed; that proof is checked, not believed.
    ///
    /// - Parameters:
    ///   - tree: the log's tree as it is stored.
    ///   - tiles: its tiles.
    ///   - known: the last head that any host signed, as the store keeps it; the tree must continue that, too.
    /// - Returns: the head; the last one again where the tree hasn't grown.
    /// - Throws: ``EvidenceError``: `rolledBack` when the tree is smaller than the last head, `inconsistent` when it isn't a
    ///   continuation of it, `storage` when the mark can't be written: then nothing is signed; or what the reader throws.
    public func sign(
        _ tree: LogTree,
        tiles: some TileReader,
        known: SignedCheckpoint? = nil
    ) throws -> SignedCheckpoint {
        try last.withLock { last in
            try mark.exclusively {
                last = try newest(last)
                if let known { _ = try Self.proof(from: known.head, to: tree, tiles) }
                if let last {
                    _ = try Self.proof(from: last.head, to: tree, tiles)
                    if last.head.size == tree.size { return last }
                }
                let head = Checkpoint(origin: key.verifier.name, size: tree.size, root: tree.root)
                let signed = try SignedCheckpoint(head, signedBy: key)
                try mark.write(signed.bytes)
                last = signed
                return signed
            }
        }
    }

    /// Has witnesses cosign a head, each from the last one it saw.
    ///
    /// - Parameters:
    ///   - checkpoint: the head.
    ///   - witnesses: whom to ask.
    ///   - tiles: the tiles of a tree of that size or larger.
    /// - Returns: the head with the signatures of those that answered, and why the others didn't, by name.
    /// - Throws: ``EvidenceError``, or what the reader throws, where no proof can be made.
    public func cosign(
        _ checkpoint: SignedCheckpoint,
        by witnesses: [any Witness],
        tiles: some TileReader
    ) async throws -> (checkpoint: SignedCheckpoint, refusals: [String: any Error]) {
        try await cosign(checkpoint, by: witnesses) { size in
            try ConsistencyProof(from: size, to: checkpoint.head.size, tiles: tiles)
        }
    }

    /// Has witnesses cosign a head, each by a proof from the last one it saw.
    package func cosign(
        _ checkpoint: SignedCheckpoint,
        by witnesses: [any Witness],
        proving proof: (Int64) async throws -> ConsistencyProof
    ) async throws -> (checkpoint: SignedCheckpoint, refusals: [String: any Error]) {
        var (cosigned, refusals) = (checkpoint, [String: any Error]())
        for witness in witnesses {
            do {
                let size = try await witness.lastSize(of: checkpoint.head.origin)
                let signature = try await witness.cosign(try WitnessRequest(try await proof(size), to: checkpoint))
                let attempt = try cosigned.adding(signature)
                try Cosignature.verify(attempt.note, by: witness.verifier)
                cosigned = attempt
            } catch {
                refusals[witness.verifier.name] = error
            }
        }
        return (cosigned, refusals)
    }

    /// The later one of what this process signed last and what the mark says.
    private func newest(_ last: SignedCheckpoint?) throws -> SignedCheckpoint? {
        let marked = try mark.read().map { try SignedCheckpoint($0, by: key.verifier) }
        guard let last else { return marked }
        guard let marked, marked.head.size >= last.head.size else {
            throw EvidenceError(
                .rolledBack,
                """
                The high-water mark was rolled back: it says \(marked?.head.size ?? 0) entries, and \(last.head.size) were \
                signed. Find out who wrote it.
                """)
        }
        guard marked.head.size > last.head.size || marked.head.root == last.head.root else {
            throw EvidenceError(.inconsistent, "The high-water mark has another root than was signed at this size.")
        }
        return marked
    }

    private static func proof(
        from head: Checkpoint,
        to tree: LogTree,
        _ tiles: some TileReader
    ) throws -> ConsistencyProof {
        guard tree.size >= head.size else {
            throw EvidenceError(
                .rolledBack,
                """
                The log has \(tree.size) entries, and \(head.size) were signed: it lost its end, or an older copy was put in \
                its place. Restore the latest one.
                """)
        }
        let proof = try ConsistencyProof(from: head.size, to: tree.size, tiles: tree.tiles(over: tiles))
        do {
            try proof.verify(oldRoot: head.root, newRoot: tree.root)
        } catch {
            throw EvidenceError(
                .inconsistent,
                """
                The log of \(tree.size) entries doesn't continue the one of \(head.size) that was signed: entries were \
                altered. Nothing is signed; verify the log.
                """)
        }
        return proof
    }
}
#endif
