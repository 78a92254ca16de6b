// SPDX-License-Identifier: Apache-2.0

#if Evidence
import LawfulLedger
import Synchronization

/// What a ledger with evidence holds in the process: open keys, the signer, and the tree as far as it was appended to.
package final class Sealing: Sendable {
    package let evidence: LedgerEvidence
    package let keys: DataKeys
    package let signer: CheckpointSigner
    package let actors: ActorDirectory
    /// The tree after the last commit of this process; another process may have gone on from there.
    private let tree = Mutex<LogTree?>(nil)
    private let isSigning = Mutex(false)
    /// Whether a head is going to be signed once the time is up.
    private let isTimed = Mutex(false)
    /// Whether a mark was written that its archive may lack.
    private let isArchiveDue = Mutex(false)
    /// The key-encryption key that was found to be the one known by its name.
    private let checkedKey = Mutex<String?>(nil)
    private let restored = Mutex(0)

    /// How many entries are recorded before a head is signed by itself.
    private static let entriesPerHead: Int64 = 1_000

    package init(_ evidence: LedgerEvidence) throws {
        self.evidence = evidence
        keys = DataKeys(evidence.keys, origin: evidence.origin, random: evidence.random)
        signer = try CheckpointSigner(evidence.signing, mark: evidence.mark)
        actors = ActorDirectory(random: evidence.random)
    }

    package var origin: String { evidence.origin }

    /// The tree after the last commit that this process knows of.
    package var committed: LogTree? { tree.withLock { $0 } }

    /// The tree of a size, from memory or from the store.
    package func tree(of size: Int64, tiles: some TileReader) throws -> LogTree {
        if let tree = committed, tree.size == size { return tree }
        return try LogTree(size: size, tiles: tiles)
    }

    /// Takes note of a tree whose entries are committed.
    package func commit(_ committed: LogTree) { tree.withLock { $0 = committed } }

    /// Has the next who needs the tree make it from the store.
    package func forgetTree() { tree.withLock { $0 = nil } }

    /// Whether it is time to sign a head; who is told so signs one.
    private func isDue(_ size: Int64) -> Bool {
        guard size - (signer.lastSigned?.head.size ?? 0) >= Self.entriesPerHead else { return false }
        return isSigning.withLock { isSigning in
            guard !isSigning else { return false }
            isSigning = true
            return true
        }
    }

    private func signed() { isSigning.withLock { $0 = false } }

    /// Signs a head where enough was recorded since the last one, or in time; where it can't be signed, tries again.
    package func signIfDue(_ sequence: Int64, _ checkpoint: @escaping @Sendable () async throws -> Void) {
        guard isDue(sequence) else { return signInTime(checkpoint) }
        Task {
            defer { signed() }
            do { try await checkpoint() } catch { signInTime(checkpoint) }
        }
    }

    /// Signs a head in time where the ledger, as it is opened, holds entries that none covers: an earlier run ended before.
    package func signTail(_ checkpoint: @escaping @Sendable () async throws -> Void) {
        guard let size = committed?.size, size > signer.lastSigned?.head.size ?? 0 else { return }
        signInTime(checkpoint)
    }

    private func signInTime(_ checkpoint: @escaping @Sendable () async throws -> Void) {
        guard let delay = evidence.signingWithin, startsTimer() else { return }
        Task { await sign(after: delay, checkpoint) }
    }

    /// Whether nobody else's time is running; who is told so lets it run.
    private func startsTimer() -> Bool {
        isTimed.withLock { isTimed in
            defer { isTimed = true }
            return !isTimed
        }
    }

    /// Signs once the time is up. What can't be signed, since the mark or the server can't be written, is tried again after twice
    /// the time, and so on; that it still can't be is found when somebody asks for a head, and the next append starts anew.
    private func sign(after first: Duration, _ checkpoint: @Sendable () async throws -> Void) async {
        var delay = first
        for attempt in 1...Self.signingAttempts {
            try? await Task.sleep(for: delay)
            // Before the head is taken: what is recorded from here on starts a time of its own.
            isTimed.withLock { $0 = false }
            do { return try await checkpoint() } catch {}
            guard attempt < Self.signingAttempts, startsTimer() else { return }
            delay = min(max(delay, Self.shortestPause) * 2, max(first, Self.longestPause))
        }
    }

    private static let signingAttempts = 16
    private static let shortestPause = Duration.milliseconds(10)
    private static let longestPause = Duration.seconds(60)

    package func setArchiveDue() { isArchiveDue.withLock { $0 = true } }

    /// Whether the archive has to be written; who is told so writes it.
    package func takeArchiveDue() -> Bool {
        isArchiveDue.withLock { isDue in
            defer { isDue = false }
            return isDue
        }
    }

    /// How many marks came back from their archive at the opening.
    package var restoredMarks: Int {
        get { restored.withLock { $0 } }
        set { restored.withLock { $0 = newValue } }
    }

    /// The key-encryption key that was checked last.
    package var checkedKeyID: String? {
        get { checkedKey.withLock { $0 } }
        set { checkedKey.withLock { $0 = newValue } }
    }

    private static let keyAttempts = 64

    /// Does some work, and gets the keys that it lacks until it lacks none; what has to be made sure of before keys are
    /// made is done first.
    package static func keyed<Value: Sendable>(
        _ sealing: Sealing?,
        making check: () async throws -> Void = {},
        _ work: () async throws -> Value
    ) async throws -> Value {
        for _ in 0..<keyAttempts {
            do {
                return try await work()
            } catch let need as KeyNeed {
                if case .making = need { try await check() }
                try await sealing?.keys.get(need)
            }
        }
        throw LedgerError(.contention, "Keys changed each time they were asked for; try again.")
    }
}
#endif
