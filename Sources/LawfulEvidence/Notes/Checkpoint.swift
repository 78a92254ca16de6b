// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// The head of a log: which log, how many entries, and the root over them (C2SP tlog-checkpoint).
public struct Checkpoint: Hashable, Sendable {
    /// Which log; also the name of its key.
    public let origin: String
    /// How many entries.
    public let size: Int64
    /// The root over them.
    public let root: Hash256

    /// A head of its parts.
    public init(origin: String, size: Int64, root: Hash256) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a checkpoint; lines after the third are extensions, of which none is known here.
    ///
    /// - Throws: ``EvidenceError`` with code `checkpoint` when it isn't one.
    public init(_ text: String) throws {
        guard let lines = TextForm.lines(Array(text.utf8)[...]), lines.count >= 3,
            lines.allSatisfy({ !$0.isEmpty }), let origin = TextForm.string(lines[0])
        else { throw Self.malformed("it has lines for origin, size and root") }
        guard let size = TextForm.number(lines[1]) else { throw Self.malformed("its size is a number below 2^63") }
        guard let root = TextForm.string(lines[2]).flatMap(Hash256.init(base64:)) else {
            throw Self.malformed("its root is the base64 of 32 bytes")
        }
        guard size > 0 || root == .emptyTree else { throw Self.malformed("an empty log has the root of an empty tree") }
        self.init(origin: origin, size: size, root: root)
    }

    /// The text that is signed.
    public var text: String { "\(origin)\n\(size)\n\(root.base64)\n" }

    private static func malformed(_ rule: String) -> EvidenceError {
        EvidenceError(.checkpoint, "The checkpoint isn't in its form: \(rule).")
    }
}

/// A checkpoint whose signature was checked, with the note that says so.
public struct SignedCheckpoint: Hashable, Sendable {
    /// The head.
    public let head: Checkpoint
    /// The note: the text of the head, signed by the log and perhaps by witnesses.
    public let note: SignedNote

    /// Signs a head; use ``CheckpointSigner`` where a log grows, which never signs two histories.
    ///
    /// - Throws: ``EvidenceError`` with code `checkpoint` when the key is another log's.
    public init(_ head: Checkpoint, signedBy key: SigningKey) throws {
        guard TextForm.areSame(head.origin, key.verifier.name) else {
            throw EvidenceError(.checkpoint, "The key \(key.verifier.name) signs no heads of another log.")
        }
        note = try SignedNote(head.text, signedBy: key)
        self.head = head
    }

    /// Reads a checkpoint and checks that the log's key signed it.
    ///
    /// - Throws: ``EvidenceError`` with code `note` or `checkpoint` when it isn't in its form or of another log,
    ///   `signature` when the key didn't sign it.
    public init(_ bytes: [UInt8], by key: VerifierKey) throws {
        note = try SignedNote(bytes)
        try note.verify(by: key)
        head = try Checkpoint(note.text)
        guard TextForm.areSame(head.origin, key.name) else {
            throw EvidenceError(.checkpoint, "The checkpoint is of another log than \(key.name).")
        }
    }

    fileprivate init(head: Checkpoint, note: SignedNote) {
        self.head = head
        self.note = note
    }

    /// The checkpoint as it is stored and sent.
    public var bytes: [UInt8] { note.bytes }

    /// The checkpoint with one more signature, such as a witness's.
    ///
    /// - Throws: ``EvidenceError`` with code `note` beyond 100 signatures.
    public func adding(_ signature: SignedNote.Signature) throws -> SignedCheckpoint {
        SignedCheckpoint(head: head, note: try note.adding(signature))
    }
}
#endif
