// SPDX-License-Identifier: Apache-2.0

#if Evidence
public import LawfulTime
import Synchronization

/// Someone outside who has seen the log's heads, and signs only those that continue what it saw: a host that holds key,
/// database and mark can be caught in no other way.
public protocol Witness: Sendable {
    /// The key that its cosignatures are checked with.
    var verifier: VerifierKey { get }

    /// The size of the last head of a log that it saw; 0 where it saw none.
    ///
    /// - Throws: ``EvidenceError`` or what kept the witness from answering.
    func lastSize(of origin: String) async throws -> Int64

    /// Checks that a head continues the last one, remembers it, and cosigns it.
    ///
    /// - Throws: ``EvidenceError``: `stale` when the request begins at another size than the last one seen, `proof` when the
    ///   head doesn't continue it; or what kept the witness from answering.
    func cosign(_ request: WitnessRequest) async throws -> SignedNote.Signature
}

/// Cosignatures: a witness's signature with the time of it (C2SP tlog-cosignature, version 1).
public enum Cosignature {
    /// Cosigns a note.
    ///
    /// - Throws: ``EvidenceError`` with code `key` when the key isn't a witness's, or the time is before 1970.
    public static func sign(_ note: SignedNote, by key: SigningKey, at moment: Instant) throws -> SignedNote.Signature {
        guard key.verifier.kind == .cosignature, moment.milliseconds >= 0 else {
            throw EvidenceError(.key, "A cosignature needs a key of type 4, and a time after 1970.")
        }
        let seconds = moment.milliseconds / 1_000
        let signature = try key.signature(over: message(note.text, seconds: UInt64(seconds)))
        let time = (0..<8).reversed().map { UInt8(truncatingIfNeeded: seconds >> (8 * Int64($0))) }
        return SignedNote.Signature(name: key.verifier.name, keyID: key.verifier.id, bytes: time + signature)
    }

    /// Checks that a witness cosigned a note.
    ///
    /// - Returns: when, by its own clock; the latest time of several.
    /// - Throws: ``EvidenceError`` with code `signature` when it didn't, `key` when the key isn't a witness's.
    @discardableResult
    public static func verify(_ note: SignedNote, by key: VerifierKey) throws -> Instant {
        guard key.kind == .cosignature else { throw EvidenceError(.key, "The key \(key.name) isn't a witness's.") }
        var latest: UInt64 = 0
        try note.verify(by: key) { signature in
            guard signature.bytes.count == 72 else { return false }
            let seconds = signature.bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            guard seconds <= UInt64(Int64.max / 1_000) else { return false }
            latest = max(latest, seconds)
            return key.isValid(signature.bytes.dropFirst(8), over: message(note.text, seconds: seconds))
        }
        return Instant(milliseconds: Int64(latest) * 1_000)
    }

    private static func message(_ text: String, seconds: UInt64) -> [UInt8] {
        Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8)
    }
}

/// A witness in the process: for tests, and to try out what a witness refuses. One that guards a real log runs elsewhere.
public final class InMemoryWitness: Witness {
    private let key: SigningKey
    private let log: VerifierKey
    private let now: @Sendable () -> Instant
    private let seen = Mutex<Checkpoint?>(nil)

    /// The key that its cosignatures are checked with.
    public var verifier: VerifierKey { key.verifier }

    /// A witness of one log.
    ///
    /// - Parameters:
    ///   - key: its own key, of kind `cosignature`.
    ///   - log: the log's key.
    ///   - now: its clock.
    public init(key: SigningKey, log: VerifierKey, now: @escaping @Sendable () -> Instant) {
        self.key = key
        self.log = log
        self.now = now
    }

    /// The size of the last head that it saw.
    public func lastSize(of origin: String) async throws -> Int64 { seen.withLock { $0?.size ?? 0 } }

    /// Cosigns a head that continues the last one.
    public func cosign(_ request: WitnessRequest) async throws -> SignedNote.Signature {
        // Read again: what was checked by who sends it proves nothing to who receives it.
        let checkpoint = try SignedCheckpoint(request.checkpoint.bytes, by: log)
        return try seen.withLock { last in
            let size = last?.size ?? 0
            guard request.proof.oldSize == size else {
                throw EvidenceError(.stale, "The last head seen has size \(size); prove from there.")
            }
            try request.verify(oldRoot: last?.root ?? .emptyTree)
            let signature = try Cosignature.sign(checkpoint.note, by: key, at: now())
            last = checkpoint.head
            return signature
        }
    }
}
#endif
